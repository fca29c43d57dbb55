package rules

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/check"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/period"
	"candor/cmd/internal/trust"
)

var recordConflict = &check.Rule{
	ID: "record-conflict", Family: check.Data, Severity: diag.Error,
	Title: "two entries about one thing state different values",
	Why:   "Whichever of the two a page shows, a reader who finds the other has caught the company in a contradiction.",
	Bad:   "-- data/r.toml --\n[reviews.policy]\nname = \"Security policy\"\ninterval = \"yearly\"\n[reviews.isp]\nname = \"Security policy\"\ninterval = \"36 months\"\n",
	Good:  "-- data/r.toml --\n[reviews.policy]\nname = \"Security policy\"\ninterval = \"yearly\"\n[reviews.manual]\nname = \"Quality manual\"\ninterval = \"36 months\"\n",
	Data: func(p *check.Pass) {
		groups := map[string][]record{}
		var order []string
		for _, f := range p.Center.Stated {
			at, ok := recordOf(f)
			if !ok {
				continue
			}
			for _, name := range at.names {
				key := f.Owner.Base().Noun + " " + f.Aspect + " " + name
				if groups[key] == nil {
					order = append(order, key)
				}
				groups[key] = append(groups[key], at)
			}
		}
		reported := map[string]bool{}
		for _, key := range order {
			g := groups[key]
			for j, b := range g {
				for _, a := range g[:j] {
					if a.owner == b.owner || reported[b.fact.ID] || !differ(a.fact.Value, b.fact.Value) {
						continue
					}
					sure, about := aboutOne(a.owner, b.owner)
					if !about {
						continue
					}
					reported[b.fact.ID] = true
					opts := []check.Option{check.Fact(b.fact.ID), check.Related(a.fact.Span, "%s: %s", a.fact.ID, a.fact.Text), check.Hint("keep one of the two, or say in applies_to or in the name what tells them apart")}
					if !sure {
						opts = append(opts, check.Severity(diag.Warning))
					}
					p.Report(b.fact.Span, fmt.Sprintf("%s is %s here and %s in another entry", b.fact.Title, b.fact.Text, a.fact.Text), opts...)
				}
			}
		}
		certificateConflicts(p)
		holderConflicts(p)
	},
}

// A record is a fact with the names by which its owner is known, each as its stems.
type record struct {
	owner trust.Noun
	fact  *trust.Fact
	names []string
}

// recordOf returns a fact as a record. Facts that an entry may have several of, such as places, are none.
func recordOf(f *trust.Fact) (record, bool) {
	switch f.Aspect {
	case "provider", "region", "city", "country", "seat", "title", "email", "hosts", "residency", "certification", "encryption", "text":
		return record{}, false
	}
	r := record{owner: f.Owner, fact: f}
	var names []trust.Text
	switch n := f.Owner.(type) {
	case *trust.RetentionRule:
		names = append([]trust.Text{n.Name}, n.Aliases...)
	case *trust.BackupTier:
		if f.Aspect == "interval" {
			return record{}, false // tiers of one thing differ in their rhythm
		}
		names = append([]trust.Text{n.Name}, n.Aliases...)
	case *trust.Review:
		names = append([]trust.Text{n.Name}, n.Aliases...)
	case *trust.Severity:
		names = []trust.Text{n.Name}
	case *trust.Encryption:
		names = append([]trust.Text{n.Name}, n.Terms...)
	case *trust.Access:
		names = []trust.Text{n.Name}
	case *trust.Notification:
		names = []trust.Text{n.Name}
	case *trust.Continuity:
		names = []trust.Text{n.Name}
	case *trust.Statement:
		names = []trust.Text{n.Title}
	default:
		return record{}, false
	}
	for _, n := range names {
		if k := nameKey(n.V); k != "" && !slices.Contains(r.names, k) {
			r.names = append(r.names, k)
		}
	}
	return r, len(r.names) > 0
}

// nameKey returns a name as its stems, so that 'Audit logs' and 'audit log' are one.
func nameKey(name string) string { return strings.Join(claim.Stems(name), " ") }

// aboutOne reports whether two entries with one name are about one thing, and whether that is sure: nothing that they say of
// themselves may tell them apart.
func aboutOne(a, b trust.Noun) (sure, about bool) {
	if !sameWords(a.Base().AppliesTo, b.Base().AppliesTo) {
		return false, false
	}
	sure = true
	switch x := a.(type) {
	case *trust.RetentionRule:
		y := b.(*trust.RetentionRule)
		if apart(x.Trigger, y.Trigger) || apart(x.Basis, y.Basis) || !sameWords(x.Data, y.Data) || x.PartOf.V == y.ID || y.PartOf.V == x.ID {
			return false, false
		}
		sure = x.Trigger.IsSet() == y.Trigger.IsSet() && (len(x.Aliases) == 0 || len(y.Aliases) == 0 || sameWords(x.Aliases, y.Aliases))
	case *trust.BackupTier:
		y := b.(*trust.BackupTier)
		if x.PointInTime.IsSet() != y.PointInTime.IsSet() || !x.Interval.IsSet() || !y.Interval.IsSet() || differ(x.Interval.V, y.Interval.V) ||
			x.Provider.V != y.Provider.V || !sameWords(x.Regions, y.Regions) || !sameWords(x.Of, y.Of) || !sameWords(x.Terms, y.Terms) || !sameWords(x.Data, y.Data) ||
			x.Immutable.V != y.Immutable.V || x.Encryption.V != y.Encryption.V {
			return false, false
		}
	case *trust.Encryption:
		y := b.(*trust.Encryption)
		if x.Scope.V != y.Scope.V || !sameWords(x.Of, y.Of) || apart(x.Method, y.Method) || apart(x.Status, y.Status) {
			return false, false
		}
	case *trust.Access:
		y := b.(*trust.Access)
		if apart(x.Who, y.Who) || apart(x.How, y.How) || apart(x.Trigger, y.Trigger) {
			return false, false
		}
	case *trust.Severity:
		if y := b.(*trust.Severity); x.Level.V != y.Level.V || apart(x.About, y.About) {
			return false, false
		}
	case *trust.Notification:
		y := b.(*trust.Notification)
		if x.To.V != y.To.V || apart(x.Event, y.Event) || apart(x.From, y.From) || apart(x.Article, y.Article) {
			return false, false
		}
		sure = x.Event.IsSet() == y.Event.IsSet() && x.From.IsSet() == y.From.IsSet()
	case *trust.Continuity:
		if !sameWords(x.Components, b.(*trust.Continuity).Components) {
			return false, false
		}
	case *trust.Review:
		if !sameWords(x.Policies, b.(*trust.Review).Policies) {
			return false, false
		}
	}
	return sure, true
}

// apart reports whether two texts are both given and say different things.
func apart(a, b trust.Text) bool {
	return a.IsSet() && b.IsSet() && nameKey(a.V) != nameKey(b.V)
}

// sameWords reports whether two lists have the same members, in any order.
func sameWords(a, b []trust.Text) bool {
	if len(a) != len(b) {
		return false
	}
	for _, x := range a {
		if !slices.ContainsFunc(b, func(y trust.Text) bool { return strings.EqualFold(x.V, y.V) }) {
			return false
		}
	}
	return true
}

// differ reports whether two values of one type cannot both hold.
func differ(a, b any) bool {
	switch x := a.(type) {
	case period.Range:
		y, ok := b.(period.Range)
		if ok && x.OpenMin && y.OpenMin && !x.OpenMax && !y.OpenMax { // two longest that differ
			c := period.Compare(x.Max, y.Max)
			return c == period.Longer || c == period.Shorter
		}
		return ok && period.Relate(x, y) == period.Apart
	case trust.Interval:
		y, ok := b.(trust.Interval)
		return ok && period.Relate(period.Range(x), period.Range(y)) == period.Apart
	case []string: // versions of TLS: the lowest counts
		y, ok := b.([]string)
		return ok && len(x) > 0 && len(y) > 0 && slices.Min(x) != slices.Min(y)
	case string: // 'AES-256' says less than 'AES-256-GCM', and nothing else
		y, ok := b.(string)
		k, l := nameKey(x), nameKey(strings.TrimSpace(y))
		return ok && !strings.HasPrefix(k, l) && !strings.HasPrefix(l, k)
	case int:
		y, ok := b.(int)
		return ok && x != y
	case trust.Percentage:
		y, ok := b.(trust.Percentage)
		return ok && x != y
	}
	return false
}

// holderConflicts reports offices of which a company has one, and for which two entries name two persons.
func holderConflicts(p *check.Pass) {
	rs := p.Center.Roles
	for j, b := range rs {
		for _, a := range rs[:j] {
			title := claim.TitleName(a.Title.V)
			if !a.Holder.IsSet() || !b.Holder.IsSet() || title != claim.TitleName(b.Title.V) || !bind.OneHolder(title) || len(a.AppliesTo)+len(b.AppliesTo) > 0 || bind.SamePerson(a.Holder.V, b.Holder.V) {
				continue
			}
			p.Report(b.Holder.Span, fmt.Sprintf("the %s is %s here and %s in another entry", b.Title.V, b.Holder.V, a.Holder.V), check.Fact(b.Path()+".title"),
				check.Related(a.Holder.Span, "%s: %s", a.Path(), a.Holder.V), check.Hint("keep one of the two, or say in applies_to what tells them apart"))
		}
	}
}

// certificateConflicts reports certificates that one entry says are held and another that they are not. One that is planned
// beside one that is held may be its renewal.
func certificateConflicts(p *check.Pass) {
	cs := p.Center.Certifications
	for j, b := range cs {
		for _, a := range cs[:j] {
			if nameKey(a.Name.V) != nameKey(b.Name.V) || a.Holder.V != b.Holder.V || a.Vendor.V != b.Vendor.V || apart(a.Scope, b.Scope) || !sameWords(a.AppliesTo, b.AppliesTo) {
				continue
			}
			if (a.Status.V == "certified") == (b.Status.V == "certified") || a.Status.V == "expired" || b.Status.V == "expired" {
				continue // one that has expired was followed by the other
			}
			opts := []check.Option{check.Related(a.Status.Span, "%s: %s", a.Path(), a.Status.V), check.Hint("keep one of the two, or say in scope what tells them apart")}
			if a.Status.V != "none" && b.Status.V != "none" {
				opts = append(opts, check.Severity(diag.Warning))
			}
			p.Report(b.Status.Span, fmt.Sprintf("%s is %s here and %s in another entry", b.Label(), b.Status.V, a.Status.V), opts...)
		}
	}
}
