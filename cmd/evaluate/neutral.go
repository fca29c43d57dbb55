package main

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/period"
)

// A neutral is a fact as a case gives it: a noun, an ID, and fields that speak for themselves. It remembers which fields
// were used, so that none is lost without a word.
type neutral struct {
	object
	noun, id string
	used     map[string]bool // fields that were converted
}

// unsaid are fields that say nothing by themselves.
var unsaid = []string{"noun", "id", "iso", "business_time", "members", "approximate", "note", "notes", "comment", "why"}

func newNeutral(o object, n int) *neutral {
	f := &neutral{object: o, noun: strings.ToLower(o.text("noun")), id: o.text("id"), used: map[string]bool{}}
	if f.id == "" {
		f.id = fmt.Sprintf("fact-%d", n+1)
	}
	for _, key := range unsaid {
		f.used[key] = true
	}
	return f
}

// take returns the first of the fields that is given as text, and its name.
func (f *neutral) take(keys ...string) (key, value string) {
	for _, k := range keys {
		if v := f.text(k); v != "" && !f.used[k] {
			f.used[k] = true
			return k, v
		}
	}
	return "", ""
}

// takeAll returns the texts of the first of the fields that is given, a list or one text.
func (f *neutral) takeAll(keys ...string) (key string, values []string) {
	for _, k := range keys {
		if v := f.texts(k); len(v) > 0 && !f.used[k] {
			f.used[k] = true
			return k, v
		}
	}
	return "", nil
}

// takeList is takeAll for a list that may be written as one text with commas.
func (f *neutral) takeList(keys ...string) (key string, values []string) {
	key, values = f.takeAll(keys...)
	if len(values) == 1 {
		values = slices.DeleteFunc(strings.FieldsFunc(values[0], func(r rune) bool { return r == ',' || r == ';' }), func(s string) bool { return strings.TrimSpace(s) == "" })
		for i := range values {
			values[i] = strings.TrimSpace(values[i])
		}
	}
	return key, values
}

// takePeriod returns the first of the fields that holds a length of time, as period.Parse reads it.
func (f *neutral) takePeriod(keys ...string) (key, value string) {
	return f.takeTime(f.period, keys)
}

// takeEvery returns the first of the fields that says how often, as period.ParseInterval reads it.
func (f *neutral) takeEvery(keys ...string) (key, value string) {
	return f.takeTime(f.every, keys)
}

func (f *neutral) takeTime(read func(key string) (string, bool), keys []string) (key, value string) {
	for _, k := range keys {
		if f.used[k] {
			continue
		}
		if v, ok := read(k); ok {
			f.used[k] = true
			return k, v
		}
	}
	return "", ""
}

// period returns a field as a length of time: as it is written where that can be read, else in ISO 8601.
func (f *neutral) period(key string) (string, bool) {
	for _, v := range []string{f.written(key), plainly(f.written(key)), f.object.object("iso").text(key)} {
		if _, err := period.Parse(v); err == nil {
			return v, true
		}
	}
	return "", false
}

func (f *neutral) every(key string) (string, bool) {
	for _, v := range []string{f.written(key), plainly(f.written(key)), f.object.object("iso").text(key)} {
		if _, err := period.ParseInterval(v); v != "" && err == nil {
			return v, true
		}
	}
	return "", false
}

// written returns a field's text, in business time where the fact says that it counts in business time.
func (f *neutral) written(key string) string {
	v := f.text(key)
	if v == "" || !slices.Contains(f.texts("business_time"), key) && f.text("business_time") != "true" || mentions(v, "business", "working") {
		return v
	}
	words := strings.Fields(v)
	for i, w := range words {
		if w := strings.ToLower(w); strings.HasPrefix(w, "hour") || strings.HasPrefix(w, "day") {
			words[i] = "business " + words[i]
		}
	}
	return strings.Join(words, " ")
}

// plainly returns a length without the words that people put around it.
func plainly(s string) string {
	s = strings.TrimSpace(strings.ToLower(s))
	for _, w := range [][2]string{
		{"about ", ""}, {"around ", ""}, {"approximately ", ""}, {"some ", ""}, {"roughly ", ""}, {"exactly ", ""}, {"after ", ""}, {"for ", ""},
		{"no later than ", "within "}, {"not later than ", "within "}, {"less than ", "within "}, {"under ", "within "}, {"maximum of ", "at most "}, {"max ", "at most "},
		{"maximum ", "at most "}, {"not more than ", "at most "}, {"no longer than ", "at most "}, {"minimum ", "at least "}, {"min ", "at least "}, {"minimum of ", "at least "},
		{"not less than ", "at least "}, {"more than ", "at least "}, {"<= ", "at most "}, {"< ", "at most "}, {">= ", "at least "}, {"> ", "at least "}, {"≤ ", "at most "}, {"≥ ", "at least "},
	} {
		if rest, ok := strings.CutPrefix(s, w[0]); ok {
			return w[1] + rest
		}
	}
	switch s {
	case "none", "not stored", "not kept", "not retained", "never stored", "never", "instant", "instantly", "at once":
		return "immediately"
	case "indefinite", "permanent", "permanently", "no limit", "unbounded", "infinite", "never deleted", "for ever", "kept indefinitely":
		return "without limit"
	}
	return s
}

// mentions reports whether a text holds one of the words, in any case, also as a part of a longer word.
func mentions(text string, words ...string) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}
