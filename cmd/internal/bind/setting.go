package bind

import (
	"fmt"
	"slices"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/trust"
)

// setting holds what a sentence says to be open or shut against the facts that say so in a word.
func (b *Binder) setting(out *Binding) {
	c := out.Claim
	about := claim.SettingWords(c.Unit)
	out.Reason = "no fact says whether that is allowed"
	for _, f := range b.center.Facts {
		held := claim.SettingOf(f.Value.V)
		if held == "" || !slices.Equal(claim.SettingWords(f.Title.V), about) {
			continue
		}
		fact, ok := b.center.Lookup(f.Path())
		if !ok {
			fact, ok = b.center.Lookup(f.Path() + ".value")
		}
		if !ok {
			continue
		}
		if !settingApplies(c, f) {
			continue
		}
		if out.Fact != nil && (out.Verdict == Confirmed || held != c.Names[0]) {
			continue
		}
		out.Fact, out.Verdict, out.Fault, out.Soft = fact, Confirmed, NoFault, false
		out.Reason = fmt.Sprintf("bound to %s by the words of its title", fact.ID)
		if held != c.Names[0] {
			out.Verdict, out.Fault, out.Soft = Contradicted, WrongSetting, held == claim.Allowed
		}
	}
}

// settingApplies reports whether the sentence is about the machines that the fact is about.
func settingApplies(c *claim.Claim, f *trust.Statement) bool {
	var scope []string
	for _, a := range f.AppliesTo {
		scope = append(scope, claim.Stems(a.V)...)
	}
	for _, w := range c.Subject {
		if settingPlaces[w] && !slices.Contains(scope, w) {
			return false // staging, and the data speak of production
		}
	}
	return true
}

// settingPlaces are words of places that may have rules of their own.
var settingPlaces = words("staging", "test", "lab", "sandbox", "development", "demo", "printer", "router", "laptop", "customer", "partner", "vendor", "supplier", "legacy", "appliance", "container", "emulator", "switch", "camera")

// settingKey groups claims by what is open or shut.
func settingKey(_ *Binder, c *claim.Claim) string {
	words := claim.SettingWords(c.Unit)
	slices.Sort(words)
	return fmt.Sprint(words)
}

// settingPair holds a text that allows something against one that does not.
func settingPair(_ *Binder, x, y *claim.Claim) *Disagreement {
	if x.Names[0] == y.Names[0] {
		return nil
	}
	place := func(c *claim.Claim) (out []string) {
		for _, w := range c.Subject {
			if settingPlaces[w] || w == "production" {
				out = append(out, w)
			}
		}
		slices.Sort(out)
		return slices.Compact(out)
	}
	xp, yp := place(x), place(y)
	if len(xp) > 0 && len(yp) > 0 && !slices.Equal(xp, yp) {
		return nil
	}
	return &Disagreement{Fault: SettingDisagreement, About: x.Unit, Soft: !slices.Equal(xp, yp)}
}
