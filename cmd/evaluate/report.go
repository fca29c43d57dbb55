package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"text/tabwriter"
)

// A report sums up the scored cases.
type report struct {
	cases       []*scored
	total       tally
	cleanErrors int
	topics      map[string]*tally
}

// A tally counts expectations and false alarms.
type tally struct{ found, missed, alarms int }

// precision is the part of what was reported that is right; 1 where nothing was reported.
func (t tally) precision() float64 { return share(t.found, t.found+t.alarms) }

// recall is the part of what was planted that was found; 1 where nothing was planted.
func (t tally) recall() float64 { return share(t.found, t.found+t.missed) }

func share(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

func (r *report) add(s *scored) {
	r.cases = append(r.cases, s)
	if r.topics == nil {
		r.topics = map[string]*tally{}
	}
	t := r.topics[s.Topic]
	if t == nil {
		t = &tally{}
		r.topics[s.Topic] = t
	}
	for _, t := range []*tally{t, &r.total} {
		t.found += len(s.found)
		t.missed += len(s.missed)
		t.alarms += len(s.alarms)
	}
	if s.Clean() {
		r.cleanErrors += len(s.alarms)
	}
}

// The JSON form is a contract. Fields beyond it may be added.
type (
	jsonReport struct {
		Precision   float64              `json:"precision"`
		Recall      float64              `json:"recall"`
		Found       int                  `json:"found"`
		Expected    int                  `json:"expected"`
		False       int                  `json:"false"`
		CleanErrors int                  `json:"cleanErrors"`
		Cases       int                  `json:"cases"`
		Topics      map[string]jsonTopic `json:"topics"`
		Misses      []jsonMiss           `json:"misses"`
		FalseAlarms []jsonAlarm          `json:"falseAlarms"`
	}
	jsonTopic struct {
		Found     int     `json:"found"`
		Missed    int     `json:"missed"`
		False     int     `json:"false"`
		Precision float64 `json:"precision"`
		Recall    float64 `json:"recall"`
	}
	jsonMiss struct {
		Case    string   `json:"case"`
		Doc     string   `json:"doc"`
		Line    int      `json:"line"`
		Fact    string   `json:"fact,omitempty"` // where facts contradict each other
		Field   string   `json:"field,omitempty"`
		Excerpt string   `json:"excerpt"`
		Why     string   `json:"why"`
		Said    []string `json:"said,omitempty"` // what the checker made of the place
	}
	jsonAlarm struct {
		Case    string `json:"case"`
		Rule    string `json:"rule"`
		File    string `json:"file"`
		Line    int    `json:"line"`
		Fact    string `json:"fact,omitempty"`
		Message string `json:"message"`
		Text    string `json:"text"`
	}
)

// write writes the report for people, or as one JSON object.
func (r *report) write(w io.Writer, asJSON bool) error {
	if asJSON {
		e := json.NewEncoder(w)
		e.SetIndent("", " ")
		e.SetEscapeHTML(false)
		return e.Encode(r.json())
	}
	p := &printer{w: w}
	r.table(p)
	for _, s := range r.cases {
		for _, m := range s.missed {
			r.miss(p, s, m)
		}
	}
	for _, s := range r.cases {
		for _, a := range s.alarms {
			p.f("\nfalse alarm  %s [%s]  %s\n    > %s\n    %s\n", s.ID, s.Topic, where(a.place), a.text, a.message+" ["+a.rule+"]")
		}
	}
	p.f("\nprecision %.3f recall %.3f found %d/%d false %d clean-errors %d\n", r.total.precision(), r.total.recall(), r.total.found, r.total.found+r.total.missed, r.total.alarms, r.cleanErrors)
	return p.err
}

// table prints the figures by topic.
func (r *report) table(p *printer) {
	tw := tabwriter.NewWriter(p, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(tw, "found\tmissed\tfalse\tprecision\trecall\t  topic")
	for _, topic := range slices.Sorted(maps.Keys(r.topics)) {
		t := r.topics[topic]
		fmt.Fprintf(tw, "%d\t%d\t%d\t%.3f\t%.3f\t  %s\n", t.found, t.missed, t.alarms, t.precision(), t.recall(), topic)
	}
	tw.Flush()
}

func (r *report) miss(p *printer, s *scored, m missed) {
	p.f("\nmissed  %s [%s]  %s  ‘%s’\n", s.ID, s.Topic, where(m.place), m.Excerpt)
	if m.Doc != "" {
		p.f("    > %s\n", s.line(m.Doc, m.Line))
	}
	p.f("    %s\n", m.Why)
	for _, text := range m.said {
		p.f("    - %s\n", text)
	}
}

func where(p place) string {
	switch {
	case p.Doc != "":
		return fmt.Sprintf("%s:%d", p.Doc, p.Line)
	case p.Field != "":
		return p.Fact + "." + p.Field
	}
	return p.Fact
}

func (r *report) json() jsonReport {
	out := jsonReport{
		Precision: rounded(r.total.precision()), Recall: rounded(r.total.recall()), Found: r.total.found, Expected: r.total.found + r.total.missed,
		False: r.total.alarms, CleanErrors: r.cleanErrors, Cases: len(r.cases), Topics: map[string]jsonTopic{}, Misses: []jsonMiss{}, FalseAlarms: []jsonAlarm{},
	}
	for topic, t := range r.topics {
		out.Topics[topic] = jsonTopic{t.found, t.missed, t.alarms, rounded(t.precision()), rounded(t.recall())}
	}
	for _, s := range r.cases {
		for _, m := range s.missed {
			out.Misses = append(out.Misses, jsonMiss{s.ID, m.Doc, m.Line, m.Fact, m.Field, m.Excerpt, m.Why, m.said})
		}
		for _, a := range s.alarms {
			file := a.Doc
			if file == "" {
				file = dataFile
			}
			out.FalseAlarms = append(out.FalseAlarms, jsonAlarm{s.ID, a.rule, file, a.Line, a.Fact, a.message, a.text})
		}
	}
	return out
}

// rounded keeps four digits, so that the figure reads well and still tells 0.9799 from 0.98.
func rounded(x float64) float64 { return math.Round(x*1e4) / 1e4 }

// A printer keeps the first error of its writer.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) Write(b []byte) (int, error) {
	if p.err != nil {
		return 0, p.err
	}
	var n int
	n, p.err = p.w.Write(b)
	return n, p.err
}

func (p *printer) f(format string, args ...any) { fmt.Fprintf(p, format, args...) }
