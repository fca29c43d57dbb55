package bind

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/trust"
)

// A gateway is a fact that says how a second factor stands or whether a way of signing in is open.
type gateway struct {
	figure
	says string // 'required', 'optional', 'none'; 'on', 'off'
}

// gateways collects what the data say of signing in, by aspect.
func (b *Binder) signIns() {
	b.gateways = map[string][]gateway{}
	for _, f := range b.center.Stated {
		g := gateway{figure: figure{fact: f}}
		aspect := ""
		switch o := f.Owner.(type) {
		case *trust.Access:
			if f.Aspect != "mfa" {
				continue
			}
			aspect, g.says = "mfa", o.MFA.V
			g.group(o.Who.V)
		case *trust.Statement:
			if o.Type.V != "text" {
				continue
			}
			if aspect = doorOf(o.Title.V); aspect == "" {
				continue
			}
			switch strings.ToLower(o.Value.V) {
			case "disabled", "off", "forbidden", "prohibited", "not allowed", "no", "none", "blocked":
				g.says = "off"
			case "enabled", "on", "allowed", "permitted", "yes":
				g.says = "on"
			}
		}
		if aspect == "" || g.says == "" || g.says == "where-possible" {
			continue
		}
		for _, a := range f.Owner.Base().AppliesTo {
			g.scope = append(g.scope, claim.Stems(a.V))
			g.group(a.V)
		}
		b.gateways[aspect] = append(b.gateways[aspect], g)
	}
}

// doorOf returns the aspect of a title such as 'SSH login with password', or "".
func doorOf(title string) string {
	words := claim.Words(title)
	has := func(w ...string) bool {
		return slices.ContainsFunc(words, func(x string) bool { return slices.Contains(w, x) })
	}
	switch {
	case has("ssh", "sshd") && has("password", "passwords"):
		return "ssh password"
	case has("sftp") && has("password", "passwords"):
		return "sftp password"
	case has("root") && has("login", "logins", "sign", "access"):
		return "root login"
	}
	return ""
}

// signIn holds what a sentence says of signing in against the data.
func (b *Binder) signIn(out *Binding) {
	c := out.Claim
	var fit []gateway
	for _, g := range b.gateways[c.Aspect] {
		if g.opens(c) {
			fit = append(fit, g)
		}
	}
	if len(fit) == 0 {
		out.Reason = "the data say nothing of it for those whom the sentence names"
		return
	}
	out.Fact = fit[0].fact
	for _, g := range fit {
		if g.says == c.Unit {
			out.Verdict, out.Fact, out.Reason = Confirmed, g.fact, "bound to "+g.fact.ID
			return
		}
	}
	out.Verdict, out.Fault = Contradicted, WrongSignIn
	out.Soft = c.Hedged || len(fit) > 1 || c.Aspect == "mfa" && fit[0].says == "optional" && c.Unit == "required"
	out.Reason = fmt.Sprintf("the text has it %s, and %s says %s", c.Unit, fit[0].fact.ID, fit[0].fact.Text)
}

// opens reports whether a claim is about the fact: of the same people, and of the same machines where the fact names some.
func (g *gateway) opens(c *claim.Claim) bool {
	if c.Aspect != "mfa" {
		return len(g.scope) == 0 || g.placed(c)
	}
	switch {
	case len(g.groups) > 0 && len(c.Qualifiers) > 0:
		return slices.ContainsFunc(c.Qualifiers, func(q string) bool { return slices.Contains(g.groups, q) })
	case len(g.scope) > 0:
		return g.placed(c)
	}
	return len(c.Qualifiers) == 0 || slices.Contains(c.Qualifiers, "staff")
}

// placed reports whether a word of the fact's scope that sets it apart stands around the claim.
func (g *gateway) placed(c *claim.Claim) bool {
	for _, words := range g.scope {
		for _, w := range words {
			if r, ok := c.Words.Has(w); ok && r <= claim.InLabel && !plainScope[w] {
				return true
			}
		}
		if len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !plainScope[w] }) {
			return true // 'all servers'
		}
	}
	return false
}

var plainScope = wordSet("server", "host", "machine", "system", "account", "all", "node", "user", "service")

// signInKey groups claims about signing in by whom they are for.
func signInKey(_ *Binder, c *claim.Claim) string {
	if c.Aspect != "mfa" || len(c.Qualifiers) == 0 || c.Hedged {
		return ""
	}
	return c.Aspect + " " + strings.Join(c.Qualifiers, " ")
}

// signInPair holds two statements about the second factor of one group against each other.
func signInPair(_ *Binder, x, y *claim.Claim) *Disagreement {
	if (x.Unit == "required") == (y.Unit == "required") || x.Span.File.Name == y.Span.File.Name && x.Block == y.Block {
		return nil
	}
	return &Disagreement{Fault: WrongSignIn, About: "the second factor", Soft: x.Span.File.Name == y.Span.File.Name}
}
