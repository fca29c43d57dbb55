package rules

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/source"
)

var hostListMismatch = &check.Rule{
	ID: "host-list-mismatch", Family: check.Prose, Severity: diag.Error,
	Title: "a text lists other hosts than the data",
	Why:   "A customer opens the firewall, and a finder tests, for the hosts that are listed.",
	Bad:   hosts + doc("Signs of abuse are watched on all endpoints (`acme.example`, `app.acme.example`, `api.acme.example`)."),
	Good:  hosts + doc("Signs of abuse are watched on all endpoints (`acme.example`, `app.acme.example`, `api.acme.example`, `docs.acme.example`)."),
	Document: func(p *check.Pass, d *check.Document) {
		f, ok := p.Center.Lookup("organisation.hosts")
		if !ok {
			return
		}
		have, _ := f.Value.([]string)
		for _, l := range hostLists(d) {
			var extra, missing []string
			for _, h := range l.names {
				if !slices.Contains(have, h) {
					extra = append(extra, h)
				}
			}
			for _, h := range have {
				if !slices.Contains(l.names, h) {
					missing = append(missing, h)
				}
			}
			shared := len(l.names) - len(extra)
			if len(l.names) < 3 || shared < 2 || 2*shared <= len(have) || len(missing) == 0 {
				continue // a list of some hosts, for a purpose of their own
			}
			var said []string
			if len(extra) > 0 {
				said = append(said, strings.Join(extra, ", ")+" is not in the data")
			}
			if len(missing) > 0 {
				said = append(said, strings.Join(missing, ", ")+" is missing here")
			}
			p.Report(l.at, fmt.Sprintf("the hosts listed are not those of the data: %s", strings.Join(said, "; ")), check.Fact(f.ID),
				check.Related(f.Span, "the data list %s", f.Text), check.Hint("make the two lists the same"))
		}
	},
}

const hosts = "-- data/organisation.toml --\n[organisation]\nname = \"Acme\"\nhosts = [\"acme.example\", \"app.acme.example\", \"api.acme.example\", \"docs.acme.example\"]\n"

type hostList struct {
	names []string
	at    source.Span
}

// hostLists returns the lists of hosts of a document: those of one sentence, and those of the items of a list or the cells of a table.
func hostLists(d *check.Document) (out []hostList) {
	groups := map[int]int{}
	for i := range d.Bindings {
		b := &d.Bindings[i]
		if b.Claim.Kind != claim.Host || b.Claim.Mood != claim.Asserted || b.Verdict == bind.Unbacked {
			continue
		}
		at, grouped := groups[b.Claim.Group]
		if len(b.Claim.Names) > 1 || b.Claim.Group == 0 || !grouped {
			if b.Claim.Group != 0 {
				groups[b.Claim.Group] = len(out)
			}
			out = append(out, hostList{slices.Clone(b.Claim.Names), b.Claim.Span})
			continue
		}
		for _, h := range b.Claim.Names {
			if !slices.Contains(out[at].names, h) {
				out[at].names = append(out[at].names, h)
			}
		}
	}
	return out
}

var hostUnknown = &check.Rule{
	ID: "host-unknown", Family: check.Prose, Severity: diag.Error,
	Title: "a text names a host of the company that its list does not have",
	Why:   "A customer opens the firewall, and a finder tests, for the hosts that are listed.",
	Bad:   hosts + doc("How things stand is shown at status.acme.example."),
	Good:  hosts + doc("How things stand is shown at app.acme.example."),
	Document: func(p *check.Pass, d *check.Document) {
		f, ok := p.Center.Lookup("organisation.hosts")
		if !ok {
			return
		}
		have, _ := f.Value.([]string)
		contradictions(d, bind.UnknownHost, func(b *bind.Binding) {
			for _, h := range b.Claim.Names {
				if !slices.Contains(have, h) {
					p.Report(b.Claim.Span, fmt.Sprintf("%s is not among the hosts of the data", h), check.Fact(f.ID), check.Related(f.Span, "the data list %s", f.Text), check.Hint("correct the name, or add it to hosts"))
					return
				}
			}
		})
	},
}

var hostListDisagreement = &check.Rule{
	ID: "host-list-disagreement", Family: check.Texts, Severity: diag.Warning,
	Title: "two texts list different hosts",
	Why:   "A customer opens the firewall for the hosts that are listed.",
	Bad:   ownDomain + doc("Allow `app.acme.example`, `api.acme.example` and `cdn.acme.example`.") + strings.Replace(page, "16 characters", "16 characters; allow `app.acme.example`, `api.acme.example` and `files.acme.example`", 1),
	Good:  ownDomain + doc("Allow `app.acme.example`, `api.acme.example` and `cdn.acme.example`.") + strings.Replace(page, "16 characters", "16 characters; allow `app.acme.example`, `cdn.acme.example` and `api.acme.example`", 1),
	Texts: disagree(bind.WrongHosts, func(d *bind.Disagreement) string {
		return fmt.Sprintf("the list of hosts here is not that of %s", elsewhere(d))
	}),
}

const ownDomain = "-- data/organisation.toml --\n[organisation]\nname = \"Acme\"\nwebsite = \"https://www.acme.example/\"\n"
