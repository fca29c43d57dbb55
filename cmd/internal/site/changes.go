package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"candor/cmd/internal/load"
	"candor/cmd/internal/redline"
	"candor/cmd/internal/trust"
)

// The feeds of a site's changes, below its root.
const (
	AtomFile     = "/feeds/changes.atom"
	JSONFeedFile = "/feeds/changes.json"
)

// HasFeeds reports whether the site has feeds: they hold complete addresses, and something to tell.
func (s *Site) HasFeeds() bool { return s.Addresses.hasFeeds() }

func (a *Addresses) hasFeeds() bool { return a.origin != "" && len(a.center.Updates) > 0 }

// Newest returns the dated entries, the newest first.
func (s *Site) Newest() []*trust.Update { return s.reg.newest() }

// newest returns the updates, the newest first.
func (g *Register) newest() []*trust.Update {
	out := slices.Clone(g.c.Updates)
	slices.SortStableFunc(out, func(a, b *trust.Update) int { return b.Date.V.Compare(a.Date.V) })
	return out
}

func (s *Site) changes(p *Page) {
	if s.HasFeeds() {
		p.Lead = append(p.Lead, runs(Run{Text: "Be told of changes by a feed: "}, Run{Text: "Atom", Href: AtomFile}, Run{Text: " or "}, Run{Text: "JSON Feed", Href: JSONFeedFile}, Run{Text: "."}))
	}
	for _, u := range s.reg.newest() {
		p.Sections = append(p.Sections, s.Change(u))
	}
}

// Change returns what pages and feeds tell of a dated entry: what it means, its dates, and what changed with its redline.
func (s *Site) Change(u *trust.Update) Section {
	var pairs []Pair
	pairs = pair(pairs, "Announced", date(u.Date))
	pairs = pair(pairs, "Takes effect", date(u.Effective))
	pairs = pair(pairs, "Objections until", date(u.ObjectionUntil))
	pairs = pair(pairs, "Kind", text(words("kind", u.Kind.V)))
	pairs = pair(pairs, "About", s.reg.about(u))
	out := Section{ID: u.Path(), Title: u.Title.V, Intro: []Item{{Markdown: u.Summary.V}}, Groups: []Group{{Pairs: pairs}}}
	if len(u.Changes) > 0 {
		out.Over = "What changed, word by word"
	}
	for _, c := range u.Changes {
		out.Body = append(out.Body, s.alteration(c))
	}
	return out
}

// alteration returns what changed and its redline, in a line.
func (s *Site) alteration(c *trust.Alteration) Item {
	name := s.altered(c.Of.V)
	name.Style = Strong
	item := runs(name, Run{Text: ": "})
	was, now := flat(c.Was.V), flat(c.Now.V)
	if strings.Count(was, " ") < short && strings.Count(now, " ") < short && was != "" && now != "" {
		item.Runs = append(item.Runs, Run{Text: was, Style: Removed}, Run{Text: " → "}, Run{Text: now, Style: Added})
		return item
	}
	for _, piece := range redline.Compare(was, now) {
		style := map[redline.Kind]Style{redline.Removed: Removed, redline.Added: Added}[piece.Kind]
		item.Runs = append(item.Runs, Run{Text: piece.Text, Style: style})
	}
	return item
}

// short is how many spaces a value has at most of which the whole is shown as gone and as new.
const short = 4

func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

// altered returns the name of what changed, linked to where it stands today. What is gone since bears its ID.
func (s *Site) altered(id string) Run {
	if f, ok := s.Center.Lookup(id); ok {
		return Run{Text: f.Title, Href: s.Addresses.Fact(f)}
	}
	path, fragment, isClause := strings.Cut(id, "#")
	if doc, key, ok := s.documentOf(path); ok {
		run := Run{Text: Title(doc), Href: doc.Address}
		switch number, there := doc.clause(fragment); {
		case isClause && there:
			run.Href += "#" + fragment
			if number != "" && isPolicy(doc.Policy) {
				run.Text += ", clause " + number
			}
		case key != "":
			run.Text += ": " + strings.ReplaceAll(key, "_", " ")
		}
		return run
	}
	parts := strings.SplitN(id, ".", 3)
	for n := min(len(parts), 2); n > 0; n-- {
		noun, ok := s.Center.Noun(strings.Join(parts[:n], "."))
		if !ok {
			continue
		}
		for _, f := range load.Fields(noun) {
			if f.ID == id {
				return Run{Text: noun.Label() + ": " + f.Name, Href: s.Addresses.Noun(noun)}
			}
		}
		return Run{Text: noun.Label() + ": " + strings.ReplaceAll(parts[len(parts)-1], "_", " "), Href: s.Addresses.Noun(noun)}
	}
	return Run{Text: id}
}

// documentOf returns the document that 'policies.backup' or a value of its head, 'policies.backup.version', names.
func (s *Site) documentOf(path string) (d *Doc, key string, ok bool) {
	rest, ok := strings.CutPrefix(path, "policies.")
	if !ok {
		return nil, "", false
	}
	id, key, _ := strings.Cut(rest, ".")
	d, ok = s.byDoc[s.PolicyAddress(id)]
	return d, key, ok
}

// clause returns the number of the clause at a fragment, and whether there is one.
func (d *Doc) clause(fragment string) (number string, ok bool) {
	for i := range d.Headings {
		if h := &d.Headings[i]; h.ID == fragment && fragment != "" {
			return h.Number, true
		}
	}
	dot := strings.LastIndexByte(fragment, '.')
	if dot < 0 || len(d.Places) == 0 {
		return "", false
	}
	place, err := strconv.Atoi(fragment[dot+1:])
	if err != nil || place < 1 || strconv.Itoa(place) != fragment[dot+1:] {
		return "", false
	}
	own := "(" + strconv.Itoa(place) + ")"
	if fragment[:dot] == "intro" && place <= d.Places[0] {
		return own, true
	}
	for i := range d.Headings {
		if h := &d.Headings[i]; h.ID == fragment[:dot] && place <= d.Places[i+1] {
			return strings.TrimSpace(cmp.Or(h.Number) + " " + own), true
		}
	}
	return "", false
}
