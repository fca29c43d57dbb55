package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"
)

// Exit statuses.
const (
	exitMeasured = 0
	exitCannot   = 2
)

const usage = `go run ./cmd/evaluate [flags] DIR
go run ./cmd/evaluate mutate [flags] DIR

  --json          one JSON object
  --as-of DATE    the date for which checks are made, year-month-day (today)

of DIR, a folder of cases:
  --mode MODE     only cases of prose-data, prose-prose or data-data
  --topic TOPIC   only cases of this topic
  --case ID       only this case
  --show ID       print the data that a case is turned into, and check nothing
  --claims ID     print what is read in a case's documents: each claim with its verdict and the reason

of a clean site, or of the clean ones in a folder of cases:
  --kind KIND     only claims of this kind: duration, interval, region, ...`

// An evaluation is one run of the command with its streams and its clock.
type evaluation struct {
	out, err io.Writer
	now      func() time.Time
}

// options are the arguments.
type options struct {
	mutate bool
	dir    string
	json   bool
	today  time.Time

	mode, topic, only, show, claims string
	kind                            string
}

// hinted is an error with what to do next.
type hinted struct {
	error
	hint string
}

func (h *hinted) Unwrap() error { return h.error }

// run measures as the arguments say and returns the exit status.
func (e evaluation) run(args []string) int {
	o, err := e.parse(args)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(e.err, usage)
		return exitMeasured
	}
	switch {
	case err != nil:
	case o.mutate:
		err = e.mutate(o)
	case o.show != "":
		err = e.show(o)
	case o.claims != "":
		err = e.claims(o)
	default:
		err = e.score(o)
	}
	if err == nil {
		return exitMeasured
	}
	fmt.Fprintf(e.err, "error: %v\n", err)
	if h := (*hinted)(nil); errors.As(err, &h) {
		fmt.Fprintf(e.err, "hint: %s\n", h.hint)
	}
	return exitCannot
}

func (e evaluation) parse(args []string) (options, error) {
	var o options
	if len(args) > 0 && args[0] == "mutate" {
		o.mutate, args = true, args[1:]
	}
	flags := flag.NewFlagSet("evaluate", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.BoolVar(&o.json, "json", false, "")
	asOf := flags.String("as-of", "", "")
	if o.mutate {
		flags.StringVar(&o.kind, "kind", "", "")
	} else {
		flags.StringVar(&o.mode, "mode", "", "")
		flags.StringVar(&o.topic, "topic", "", "")
		flags.StringVar(&o.only, "case", "", "")
		flags.StringVar(&o.show, "show", "", "")
		flags.StringVar(&o.claims, "claims", "", "")
	}
	var dirs []string
	for rest := args; ; { // flags may also stand behind the folder
		if err := flags.Parse(rest); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return o, err
			}
			return o, &hinted{err, "run 'go run ./cmd/evaluate --help' for the flags"}
		}
		if flags.NArg() == 0 {
			break
		}
		dirs, rest = append(dirs, flags.Arg(0)), flags.Args()[1:]
	}
	if len(dirs) != 1 {
		return o, &hinted{fmt.Errorf("%d folders are named, and it takes one", len(dirs)), "name the folder that holds the cases, or 'mutate' and a site"}
	}
	o.dir = dirs[0]
	if o.mode != "" && !slices.Contains(modes, o.mode) {
		return o, &hinted{fmt.Errorf("there is no mode %q", o.mode), "write one of " + strings.Join(modes, ", ")}
	}
	y, m, d := e.now().Date()
	o.today = time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	if *asOf != "" {
		t, err := time.Parse(time.DateOnly, *asOf)
		if err != nil {
			return o, &hinted{fmt.Errorf("%q is no date", *asOf), "write year-month-day: --as-of 2026-05-11"}
		}
		o.today = t
	}
	return o, nil
}

var modes = []string{proseData, proseProse, dataData}

// folder opens a folder for reading; what is read cannot lead out of it.
func folder(dir string) (*os.Root, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, &hinted{err, "name a folder that exists and can be read"}
	}
	return root, nil
}
