package change

import (
	"encoding/json"
	"io"
	"time"

	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

// The JSON form is a contract: see the README. Places are those of the state in which the thing stands: 'at' now, 'was' before.
type (
	jsonDiff struct {
		Version   int            `json:"version"`
		Before    string         `json:"before"`
		After     string         `json:"after"`
		Facts     []jsonFact     `json:"facts"`
		Entries   []jsonEntry    `json:"entries"`
		Updates   []jsonEntry    `json:"updates"`
		Documents []jsonDocument `json:"documents"`
		Summary   jsonSummary    `json:"summary"`
	}
	jsonSummary struct {
		Entries map[Kind]int `json:"entries"`
		Clauses map[Kind]int `json:"clauses"`
	}
	jsonPlace struct {
		File  string          `json:"file"`
		Start source.Position `json:"start"`
		End   source.Position `json:"end"`
	}
	jsonFact struct {
		Change  Kind       `json:"change"`
		ID      string     `json:"id"`
		Title   string     `json:"title"`
		Before  string     `json:"before,omitempty"`
		After   string     `json:"after,omitempty"`
		Added   []string   `json:"added,omitempty"`   // members of a list
		Removed []string   `json:"removed,omitempty"` //
		Stated  bool       `json:"stated"`            // whether prose can state it
		Was     *jsonPlace `json:"was,omitempty"`
		At      *jsonPlace `json:"at,omitempty"`
	}
	jsonEntry struct {
		Change Kind        `json:"change"`
		ID     string      `json:"id"`
		Was    string      `json:"formerId,omitempty"`
		Title  string      `json:"title"`
		At     jsonPlace   `json:"at"`
		Notice *jsonNotice `json:"notice,omitempty"`
	}
	jsonNotice struct {
		Update    string `json:"update,omitempty"` // ID of the dated entry that speaks of it
		Announced string `json:"announced,omitempty"`
		Effective string `json:"effective,omitempty"`
		Until     string `json:"objectionUntil,omitempty"`
	}
	jsonDocument struct {
		Change  Kind         `json:"change"`
		ID      string       `json:"id"`
		Title   string       `json:"title"`
		File    string       `json:"file"`
		WasFile string       `json:"formerFile,omitempty"`
		Notice  *jsonNotice  `json:"notice,omitempty"`
		Clauses []jsonClause `json:"clauses"`
	}
	jsonClause struct {
		Change    Kind            `json:"change"`
		Before    *jsonClauseSide `json:"before,omitempty"`
		After     *jsonClauseSide `json:"after,omitempty"`
		Section   string          `json:"section"`
		From      string          `json:"from,omitempty"`     // the section from which it was moved
		FromFile  string          `json:"fromFile,omitempty"` // the document from which it came
		States    []jsonStates    `json:"states"`             // what it states otherwise
		IsHeading bool            `json:"heading,omitempty"`
	}
	jsonClauseSide struct {
		Clause string    `json:"clause"` // its address within the document
		Number string    `json:"number,omitempty"`
		Text   string    `json:"text"`
		Place  jsonPlace `json:"place"`
	}
	jsonStates struct {
		Kind   string `json:"kind"`
		Before string `json:"before,omitempty"`
		After  string `json:"after,omitempty"`
		Fact   string `json:"fact,omitempty"`
	}
)

// JSON writes a diff as one object.
func JSON(w io.Writer, d *Diff) error {
	out := jsonDiff{Version: 1, Before: d.Before.Name, After: d.After.Name, Facts: []jsonFact{}, Entries: []jsonEntry{}, Updates: []jsonEntry{}, Documents: []jsonDocument{}}
	out.Summary.Entries, out.Summary.Clauses = d.Count()
	for _, e := range d.Entries {
		out.Entries = append(out.Entries, entryJSON(d, e))
		out.Facts = append(out.Facts, factsJSON(e.Name, e.Values)...)
	}
	for _, e := range d.Updates {
		out.Updates = append(out.Updates, entryJSON(d, e))
		out.Facts = append(out.Facts, factsJSON(e.Name, e.Values)...)
	}
	for _, doc := range d.Documents {
		out.Facts = append(out.Facts, factsJSON(doc.Title, doc.Values)...)
		j := jsonDocument{Change: doc.Kind, ID: doc.Path, Title: doc.Title, File: doc.File, WasFile: doc.WasFile, Clauses: []jsonClause{}}
		if doc.After != nil {
			j.Notice = noticeJSON(d.Notice(doc.Path, doc.After))
		}
		for _, c := range doc.Clauses {
			j.Clauses = append(j.Clauses, clauseJSON(c))
		}
		out.Documents = append(out.Documents, j)
	}
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	e.SetEscapeHTML(false)
	return e.Encode(out)
}

func placeJSON(s source.Span) jsonPlace { return jsonPlace{s.Name(), s.Position(), s.EndPosition()} }

func somewhere(s source.Span) *jsonPlace {
	if s.IsZero() {
		return nil
	}
	p := placeJSON(s)
	return &p
}

func entryJSON(d *Diff, e *Entry) jsonEntry {
	j := jsonEntry{Change: e.Kind, ID: e.Path, Was: e.Was, Title: e.Name, At: placeJSON(e.At())}
	if _, isUpdate := e.After.(*trust.Update); e.After != nil && !isUpdate {
		j.Notice = noticeJSON(d.Notice(e.Path, e.After))
	}
	return j
}

func factsJSON(of string, values []*Value) (out []jsonFact) {
	for _, v := range values {
		j := jsonFact{Change: v.Kind, ID: v.ID, Title: of + ": " + v.Name, Before: v.Before, After: v.After, Stated: v.Fact, Was: somewhere(v.Was)}
		if v.List {
			j.Added, j.Removed = v.Won, v.Lost
		}
		if v.Kind != Removed {
			j.At = somewhere(v.At)
		}
		out = append(out, j)
	}
	return out
}

func noticeJSON(n Notice) *jsonNotice {
	if n.IsZero() {
		return nil
	}
	day := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return t.Format(time.DateOnly)
	}
	j := &jsonNotice{Announced: day(n.Announced), Effective: day(n.Effective), Until: day(n.Until)}
	if n.Update != nil {
		j.Update = n.Update.Path()
	}
	return j
}

func clauseJSON(c *ClauseChange) jsonClause {
	side := func(c *Clause) *jsonClauseSide {
		if c == nil {
			return nil
		}
		return &jsonClauseSide{c.ID, c.Number, c.Text, placeJSON(c.Span)}
	}
	j := jsonClause{Change: c.Kind, Before: side(c.Before), After: side(c.After), Section: c.Section, From: c.From, FromFile: c.FromFile, States: []jsonStates{}, IsHeading: c.Now().IsHead}
	for _, s := range c.Said {
		var one jsonStates
		if s.Before != nil {
			one = jsonStates{Kind: s.Before.Kind, Before: s.Before.Text, Fact: s.Before.Fact}
		}
		if s.After != nil {
			one.Kind, one.After = s.After.Kind, s.After.Text
			if s.After.Fact != "" {
				one.Fact = s.After.Fact
			}
		}
		j.States = append(j.States, one)
	}
	return j
}
