package bind

import (
	"fmt"
	"slices"

	"candor/cmd/internal/trust"
)

// universal holds a claim about all of a kind, 'no log of ours is older than 90 days', against each rule of that kind, and reports
// whether it contradicts one. Rules that hold for some customers or that run from an event are told apart by more than a noun.
func (b *Binder) universal(out *Binding) bool {
	c := out.Claim
	if c.Every == "" || !keeping(c) || c.Hedged || len(c.Words.Elsewhere) > 0 {
		return false
	}
	for _, p := range b.profiles["retention"] {
		if !p.ofKind(c.Every) || len(p.fact.Owner.Base().AppliesTo) > 0 {
			continue
		}
		if rule, ok := p.fact.Owner.(*trust.RetentionRule); ok && (rule.Trigger.IsSet() || len(rule.Stages) > 0) {
			continue
		}
		if compare(c, valueOf(p.fact, c.Kind), terms["retention"].class) != Contradicted {
			continue
		}
		if out.Verdict == Contradicted {
			out.Also = append(out.Also, p.fact)
			continue
		}
		out.Fact, out.Verdict, out.Fault = p.fact, Contradicted, terms["retention"].fault
		out.Reason = fmt.Sprintf("it is said of every ‘%s’, and %s is one", c.Every, p.fact.ID)
	}
	return out.Verdict == Contradicted
}

// ofKind reports whether one of the names ends with the noun, or, for a backup tier, whether the noun is 'backup'.
func (p *profile) ofKind(noun string) bool {
	if p.gate != "" {
		_, tier := p.fact.Owner.(*trust.BackupTier)
		return tier && noun == p.gate
	}
	return slices.ContainsFunc(p.cores, func(core []string) bool { return core[len(core)-1] == noun }) || slices.ContainsFunc(p.names, func(name []string) bool { return name[0] == noun })
}
