// Package cli is the command line: one file for each command. It alone reads the clock, opens the site's folder and writes to
// the terminal. Findings go to standard output, all else that people read to standard error, and errors are said as 'error:'
// and then 'hint:'.
package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"
)

// Exit statuses.
const (
	Clean    = 0 // nothing at or above the severity that fails
	Findings = 1 // findings at or above it
	Failed   = 2 // could not run
)

// A Command is one run of the program with its streams.
type app struct {
	out, err io.Writer
	dir      string
	asOf     string
	since    string
	status   int
}

// Main runs the command line and returns the exit status.
func Main(args []string, out, errOut io.Writer) int {
	// Builds allocate much and keep little; fewer collections take a quarter off the time for some 35 MB. The limit keeps a
	// site of ten thousand policies from paying for that with most of a gigabyte. An explicit GOGC or GOMEMLIMIT wins.
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(512 << 20)
	}
	a := &app{out: out, err: errOut}
	root := a.root()
	root.SetArgs(args)
	if err := root.Execute(); err != nil {
		a.fail(err)
		return Failed
	}
	return a.status
}

// A hinted error says what to do about it.
type hinted struct {
	error
	hint string
}

func (h hinted) Unwrap() error { return h.error }

func hint(err error, format string, args ...any) error {
	return hinted{err, fmt.Sprintf(format, args...)}
}

func (a *app) fail(err error) {
	fmt.Fprintf(a.err, "error: %v\n", err)
	var h hinted
	var withHint interface{ Hint() string }
	switch {
	case errors.As(err, &h):
		fmt.Fprintf(a.err, "hint: %s\n", h.hint)
	case errors.As(err, &withHint):
		fmt.Fprintf(a.err, "hint: %s\n", withHint.Hint())
	}
}

func (a *app) root() *cobra.Command {
	var version bool
	root := &cobra.Command{
		Use:   "candor",
		Short: "Check policies against facts and publish both as a trust center",
		Long: "Candor reads facts from data/*.toml and policies from content/**/*.md, says where the two disagree,\n" +
			"and renders both into one cross-linked site in public/.",
		SilenceErrors: true, SilenceUsage: true,
		Args: noCommand,
		RunE: func(c *cobra.Command, _ []string) error {
			if version {
				a.printVersion()
				return nil
			}
			return c.Help()
		},
	}
	root.SetOut(a.out) // for scripts of completion, and for what they ask
	root.SetErr(a.err)
	help := root.HelpFunc()
	root.SetHelpFunc(func(c *cobra.Command, args []string) {
		c.SetOut(a.err)
		help(c, args)
	})
	root.Flags().BoolVar(&version, "version", false, "say which build this is")
	root.PersistentFlags().StringVarP(&a.dir, "dir", "C", ".", "the site's folder")
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return hint(err, "see '%s --help'", c.CommandPath()) })
	root.AddCommand(a.build(), a.check(), a.diff(), a.serve(), a.initCommand(), a.claims(), a.facts(), a.explain(), a.schema(), a.version())
	return root
}

// site opens the site's folder. What is read through it cannot leave the folder, by '..' or by a link.
func (a *app) site() (fs.FS, *os.Root, error) { return openSite(a.dir) }

func openSite(dir string) (fs.FS, *os.Root, error) {
	const where = "run candor in the site's folder, or name it with -C DIR"
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, hint(fmt.Errorf("there is no folder %q", dir), where)
	case err != nil:
		return nil, nil, hint(fmt.Errorf("open site: %w", err), where)
	case !info.IsDir():
		return nil, nil, hint(fmt.Errorf("%s is a file, not the folder of a site", dir), "name the folder that holds content/ and data/ with -C DIR")
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, nil, hint(fmt.Errorf("open site: %w", err), "give read permission for the folder")
	}
	fsys := root.FS()
	_, noData := fs.Lstat(fsys, "data")
	_, noContent := fs.Lstat(fsys, "content")
	if errors.Is(noData, fs.ErrNotExist) && errors.Is(noContent, fs.ErrNotExist) {
		root.Close()
		name := dir
		if name == "." {
			name = "this folder"
		}
		return nil, nil, hint(fmt.Errorf("%s holds neither data/ nor content/", name), where)
	}
	return fsys, root, nil
}

// today returns the date for which checks are made: --as-of, or the clock's.
func (a *app) today() (time.Time, error) {
	if a.asOf == "" {
		y, m, d := time.Now().Date()
		return time.Date(y, m, d, 0, 0, 0, 0, time.UTC), nil
	}
	t, err := time.Parse(time.DateOnly, a.asOf)
	if err != nil {
		return t, hint(fmt.Errorf("--as-of %s is not a date", a.asOf), "write year-month-day: --as-of 2026-06-30")
	}
	return t, nil
}

func (a *app) asOfFlag(c *cobra.Command) {
	c.Flags().StringVar(&a.asOf, "as-of", "", "the `date` that checks are made for, YYYY-MM-DD (default today)")
}
