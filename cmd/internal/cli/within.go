package cli

import (
	"fmt"
	"math"
	"strings"
	"time"

	"candor/cmd/internal/build"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/load"
	"candor/cmd/internal/period"
)

// within returns the last day of a span of time that begins today, written '30d', '6w', '3m' or as the data have it, '30 days'.
func within(today time.Time, text string) (time.Time, error) {
	bad := hint(fmt.Errorf("--within %s is not a length of time", text), "write days, weeks or months: --within 30d")
	written := text
	if n := len(text) - 1; n > 0 && strings.Trim(text[:n], "0123456789") == "" {
		written = "P" + strings.ToUpper(text)
	}
	r, err := period.Parse(written)
	if err != nil || r.Min != r.Max || r.Max.Unit == period.Forever || r.Max.Seconds() <= 0 {
		return time.Time{}, bad
	}
	const most = 100 * 365 * 24 * 3600
	if r.Max.Seconds() > most {
		return time.Time{}, bad
	}
	return today.AddDate(0, 0, int(math.Ceil(r.Max.Seconds()/(24*3600)))), nil
}

// runWithin checks the site for today and for a later day, and returns what is found today together with what time alone will
// have brought about by then: what appears, and what becomes worse.
func (a *app) runWithin(text string) (*build.Result, error) {
	today, err := a.today()
	if err != nil {
		return nil, err
	}
	day, err := within(today, text)
	if err != nil {
		return nil, err
	}
	now, err := a.runOn(today, false)
	if err != nil {
		return nil, err
	}
	then, err := a.runOn(day, false)
	if err != nil {
		return nil, err
	}
	diag.Stamp(now.Findings)
	diag.Stamp(then.Findings)
	at := map[string]int{}
	for i, f := range now.Findings {
		at[f.Fingerprint] = i
	}
	for _, f := range then.Findings {
		i, known := at[f.Fingerprint]
		if known && f.Severity <= now.Findings[i].Severity {
			continue
		}
		f.Message = fmt.Sprintf("by %s: %s", load.Text(day), f.Message)
		if known {
			now.Findings[i] = f
		} else {
			now.Findings = append(now.Findings, f)
		}
	}
	diag.Sort(now.Findings)
	return now, nil
}
