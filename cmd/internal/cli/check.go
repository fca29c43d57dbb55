package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"candor/cmd/internal/build"
	"candor/cmd/internal/diag"
)

// formats are the forms in which findings can be written, but for text, which is told whether to use colour.
var formats = map[string]diag.Format{
	"github":   diag.GitHub,
	"gitlab":   diag.GitLab,
	"json":     diag.JSON,
	"junit":    diag.JUnit,
	"markdown": diag.Markdown,
	"sarif":    diag.SARIF,
}

// checkFlags are what 'candor check' is asked for.
type checkFlags struct {
	format, failOn, colour string
	rulesURL, sourceURL    string
	baseline, within       string
	add, fix, dry          bool
}

func (a *app) check() *cobra.Command {
	var f checkFlags
	names := append([]string{"text"}, slices.Sorted(maps.Keys(formats))...)
	c := &cobra.Command{
		Use:   "check",
		Short: "Say where policies and facts disagree",
		Long: "Check reads the site, runs every rule and writes the findings to standard output.\n" +
			"Exit status: 0 when nothing is at or above --fail-on, 1 when something is, 2 when it could not run.",
		Example: "  candor check\n  candor check --format sarif --fail-on warning > candor.sarif\n" +
			"  candor check --baseline known.txt --baseline-add\n  candor check --fix --dry-run\n  candor check --within 30d --fail-on warning",
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error {
			if err := oneOf("--format", f.format, names...); err != nil {
				return err
			}
			if err := oneOf("--fail-on", f.failOn, "error", "warning", "info"); err != nil {
				return err
			}
			if err := oneOf("--color", f.colour, "auto", "always", "never"); err != nil {
				return err
			}
			if f.add && f.baseline == "" {
				return hint(errors.New("--baseline-add has nothing to add to"), "name the file: --baseline FILE --baseline-add")
			}
			if f.dry && !f.fix {
				return hint(errors.New("--dry-run shows what --fix would change"), "write --fix --dry-run")
			}
			if f.fix && f.within != "" {
				return hint(errors.New("--fix corrects what is wrong today, and --within looks ahead"), "run one after the other")
			}
			return a.runCheck(f)
		},
	}
	c.Flags().StringVar(&f.format, "format", "text", "how findings are written: "+strings.Join(names, ", "))
	c.Flags().StringVar(&f.failOn, "fail-on", "error", "the lowest severity that fails: error, warning or info")
	c.Flags().StringVar(&f.colour, "color", "auto", "colour in text: auto (when a terminal shows it and NO_COLOR is not set), always or never")
	c.Flags().StringVar(&f.rulesURL, "rules-url", "", "the `address` of a page with a heading for each rule (see 'explain --markdown --all'), to which formats link")
	c.Flags().StringVar(&f.sourceURL, "source-url", "", "the `address` below which the repository's files can be seen, to which formats link (default: as GitLab and GitHub tell their jobs)")
	c.Flags().StringVar(&f.baseline, "baseline", "", "a `file` of findings that are accepted for the time being: they do not fail, and those that are gone are removed from it")
	c.Flags().BoolVar(&f.add, "baseline-add", false, "add to the baseline what fails now")
	c.Flags().BoolVar(&f.fix, "fix", false, "make the corrections that are safe: never to the wording of a document, never to a value of the data")
	c.Flags().BoolVar(&f.dry, "dry-run", false, "with --fix: show the corrections as a diff, write nothing, and show no findings")
	c.Flags().StringVar(&f.within, "within", "", "say also what time alone will break within this `length` of time: 30d, 6w, 3m")
	a.sinceFlag(c)
	a.asOfFlag(c)
	words(c, "format", names...)
	words(c, "fail-on", "error", "warning", "info")
	words(c, "color", "auto", "always", "never")
	return c
}

func (a *app) runCheck(f checkFlags) error {
	fail, err := diag.ParseSeverity(f.failOn)
	if err != nil {
		return err
	}
	run := func() (*build.Result, error) { return a.run(false) }
	switch {
	case f.fix:
		run = func() (*build.Result, error) { return a.fixed(f.dry) }
	case f.within != "":
		run = func() (*build.Result, error) { return a.runWithin(f.within) }
	}
	r, err := run()
	if err != nil {
		return err
	}
	report := a.report(r, f)
	report.FailOn = fail
	if f.baseline != "" {
		if err := a.baseline(report, f); err != nil {
			return err
		}
	}
	if !f.dry {
		if err := a.write(report, f); err != nil {
			return fmt.Errorf("write findings: %w", err)
		}
	}
	if f.format == "text" {
		accepted := ""
		if len(report.Known) > 0 {
			accepted = fmt.Sprintf("; %d more in the baseline", len(report.Known))
		}
		fmt.Fprintf(a.err, "%s%s; %s\n", diag.Summary(report.Findings), accepted, report.Note)
	}
	if report.Failed() {
		a.status = Findings
	}
	return nil
}

// report returns what a run found in the form that formats take.
func (a *app) report(r *build.Result, f checkFlags) *diag.Report {
	diag.Stamp(r.Findings)
	titles := map[string]string{}
	for _, p := range r.Policies {
		titles[p.File] = p.Title.V
	}
	return &diag.Report{
		Findings: r.Findings, Claims: r.Claims, Note: claimsNote(r), Titles: titles,
		Rules: reportRules(), RulesURL: f.rulesURL, Version: released(),
		Prefix: repositoryPrefix(a.dir), SourceURL: cmp.Or(f.sourceURL, sourceURL()),
	}
}

func (a *app) write(r *diag.Report, f checkFlags) error {
	if f.format == "text" {
		return diag.Text(a.out, r.Findings, f.colour == "always" || f.colour == "auto" && wantsColour(a.out))
	}
	if err := formats[f.format](a.out, r); err != nil || f.format != "github" {
		return err
	}
	return stepSummary(r)
}

// stepSummary adds the findings, as Markdown, to the summary that GitHub shows for the step. GitHub drops the whole summary of
// a step that writes too much into it, so what other commands wrote before counts.
func stepSummary(r *diag.Report) error {
	name := os.Getenv("GITHUB_STEP_SUMMARY")
	if name == "" {
		return nil
	}
	file, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return hint(fmt.Errorf("step summary: %w", err), "unset GITHUB_STEP_SUMMARY, or let it name a file that can be written")
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return fmt.Errorf("step summary: %w", err)
	}
	before := int(min(info.Size(), diag.StepSummaryLimit))
	if diag.StepSummaryLimit-before < 4096 {
		return nil // no room for anything
	}
	if before > 0 {
		if _, err := io.WriteString(file, "\n"); err != nil {
			return fmt.Errorf("step summary: %w", err)
		}
	}
	if err := diag.MarkdownWithin(file, r, diag.StepSummaryLimit-before-1); err != nil {
		return fmt.Errorf("step summary: %w", err)
	}
	return file.Close()
}

// run checks the site.
func (a *app) run(keep bool) (*build.Result, error) {
	today, err := a.today()
	if err != nil {
		return nil, err
	}
	return a.runOn(today, keep)
}

// runOn checks the site as of a day.
func (a *app) runOn(today time.Time, keep bool) (*build.Result, error) {
	fsys, root, err := a.site()
	if err != nil {
		return nil, err
	}
	defer root.Close()
	since, done, err := a.published()
	if err != nil {
		return nil, err
	}
	defer done()
	tell, end := a.progress()
	defer end()
	return build.Check(fsys, build.Options{Today: today, Keep: keep, Since: since, Progress: tell})
}

// summary says in a line what a run found.
func (a *app) summary(r *build.Result) {
	fmt.Fprintf(a.err, "%s; %s\n", diag.Summary(r.Findings), claimsNote(r))
}

// claimsNote says how many claims were read and what they are worth.
func claimsNote(r *build.Result) string {
	claims := "claims"
	if r.Claims.Total == 1 {
		claims = "claim"
	}
	return fmt.Sprintf("%d %s read: %d confirmed, %d contradicted, %d ambiguous, %d unbacked",
		r.Claims.Total, claims, r.Claims.Confirmed, r.Claims.Contradicted, r.Claims.Ambiguous, r.Claims.Unbacked)
}

// wantsColour reports whether a stream is a terminal that wants colour (see no-color.org).
func wantsColour(w io.Writer) bool {
	return isTerminal(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}
