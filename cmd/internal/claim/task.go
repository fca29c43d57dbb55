package claim

import (
	"strings"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// A Task is what companies are used for, as a set: names of purposes differ, but payments are not mail.
type Task uint32

var taskNames = [...]string{"hosting", "mail", "payments", "support", "analytics", "error tracking", "text messages", "telephony", "search", "content delivery", "AI", "signatures", "maps", "video", "monitoring", "customer relations", "sign-in", "domain names", "advertising", "surveys", "accounting", "translation", "recruiting", "backups", "printing", "fax"}

var taskPatterns = newTaskPatterns()

func newTaskPatterns() *patterns {
	ps := &patterns{}
	for i, words := range [...]string{
		"hosting | host | server | machine | infrastructure | database | compute | application | data centre | datacentre | data center | colocation | cloud | object storage | storage | bucket | ~host",
		"mail | email | newsletter | mailing | smtp | transactional",
		"payment | card | direct debit | fee | checkout | donation | payout | deposit",
		"support | helpdesk | help desk | ticket | chat | customer service",
		"analytics | statistic | usage figure | usage data | web analytics | audience measurement",
		"error | crash | exception | error tracking",
		"sms | text message",
		"telephone | telephony | phone call | voice | call",
		"search | search index",
		"cdn | content delivery | delivery network | edge",
		"ai | language model | llm | summary | machine learning",
		"signature | e signature | signing | esignature",
		"map | geocoding",
		"video | conferencing | webinar",
		"monitoring | alert | alerting | on call | uptime | paging",
		"crm | customer relation | sales | customer management",
		"authentication | login | sign in | single sign on | identity",
		"dns | domain name | registrar",
		"advertising | advertisement | remarketing | repeat advertising",
		"survey | feedback form",
		"accounting | bookkeeping | payroll",
		"translation | transcription | transcript",
		"recruiting | applicant | hiring",
		"backup | copy | safety copy | archive",
		"printing | letter | print",
		"fax",
	} {
		ps.add(i, words)
	}
	return ps
}

// TasksOf returns what a text says that a company is used for.
func TasksOf(text string) (out Task) {
	ts := token.Append(nil, text)
	taskPatterns.find(ts, 0, len(ts), func(h hit) { out |= 1 << h.id })
	return out
}

// String returns the names of the tasks.
func (t Task) String() string {
	var out []string
	for i, n := range taskNames {
		if t&(1<<i) != 0 {
			out = append(out, n)
		}
	}
	return strings.Join(out, ", ")
}

// tasks returns what the text says that the company is used for: its label, term or row head where it begins what stands behind
// them, or else the subject of the passive sentence in which it is the agent, 'payments are handled by'.
func (p *phrase) tasks() (out Task, nouns []string) {
	b := p.block
	of := func(text string) (Task, []string) { return TasksOf(text), Stems(text) }
	if p.labelled() {
		if out, nouns := p.taskBeside(); out != 0 {
			return out, nouns
		}
		switch {
		case b.Kind == prose.Cell && b.RowHead >= 0 && b.RowHead != p.index:
			return of(p.doc.Blocks[b.RowHead].Text)
		case b.Kind == prose.Definition && b.Parent >= 0:
			return of(p.doc.Blocks[b.Parent].Text)
		case b.Label > 0 && p.ts[p.from].Start >= b.Label:
			return of(b.Text[:b.Label])
		case p.colon() >= 0:
			return of(b.Text[p.ts[p.lo].Start:p.ts[p.colon()].Start])
		}
		return 0, nil
	}
	g, list := p.governor()
	if g < p.lo {
		return p.taskBeside()
	}
	at := p.to
	if at < p.hi && p.ts[at].Is(".") && !p.ts[at].Space { // 'Inc.'
		at++
	}
	if p.ts[g].Is(":") && at+2 < p.hi && p.ts[at].Is("(") {
		if end := p.bracketEnd(at); end > at+1 {
			text := p.block.Text[p.ts[at].End:p.ts[end].Start]
			return TasksOf(text), Stems(text)
		}
	}
	if t := p.taskOfKind(g); t > 0 {
		text := p.block.Text[p.ts[t].Start:p.ts[t].End]
		return TasksOf(text), Stems(text)
	}
	if list || !p.ts[g].Is("by") && !p.ts[g].Is("through") && !p.ts[g].Is("via") && !p.ts[g].Is("with") && !p.ts[g].Is("using") && !p.ts[g].Is("on") && !p.ts[g].Is("at") && !p.ts[g].Is("in") {
		return 0, nil
	}
	for i := g - 1; i >= p.lo && g-i < 12; i-- {
		switch p.ts[i].Lower {
		case ",", ";", ":", "(":
			return 0, nil
		case "is", "are":
			p.find(taskPatterns, p.lo, i, func(h hit) { out |= 1 << h.id })
			for k := p.lo; k < i; k++ {
				if p.ts[k].Kind == token.Word && !stopWords[p.ts[k].Lower] {
					nouns = append(nouns, normal(p.ts, k))
				}
			}
			return out, nouns
		}
	}
	return 0, nil
}
