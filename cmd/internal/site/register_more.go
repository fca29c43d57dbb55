package site

import (
	"cmp"
	"strconv"
	"strings"

	"candor/cmd/internal/trust"
)

func (g *Register) retention() *Table {
	t := &Table{Name: "retention", Caption: "How long data are kept", Columns: []Column{
		{"Rule", false}, {"Data", false}, {"Counted from", false}, {"Kept", false}, {"Then", false}, {"Gone from backups", false}, {"Because of", false}, {"Steps", true},
	}}
	for _, r := range g.c.Retention {
		t.Rows = append(t.Rows, Row{ID: r.Path(), Cells: []Cell{
			g.head(r), g.ruled(r), text(r.Trigger.V), g.howLong(r), text(words("action", r.Action.V)), g.tail(r), text(r.Basis.V), g.stages(r),
		}})
	}
	return g.finish(t)
}

// ruled returns the categories that a rule governs, whichever of the two names the other.
func (g *Register) ruled(r *trust.RetentionRule) Cell {
	var out Cell
	for _, d := range g.c.DataCategories {
		if names(r.Data, d.ID) || names(d.Retention, r.ID) {
			out = append(out, g.to(d))
		}
	}
	return out
}

func (g *Register) tail(r *trust.RetentionRule) Cell {
	if after := g.fact(r, "backups"); len(after) > 0 {
		after[0].Runs = append(after[0].Runs, Run{Text: " later"})
		return after
	}
	if r.Everywhere.V {
		return text("at the same time")
	}
	return nil
}

func (g *Register) stages(r *trust.RetentionRule) Cell {
	var out Cell
	for _, s := range r.Stages {
		item := line(s.Name.V)
		if how := g.stage(r, s); len(how) > 0 {
			item.Runs = append(item.Runs, Run{Text: ": "})
			item.Runs = append(item.Runs, how[0].Runs...)
		}
		if s.State.IsSet() {
			item.Runs = append(item.Runs, Run{Text: " (" + s.State.V + ")"})
		}
		out = append(out, item)
	}
	return out
}

func (g *Register) stage(r *trust.RetentionRule, s *trust.Stage) Cell {
	if !s.Period.IsSet() {
		return nil
	}
	if f, ok := g.c.Lookup(r.Path() + "." + segment(s.Name.V) + ".period"); ok {
		return link(g.a.Value(f), g.a.Fact(f))
	}
	return text(s.Period.V.String())
}

func (g *Register) encryption() *Table {
	t := &Table{Name: "encryption", Caption: "Encryption", Columns: []Column{
		{"What", false}, {"Kind", false}, {"TLS versions", false}, {"Cipher", false}, {"By", true}, {"HSTS", false}, {"Keys held by", false}, {"Keys changed", false}, {"Protects", false},
	}}
	for _, e := range g.c.Encryption {
		t.Rows = append(t.Rows, Row{ID: e.Path(), Cells: []Cell{
			g.head(e), text(words("scope", e.Scope.V)), g.fact(e, "tls"), g.fact(e, "cipher"), text(e.Method.V), g.fact(e, "hsts"), text(e.Keys.V), g.fact(e, "rotation"), g.refs("components", e.Of...),
		}})
	}
	return g.finish(t)
}

func (g *Register) access() *Table {
	t := &Table{Name: "access", Caption: "Who gets in and how", Columns: []Column{
		{"Access", false}, {"Who", true}, {"How", true}, {"Second factor", false}, {"Password length", false}, {"Idle session ends", false}, {"Locked after", false}, {"Withdrawn", false}, {"Reviewed", false}, {"Logged", false},
	}}
	for _, a := range g.c.Access {
		length, lock := g.fact(a, "password_length"), g.fact(a, "lockout_attempts")
		if len(length) > 0 {
			length[0].Runs = append([]Run{{Text: "at least "}}, append(length[0].Runs, Run{Text: " characters"})...)
		}
		if len(lock) > 0 {
			lock[0].Runs = append(lock[0].Runs, Run{Text: " failed attempts"})
		}
		t.Rows = append(t.Rows, Row{ID: a.Path(), Cells: []Cell{
			g.head(a), text(a.Who.V), text(a.How.V), text(words("mfa", a.MFA.V)), length, g.fact(a, "session_timeout"), lock, g.fact(a, "revocation"), g.fact(a, "review"), flag(a.Logged, "yes", "no"),
		}})
	}
	return g.finish(t)
}

func (g *Register) isolation() *Table {
	t := &Table{Name: "isolation", Caption: "What keeps tenants apart", Columns: []Column{{"Layer", false}, {"How", true}, {"Where", false}}}
	for _, i := range g.c.Isolation {
		t.Rows = append(t.Rows, Row{ID: i.Path(), Cells: []Cell{g.head(i), text(i.How.V), g.refs("components", i.Of...)}})
	}
	return g.finish(t)
}

func (g *Register) severities() *Table {
	t := &Table{Name: "severities", Caption: "Incident severities and targets", Columns: []Column{
		{"Severity", false}, {"Level", false}, {"When", true}, {"First response", false}, {"Resolution", false}, {"Updates", false}, {"Bound", false}, {"Examples", true},
	}}
	for _, s := range g.c.Severities {
		bound := flag(s.BestEffort, "best effort", "promised")
		t.Rows = append(t.Rows, Row{ID: s.Path(), Cells: []Cell{
			g.head(s), text(strconv.Itoa(s.Level.V)), text(s.About.V), g.fact(s, "response"), g.fact(s, "resolution"), g.fact(s, "update_interval"), bound, list(s.Examples),
		}})
	}
	return g.finish(t)
}

func (g *Register) notifications() *Table {
	t := &Table{Name: "notifications", Caption: "Who is told of an incident", Columns: []Column{
		{"Notification", false}, {"Told", false}, {"Of", false}, {"Within", false}, {"Counted from", false}, {"By", false}, {"Through", false}, {"Under", false},
	}}
	for _, n := range g.c.Notifications {
		within := g.fact(n, "within")
		if len(within) == 0 && n.Promptly.V {
			within = text("without undue delay")
		}
		t.Rows = append(t.Rows, Row{ID: n.Path(), Cells: []Cell{
			g.head(n), text(words("to", n.To.V)), text(n.Event.V), within, text(n.From.V), g.refs("roles", n.By), text(n.Channel.V), text(n.Article.V),
		}})
	}
	return g.finish(t)
}

func (g *Register) reviews() *Table {
	t := &Table{Name: "reviews", Caption: "Reviews and tests", Columns: []Column{
		{"What", false}, {"How often", false}, {"Last done", false}, {"By", false}, {"Policies", false}, {"What came of it", true},
	}}
	for _, r := range g.c.Reviews {
		var policies Cell
		for _, id := range r.Policies {
			policies = append(policies, g.policy(id)...)
		}
		t.Rows = append(t.Rows, Row{ID: r.Path(), Cells: []Cell{
			g.head(r), g.fact(r, "interval"), date(r.Last), g.refs("roles", r.By), policies, text(r.Result.V),
		}})
	}
	return g.finish(t)
}

func (g *Register) certifications() *Table {
	t := &Table{Name: "certifications", Caption: "Certificates and reports", Columns: []Column{
		{"Framework", false}, {"Status", false}, {"Held by", false}, {"Issued by", false}, {"Covers", true}, {"Valid from", false}, {"Valid until", false}, {"Document", false},
	}}
	for _, c := range g.c.Certifications {
		holder := g.refs("subprocessors", c.Holder)
		if len(holder) == 0 {
			holder = text(g.c.Organisation.Name.V)
		}
		t.Rows = append(t.Rows, Row{ID: c.Path(), Cells: []Cell{
			g.head(c), text(words("status", c.Status.V)), holder, text(c.Issuer.V), text(c.Scope.V), date(c.Issued), date(c.Expires), g.refs("documents", c.Document),
		}})
	}
	return g.finish(t)
}

func (g *Register) documents() *Table {
	t := &Table{Name: "documents", Caption: "Documents", Columns: []Column{
		{"Document", false}, {"What is in it", true}, {"How to get it", false}, {"Where", false}, {"Version", false}, {"Date", false},
	}}
	for _, d := range g.c.Documents {
		where := address(d.Link)
		if len(where) == 0 {
			where = g.refs("contacts", d.Contact)
			if n, ok := g.nouns["contacts"][d.Contact.V]; ok {
				where = where.plus(mailbox(n.(*trust.Contact).Email))
			}
		}
		t.Rows = append(t.Rows, Row{ID: d.Path(), Cells: []Cell{
			g.head(d), text(d.About.V), text(words("document", d.Access.V)), where, text(d.Version.V), date(d.Dated),
		}})
	}
	return g.finish(t)
}

func (g *Register) responsibilities() *Table {
	t := &Table{Name: "responsibilities", Caption: "Who answers for what", Columns: []Column{
		{"Topic", false}, {"Hosting", false}, {"Answers", false}, {"What we do", true}, {"What the customer does", true},
	}}
	for _, r := range g.c.Responsibilities {
		t.Rows = append(t.Rows, Row{ID: r.Path(), Cells: []Cell{
			g.head(r), text(r.Hosting.V), text(g.holder(r.Holder.V)), text(r.Ours.V), text(r.Customer.V),
		}})
	}
	return g.finish(t)
}

func (g *Register) holder(word string) string {
	if word == "ours" {
		return cmp.Or(g.c.Organisation.Name.V, "we")
	}
	return words("holder", word)
}

func (g *Register) contacts() *Table {
	t := &Table{Name: "contacts", Caption: "Contacts", Columns: []Column{
		{"Contact", false}, {"For", false}, {"E-mail", false}, {"Page", false}, {"Telephone", false}, {"Hours", false}, {"Answered by", false},
	}}
	for _, c := range g.c.Contacts {
		t.Rows = append(t.Rows, Row{ID: c.Path(), Cells: []Cell{
			g.head(c), text(words("purpose", c.Purpose.V)), mailbox(c.Email), address(c.Page), phone(c.Phone.V), text(c.Hours.V), g.refs("roles", c.Role),
		}})
	}
	return g.finish(t)
}

func phone(s string) Cell {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, s)
	if strings.Trim(s, "+0123456789-.() /") != "" || digits == "" {
		return text(s)
	}
	return link(s, "tel:"+digits)
}

func (g *Register) roles() *Table {
	t := &Table{Name: "roles", Caption: "Roles", Columns: []Column{
		{"Title", false}, {"Held by", false}, {"Answers for", true}, {"Reached at", false},
	}}
	for _, r := range g.c.Roles {
		title := g.head(r)
		if r.Short.IsSet() {
			title[0].Runs = append(title[0].Runs, Run{Text: " (" + r.Short.V + ")"})
		}
		t.Rows = append(t.Rows, Row{ID: r.Path(), Cells: []Cell{title, text(r.Holder.V), list(r.Duties), g.refs("contacts", r.Contact)}})
	}
	return g.finish(t)
}

func (g *Register) updates() *Table {
	t := &Table{Name: "updates", Caption: "Changes", Columns: []Column{
		{"Change", false}, {"Announced", false}, {"In effect", false}, {"Objection until", false}, {"About", false},
	}}
	for _, u := range g.newest() {
		t.Rows = append(t.Rows, Row{ID: u.Path(), Cells: []Cell{g.head(u), date(u.Date), date(u.Effective), date(u.ObjectionUntil), g.about(u)}})
	}
	return g.finish(t)
}

func (g *Register) about(u *trust.Update) Cell {
	var out Cell
	for _, id := range u.About {
		table, bare, _ := strings.Cut(id.V, ".")
		if table == "policies" {
			out = append(out, g.policy(trust.Text{V: bare})...)
		} else {
			out = append(out, g.refs(table, trust.Text{V: bare})...)
		}
	}
	return out
}

func (g *Register) statements() *Table {
	t := &Table{Name: "facts", Caption: "Further figures", Columns: []Column{{"Figure", false}, {"Value", false}, {"Source", true}}}
	for _, s := range g.c.Facts {
		value := text(s.Value.V)
		if f, ok := g.c.Lookup(s.Path()); ok {
			value = link(g.a.Value(f), g.a.Fact(f))
		}
		t.Rows = append(t.Rows, Row{ID: s.Path(), Cells: []Cell{text(s.Title.V), value, text(s.Source.V)}})
	}
	return g.finish(t)
}

// words returns how readers call what the data say in a word: 'sccs' is 'standard contractual clauses'.
func words(kind, word string) string {
	if s, ok := wordings[kind+" "+word]; ok {
		return s
	}
	return strings.ReplaceAll(word, "-", " ")
}

var wordings = map[string]string{
	"transfer none-needed": "none needed",
	"transfer adequacy":    "adequacy decision (GDPR Art. 45)",
	"transfer dpf":         "EU-US Data Privacy Framework",
	"transfer sccs":        "standard contractual clauses (GDPR Art. 46)",
	"transfer bcr":         "binding corporate rules (GDPR Art. 47)",
	"transfer derogation":  "derogation (GDPR Art. 49)",
	"scope in-transit":     "in transit",
	"scope at-rest":        "at rest",
	"scope end-to-end":     "end to end",
	"action delete":        "deleted",
	"action anonymise":     "made anonymous",
	"action archive":       "archived",
	"action aggregate":     "aggregated",
	"action return":        "returned",
	"to authority":         "supervisory authority",
	"to data-subjects":     "data subjects",
	"document public":      "public",
	"document on-request":  "on request",
	"document nda":         "under a confidentiality agreement",
	"document internal":    "internal, not handed out",
	"kind subprocessor":    "sub-processor",
	"holder customer":      "the customer",
	"holder shared":        "shared",
	"purpose documents":    "documents on request",
	"purpose objection":    "objections to sub-processors",
}
