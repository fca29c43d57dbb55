package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/build"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/source"
)

func (a *app) claims() *cobra.Command {
	var format, verdict string
	c := &cobra.Command{
		Use:     "claims",
		Short:   "List every claim that the documents make, with its verdict and the reason",
		Example: "  candor claims\n  candor claims --verdict ambiguous\n  candor claims --format json",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			if err := oneOf("--format", format, "json", "text"); err != nil {
				return err
			}
			if err := oneOf("--verdict", verdict, "", "confirmed", "contradicted", "ambiguous", "unbacked"); err != nil {
				return err
			}
			r, err := a.run(true)
			if err != nil {
				return err
			}
			var bs []*bind.Binding
			for i := range r.Bindings {
				if b := &r.Bindings[i]; verdict == "" || b.Verdict.String() == verdict {
					bs = append(bs, b)
				}
			}
			if format == "json" {
				return claimsJSON(a.out, bs, r.Claims)
			}
			for _, b := range bs {
				claimText(a.out, b)
			}
			a.summary(r)
			return nil
		},
	}
	c.Flags().StringVar(&format, "format", "text", "how claims are written: text or json")
	c.Flags().StringVar(&verdict, "verdict", "", "only claims with this verdict: confirmed, contradicted, ambiguous or unbacked")
	a.asOfFlag(c)
	return c
}

func claimText(w io.Writer, b *bind.Binding) {
	c := b.Claim
	fmt.Fprintf(w, "%s: %s ‘%s’", c.Span, c.Kind, c.Text)
	if c.Aspect != "" {
		fmt.Fprintf(w, " (%s, %s)", c.Aspect, c.Bound)
	}
	if c.Mood != claim.Asserted {
		fmt.Fprintf(w, " [%s: %s]", c.Mood, c.Cue)
	}
	if len(c.Subject) > 0 {
		fmt.Fprintf(w, ", said of ‘%s’", strings.Join(c.Subject, " "))
	}
	fmt.Fprintf(w, "\n  %s", b.Verdict)
	if b.Fact != nil {
		fmt.Fprintf(w, " %s = %s", b.Fact.ID, b.Fact.Text)
	}
	if b.Reason != "" {
		fmt.Fprintf(w, "\n  %s", b.Reason)
	}
	if b.Lost != "" {
		fmt.Fprintf(w, "\n  %s", b.Lost)
	}
	fmt.Fprint(w, "\n\n")
}

type claimJSON struct {
	Kind     string          `json:"kind"`
	Aspect   string          `json:"aspect,omitempty"`
	Bound    string          `json:"bound,omitempty"`
	Mood     string          `json:"mood"`
	Subject  []string        `json:"subject,omitempty"` // the words of what it is said of, as Candor compares them
	Excerpt  string          `json:"excerpt"`
	Sentence string          `json:"sentence"`
	File     string          `json:"file"`
	Start    source.Position `json:"start"`
	End      source.Position `json:"end"`
	Verdict  string          `json:"verdict"`
	Fact     string          `json:"fact,omitempty"`
	Reason   string          `json:"reason"`
	RunnerUp string          `json:"runnerUp,omitempty"`
}

func claimsJSON(w io.Writer, bs []*bind.Binding, count build.Claims) error {
	out := struct {
		Version int          `json:"version"`
		Claims  []claimJSON  `json:"claims"`
		Summary build.Claims `json:"summary"`
	}{1, []claimJSON{}, count}
	for _, b := range bs {
		c := b.Claim
		j := claimJSON{Kind: c.Kind.String(), Aspect: c.Aspect, Subject: c.Subject, Mood: c.Mood.String(), Excerpt: c.Text, Sentence: c.Sentence, File: c.Span.Name(),
			Start: c.Span.Position(), End: c.Span.EndPosition(), Verdict: b.Verdict.String(), Reason: b.Reason, RunnerUp: b.Lost}
		if c.Kind == claim.Duration || c.Kind == claim.Interval {
			j.Bound = c.Bound.String()
		}
		if b.Fact != nil {
			j.Fact = b.Fact.ID
		}
		out.Claims = append(out.Claims, j)
	}
	return encode(w, out)
}

func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
