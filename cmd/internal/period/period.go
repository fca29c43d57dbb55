// Package period holds lengths of time as contracts use them: "30 days", "2-5 days", "within 72 hours", "13-36 months".
//
// Calendar units are compared as calendar units: 12 months are 1 year and 7 days are 1 week, but 30 days are not 1 month,
// and 3 business days are not 3 days. What one class of units can say about another is an interval (a month has 28 to 31
// days), so comparisons have a third answer: near.
package period

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A Unit is a unit of time.
type Unit uint8

// Units. Business units count only within working time, whose calendar the texts leave open.
const (
	Second Unit = iota
	Minute
	Hour
	Day
	Week
	Month
	Quarter
	Year
	BusinessHour
	BusinessDay
	Forever // without end; its number does not matter
)

var unitNames = [...]string{"second", "minute", "hour", "day", "week", "month", "quarter", "year", "business hour", "business day", ""}

// seconds of a clock unit, months of a calendar unit.
var (
	unitSeconds = [...]float64{Second: 1, Minute: 60, Hour: 3600, Day: 86400, Week: 7 * 86400}
	unitMonths  = [...]float64{Month: 1, Quarter: 3, Year: 12}
)

// A Length is a number of units, kept as written. The zero Length is 0 seconds.
type Length struct {
	N    float64
	Unit Unit
}

// Of returns n units.
func Of(n float64, u Unit) Length { return Length{n, u} }

// Class tells which lengths can be compared exactly.
type Class uint8

// Classes of units.
const (
	Clock Class = iota // seconds to weeks
	Calendar
	BusinessHours
	BusinessDays
	Endless
)

// Class returns the class of the unit.
func (u Unit) Class() Class {
	switch {
	case u <= Week:
		return Clock
	case u <= Year:
		return Calendar
	case u == BusinessHour:
		return BusinessHours
	case u == BusinessDay:
		return BusinessDays
	}
	return Endless
}

// amount returns the length in the base unit of its class.
func (l Length) amount() float64 {
	switch l.Unit.Class() {
	case Clock:
		return l.N * unitSeconds[l.Unit]
	case Calendar:
		return l.N * unitMonths[l.Unit]
	}
	return l.N
}

// The fewest and the most days that so many months in a row can have.
var (
	fewestDays = [12]int{0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334}
	mostDays   = [12]int{0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337}
)

// Bounds beyond farthest seconds are cut to it: nothing that is written down lasts three billion years, and a number with
// hundreds of digits must not leave the range in which days can be counted. Without end is longer still.
const (
	farthest = 1e17
	endless  = 1e18
)

// bounds returns the shortest and the longest that the length can be, in seconds.
func (l Length) bounds() (lo, hi float64) {
	const day = 86400
	switch l.Unit.Class() {
	case Clock:
		lo, hi = l.amount(), l.amount()
	case Calendar:
		months := min(l.amount(), farthest/(28*day))
		years := math.Floor(months / 12)
		rest := min(max(int(months-years*12), 0), 11)
		part := max(months-years*12-float64(rest), 0)
		lo = (years*365 + float64(fewestDays[rest]) + part*28) * day
		hi = (years*366 + float64(mostDays[rest]) + part*31) * day
	case BusinessHours: // eight hours a day at the most and none on the weekend, or round the clock
		lo, hi = l.N*3600, (l.N/8*7/5+4)*day
	case BusinessDays: // five of seven days, and a holiday in two weeks
		lo, hi = l.N*day, (l.N+2*math.Ceil(l.N/5)+max(1, l.N/10))*day
	case Endless:
		return endless, endless
	}
	return min(lo, farthest), min(hi, farthest)
}

// Seconds returns about how long the length is, for drawing and sorting.
func (l Length) Seconds() float64 {
	lo, hi := l.bounds()
	return (lo + hi) / 2
}

// An Order is the answer of a comparison.
type Order int8

// Orders. Near means that neither is surely longer, as with 30 days and one month.
const (
	Shorter Order = -1
	Same    Order = 0
	Longer  Order = 1
	Near    Order = 2
)

// Compare tells how a stands to b.
func Compare(a, b Length) Order {
	ca, cb := a.Unit.Class(), b.Unit.Class()
	if ca == cb {
		switch x, y := a.amount(), b.amount(); {
		case ca == Endless || x == y:
			return Same
		case x < y:
			return Shorter
		}
		return Longer
	}
	alo, ahi := a.bounds()
	blo, bhi := b.bounds()
	switch {
	case ahi < blo:
		return Shorter
	case alo > bhi:
		return Longer
	case a.IsZero() && b.IsZero():
		return Same
	}
	return Near
}

// IsZero reports whether the length is nothing, as in 'immediately'.
func (l Length) IsZero() bool { return l.N == 0 && l.Unit != Forever }

// String returns the length as people write it: "30 days", "1 business day".
func (l Length) String() string {
	if l.Unit == Forever {
		return "without limit"
	}
	if l.IsZero() {
		return "immediately"
	}
	return l.plain()
}

// plain returns the length with its number, zero included.
func (l Length) plain() string {
	if l.Unit == Forever {
		return "without limit"
	}
	n := strconv.FormatFloat(l.N, 'f', -1, 64)
	if l.N == 1 {
		return n + " " + unitNames[l.Unit]
	}
	return n + " " + unitNames[l.Unit] + "s"
}

// ISO returns the length in the notation of ISO 8601, or "" where it has none (business units, without end).
func (l Length) ISO() string {
	n := strconv.FormatFloat(l.N, 'f', -1, 64)
	switch l.Unit {
	case Second:
		return "PT" + n + "S"
	case Minute:
		return "PT" + n + "M"
	case Hour:
		return "PT" + n + "H"
	case Day:
		return "P" + n + "D"
	case Week:
		return "P" + n + "W"
	case Month:
		return "P" + n + "M"
	case Quarter:
		return "P" + strconv.FormatFloat(3*l.N, 'f', -1, 64) + "M"
	case Year:
		return "P" + n + "Y"
	}
	return ""
}

// A Range is a length of time with a lower and an upper end, either of which may be open. A point has both ends alike.
type Range struct {
	Min, Max         Length
	OpenMin, OpenMax bool // 'up to 90 days' has no lower end, 'at least 30 days' no upper one
}

// Point returns the range that is exactly l.
func Point(l Length) Range { return Range{Min: l, Max: l} }

// IsPoint reports whether the range is a single length.
func (r Range) IsPoint() bool { return !r.OpenMin && !r.OpenMax && r.Min == r.Max }

// String returns the range as people write it.
func (r Range) String() string {
	switch {
	case r.OpenMin && r.OpenMax:
		return "any time"
	case r.OpenMin:
		return "up to " + r.Max.plain()
	case r.OpenMax:
		return "at least " + r.Min.plain()
	case r.IsPoint():
		return r.Min.String()
	case r.Min.Unit == r.Max.Unit:
		return strconv.FormatFloat(r.Min.N, 'f', -1, 64) + "–" + r.Max.plain()
	}
	return r.Min.plain() + " to " + r.Max.plain()
}

// A Relation tells how two ranges stand to each other.
type Relation uint8

// Relations, from agreement to conflict.
const (
	Equal    Relation = iota
	Contains          // the first holds all of the second
	Within            // the first lies inside the second
	Overlap           // they share a part
	Close             // they may be the same, as 30 days and one month may
	Apart             // they share nothing
)

// Relate tells how a stands to b.
func Relate(a, b Range) Relation {
	lo, loNear := ends(a.Min, b.Min, a.OpenMin, b.OpenMin, -1)
	hi, hiNear := ends(a.Max, b.Max, a.OpenMax, b.OpenMax, 1)
	if apart(a, b) {
		return Apart
	}
	switch {
	case lo == 0 && hi == 0 && (loNear || hiNear):
		return Close
	case lo == 0 && hi == 0:
		return Equal
	case lo <= 0 && hi >= 0:
		return Contains
	case lo >= 0 && hi <= 0:
		return Within
	}
	return Overlap
}

// ends compares two ends of ranges; an open end lies beyond all others on its side.
func ends(a, b Length, openA, openB bool, side int) (order int, near bool) {
	switch {
	case openA && openB:
		return 0, false
	case openA:
		return side, false
	case openB:
		return -side, false
	}
	o := Compare(a, b)
	if o == Near {
		return 0, true
	}
	return int(o), false
}

func apart(a, b Range) bool {
	return !a.OpenMax && !b.OpenMin && Compare(a.Max, b.Min) == Shorter ||
		!b.OpenMax && !a.OpenMin && Compare(b.Max, a.Min) == Shorter
}

// Parse reads a length or a range as people write it ("30 days", "2-5 days", "at least 90 days", "up to 2 years",
// "immediately", "without limit") or as ISO 8601 ("P30D", "P2D/P5D"). The whole text must be read.
func Parse(s string) (Range, error) {
	text := strings.TrimSpace(s)
	if text == "" {
		return Range{}, fmt.Errorf("a length of time is missing: write for example \"30 days\"")
	}
	if r, ok := parseISO(text); ok {
		return r, nil
	}
	if r, ok := parseWords(text); ok {
		return r, nil
	}
	return Range{}, fmt.Errorf("%q is not a length of time: write for example \"30 days\", \"2-5 days\", \"72 hours\", \"13-36 months\" or \"P30D\"", s)
}

// ParseInterval reads how often something happens: "daily", "every 6 hours", "6 hours", "quarterly", "twice a year",
// "PT6H", "continuously". The result is the time from one occasion to the next.
func ParseInterval(s string) (Range, error) {
	text := strings.TrimSpace(s)
	if r, ok := parseISO(text); ok {
		return r, nil
	}
	if r, ok := parseIntervalWords(text); ok {
		return r, nil
	}
	return Range{}, fmt.Errorf("%q does not say how often: write for example \"daily\", \"every 6 hours\", \"quarterly\" or \"PT6H\"", s)
}

// parseISO reads ISO 8601 durations of one or more units of one class ("P1Y6M" is 18 months), and two of them with a slash as a range.
func parseISO(s string) (Range, bool) {
	lo, hi, isRange := strings.Cut(s, "/")
	a, ok := isoLength(lo)
	if !ok {
		return Range{}, false
	}
	b := a
	if isRange {
		if b, ok = isoLength(hi); !ok || Compare(a, b) == Longer {
			return Range{}, false
		}
	}
	return Range{Min: a, Max: b}, true
}

func isoLength(s string) (Length, bool) {
	rest, ok := strings.CutPrefix(s, "P")
	if !ok || rest == "" {
		return Length{}, false
	}
	var sum Length
	first, inTime := true, false
	for rest != "" {
		if rest[0] == 'T' && !inTime && len(rest) > 1 {
			inTime = true
			rest = rest[1:]
			continue
		}
		i := 0
		for i < len(rest) && (rest[i] >= '0' && rest[i] <= '9' || rest[i] == '.') {
			i++
		}
		if i == 0 || i == len(rest) {
			return Length{}, false
		}
		n, err := strconv.ParseFloat(rest[:i], 64)
		if err != nil {
			return Length{}, false
		}
		u, ok := isoUnit(rest[i], inTime)
		if !ok {
			return Length{}, false
		}
		l := Length{n, u}
		rest = rest[i+1:]
		if first {
			sum, first = l, false
			continue
		}
		if sum.Unit.Class() != u.Class() {
			return Length{}, false
		}
		sum = add(sum, l)
	}
	return sum, !first
}

// add sums lengths of one class in the smaller unit.
func add(a, b Length) Length {
	if a.Unit.Class() == Calendar {
		return Length{a.amount() + b.amount(), Month}
	}
	u := min(a.Unit, b.Unit)
	return Length{(a.amount() + b.amount()) / unitSeconds[u], u}
}

func isoUnit(c byte, inTime bool) (Unit, bool) {
	switch {
	case inTime && c == 'H':
		return Hour, true
	case inTime && c == 'M':
		return Minute, true
	case inTime && c == 'S':
		return Second, true
	case !inTime && c == 'Y':
		return Year, true
	case !inTime && c == 'M':
		return Month, true
	case !inTime && c == 'W':
		return Week, true
	case !inTime && c == 'D':
		return Day, true
	}
	return 0, false
}
