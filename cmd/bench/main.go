// Command bench tells how fast candor is, as a ratio to the least that any generator has to do.
//
//	go run ./cmd/bench [--docs N,N] [--runs N] [--only NAME,NAME] [--candor PATH] [--hugo PATH] [--dir DIR] [--keep] [--seed N] [--json]
//
// It generates sites of policies of about 1,200 words (package corpus), builds the programs, and runs each as a process of
// its own: floor (package floor), build (a full build, checks included, into an empty public/), check, and rebuild (a
// build with nothing changed), and with --hugo that generator on the same policies. The programs take turns, floor, build,
// check, rebuild, floor, build, …, so that whatever else the machine does falls on all of them alike, and a ratio is the
// median of the ratios of each turn. The first turn is not counted.
//
// For each it prints wall time with the least and the most, CPU time (user and system), peak resident memory, the ratio to
// the floor and microseconds a page; and from one size to the next, the growth of the time per page and the exponent:
// 1 is linear. What is aimed at: at 1,000 and 10,000 policies a full build takes at most 1.6 times the floor's time and
// grows linearly.
//
// Peak memory is what the kernel keeps for each process (getrusage). Linux lets a process start with the peak of the one that
// started it, so bench stays small itself: sites are written file by file, its own peak is forgotten before each start
// where the kernel can, and one no higher than its own is printed with a '≤'. Figures of sites that differ in --seed or --docs are no comparison; within one run they are.
//
// Exit status: 0 measured; 2 could not measure.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"candor/cmd/bench/corpus"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], time.Now(), os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// Exit statuses.
const (
	exitMeasured = 0
	exitCannot   = 2
)

// run measures as the arguments say. Sites are current on the day of now.
func run(ctx context.Context, args []string, now time.Time, stdout, stderr io.Writer) int {
	opts, err := parse(args)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(stderr, usage)
		return exitMeasured
	}
	var report *report
	if err == nil {
		report, err = bench(ctx, opts, now, stderr)
	}
	if err == nil {
		err = report.write(stdout, opts.json)
	}
	if err == nil {
		return exitMeasured
	}
	fmt.Fprintf(stderr, "error: %v\n", err)
	if h := (*hinted)(nil); errors.As(err, &h) {
		fmt.Fprintf(stderr, "hint: %s\n", h.hint)
	}
	return exitCannot
}

// hinted is an error with what to do next.
type hinted struct {
	error
	hint string
}

func (h *hinted) Unwrap() error { return h.error }

const usage = `go run ./cmd/bench [flags]

  --docs N,N      sizes to measure, in policies (10,1000,10000)
  --runs N        turns that count (5)
  --only A,B      of floor, build, check, rebuild, hugo; the floor always runs
  --candor PATH   measure this program, not one built from the sources
  --hugo PATH     measure Hugo too
  --dir DIR       make the sites below DIR (the system's temporary folder)
  --keep          leave the sites where they are
  --seed N        another text (1)
  --json          one JSON object`

// options are the arguments.
type options struct {
	docs         []int
	runs         int
	only         []string
	candor, hugo string
	dir          string
	keep, json   bool
	seed         uint64
}

// maxDocs is far above what a trust center holds; the names of files have room for it.
const maxDocs = 100_000

func parse(args []string) (options, error) {
	var o options
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	docs := flags.String("docs", "10,1000,10000", "")
	only := flags.String("only", "", "")
	flags.IntVar(&o.runs, "runs", 5, "")
	flags.StringVar(&o.candor, "candor", "", "")
	flags.StringVar(&o.hugo, "hugo", "", "")
	flags.StringVar(&o.dir, "dir", "", "")
	flags.BoolVar(&o.keep, "keep", false, "")
	flags.BoolVar(&o.json, "json", false, "")
	flags.Uint64Var(&o.seed, "seed", 1, "")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return o, err
		}
		return o, &hinted{err, "run 'go run ./cmd/bench --help' for the flags"}
	}
	if flags.NArg() > 0 {
		return o, &hinted{fmt.Errorf("unexpected argument %q", flags.Arg(0)), "sizes follow --docs, with commas and no spaces between them"}
	}
	for field := range strings.SplitSeq(*docs, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(field))
		if err != nil || n < 1 || n > maxDocs {
			return o, &hinted{fmt.Errorf("%q is no number of policies from 1 to %d", field, maxDocs), "write --docs 10,1000"}
		}
		o.docs = append(o.docs, n)
	}
	slices.Sort(o.docs)
	o.docs = slices.Compact(o.docs)
	if o.runs < 1 {
		return o, &hinted{fmt.Errorf("%d turns measure nothing", o.runs), "write --runs 5"}
	}
	o.only = []string{floor, build, check, rebuild}
	if o.hugo != "" {
		o.only = append(o.only, hugo)
	}
	if *only != "" {
		wanted := append(strings.Split(*only, ","), floor)
		for _, w := range wanted {
			if !slices.Contains(o.only, w) {
				return o, &hinted{fmt.Errorf("there is nothing named %q to measure", w), "name some of " + strings.Join(o.only, ", ") + "; hugo needs --hugo PATH"}
			}
		}
		if slices.Contains(wanted, rebuild) {
			wanted = append(wanted, build) // there has to be something to build again
		}
		o.only = slices.DeleteFunc(o.only, func(name string) bool { return !slices.Contains(wanted, name) })
	}
	return o, nil
}

// bench generates, builds and measures. Progress goes to log.
func bench(ctx context.Context, o options, now time.Time, log io.Writer) (*report, error) {
	dir, err := os.MkdirTemp(o.dir, "candor-bench-")
	if err != nil {
		return nil, &hinted{err, "name a folder that exists and can be written with --dir"}
	}
	if dir, err = filepath.Abs(dir); err != nil {
		return nil, err
	}
	if o.keep {
		fmt.Fprintf(log, "sites stay in %s\n", dir)
	} else {
		defer os.RemoveAll(dir)
	}
	tools, err := compile(ctx, o, dir)
	if err != nil {
		return nil, err
	}
	r := newReport(o)
	for _, n := range o.docs {
		site := corpus.Site{Policies: n, Seed: o.seed, Day: now.UTC().Truncate(24 * time.Hour)}
		s, err := measureSite(ctx, o, site, tools, filepath.Join(dir, strconv.Itoa(n)), log)
		if err != nil {
			return nil, err
		}
		r.Sizes = append(r.Sizes, s)
		if !o.keep {
			if err := os.RemoveAll(filepath.Join(dir, strconv.Itoa(n))); err != nil {
				return nil, err
			}
		}
	}
	r.grow()
	return r, nil
}

// tools are the paths of the programs.
type tools struct{ floor, candor, hugo string }

// compile builds the floor and candor from the sources of this module.
func compile(ctx context.Context, o options, dir string) (tools, error) {
	t := tools{floor: filepath.Join(dir, "floor"), candor: o.candor, hugo: o.hugo}
	if t.candor == "" {
		t.candor = filepath.Join(dir, "candor")
	}
	targets := [][2]string{{t.floor, "candor/cmd/bench/floor"}}
	if o.candor == "" && slices.ContainsFunc(o.only, func(name string) bool { return name == build || name == check || name == rebuild }) {
		targets = append(targets, [2]string{t.candor, "candor/cmd/candor"})
	}
	for _, target := range targets {
		cmd := exec.CommandContext(ctx, "go", "build", "-o", target[0], target[1])
		if out, err := cmd.CombinedOutput(); err != nil {
			return t, &hinted{fmt.Errorf("build %s: %w\n%s", target[1], err, strings.TrimSpace(string(out))), "run bench inside the module, where 'go build ./cmd/...' works"}
		}
	}
	for _, p := range []*string{&t.candor, &t.hugo} {
		if *p == "" {
			continue
		}
		if found, err := exec.LookPath(*p); err == nil {
			*p = found
		} else if p == &t.hugo || o.candor != "" {
			return t, &hinted{err, "name a program that can be run"}
		}
		abs, err := filepath.Abs(*p)
		if err != nil {
			return t, err
		}
		*p = abs
	}
	return t, nil
}
