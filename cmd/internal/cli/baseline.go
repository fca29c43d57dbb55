package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"candor/cmd/internal/check"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/rules"
)

// baseline takes the findings that a file holds out of a report and brings the file up to date: what is gone is removed, so
// that it cannot come back unseen, and what fails is added where that was asked for.
func (a *app) baseline(report *diag.Report, flags checkFlags) error {
	file, add := flags.baseline, flags.add
	b, err := readBaseline(file, add)
	if err != nil {
		return err
	}
	all := report.Findings
	report.Baseline = file
	report.Findings, report.Known = b.Split(all)

	gone, added := 0, 0
	// On another date than today, and where not all could be read, other findings are missing than those that were corrected.
	if a.asOf == "" && check.Whole(report.Findings, rules.All) {
		gone = b.Shrink(all)
	}
	if add {
		var failing []diag.Finding
		for _, f := range report.Findings {
			if f.Severity >= report.FailOn {
				failing = append(failing, f)
			}
		}
		added = b.Add(failing)
		report.Findings, report.Known = b.Split(all)
	}
	_, err = os.Stat(file)
	begun := add && errors.Is(err, fs.ErrNotExist) // an empty one too, so that what names it finds it
	if gone == 0 && added == 0 && !begun || flags.dry {
		return nil
	}
	if err := writeFile(file, b.Bytes()); err != nil {
		if add {
			return err
		}
		// The check itself was made, and a build server may well keep its files from being written.
		fmt.Fprintf(a.err, "%v: it still lists %s\n", err, goneWords(gone))
		return nil
	}
	switch {
	case added == 0 && gone == 0:
		fmt.Fprintf(a.err, "%s: nothing fails, so it holds nothing\n", file)
	case added == 0:
		fmt.Fprintf(a.err, "%s: removed %s; %d left\n", file, goneWords(gone), b.Len())
	case gone == 0:
		fmt.Fprintf(a.err, "%s: added %d; %d in all\n", file, added, b.Len())
	default:
		fmt.Fprintf(a.err, "%s: added %d, removed %s; %d in all\n", file, added, goneWords(gone), b.Len())
	}
	return nil
}

func goneWords(n int) string {
	if n == 1 {
		return "1 that is gone"
	}
	return fmt.Sprintf("%d that are gone", n)
}

func readBaseline(file string, add bool) (*check.Baseline, error) {
	data, err := os.ReadFile(file)
	switch {
	case errors.Is(err, fs.ErrNotExist) && add:
		return &check.Baseline{}, nil
	case errors.Is(err, fs.ErrNotExist):
		return nil, hint(fmt.Errorf("there is no baseline %s", file), "write it from what fails now with --baseline-add")
	case err != nil:
		return nil, fmt.Errorf("read baseline: %w", err)
	}
	b, err := check.ParseBaseline(data)
	if err != nil {
		return nil, hint(fmt.Errorf("%s: %w", file, err), "after a merge, keep the lines of both sides and remove the marks of the conflict")
	}
	return b, nil
}
