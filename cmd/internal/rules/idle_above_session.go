package rules

import (
	"fmt"
	"strings"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/period"
)

var idleAboveSession = &check.Rule{
	ID: "idle-above-session", Family: check.Data, Severity: diag.Error,
	Title: "a session may be idle for longer than it lasts",
	Why:   "The two figures have changed places, or one of them is wrong.",
	Bad:   "-- data/a.toml --\n" + session("idle", "Idle timeout", "10 hours") + session("max", "Maximum session length", "20 minutes"),
	Good:  "-- data/a.toml --\n" + session("idle", "Idle timeout", "20 minutes") + session("max", "Maximum session length", "10 hours"),
	Data: func(p *check.Pass) {
		idle := func(name string) bool {
			return strings.Contains(strings.ToLower(name), "idle") || strings.Contains(strings.ToLower(name), "inactiv")
		}
		whole := func(name string) bool {
			name = strings.ToLower(name)
			return !idle(name) && strings.Contains(name, "session") && (strings.Contains(name, "max") || strings.Contains(name, "length") || strings.Contains(name, "lifetime") || strings.Contains(name, "total"))
		}
		for _, a := range p.Center.Access {
			for _, b := range p.Center.Access {
				if !a.SessionTimeout.IsSet() || !b.SessionTimeout.IsSet() || !idle(a.Name.V) || !whole(b.Name.V) || !sameWords(a.AppliesTo, b.AppliesTo) || apart(a.Who, b.Who) {
					continue
				}
				if period.Compare(a.SessionTimeout.V.Min, b.SessionTimeout.V.Max) == period.Longer {
					p.Report(a.SessionTimeout.Span, fmt.Sprintf("%s is %s, longer than the whole session of %s", a.Label(), a.SessionTimeout.V, b.SessionTimeout.V), check.Fact(a.Path()+".session_timeout"),
						check.Related(b.SessionTimeout.Span, "%s: %s", b.Label(), b.SessionTimeout.V), check.Hint("correct one of the two"))
				}
			}
		}
	},
}

func session(id, name, timeout string) string {
	return fmt.Sprintf("[access.%s]\nname = %q\nwho = \"staff\"\nsession_timeout = %q\n", id, name, timeout)
}
