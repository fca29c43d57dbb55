package main

import (
	"math"
	"strconv"
	"strings"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/period"
	"candor/cmd/internal/token"
	"candor/cmd/internal/trust"
)

// A side is on which a stated time has to move so that the sentence becomes wrong.
type side int

const (
	longer  side = 1
	shorter side = -1
)

// floors are the aspects of promises that something lasts at least so long: a shorter time breaks them. All other promises of
// time are deadlines.
var floors = map[string]bool{"notice": true, "objection": true, "disclosure": true, "hsts": true}

// inForce are the aspects of times that are as they are, and promise nothing that could be kept by a tighter one.
var inForce = map[string]bool{"retention": true, "backup-tail": true, "point-in-time": true, "locked-for": true}

// wrongSide tells whether a longer or a shorter time makes the sentence wrong. A value in force that a sentence bounds from below
// is contradicted only by a longer floor, one bounded from above by a shorter ceiling.
func wrongSide(b *bind.Binding) side {
	if b.Fact == nil {
		return longer
	}
	r, _ := b.Fact.Value.(period.Range)
	aspect := b.Fact.Aspect
	if aspect == "" { // a fact of the site's own is what the sentence takes it for
		aspect = b.Claim.Aspect
	}
	switch {
	case r.OpenMax || floors[aspect]:
		return shorter
	case r.OpenMin || aspect != "" && !inForce[aspect]:
		return longer
	case b.Claim.Bound == claim.AtMost || b.Claim.Bound == claim.Within:
		return shorter
	}
	return longer
}

// duration returns the stated length with another number and with another unit.
func (w *world) duration(b *bind.Binding) []string {
	text := b.Claim.Span.Text()
	return w.free(b, text, func(n float64) []string { return times(text, wrongSide(b), n*spread(b)) })
}

// interval returns the stated rhythm slower: of a rhythm that is promised, a faster one keeps the promise. 'At least once a year'
// is kept by any faster rhythm that the data have, so that only a faster one than that is wrong.
func (w *world) interval(b *bind.Binding) []string {
	text := b.Claim.Span.Text()
	if r := b.Claim.Range; r.OpenMin && !r.OpenMax {
		if other := faster(text); other != "" {
			return []string{other}
		}
		return w.free(b, text, func(n float64) []string { return times(text, shorter, n*spread(b)) })
	}
	if other := slower(text); other != "" {
		return []string{other}
	}
	return w.free(b, text, func(n float64) []string { return times(text, longer, n*spread(b)) })
}

// free returns other texts for a time that the data do not have of anything else in the same respect: where one backup is kept for
// 30 days and another for 90, prose that says 90 for 30 may speak of the other. Where they have one, the time is moved further. What
// differs from the fact by the calendar alone, as 4 days from 4 business hours, is no other time.
func (w *world) free(b *bind.Binding, text string, make func(n float64) []string) []string {
	var out []string
	first := make(1)
	for i := range first {
		for _, n := range []float64{1, 2, 3, 4} {
			other := make(n)
			if i < len(other) && other[i] != "" && !w.said(b, other[i]) {
				out = append(out, other[i])
				break
			}
		}
	}
	return out
}

// said reports whether the data have the time of something else in the same respect, or the fact itself has it.
func (w *world) said(b *bind.Binding, text string) bool {
	r, ok := readTime(text)
	if !ok || b.Fact == nil {
		return false
	}
	for _, f := range w.center.Stated {
		v, ok := f.Value.(period.Range)
		if iv, is := f.Value.(trust.Interval); is {
			v, ok = period.Range(iv), true
		}
		if !ok || f != b.Fact && (f.Aspect != b.Fact.Aspect || f.Owner == b.Fact.Owner) {
			continue
		}
		if rel := period.Relate(r, v); f == b.Fact && rel == period.Close || f != b.Fact && rel != period.Apart && v.OpenMin == v.OpenMax {
			return true
		}
	}
	return false
}

func readTime(text string) (period.Range, bool) {
	if r, err := period.Parse(text); err == nil {
		return r, true
	}
	r, err := period.ParseInterval(text)
	return r, err == nil
}

// spread is how often the upper end of what the data say is its lower end: the factor that leads out of the range.
func spread(b *bind.Binding) float64 {
	if b.Fact == nil {
		return 1
	}
	r, ok := b.Fact.Value.(period.Range)
	if iv, is := b.Fact.Value.(trust.Interval); is {
		r, ok = period.Range(iv), true
	}
	if !ok || r.OpenMin || r.OpenMax || r.Min.Seconds() <= 0 {
		return 1
	}
	return r.Max.Seconds() / r.Min.Seconds()
}

// times returns a text about a time with another number, and with another unit, both clearly longer or shorter.
func times(text string, to side, spread float64) []string {
	factor := math.Floor(2*spread) + 1
	n := number{text: text}
	var out []string
	if rate := rarer(text); rate != "" {
		return []string{rate}
	}
	if low := strings.ToLower(text); strings.Contains(low, "quarter of an ") || strings.Contains(low, "half a") || strings.Contains(low, "day in a ") { // no number of its own
		return []string{strings.NewReplacer("an hour", "a day", "an day", "a day").Replace(otherUnit(text, to))}
	}
	found := n.find()
	scaled := func(i int, v float64) float64 {
		if to == longer {
			return v * factor
		}
		return math.Floor(v / factor)
	}
	ok := len(found) > 0
	for i, f := range found {
		ok = ok && scaled(i, f.value) >= 1
	}
	if ok {
		out = append(out, n.with(scaled))
	}
	if spread == math.Floor(spread) && spread < 5 {
		out = append(out, otherUnit(text, to))
	} else if !ok {
		out = append(out, otherUnit(text, to), otherUnit(otherUnit(text, to), to))
	}
	if len(found) == 0 && len(out) == 0 {
		out = append(out, "30 years")
	}
	return out
}

// unitSteps are units from short to long, each clearly longer than several of the one before.
var unitSteps = []string{"second", "minute", "hour", "day", "week", "month", "year"}

// otherUnit replaces the units of a text by the next longer or shorter one: '30 days' becomes '30 weeks'.
func otherUnit(text string, to side) string {
	var b strings.Builder
	at, changed := 0, false
	ts := token.Append(nil, text)
	for i := range ts {
		word, many := strings.CutSuffix(ts[i].Lower, "s")
		if word == "quarter" {
			word = "month"
		}
		k := indexOf(unitSteps, word)
		if ts[i].Kind != token.Word || k < 0 || word == "second" && i+1 < len(ts) && ts[i+1].Kind == token.Word || ts[i].Is("quarter") && i+1 < len(ts) && ts[i+1].Is("of") {
			continue // 'the second business day', 'a quarter of an hour'
		}
		k += int(to)
		if k < 0 || k >= len(unitSteps) {
			return ""
		}
		start := ts[i].Start
		if i > 0 && (ts[i-1].Is("business") || ts[i-1].Is("working") || ts[i-1].Is("calendar")) {
			start = ts[i-1].Start
			if word == "hour" && k+1 < len(unitSteps) { // '4 business hours' may take 4 days
				k++
			}
		}
		unit := unitSteps[k]
		if many {
			unit += "s"
		}
		b.WriteString(text[at:start] + cased(ts[i].Text, unit))
		at, changed = ts[i].End, true
	}
	if !changed {
		return ""
	}
	// 'an hour' turns into 'a day'.
	out := b.String() + text[at:]
	for _, unit := range unitSteps {
		article := "a "
		if unit == "hour" {
			article = "an "
		}
		for _, wrong := range []string{"a ", "an "} {
			if rest, ok := strings.CutPrefix(out, wrong+unit); ok {
				return article + unit + rest
			}
		}
	}
	return out
}

func indexOf(list []string, s string) int {
	for i, x := range list {
		if x == s {
			return i
		}
	}
	return -1
}

// slower returns a rhythm without a number of its own as a slower one: 'daily' as 'weekly', 'once a year' as 'once every three years'.
func slower(text string) string {
	low := strings.ToLower(strings.Join(strings.Fields(text), " "))
	for _, s := range [][2]string{
		{"hourly", "daily"}, {"nightly", "weekly"}, {"daily", "weekly"}, {"weekly", "monthly"}, {"fortnightly", "quarterly"}, {"monthly", "yearly"}, {"quarterly", "every two years"},
		{"yearly", "every three years"}, {"annually", "every three years"}, {"annual", "triennial"}, {"semi-annually", "every three years"}, {"semiannually", "every three years"},
		{"biannually", "every three years"}, {"half-yearly", "every three years"}, {"twice a year", "every three years"}, {"twice yearly", "every three years"},
	} {
		if low == s[0] {
			return cased(text, s[1])
		}
	}
	for _, lead := range []string{"once every ", "once per ", "once a ", "once an ", "once in each calendar ", "once each ", "every other ", "every second ", "every ", "each ", "per ", "a "} {
		unit, ok := strings.CutPrefix(low, lead)
		if k := indexOf(unitSteps, unit); ok && k >= 0 || ok && unit == "quarter" || ok && unit == "night" {
			first, _, _ := strings.Cut(lead, " ")
			if first != "once" {
				first = "every"
			} else {
				first = "once every"
			}
			switch unit {
			case "night":
				unit = "day"
			case "quarter":
				unit = "year"
			}
			return cased(text, first+" "+gap(text)+unit+"s")
		}
	}
	return ""
}

// rarer returns a rhythm that counts times, 'four times a year', 'twice a day', as a slower one, or "".
func rarer(text string) string {
	ts := token.Append(nil, text)
	for i := range ts {
		if ts[i].Is("times") && i > 0 {
			if v, _, _, ok := readNumber(ts, i-1); ok && v > 2 {
				return cased(text, "once") + text[ts[i].End:]
			}
		}
		if ts[i].Is("twice") && i+2 < len(ts) && i == 0 {
			if k := indexOf(unitSteps, ts[i+2].Lower); k >= 0 {
				return cased(text, "once") + " every three " + unitSteps[k] + "s"
			}
		}
	}
	return ""
}

// faster returns a rhythm without a number of its own as a faster one: 'once a year' as 'once a month'.
func faster(text string) string {
	low := strings.ToLower(strings.Join(strings.Fields(text), " "))
	for _, s := range [][2]string{{"daily", "hourly"}, {"nightly", "hourly"}, {"weekly", "daily"}, {"monthly", "weekly"}, {"quarterly", "weekly"}, {"yearly", "monthly"}, {"annually", "monthly"}, {"annual", "monthly"}} {
		if low == s[0] {
			return cased(text, s[1])
		}
	}
	if slower(text) == "" {
		return ""
	}
	if strings.HasSuffix(low, "quarter") {
		return text[:len(text)-len("quarter")] + "week"
	}
	if strings.HasSuffix(low, "night") {
		return ""
	}
	return otherUnit(text, shorter)
}

// gap is 'three ', with the line break of the text that it replaces: a change must not move lines.
func gap(text string) string {
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		end := i + 1
		for end < len(text) && (text[end] == ' ' || text[end] == '\t' || text[end] == '>') {
			end++
		}
		return "three" + text[i:end]
	}
	return "three "
}

// cased gives a text the capital letter with which the example begins.
func cased(example, s string) string {
	if example != "" && s != "" && example[0] >= 'A' && example[0] <= 'Z' {
		return strings.ToUpper(s[:1]) + s[1:]
	}
	return s
}

// A number is a text in which numbers are to be changed, in digits or in words, 'thirty (30) days' in both.
type number struct{ text string }

// A figure is one number in a text, with the places where it stands.
type figure struct {
	value  float64
	places [][2]int // bytes
	words  []bool   // whether it is written in words there
}

var smallNumbers = []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"}

var tens = map[string]float64{"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}

// find returns the numbers of the text. A number in words is followed by the same in digits in brackets, or the other way round.
func (n number) find() (out []figure) {
	ts := token.Append(nil, n.text)
	for i := 0; i < len(ts); {
		v, end, words, ok := readNumber(ts, i)
		if !ok {
			i++
			continue
		}
		f := figure{v, [][2]int{{ts[i].Start, ts[end-1].End}}, []bool{words}}
		if end+2 < len(ts) && ts[end].Is("(") {
			if same, after, words, ok := readNumber(ts, end+1); ok && same == v && after < len(ts) && ts[after].Is(")") {
				f.places, f.words = append(f.places, [2]int{ts[end+1].Start, ts[after-1].End}), append(f.words, words)
				end = after + 1
			}
		}
		out = append(out, f)
		i = end
	}
	return out
}

// readNumber reads a number in digits or words, or the article of 'an hour', at tokens[i].
func readNumber(ts []token.Token, i int) (v float64, end int, words, ok bool) {
	t := &ts[i]
	if t.Kind == token.Number {
		return t.Num, i + 1, false, t.Num > 0
	}
	if (t.Is("a") || t.Is("an")) && i+1 < len(ts) && indexOf(unitSteps, ts[i+1].Lower) >= 0 {
		return 1, i + 1, true, true
	}
	v = float64(indexOf(smallNumbers, t.Lower))
	if x, is := tens[t.Lower]; is {
		v = x
	}
	if t.Kind != token.Word || v < 1 {
		return 0, 0, false, false
	}
	end = i + 1
	if v >= 20 {
		k := end
		if k < len(ts) && ts[k].Is("-") {
			k++
		}
		if k < len(ts) {
			if one := indexOf(smallNumbers, ts[k].Lower); one > 0 && one < 10 {
				v, end = v+float64(one), k+1
			}
		}
	}
	return v, end, true, true
}

// with returns the text with each number replaced by what change makes of it, and units in the plural that then fits.
func (n number) with(change func(i int, v float64) float64) string {
	var b strings.Builder
	at := 0
	last := 0.0
	for i, f := range n.find() {
		last = change(i, f.value)
		for k, place := range f.places {
			b.WriteString(n.text[at:place[0]])
			said := strconv.FormatFloat(last, 'f', -1, 64)
			if f.words[k] {
				said = cased(n.text[place[0]:place[1]], spelled(last))
			}
			b.WriteString(said)
			at = place[1]
		}
	}
	rest := n.text[at:]
	return b.String() + agreeing(rest, last)
}

// spelled returns a number in words where that is short, else in digits.
func spelled(v float64) string {
	if v == math.Trunc(v) && v >= 0 && int(v) < len(smallNumbers) && v != 0 {
		return smallNumbers[int(v)]
	}
	for word, x := range tens {
		if x == v {
			return word
		}
		if d := v - x; d > 0 && d < 10 && d == math.Trunc(d) && v < 100 {
			return word + "-" + smallNumbers[int(d)]
		}
	}
	if n := math.Trunc(v / 100); v == math.Trunc(v) && n >= 1 && n < 10 {
		if rest := v - 100*n; rest > 0 {
			return smallNumbers[int(n)] + " hundred and " + spelled(rest)
		}
		return smallNumbers[int(n)] + " hundred"
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// agreeing puts the unit behind a number into the number that it then has, but in compounds such as '90-day'.
func agreeing(rest string, v float64) string {
	ts := token.Append(nil, rest)
	for i := range ts {
		word, many := strings.CutSuffix(ts[i].Lower, "s")
		if indexOf(unitSteps, word) < 0 && word != "quarter" {
			continue
		}
		hyphen := i > 0 && ts[i-1].Is("-")
		switch {
		case v == 1 && many:
			return rest[:ts[i].End-1] + rest[ts[i].End:]
		case v != 1 && !many && !hyphen:
			return rest[:ts[i].End] + "s" + rest[ts[i].End:]
		}
		break
	}
	return rest
}
