package rules

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/load"
	"candor/cmd/internal/period"
	"candor/cmd/internal/trust"
)

var vendorUnused = &check.Rule{
	ID: "vendor-unused", Family: check.Data, Severity: diag.Warning,
	Title: "a sub-processor is listed and nothing uses it",
	Why:   "A list with companies that are not used hides the ones that are, and asks customers to object to nothing.",
	Bad:   "-- data/v.toml --\n[subprocessors.aws]\nname = \"AWS\"\nlegal_name = \"Amazon Web Services EMEA SARL\"\ncountry = \"LU\"\npurpose = \"Hosting\"\n",
	Good:  "-- data/v.toml --\n[subprocessors.aws]\nname = \"AWS\"\nlegal_name = \"Amazon Web Services EMEA SARL\"\ncountry = \"LU\"\npurpose = \"Hosting\"\nunused = \"kept for the move of 2027\"\n",
	Site: func(p *check.Pass, kept []*check.Kept) {
		used := map[string]bool{}
		for _, c := range p.Center.Components {
			used[c.Provider.V] = true
			for _, u := range c.Uses {
				used[u.V] = true
			}
		}
		for _, b := range p.Center.Backups {
			used[b.Provider.V] = true
		}
		for _, r := range p.Center.Regions {
			used[r.Provider.V] = true
		}
		for _, s := range p.Center.Subprocessors {
			used[s.Parent.V] = true
		}
		for _, k := range kept {
			for _, id := range k.Uses {
				used[id] = true
			}
		}
		for _, s := range p.Center.Subprocessors {
			if used[s.ID] || s.Unused.IsSet() || s.Ended.IsSet() || len(s.Services) > 0 || s.Parent.IsSet() {
				continue
			}
			p.Report(s.Span, fmt.Sprintf("%s is listed, and no component, backup or document uses it", s.Label()), check.Fact(s.Path()+".name"),
				check.Hint("say what it is used for (services, or a component that uses it), end it with ended = DATE, or say why in unused = \"…\""))
		}
	},
}

var vendorSeatMismatch = &check.Rule{
	ID: "vendor-seat-mismatch", Family: check.Data, Severity: diag.Error,
	Title: "a sub-processor's country is not that of its legal entity",
	Why:   "The seat of the contracting entity decides which law reaches it and whether a transfer basis is needed.",
	Bad:   "-- data/v.toml --\n[subprocessors.hetzner]\nname = \"Hetzner\"\nlegal_name = \"Hetzner Online GmbH\"\ncountry = \"FI\"\npurpose = \"Hosting\"\nunused = \"example\"\n",
	Good:  "-- data/v.toml --\n[subprocessors.hetzner]\nname = \"Hetzner\"\nlegal_name = \"Hetzner Online GmbH\"\ncountry = \"DE\"\npurpose = \"Hosting\"\nunused = \"example\"\n",
	Data: func(p *check.Pass) {
		for _, s := range p.Center.Subprocessors {
			known, ok := p.Catalog.Provider(load.ProviderID(p.Catalog, p.Center, s.ID))
			if !ok || !s.Country.IsSet() || known.Country == "" || !strings.EqualFold(known.LegalEntity, s.LegalName.V) || known.Country == string(s.Country.V) {
				continue
			}
			p.Report(s.Country.Span, fmt.Sprintf("%s has its seat in %s, not in %s", s.LegalName.V, countryName(p, known.Country), countryName(p, string(s.Country.V))),
				check.Fact(s.Path()+".country"), check.Related(s.LegalName.Span, "this entity"), check.Hint("correct the country, or name the entity that you contract with"))
		}
	},
}

const outsideVendor = "-- data/v.toml --\n[subprocessors.sentry]\nname = \"Sentry\"\nlegal_name = \"Functional Software, Inc.\"\ncountry = \"US\"\npurpose = \"Error reports\"\nunused = \"example\"\n"

// outsideEEA returns the countries outside the EEA in which a sub-processor has its seat or processes, with their names.
func outsideEEA(p *check.Pass, s *trust.Subprocessor) []string {
	var out []string
	add := func(code string) {
		c, ok := p.Catalog.Country(code)
		if ok && !c.EEA && !slices.Contains(out, c.Code) {
			out = append(out, c.Code)
		}
	}
	if s.Country.IsSet() {
		add(string(s.Country.V))
	}
	for _, k := range s.Processing {
		add(string(k.V))
	}
	for _, id := range s.Regions {
		if n, ok := p.Center.Noun("regions." + id.V); ok {
			if r := n.(*trust.Region); r.Country.IsSet() {
				add(string(r.Country.V))
			}
		}
	}
	return out
}

var transferBasisMissing = &check.Rule{
	ID: "transfer-basis-missing", Family: check.Data, Severity: diag.Error,
	Title: "a sub-processor outside the EEA has no transfer basis",
	Why:   "GDPR Chapter V allows a transfer only on one of its bases, and customers have to be told which.",
	Bad:   outsideVendor,
	Good:  outsideVendor + "transfer = \"sccs\"\n",
	Data: func(p *check.Pass) {
		for _, s := range p.Center.Subprocessors {
			if s.Transfer.IsSet() && s.Transfer.V != "none-needed" || s.Ended.IsSet() {
				continue
			}
			var need []string
			for _, code := range outsideEEA(p, s) {
				if c, _ := p.Catalog.Country(code); c.Transfer() == "adequate" && c.Adequacy == "full" {
					continue // an adequacy decision for the whole country is a basis that needs no choice
				}
				need = append(need, countryName(p, code))
			}
			if len(need) == 0 {
				continue
			}
			at := s.Span
			if s.Transfer.IsSet() {
				at = s.Transfer.Span
			}
			p.Report(at, fmt.Sprintf("%s is in %s and no transfer basis is given", s.Label(), strings.Join(need, " and ")), check.Fact(s.Path()+".country"),
				check.Related(s.Country.Span, "seat: %s", countryName(p, string(s.Country.V))), check.Hint("add transfer = \"dpf\", \"sccs\" or another basis, and verified_on"))
		}
	},
}

var transferBasisNeedless = &check.Rule{
	ID: "transfer-basis-needless", Family: check.Data, Severity: diag.Info,
	Title: "a transfer basis is given for a sub-processor within the EEA",
	Why:   "A reader takes it to mean that data do leave; if access from outside is the reason, that should be said.",
	Bad:   "-- data/v.toml --\n[subprocessors.mollie]\nname = \"Mollie\"\nlegal_name = \"Mollie B.V.\"\ncountry = \"NL\"\npurpose = \"Payments\"\nunused = \"example\"\ntransfer = \"sccs\"\n",
	Good:  "-- data/v.toml --\n[subprocessors.mollie]\nname = \"Mollie\"\nlegal_name = \"Mollie B.V.\"\ncountry = \"NL\"\npurpose = \"Payments\"\nunused = \"example\"\ntransfer = \"none-needed\"\n",
	Data: func(p *check.Pass) {
		for _, s := range p.Center.Subprocessors {
			if !s.Transfer.IsSet() || s.Transfer.V == "none-needed" || s.Notes.IsSet() || len(outsideEEA(p, s)) > 0 || !s.Country.IsSet() {
				continue
			}
			p.Report(s.Transfer.Span, fmt.Sprintf("%s and all its places are within the EEA, and %s is given as the basis of a transfer", s.Label(), s.Transfer.V),
				check.Related(s.Country.Span, "seat: %s", countryName(p, string(s.Country.V))), check.Hint("say in notes why a basis is held, name the place outside, or write \"none-needed\""))
		}
	},
}

var transferBasisUnfit = &check.Rule{
	ID: "transfer-basis-unfit", Family: check.Data, Severity: diag.Error,
	Title: "a transfer basis does not exist for the country",
	Why:   "The Data Privacy Framework covers companies in the United States alone, and an adequacy decision only the countries that have one.",
	Bad:   "-- data/v.toml --\n[subprocessors.acme]\nname = \"Bulk Mail\"\nlegal_name = \"Bulk Mail Pvt. Ltd.\"\ncountry = \"IN\"\npurpose = \"Mail\"\nunused = \"example\"\ntransfer = \"dpf\"\nverified_on = 2026-01-01\n",
	Good:  "-- data/v.toml --\n[subprocessors.acme]\nname = \"Bulk Mail\"\nlegal_name = \"Bulk Mail Pvt. Ltd.\"\ncountry = \"IN\"\npurpose = \"Mail\"\nunused = \"example\"\ntransfer = \"sccs\"\nverified_on = 2026-01-01\n",
	Data: func(p *check.Pass) {
		for _, s := range p.Center.Subprocessors {
			for _, code := range outsideEEA(p, s) {
				c, _ := p.Catalog.Country(code)
				switch {
				case s.Transfer.V == "dpf" && c.Transfer() != "dpf" && c.Transfer() != "adequate" && len(s.TransferAlso) == 0:
					p.Report(s.Transfer.Span, fmt.Sprintf("the Data Privacy Framework does not cover %s, where %s is", c.Name, s.Label()),
						check.Related(s.Country.Span, "seat: %s", countryName(p, string(s.Country.V))), check.Hint("name the basis that covers it, for example \"sccs\""))
				case s.Transfer.V == "adequacy" && c.Adequacy == "":
					p.Report(s.Transfer.Span, fmt.Sprintf("there is no adequacy decision for %s, where %s is", c.Name, s.Label()),
						check.Related(s.Country.Span, "seat: %s", countryName(p, string(s.Country.V))), check.Hint("name the basis that covers it, for example \"sccs\""))
				}
			}
		}
	},
}

var dpfStale = &check.Rule{
	ID: "dpf-stale", Family: check.Data, Severity: diag.Warning,
	Title: "a certification under the Data Privacy Framework was not verified within the year",
	Why:   "Companies renew it every year; one that has lapsed is no basis for a transfer.",
	Bad:   outsideVendor + "transfer = \"dpf\"\nverified_on = 2019-01-01\n",
	Good:  outsideVendor + "transfer = \"dpf\"\nverified_on = 2025-12-01\n",
	Data: func(p *check.Pass) {
		for _, s := range p.Center.Subprocessors {
			if s.Transfer.V != "dpf" || s.Ended.IsSet() {
				continue
			}
			switch {
			case !s.VerifiedOn.IsSet():
				p.Report(s.Transfer.Span, fmt.Sprintf("%s relies on the Data Privacy Framework, and it is not said when its certification was verified", s.Label()), check.Hint("look it up on the framework's list and add verified_on = DATE"))
			case s.VerifiedOn.V.AddDate(1, 0, 0).Before(p.Today):
				p.Report(s.VerifiedOn.Span, fmt.Sprintf("the certification of %s was last verified on %s, more than 12 months ago", s.Label(), load.Text(s.VerifiedOn.V)), check.Hint("look it up on the framework's list again and write today's date"))
			}
		}
	},
}

var noticeTooShort = &check.Rule{
	ID: "notice-too-short", Family: check.Data, Severity: diag.Error,
	Title: "a change takes effect before the promised notice is over",
	Why:   "Customers were promised time to object; a change that starts earlier breaks the contract.",
	Bad:   "-- data/organisation.toml --\n[organisation]\nname = \"Acme\"\nsubprocessor_notice = \"30 days\"\n" + outsideVendor + "transfer = \"sccs\"\nannounced = 2026-01-30\neffective = 2026-02-20\n",
	Good:  "-- data/organisation.toml --\n[organisation]\nname = \"Acme\"\nsubprocessor_notice = \"30 days\"\n" + outsideVendor + "transfer = \"sccs\"\nannounced = 2026-01-30\neffective = 2026-03-01\n",
	Data: func(p *check.Pass) {
		notice := p.Center.Organisation.SubprocessorNotice
		if !notice.IsSet() {
			return
		}
		test := func(announced, effective trust.Date, what string) {
			if !announced.IsSet() || !effective.IsSet() {
				return
			}
			due := after(announced.V, notice.V.Min)
			if effective.V.Before(due) {
				p.Report(effective.Span, fmt.Sprintf("%s takes effect on %s, and the promised notice of %s ends on %s", what, load.Text(effective.V), notice.V, load.Text(due)), check.Fact("organisation.subprocessor_notice"),
					check.Related(announced.Span, "announced on %s", load.Text(announced.V)), check.Related(notice.Span, "promised: %s", notice.V), check.Hint("move the date to %s or later", due.Format(time.DateOnly)))
			}
		}
		for _, s := range p.Center.Subprocessors {
			test(s.Announced, s.Effective, s.Label())
		}
		for _, u := range p.Center.Updates {
			if u.Kind.V == "subprocessor" {
				test(u.Date, u.Effective, "‘"+u.Label()+"’")
			}
		}
	},
}

// after returns the day on which a length of time that begins on a day is over.
func after(t time.Time, l period.Length) time.Time {
	n := int(l.N)
	switch l.Unit {
	case period.Day:
		return t.AddDate(0, 0, n)
	case period.Week:
		return t.AddDate(0, 0, 7*n)
	case period.Month:
		return t.AddDate(0, n, 0)
	case period.Quarter:
		return t.AddDate(0, 3*n, 0)
	case period.Year:
		return t.AddDate(n, 0, 0)
	case period.BusinessDay:
		for n > 0 {
			t = t.AddDate(0, 0, 1)
			if w := t.Weekday(); w != time.Saturday && w != time.Sunday {
				n--
			}
		}
		return t
	}
	return t.Add(time.Duration(l.Seconds()) * time.Second)
}
