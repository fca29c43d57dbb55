package cli

import (
	"fmt"
	"io"
	"maps"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"candor/cmd/internal/build"
	"candor/cmd/internal/diag"
)

// formats are the forms in which findings can be written.
var formats = map[string]func(io.Writer, *build.Result, bool) error{
	"text": func(w io.Writer, r *build.Result, colour bool) error { return diag.Text(w, r.Findings, colour) },
	"json": func(w io.Writer, r *build.Result, _ bool) error { return diag.JSON(w, r.Findings, r.Claims) },
}

func (a *app) check() *cobra.Command {
	var format, failOn string
	c := &cobra.Command{
		Use:     "check",
		Short:   "Say where policies and facts disagree",
		Long:    "Check reads the site, runs every rule and writes the findings to standard output.\nExit status: 0 when nothing is at or above --fail-on, 1 when something is, 2 when it could not run.",
		Example: "  candor check\n  candor check --format json --fail-on warning",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			if err := oneOf("--format", format, slices.Sorted(maps.Keys(formats))...); err != nil {
				return err
			}
			if err := oneOf("--fail-on", failOn, "error", "warning", "info"); err != nil {
				return err
			}
			fail, err := diag.ParseSeverity(failOn)
			if err != nil {
				return err
			}
			r, err := a.run(false)
			if err != nil {
				return err
			}
			if err := formats[format](a.out, r, a.colour()); err != nil {
				return fmt.Errorf("write findings: %w", err)
			}
			if format == "text" {
				a.summary(r)
			}
			if diag.Worst(r.Findings, fail) {
				a.status = Findings
			}
			return nil
		},
	}
	c.Flags().StringVar(&format, "format", "text", "how findings are written: text or json")
	c.Flags().StringVar(&failOn, "fail-on", "error", "the lowest severity that fails: error, warning or info")
	a.asOfFlag(c)
	return c
}

// run checks the site.
func (a *app) run(keep bool) (*build.Result, error) {
	today, err := a.today()
	if err != nil {
		return nil, err
	}
	fsys, root, err := a.site()
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return build.Check(fsys, build.Options{Today: today, Keep: keep})
}

func (a *app) summary(r *build.Result) {
	claims := "claims"
	if r.Claims.Total == 1 {
		claims = "claim"
	}
	fmt.Fprintf(a.err, "%s; %d %s read: %d confirmed, %d contradicted, %d ambiguous, %d unbacked\n",
		diag.Summary(r.Findings), r.Claims.Total, claims, r.Claims.Confirmed, r.Claims.Contradicted, r.Claims.Ambiguous, r.Claims.Unbacked)
}

// colour reports whether standard output is a terminal that wants colour (see no-color.org).
func (a *app) colour() bool {
	f, ok := a.out.(*os.File)
	if !ok || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
