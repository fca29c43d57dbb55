package period

import (
	"strings"

	"candor/cmd/internal/token"
)

// A Quantity is a length or an interval found in running text, at tokens From to To (half-open).
// Bounds that words around it set ("at least", "within") are not part of it.
type Quantity struct {
	Range    Range
	From, To int
	Repeats  bool // 'daily', 'every six hours', 'twice a year': how often, not how long
	Adverb   bool // a single word such as 'nightly', without a number of its own
	Noun     int  // token of the noun in 'two tests a year', else 0
	Deadline bool // 'the next working day', 'within the hour': by when, not how long
}

// Scan reads the quantity that begins at tokens[i]. It returns false when none begins there.
func Scan(ts []token.Token, i int) (Quantity, bool) {
	if i < 0 || i >= len(ts) || ts[i].Kind == token.Mark || ts[i].Kind == token.Word && !starts[ts[i].Lower] {
		return Quantity{}, false
	}
	if ts[i].Is("the") {
		return withinThe(ts, i)
	}
	if q, ok := scanNamedDay(ts, i); ok {
		return q, true
	}
	if q, ok := scanEvery(ts, i); ok {
		return q, true
	}
	if q, ok := scanRate(ts, i); ok {
		return q, true
	}
	if q, ok := scanTimes(ts, i); ok {
		return q, true
	}
	if q, ok := scanHalf(ts, i); ok {
		return q, true
	}
	if q, ok := scanDates(ts, i); ok {
		return q, true
	}
	if u, ok := adverbs[ts[i].Lower]; ok && ts[i].Kind == token.Word {
		if glued(ts, i) { // "6-hourly" is read from its number, "semi-annually" from its first half
			return Quantity{}, false
		}
		return Quantity{Range: Point(u), From: i, To: i + 1, Repeats: true, Adverb: true}, true
	}
	if q, ok := scanDeadline(ts, i); ok {
		q.Deadline = true
		return q, true
	}
	if q, ok := scanLast(ts, i); ok {
		return q, true
	}
	if q, ok := scanLength(ts, i); ok {
		return q, true
	}
	return scanDue(ts, i)
}

// FirstWords returns every word with which a quantity can begin. It must not be changed.
func FirstWords() map[string]bool { return starts }

// starts holds every word with which a quantity can begin: one look-up spares most words the grammars.
var starts = startWords()

func startWords() map[string]bool {
	m := map[string]bool{"every": true, "each": true, "per": true, "once": true, "twice": true, "thrice": true, "a": true, "an": true, "half": true, "semi": true, "bi": true, "the": true}
	for w := range ordinals {
		m[w] = true
	}
	for w := range nth {
		m[w] = true
	}
	for _, w := range []string{"fortnight", "quarter", "month", "year", "week", "hour", "day", "overnight", "tomorrow", "next", "following", "first", "last"} {
		m[w] = true
	}
	for w := range seasons {
		m[w] = true
	}
	for w := range months {
		m[w] = true
	}
	for w, l := range rounds {
		if l.Unit == Week {
			m[w+"s"] = true
		}
	}
	for w := range adverbs {
		m[w] = true
	}
	for w := range numberWords {
		m[w] = true
	}
	return m
}

// glued reports whether a hyphen joins the token to a number or to a word that changes its meaning.
func glued(ts []token.Token, i int) bool {
	if i < 2 || !ts[i-1].Is("-") || ts[i-1].Space || ts[i].Space {
		return false
	}
	switch ts[i-2].Lower {
	case "semi", "half", "bi", "tri", "multi", "twice", "thrice":
		return true
	}
	return ts[i-2].Kind == token.Number
}

// scanHalf reads 'semi-annually', 'half-yearly', 'bi-annual'. 'Bi-weekly' and 'bi-monthly' are none: they mean both
// twice in the time and every second.
func scanHalf(ts []token.Token, i int) (Quantity, bool) {
	if i+2 >= len(ts) || !ts[i].Is("semi") && !ts[i].Is("half") && !ts[i].Is("bi") || !glued(ts, i+2) {
		return Quantity{}, false
	}
	l, ok := adverbs[ts[i+2].Lower]
	if !ok || ts[i].Is("bi") && l.Unit != Year {
		return Quantity{}, false
	}
	return Quantity{Range: Point(divide(l, 2)), From: i, To: i + 3, Repeats: true}, true
}

var adverbs = map[string]Length{
	"hourly": {1, Hour}, "daily": {1, Day}, "nightly": {1, Day}, "weekly": {1, Week}, "fortnightly": {2, Week},
	"monthly": {1, Month}, "quarterly": {1, Quarter}, "yearly": {1, Year}, "annually": {1, Year}, "annual": {1, Year},
	"biannually": {6, Month}, "biannual": {6, Month}, "semiannually": {6, Month}, "semiannual": {6, Month},
	"biennially": {2, Year}, "biennial": {2, Year}, "triennially": {3, Year}, "triennial": {3, Year},
}

// scanEvery reads 'every 6 hours', 'every day', 'each night', 'per day', 'once a week', 'every other week', 'once in two years',
// 'every second spring'.
func scanEvery(ts []token.Token, i int) (Quantity, bool) {
	j := i
	once := false
	switch ts[i].Lower {
	case "every", "each", "per":
		j++
	case "once":
		once = true
		j = within(ts, i+1)
		if j < len(ts) && (ts[j].Is("every") || ts[j].Is("each") || ts[j].Is("per") || j > i+1 && ts[j].Is("any")) {
			j++
		} else if j >= len(ts) || j == i+1 && !ts[j].Is("a") && !ts[j].Is("an") {
			return Quantity{}, false
		}
		j = periodOf(ts, j)
	default:
		return Quantity{}, false
	}
	if j >= len(ts) {
		return Quantity{}, false
	}
	every := func(l Length, end int) (Quantity, bool) {
		return Quantity{Range: Point(l), From: i, To: end, Repeats: true}, true
	}
	if n, k, ok := scanOrdinal(ts, j); ok {
		if u, end, ok := scanUnit(ts, k); ok {
			return every(Length{n, u}, end)
		}
		if l, end, ok := scanRound(ts, k); ok {
			return every(Length{l.N * n, l.Unit}, end)
		}
		if ts[j].Is("other") || k < len(ts) && ts[k].Kind == token.Word { // "every second backup"
			return Quantity{}, false
		}
	}
	if end, ok := scanNight(ts, j); ok {
		return every(Length{1, Week}, end)
	}
	if u, end, ok := scanUnit(ts, j); ok {
		return every(Length{1, u}, end)
	}
	if l, end, ok := scanRound(ts, j); ok {
		if l.Unit == Week && end < len(ts) && (ts[end].Is("night") || ts[end].Is("morning") || ts[end].Is("evening") || ts[end].Is("afternoon")) {
			end++
		}
		return every(l, end)
	}
	if ts[i].Is("per") {
		return Quantity{}, false
	}
	q, ok := scanLength(ts, j)
	if !ok {
		return Quantity{}, false
	}
	q.From, q.Repeats = i, true
	if once && q.To < len(ts) && ts[q.To].Is("period") {
		q.To++
	}
	return q, true
}

// within returns the token behind the 'in' of 'once in two years' and 'twice in each year'.
func within(ts []token.Token, i int) int {
	if i < len(ts) && (ts[i].Is("in") || ts[i].Is("within") || ts[i].Is("during")) {
		i++
	}
	return i
}

// periodOf returns the token behind 'any period of', 'a' before the 'twelve-month period'.
func periodOf(ts []token.Token, i int) int {
	j := i
	if j+1 < len(ts) && (ts[j].Is("a") || ts[j].Is("any") || ts[j].Is("the")) && (ts[j+1].Is("period") || ts[j+1].Kind == token.Number || numberWords[ts[j+1].Lower] > 0) {
		j++
	}
	if j+1 < len(ts) && ts[j].Is("period") && ts[j+1].Is("of") {
		return j + 2
	}
	return j
}

// scanTimes reads 'twice a year', 'four times a day', '2 times per month', '2x daily'.
func scanTimes(ts []token.Token, i int) (Quantity, bool) {
	n, j := 0.0, i
	switch {
	case ts[i].Is("twice"):
		n, j = 2, i+1
	case ts[i].Is("thrice"):
		n, j = 3, i+1
	default:
		v, end, ok := scanNumber(ts, i)
		if !ok || end >= len(ts) || !ts[end].Is("times") && !ts[end].Is("x") {
			return Quantity{}, false
		}
		n, j = v, end+1
	}
	if j >= len(ts) || n <= 0 {
		return Quantity{}, false
	}
	if j+1 < len(ts) && ts[j].Is("-") && !ts[j].Space { // "twice-yearly"
		j++
	}
	j = within(ts, j)
	if j >= len(ts) {
		return Quantity{}, false
	}
	var l Length
	if u, ok := adverbs[ts[j].Lower]; ok {
		l, j = u, j+1
	} else {
		if ts[j].Is("each") || ts[j].Is("every") || ts[j].Is("any") || j > i+1 {
			k := j
			if ts[j].Is("each") || ts[j].Is("every") || ts[j].Is("any") {
				k++
			}
			if q, ok := scanLength(ts, k); ok && q.Range.IsPoint() && q.Range.Min.N > 1 { // 'twice in two years'
				return Quantity{Range: Point(divide(q.Range.Min, n)), From: i, To: q.To, Repeats: true}, true
			}
		}
		if !ts[j].Is("a") && !ts[j].Is("an") && !ts[j].Is("per") && !ts[j].Is("each") && !ts[j].Is("every") {
			return Quantity{}, false
		}
		u, end, ok := scanUnit(ts, j+1)
		if !ok {
			return Quantity{}, false
		}
		l, j = Length{1, u}, end
	}
	return Quantity{Range: Point(divide(l, n)), From: i, To: j, Repeats: true}, true
}

// divide returns the n-th part of l in a unit in which it is a whole number where there is one.
func divide(l Length, n float64) Length {
	smaller := map[Unit]Length{Year: {12, Month}, Quarter: {3, Month}, Month: {30, Day}, Week: {7, Day}, Day: {24, Hour}, Hour: {60, Minute}}
	if s, ok := smaller[l.Unit]; ok && l.N == 1 {
		return Length{s.N / n, s.Unit}
	}
	return Length{l.N / n, l.Unit}
}

// scanLength reads '30 days', 'thirty (30) days', '2-5 days', '15 to 30 days', '2 days to 5 days', '90-day', '72h', 'a month', 'half a year'.
func scanLength(ts []token.Token, i int) (Quantity, bool) {
	if i >= len(ts) {
		return Quantity{}, false
	}
	if l, end, ok := scanArticle(ts, i); ok {
		if h, e, ok := andHalf(ts, end); ok && l.N == 1 { // 'a year and a half'
			l, end = Length{1 + h, l.Unit}, e
		}
		if r, e, ok := orTwo(ts, l, end); ok { // 'a day or two'
			return Quantity{Range: r, From: i, To: e}, true
		}
		return Quantity{Range: Point(l), From: i, To: end}, true
	}
	n, j, ok := scanNumber(ts, i)
	if !ok || j >= len(ts) {
		return Quantity{}, false
	}
	from := i
	named := i > 0 && numbered[ts[i-1].Lower] // 'Priority 3 - 10 business days'
	if j+1 < len(ts) && !(named && ts[j].Is("-") && ts[j].Space) && (ts[j].Is("-") && (!ts[j].Space || ts[i].Kind == ts[j+1].Kind) || ts[j].Is("to") || ts[j].Is("or") || ts[j].Is("and") && between(ts, i)) {
		if m, end, ok := scanNumber(ts, j+1); ok {
			if u, end2, ok := scanUnitAfter(ts, end); ok && n <= m {
				return Quantity{Range: Range{Min: Length{n, u}, Max: Length{m, u}}, From: from, To: end2}, true
			}
		}
	}
	if h, e, ok := andHalf(ts, j); ok { // 'two and a half years'
		n, j = n+h, e
	}
	u, end, ok := scanUnitAfter(ts, j)
	if !ok {
		// With a space it is no number of units but a count or a year: "7 daily backups", "the 2025 annual report".
		if j+1 < len(ts) && ts[j].Is("-") && !ts[j].Space && !ts[j+1].Space { // "6-hourly"
			if a, ok := adverbs[ts[j+1].Lower]; ok && a.N == 1 {
				return Quantity{Range: Point(Length{n, a.Unit}), From: from, To: j + 2, Repeats: true}, true
			}
		}
		return Quantity{}, false
	}
	lo := Length{n, u}
	if l, e, ok := andSmaller(ts, lo, end); ok { // 'six weeks and three days'
		return Quantity{Range: Point(l), From: from, To: e}, true
	}
	if h, e, ok := andHalf(ts, end); ok { // 'three months and a half'
		l := Length{n + h, u}
		return Quantity{Range: Point(l), From: from, To: e}, true
	}
	if end+1 < len(ts) && (ts[end].Is("-") || ts[end].Is("to") || ts[end].Is("and") && between(ts, i)) {
		if m, e, ok := scanNumber(ts, end+1); ok {
			if u2, e2, ok := scanUnitAfter(ts, e); ok {
				hi := Length{m, u2}
				if o := Compare(lo, hi); o == Shorter || o == Near { // "28 days to 1 month"
					return Quantity{Range: Range{Min: lo, Max: hi}, From: from, To: e2}, true
				}
			}
		}
	}
	return Quantity{Range: Point(lo), From: from, To: end}, true
}

// andHalf reads 'and a half'.
func andHalf(ts []token.Token, i int) (float64, int, bool) {
	if i+2 < len(ts) && ts[i].Is("and") && ts[i+1].Is("a") && (ts[i+2].Is("half") || ts[i+2].Is("quarter") && i+3 < len(ts) && !ts[i+3].Is("of")) {
		if i+3 < len(ts) && (ts[i+3].Is("day") || ts[i+3].Is("hour")) && ts[i-1].Kind == token.Word && units[ts[i-1].Lower] != units[ts[i+3].Lower] { // 'a week and a half day'
			if _, unit := units[ts[i-1].Lower]; unit {
				return 0, 0, false
			}
		}
		if ts[i+2].Is("half") {
			return 0.5, i + 3, true
		}
		return 0.25, i + 3, true
	}
	return 0, 0, false
}

// andSmaller reads the 'and three days' of 'six weeks and three days', and returns the sum.
func andSmaller(ts []token.Token, l Length, i int) (Length, int, bool) {
	if i+2 >= len(ts) || !ts[i].Is("and") || between(ts, i) {
		return Length{}, 0, false
	}
	n, j, ok := scanNumber(ts, i+1)
	if !ok {
		return Length{}, 0, false
	}
	u, end, ok := scanUnit(ts, j)
	if !ok || u >= l.Unit || u.Class() != l.Unit.Class() || u.Class() != Clock && u.Class() != Calendar {
		return Length{}, 0, false
	}
	per := Length{1, l.Unit}.amount() / Length{1, u}.amount()
	if n >= per {
		return Length{}, 0, false
	}
	return Length{l.N*per + n, u}, end, true
}

// orTwo reads the 'or two' of 'a day or two'.
func orTwo(ts []token.Token, l Length, i int) (Range, int, bool) {
	if i+1 < len(ts) && ts[i].Is("or") && (ts[i+1].Is("two") || ts[i+1].Is("three")) && l.N == 1 {
		if _, _, unit := scanUnitAfter(ts, i+2); !unit {
			return Range{Min: l, Max: Length{numberWords[ts[i+1].Lower], l.Unit}}, i + 2, true
		}
	}
	return Range{}, 0, false
}

// numbered are words behind which a number is a name.
var numbered = map[string]bool{"priority": true, "level": true, "severity": true, "class": true, "tier": true, "category": true, "step": true, "phase": true, "stage": true, "grade": true, "sev": true, "p": true, "s": true}

// between reports whether 'between' stands right before the number at i.
func between(ts []token.Token, i int) bool { return i > 0 && ts[i-1].Is("between") }

// scanArticle reads lengths without a number: 'a month', 'half a year', 'an hour', 'a full year'.
func scanArticle(ts []token.Token, i int) (Length, int, bool) {
	switch ts[i].Lower {
	case "a", "an":
		j := i + 1
		if j < len(ts) && (ts[j].Is("full") || ts[j].Is("single") || ts[j].Is("whole") || ts[j].Is("further")) {
			j++
		}
		if j < len(ts) && ts[j].Is("fortnight") {
			return Length{2, Week}, j + 1, true
		}
		if ts[i].Is("a") && j+2 < len(ts) && ts[j].Is("quarter") && ts[j+1].Is("of") && (ts[j+2].Is("an") || ts[j+2].Is("a")) { // 'of an hour'
			if u, end, ok := scanUnit(ts, j+3); ok {
				return divide(Length{1, u}, 4), end, true
			}
		}
		if j+1 < len(ts) && ts[j].Is("half") { // 'a half hour', 'a half-day'
			k := j + 1
			if ts[k].Is("-") {
				k++
			}
			if u, end, ok := scanUnit(ts, k); ok {
				return divide(Length{1, u}, 2), end, true
			}
		}
		u, end, ok := scanUnit(ts, j)
		if !ok || plural(ts[end-1].Lower) || u == Second { // "a second factor" is no time
			break
		}
		if u == Quarter && end < len(ts) && ts[end].Is("of") { // a share
			break
		}
		return Length{1, u}, end, true
	case "fortnight": // 'within the fortnight', 'the past fortnight'
		if i > 0 && (ts[i-1].Is("past") || ts[i-1].Is("last") || ts[i-1].Is("the") || ts[i-1].Is("one") || ts[i-1].Is("each") || ts[i-1].Is("every")) {
			return Length{2, Week}, i + 1, true
		}
	case "quarter": // 'the last quarter of an hour'
		if i+3 < len(ts) && ts[i+1].Is("of") && (ts[i+2].Is("an") || ts[i+2].Is("a")) {
			if u, end, ok := scanUnit(ts, i+3); ok {
				return divide(Length{1, u}, 4), end, true
			}
		}
	case "three":
		if i+4 < len(ts) && ts[i+1].Is("quarters") && ts[i+2].Is("of") && (ts[i+3].Is("an") || ts[i+3].Is("a")) {
			if u, end, ok := scanUnit(ts, i+4); ok {
				l := divide(Length{1, u}, 4)
				return Length{3 * l.N, l.Unit}, end, true
			}
		}
	case "half":
		if i+1 < len(ts) && (ts[i+1].Is("hour") || ts[i+1].Is("day") || ts[i+1].Is("year")) { // 'the last half hour'
			u, end, _ := scanUnit(ts, i+1)
			return divide(Length{1, u}, 2), end, true
		}
		if i+2 < len(ts) && (ts[i+1].Is("a") || ts[i+1].Is("an")) {
			if u, end, ok := scanUnit(ts, i+2); ok {
				return divide(Length{1, u}, 2), end, true
			}
		}
	}
	return Length{}, 0, false
}

func plural(word string) bool { return len(word) > 2 && word[len(word)-1] == 's' }

var numberWords = map[string]float64{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
	"nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	"dozen": 12,
}

// scanNumber reads '30', '30 (thirty)', 'thirty', 'forty-eight', 'thirty (30)', 'a hundred and twenty', 'one hundred'.
// Where words and figures differ, the figures count.
func scanNumber(ts []token.Token, i int) (float64, int, bool) {
	if n, ok := figure(ts, i); ok {
		if i+1 < len(ts) && ts[i+1].Is("(") {
			if _, end, ok := spelled(ts, i+2); ok && end < len(ts) && ts[end].Is(")") {
				return n, end + 1, true
			}
		}
		return n, i + 1, true
	}
	n, j, ok := spelled(ts, i)
	if !ok {
		return 0, 0, false
	}
	if j+2 < len(ts) && ts[j].Is("(") && ts[j+2].Is(")") {
		if n, ok := figure(ts, j+1); ok {
			return n, j + 3, true
		}
	}
	if j+3 < len(ts) && ts[j].Is("and") && ts[j+1].Is("a") && ts[j+2].Is("half") && ts[j+3].Kind == token.Word { // 'two and a half days'
		return n + 0.5, j + 3, true
	}
	return n, j, true
}

// figure reads a number in digits. A version such as 1.2.3 is none.
func figure(ts []token.Token, i int) (float64, bool) {
	if i >= len(ts) || ts[i].Kind != token.Number || !ts[i].Int && ts[i].Num == 0 {
		return 0, false
	}
	return ts[i].Num, true
}

// spelled reads a number in words, up to some thousands.
func spelled(ts []token.Token, i int) (float64, int, bool) {
	n, j, ok := belowHundred(ts, i)
	if !ok && i+1 < len(ts) && (ts[i].Is("a") || ts[i].Is("an")) && ts[i+1].Is("hundred") {
		n, j, ok = 1, i+1, true
	}
	if !ok || j >= len(ts) || !ts[j].Is("hundred") {
		return n, j, ok
	}
	n, j = n*100, j+1
	k := j
	if k < len(ts) && ts[k].Is("and") {
		k++
	}
	rest, end, ok := belowHundred(ts, k)
	if ok && (end >= len(ts) || !ts[end].Is("hundred")) { // "between one hundred and two hundred" are two numbers
		n, j = n+rest, end
	}
	return n, j, true
}

// belowHundred reads 'thirty', 'forty-eight', 'twenty four'.
func belowHundred(ts []token.Token, i int) (float64, int, bool) {
	if i >= len(ts) {
		return 0, 0, false
	}
	n, ok := numberWords[ts[i].Lower]
	j := i + 1
	if !ok || n < 20 || int(n)%10 != 0 {
		return n, j, ok
	}
	k := j
	if k < len(ts) && ts[k].Is("-") {
		k++
	}
	if k < len(ts) {
		if ones := numberWords[ts[k].Lower]; ones > 0 && ones < 10 {
			n, j = n+ones, k+1
		}
	}
	return n, j, true
}

// scanUnitAfter reads the unit behind a number, a hyphen between them allowed ("90-day").
func scanUnitAfter(ts []token.Token, i int) (Unit, int, bool) {
	if i+1 < len(ts) && ts[i].Is("-") && !ts[i].Space && !ts[i+1].Space {
		i++
	}
	if i < len(ts) && ts[i].Kind == token.Word && !ts[i].Space && !decade(ts, i) && !letter(ts[i].Text) { // "72h", "30d"
		if u, ok := abbreviations[ts[i].Lower]; ok {
			return u, i + 1, true
		}
	}
	if i < len(ts) && (ts[i].Is("more") || ts[i].Is("further") || ts[i].Is("additional") || ts[i].Is("full") || ts[i].Is("whole") || ts[i].Is("idle") || ts[i].Is("inactive")) {
		i++
	}
	if i < len(ts) && ts[i].Kind == token.Word {
		if u, ok := spacedAbbreviations[ts[i].Lower]; ok {
			return u, i + 1, true
		}
	}
	return scanUnit(ts, i)
}

// decade reports whether the token is the ending of 'the 1990s'.
func decade(ts []token.Token, i int) bool {
	return ts[i].Is("s") && i > 0 && ts[i-1].Kind == token.Number && ts[i-1].Num >= 1000
}

// letter reports whether a word is a capital letter that names something: "3D Secure". "24H" is a length.
func letter(word string) bool {
	return len(word) == 1 && word[0] >= 'A' && word[0] <= 'Z' && word != "H"
}

var units = map[string]Unit{
	"second": Second, "seconds": Second, "minute": Minute, "minutes": Minute, "hour": Hour, "hours": Hour,
	"day": Day, "days": Day, "night": Day, "nights": Day, "week": Week, "weeks": Week, "month": Month, "months": Month,
	"quarter": Quarter, "quarters": Quarter, "year": Year, "years": Year, "workday": BusinessDay, "workdays": BusinessDay, "weekday": BusinessDay, "weekdays": BusinessDay,
}

var abbreviations = map[string]Unit{"s": Second, "min": Minute, "h": Hour, "hr": Hour, "hrs": Hour, "d": Day, "w": Week, "wk": Week, "mo": Month, "y": Year, "yr": Year}

var spacedAbbreviations = map[string]Unit{"sec": Second, "secs": Second, "min": Minute, "mins": Minute, "h": Hour, "hr": Hour, "hrs": Hour, "mos": Month, "yr": Year, "yrs": Year, "wks": Week}

// scanUnit reads a unit with its qualifier: 'days', 'business days', 'working hours', 'calendar days', 'consecutive days'.
func scanUnit(ts []token.Token, i int) (Unit, int, bool) {
	if i >= len(ts) {
		return 0, 0, false
	}
	business := false
	switch ts[i].Lower {
	case "business", "working", "banking":
		if ts[i].Is("working") && i+1 < len(ts) && (ts[i+1].Is("week") || ts[i+1].Is("weeks")) { // of seven days, as far as anybody knows
			return Week, i + 2, true
		}
		business = true
		i++
	case "desk", "office":
		if i+1 >= len(ts) || !strings.HasPrefix(ts[i+1].Lower, "day") && !strings.HasPrefix(ts[i+1].Lower, "hour") {
			break
		}
		business = true
		i++
	case "calendar", "consecutive", "clock", "rolling", "successive", "straight", "whole", "complete":
		i++
	case "financial", "fiscal", "contract", "contractual", "school", "academic":
		if i+1 >= len(ts) || !ts[i+1].Is("year") && !ts[i+1].Is("quarter") {
			break
		}
		i++
	}
	if i < len(ts) && ts[i].Is("-") && !ts[i].Space { // "business-day"
		i++
	}
	if i >= len(ts) || ts[i].Kind != token.Word {
		return 0, 0, false
	}
	u, ok := units[ts[i].Lower]
	if !ok || business && u != Day && u != Hour {
		return 0, 0, false
	}
	if business && u == Day {
		u = BusinessDay
	} else if business {
		u = BusinessHour
	}
	return u, i + 1, true
}

// parseWords reads a value of data: bound words, then a quantity, then nothing.
func parseWords(s string) (Range, bool) {
	ts := token.Append(nil, s)
	if len(ts) == 0 {
		return Range{}, false
	}
	switch strings.ToLower(s) {
	case "immediate", "immediately", "at once":
		return Point(Length{}), true
	case "without limit", "indefinitely", "forever", "unlimited":
		return Point(Length{1, Forever}), true
	}
	i, openMin, openMax := 0, false, false
	for _, b := range dataBounds {
		if hasWords(ts, b.words) {
			i, openMin, openMax = len(b.words), b.openMin, b.openMax
			break
		}
	}
	if i >= len(ts) {
		return Range{}, false
	}
	q, ok := scanLength(ts, i)
	if !ok || q.To != len(ts) || q.Repeats {
		return Range{}, false
	}
	q.Range.OpenMin, q.Range.OpenMax = openMin, openMax
	return q.Range, true
}

var dataBounds = []struct {
	words            []string
	openMin, openMax bool
}{
	{[]string{"at", "least"}, false, true},
	{[]string{"at", "most"}, true, false},
	{[]string{"up", "to"}, true, false},
	{[]string{"within"}, true, false},
	{[]string{"no", "more", "than"}, true, false},
	{[]string{"no", "less", "than"}, false, true},
}

func hasWords(ts []token.Token, words []string) bool {
	if len(ts) < len(words) {
		return false
	}
	for i, w := range words {
		if !ts[i].Is(w) {
			return false
		}
	}
	return true
}

func parseIntervalWords(s string) (Range, bool) {
	switch strings.ToLower(s) {
	case "continuous", "continuously", "real time":
		return Point(Length{}), true
	}
	ts := token.Append(nil, s)
	if len(ts) == 0 {
		return Range{}, false
	}
	q, ok := Scan(ts, 0)
	if !ok || q.To != len(ts) {
		return Range{}, false
	}
	return q.Range, true
}
