package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"candor/cmd/internal/source"
)

type factJSON struct {
	ID     string          `json:"id"`
	Title  string          `json:"title"`
	Aspect string          `json:"aspect"`
	Value  string          `json:"value"`
	File   string          `json:"file"`
	Start  source.Position `json:"start"`
	End    source.Position `json:"end"`
	Stated int             `json:"stated"` // in how many clauses documents state it
}

func (a *app) facts() *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:     "facts",
		Short:   "List every fact of the data with its ID, value and place",
		Example: "  candor facts\n  candor facts --format json",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			if err := oneOf("--format", format, "json", "text"); err != nil {
				return err
			}
			r, err := a.run(false)
			if err != nil {
				return err
			}
			stated := map[string]int{}
			for _, d := range r.Docs {
				for _, s := range d.Stated {
					stated[s.Fact.ID]++
				}
			}
			out := struct {
				Version int        `json:"version"`
				Facts   []factJSON `json:"facts"`
			}{1, []factJSON{}}
			for _, f := range r.Center.Stated {
				out.Facts = append(out.Facts, factJSON{f.ID, f.Title, f.Aspect, f.Text, f.Span.Name(), f.Span.Position(), f.Span.EndPosition(), stated[f.ID]})
			}
			if format == "json" {
				return encode(a.out, out)
			}
			for _, f := range out.Facts {
				fmt.Fprintf(a.out, "%s = %s\n  %s:%d, %s\n", f.ID, f.Value, f.File, f.Start.Line, stating(f.Stated))
			}
			return nil
		},
	}
	c.Flags().StringVar(&format, "format", "text", "how facts are written: text or json")
	return c
}

// stating says how often documents state a fact.
func stating(n int) string {
	switch n {
	case 0:
		return "stated nowhere"
	case 1:
		return "stated once"
	}
	return fmt.Sprintf("stated %d times", n)
}
