package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"candor/cmd/internal/build"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/publish"
)

func (a *app) build() *cobra.Command {
	var force bool
	var baseline string
	c := &cobra.Command{
		Use:   "build",
		Short: "Check the site and render it into public/",
		Long: "Build checks the site first. When there is an error it says so and leaves public/ as it was, unless --force is given.\n" +
			"A site becomes visible whole or not at all; files in public/ that no build wrote are kept.",
		Example: "  candor build\n  candor check --baseline known.txt --baseline-add && candor build --baseline known.txt",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			accepted, err := acceptedBy(baseline)
			if err != nil {
				return err
			}
			r, done, err := a.publish(force, accepted)
			if err != nil {
				return err
			}
			found := len(r.Findings)
			r.Findings = accepted(r.Findings)
			if err := diag.Text(a.err, worth(r.Findings), false); err != nil {
				return fmt.Errorf("write findings: %w", err)
			}
			a.summary(r)
			if known := found - len(r.Findings); known > 0 {
				fmt.Fprintf(a.err, "%d more in the baseline\n", known)
			}
			if done == nil {
				a.status = Findings
				fmt.Fprintln(a.err, "not published: correct the errors, or publish all the same with --force")
				return nil
			}
			fmt.Fprintf(a.err, "%s: %d files written, %d unchanged, %d removed\n", filepath.Join(a.dir, "public"), done.Written, done.Unchanged, done.Removed)
			if diag.Worst(r.Findings, diag.Error) {
				a.status = Findings
			}
			return nil
		},
	}
	c.Flags().BoolVar(&force, "force", false, "publish although there are errors")
	c.Flags().StringVar(&baseline, "baseline", "", "a `file` of findings that are accepted for the time being: they do not keep the site from being published")
	a.sinceFlag(c)
	a.asOfFlag(c)
	return c
}

// acceptedBy returns what takes out of findings those that a baseline holds. Only 'check' brings the file up to date.
func acceptedBy(file string) (func([]diag.Finding) []diag.Finding, error) {
	if file == "" {
		return func(fs []diag.Finding) []diag.Finding { return fs }, nil
	}
	b, err := readBaseline(file, false)
	if err != nil {
		return nil, err
	}
	return func(fs []diag.Finding) []diag.Finding {
		diag.Stamp(fs)
		fresh, _ := b.Split(fs)
		return fresh
	}, nil
}

// worth drops the notes, which 'check' shows: a build has other things to say.
func worth(fs []diag.Finding) []diag.Finding {
	var out []diag.Finding
	for _, f := range fs {
		if f.Severity > diag.Info {
			out = append(out, f)
		}
	}
	return out
}

// publish builds the site into public/. It returns no publication when errors kept it from being published.
func (a *app) publish(force bool, accepted func([]diag.Finding) []diag.Finding) (r *build.Result, done *publish.Result, err error) {
	today, err := a.today()
	if err != nil {
		return nil, nil, err
	}
	fsys, root, err := a.site()
	if err != nil {
		return nil, nil, err
	}
	defer root.Close()
	since, closeSince, err := a.published()
	if err != nil {
		return nil, nil, err
	}
	defer closeSince()
	renderer, err := a.theme(fsys)
	if err != nil {
		return nil, nil, err
	}
	stage, err := publish.Begin(filepath.Join(a.dir, "public"), publish.Options{Root: a.dir})
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, stage.Abort()) }()
	spill, err := stage.NewSpill()
	if err != nil {
		return nil, nil, err
	}
	defer spill.Close()
	tell, end := a.progress()
	r, rendered, err := build.Build(fsys, build.Options{Today: today, Since: since, Progress: tell}, build.Target{Output: stage, Spill: spill, Renderer: renderer, Force: force, New: accepted})
	end()
	switch {
	case err != nil && strings.Contains(err.Error(), "template:"):
		return nil, nil, badTemplate(err)
	case err != nil || !rendered:
		return r, nil, err
	}
	result, err := stage.Commit()
	if err != nil {
		return nil, nil, err
	}
	return r, &result, nil
}
