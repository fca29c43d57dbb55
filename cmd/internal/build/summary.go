package build

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/site"
	"candor/cmd/internal/trust"
)

// summary returns what pages keep of a document. Every string is copied out of the document's text, so that the text can go.
func (r *run) summary(d *prose.Document, p *trust.Policy, bindings []bind.Binding) *site.Doc {
	sum := sha256.Sum256(d.File.Data)
	doc := &site.Doc{Policy: p, Headings: slices.Clone(d.Headings), Places: d.Places(), Hash: hex.EncodeToString(sum[:])}
	doc.Address, _ = r.out.Addresses.Doc(p.File)
	for i := range doc.Headings {
		h := &doc.Headings[i]
		h.Text, h.ID, h.Number = strings.Clone(h.Text), strings.Clone(h.ID), strings.Clone(h.Number)
		h.Span.File = nil
	}
	for i := range d.Blocks {
		doc.Words += strings.Count(d.Blocks[i].Text, " ")
	}
	clause := func(block int) site.Clause {
		id, number := d.Clause(block)
		return site.Clause{ID: id, Number: number}
	}
	var order []int // the block of each fact that is stated
	state := func(block int, st site.Stated) {
		at := len(order)
		for at > 0 && order[at-1] > block {
			at--
		}
		order = slices.Insert(order, at, block)
		doc.Stated = slices.Insert(doc.Stated, at, st)
	}
	copies := map[string]string{} // a sentence that names three companies is kept once
	kept := func(sentence string) string {
		c, ok := copies[sentence]
		if !ok {
			c = strings.Clone(sentence)
			copies[c] = c
		}
		return c
	}
	mentioned := map[string]bool{}
	mention := func(n trust.Noun, block int, sentence string) {
		c := clause(block)
		key := n.Base().Path() + " " + c.ID
		if mentioned[key] {
			return
		}
		mentioned[key] = true
		doc.Mentions = append(doc.Mentions, site.Mention{Noun: n, Sentence: kept(sentence), Clause: c})
	}
	for i := range d.Links {
		l := &d.Links[i]
		t := r.out.Addresses.Resolve(p.File, l.Dest)
		sentence := sentenceAround(&d.Blocks[l.Block], l)
		switch {
		case t.Problem != "":
		case t.Fact != nil:
			text := strings.TrimSpace(l.Text)
			if text == "" {
				text = t.Fact.Text
			}
			state(l.Block, site.Stated{Fact: t.Fact, Verdict: bind.Confirmed.String(), Excerpt: strings.Clone(text), Sentence: kept(sentence), Clause: clause(l.Block)})
		case t.Noun != nil:
			mention(t.Noun, l.Block, sentence)
		case t.File != "" && t.File != p.File:
			to := t.Href
			doc.Links = append(doc.Links, site.Reference{To: to, Clause: clause(l.Block)})
		}
	}
	for i := range bindings {
		b := &bindings[i]
		if b.Claim.Listed != nil {
			mention(b.Claim.Listed, b.Claim.Block, b.Claim.Sentence)
		}
		if b.Fact == nil {
			continue
		}
		if reg, ok := b.Fact.Owner.(*trust.Region); ok && b.Verdict == bind.Confirmed {
			mention(reg, b.Claim.Block, b.Claim.Sentence)
		}
		if b.Verdict == bind.Confirmed && b.Claim.Kind != claim.Provider {
			mention(b.Fact.Owner, b.Claim.Block, b.Claim.Sentence)
		}
		if b.Verdict != bind.Confirmed && b.Verdict != bind.Contradicted {
			continue // what is unsure is for 'candor claims', not for readers
		}
		if b.Claim.Kind == claim.Provider && b.Verdict == bind.Confirmed && strings.HasSuffix(b.Fact.ID, ".name") {
			continue // that a listed company is named is a mention and no statement of a value
		}
		state(b.Claim.Block, site.Stated{Fact: b.Fact, Verdict: b.Verdict.String(), Excerpt: strings.Clone(b.Claim.Text), Sentence: kept(b.Claim.Sentence), Clause: clause(b.Claim.Block)})
	}
	return doc
}

// sentenceAround returns the sentence of a block in which a link stands.
func sentenceAround(b *prose.Block, l *prose.Link) string {
	at := -1
	for _, m := range b.Marks {
		if m.Link >= 0 && m.Kind == prose.LinkMark {
			at = m.Start
			if b.Source(m.Start, m.End).Start >= l.Span.Start {
				break
			}
		}
	}
	for _, s := range b.Sentences() {
		if at >= s.Start && at < s.End {
			return b.Text[s.Start:s.End]
		}
	}
	return b.Text
}
