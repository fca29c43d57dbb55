package site

import (
	"slices"
	"strconv"

	"candor/cmd/internal/trust"
)

// Most lines of each part of the overview: a reviewer reads it in a minute.
const (
	mostLines     = 6
	mostPlaces    = 4
	mostNews      = 3
	mostDocuments = 12
)

// overview tells what reviewers ask first, each figure linked to its fact.
func (s *Site) overview(p *Page) {
	p.Title, p.HeadTitle = s.Title, s.Title
	p.Sections = append(p.Sections, Section{ID: "glance", Title: "At a glance", Groups: groups(
		Group{"Where data are", s.where()},
		Group{"Who processes them", s.who()},
		Group{"How long they are kept", s.howLong()},
		Group{"How fast we act", s.howFast()},
		Group{"How they are protected", s.protected()},
	)})
	own := map[string]bool{}
	for _, c := range s.Center.Certifications {
		own[c.Path()] = !c.Holder.IsSet()
	}
	p.Sections = append(p.Sections, s.excerpts(nil, titled("Certificates", s.reg.draw("certifications").only(func(id string) bool { return own[id] })))...)
	s.news(p)
	s.documentsToRead(p)
	if t := s.reg.contacts(); t != nil {
		p.Sections = append(p.Sections, s.excerpts(nil, t)...)
	}
}

func (s *Site) where() []Pair {
	var pairs []Pair
	pairs = pair(pairs, "Promised area", s.reg.fact(&s.Center.Organisation, "residency"))
	var codes []string
	var places Cell
	for _, r := range s.Center.Regions {
		if r.Use.V == "edge" || r.Use.V == "delivery" {
			continue
		}
		if len(places) < mostPlaces {
			places = append(places, runs(Run{Text: s.reg.place(r), Href: s.Addresses.Noun(r)}))
		}
		if r.Country.IsSet() && !slices.Contains(codes, string(r.Country.V)) {
			codes = append(codes, string(r.Country.V))
		}
	}
	var countries Cell
	for _, c := range codes {
		countries = append(countries, s.reg.country(c)...)
	}
	pairs = pair(pairs, "Countries", countries)
	if n := len(s.Center.Regions); n > len(places) {
		places = append(places, runs(Run{Text: "all " + strconv.Itoa(n) + " places", Href: "/locations/"}))
	}
	return pair(pairs, "Places", places)
}

func (s *Site) who() []Pair {
	var pairs []Pair
	var current Cell
	outside := 0
	for _, v := range s.Center.Subprocessors {
		if v.Ended.IsSet() {
			continue
		}
		current = append(current, s.reg.to(v))
		if c, ok := s.Catalog.Country(string(v.Country.V)); ok && !c.EEA && !c.EU {
			outside++
		}
	}
	if n := len(current); n > 0 {
		pairs = pair(pairs, "Sub-processors", link(count(n, "company", "companies"), "/subprocessors/"))
		pairs = pair(pairs, "With a seat outside the EEA", text(strconv.Itoa(outside)))
		if n > mostLines {
			current = append(current[:mostLines:mostLines], runs(Run{Text: "and " + strconv.Itoa(n-mostLines) + " more", Href: "/subprocessors/"}))
		}
		pairs = pair(pairs, "Among them", current)
	}
	pairs = pair(pairs, "Notice of a new one", s.reg.fact(&s.Center.Organisation, "subprocessor_notice"))
	return pair(pairs, "Time to object", s.reg.fact(&s.Center.Organisation, "objection_window"))
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

func (s *Site) howLong() []Pair {
	var pairs []Pair
	for _, r := range s.Center.Retention {
		if how := s.reg.howLong(r); len(how) > 0 && len(pairs) < mostLines-2 {
			if r.Trigger.IsSet() && r.Period.IsSet() {
				how[0].Runs = append(how[0].Runs, Run{Text: " from " + r.Trigger.V})
			}
			pairs = pair(pairs, r.Name.V, how)
		}
	}
	for i, b := range s.Center.Backups {
		if i < 2 {
			pairs = pair(pairs, b.Name.V, s.reg.fact(b, "retention"))
		}
	}
	return pair(pairs, "Gone everywhere, backups included", s.reg.fact(&s.Center.Organisation, "deletion"))
}

func (s *Site) howFast() []Pair {
	var pairs []Pair
	for _, n := range s.Center.Notifications {
		if len(pairs) < 3 {
			within := s.reg.fact(n, "within")
			if len(within) == 0 && n.Promptly.V {
				within = link("without undue delay", s.Addresses.Noun(n))
			}
			if len(within) > 0 && n.From.IsSet() {
				within[0].Runs = append(within[0].Runs, Run{Text: " from " + n.From.V})
			}
			pairs = pair(pairs, "Notice to "+lowerFirst(cmpName(n)), within)
		}
	}
	var worst *trust.Severity
	for _, v := range s.Center.Severities {
		if worst == nil || v.Level.V < worst.Level.V {
			worst = v
		}
	}
	if worst != nil {
		pairs = pair(pairs, "First response, "+lowerFirst(worst.Name.V), s.reg.fact(worst, "response"))
		pairs = pair(pairs, "Resolution, "+lowerFirst(worst.Name.V), s.reg.fact(worst, "resolution"))
	}
	for i, c := range s.Center.Continuity {
		if i == 0 {
			pairs = pair(pairs, "Back after an outage (RTO)", s.reg.fact(c, "rto"))
			pairs = pair(pairs, "Work lost at most (RPO)", s.reg.fact(c, "rpo"))
		}
	}
	return pair(pairs, "Availability", s.reg.fact(&s.Center.Organisation, "availability"))
}

func cmpName(n *trust.Notification) string {
	if n.To.V != "" {
		return words("to", n.To.V)
	}
	return n.Name.V
}

func lowerFirst(s string) string {
	if len(s) > 1 && s[0] >= 'A' && s[0] <= 'Z' && (s[1] < 'A' || s[1] > 'Z') {
		return string(s[0]+'a'-'A') + s[1:]
	}
	return s
}

func (s *Site) protected() []Pair {
	var pairs []Pair
	for _, e := range s.Center.Encryption {
		how := s.reg.fact(e, "tls")
		if len(how) > 0 {
			how[0].Runs = append([]Run{{Text: "TLS "}}, how[0].Runs...)
		}
		how = how.plus(s.reg.fact(e, "cipher"))
		if len(how) == 0 {
			how = text(e.Method.V)
		}
		if len(pairs) < mostLines-2 {
			pairs = pair(pairs, e.Name.V, how)
		}
	}
	for i, a := range s.Center.Access {
		if i < 2 && a.MFA.IsSet() {
			pairs = pair(pairs, "Second factor, "+lowerFirst(a.Name.V), link(words("mfa", a.MFA.V), s.Addresses.Noun(a)))
		}
	}
	return pairs
}

func (s *Site) news(p *Page) {
	all := s.reg.newest()
	if len(all) == 0 {
		return
	}
	sec := Section{ID: "news", Title: "Newest changes"}
	for _, u := range all[:min(len(all), mostNews)] {
		item := runs(Run{Text: Date(u.Date) + ": ", Style: Mild}, Run{Text: u.Title.V, Href: s.Addresses.Noun(u)})
		if u.ObjectionUntil.IsSet() {
			item.Runs = append(item.Runs, Run{Text: "objections until " + Date(u.ObjectionUntil), Style: Tag})
		}
		sec.Body = append(sec.Body, item)
	}
	if len(all) > mostNews {
		sec.Body = append(sec.Body, runs(Run{Text: "all " + strconv.Itoa(len(all)) + " changes", Href: "/changes/"}))
	}
	p.Sections = append(p.Sections, sec)
}

func (s *Site) documentsToRead(p *Page) {
	all := s.listed()
	if len(all) == 0 {
		return
	}
	sec := Section{ID: "documents-to-read", Title: "Policies"}
	for _, d := range all[:min(len(all), mostDocuments)] {
		item := runs(Run{Text: Title(d), Href: d.Address})
		if d.Policy.Version.IsSet() {
			item.Runs = append(item.Runs, Run{Text: " version " + d.Policy.Version.V, Style: Mild})
		}
		sec.Body = append(sec.Body, item)
	}
	if len(all) > mostDocuments {
		sec.Body = append(sec.Body, runs(Run{Text: "all " + strconv.Itoa(len(all)) + " documents", Href: "/policies/"}))
	}
	p.Sections = append(p.Sections, sec)
}
