package period

import (
	"slices"

	"candor/cmd/internal/token"
)

// Deadlines that are told by the calendar: 'the next working day', 'by the end of the following week', 'on the third day', 'within the
// hour', 'overnight', 'day 7'.

// scanDue reads one. What it returns is the most that can pass.
func scanDue(ts []token.Token, i int) (Quantity, bool) {
	found := func(l Length, end int) (Quantity, bool) {
		return Quantity{Range: Point(l), From: i, To: end, Deadline: true}, true
	}
	switch ts[i].Lower {
	case "overnight":
		if i+1 >= len(ts) || ts[i+1].Kind != token.Word || !nouns[ts[i+1].Lower] { // 'the overnight backup'
			return found(Length{1, Day}, i+1)
		}
	case "tomorrow":
		return found(Length{1, Day}, i+1)
	case "day", "hour", "week":
		if i+1 < len(ts) && ts[i+1].Kind == token.Number && ts[i+1].Int && ts[i+1].Space && i > 0 && !ts[i-1].Is("-") && beforeDue(ts, i) {
			if u, end, ok := scanUnit(ts, i); ok && end == i+1 {
				return found(Length{ts[i+1].Num, u}, i+2)
			}
		}
	case "same", "next", "following", "second", "third", "fourth", "fifth", "sixth", "seventh", "tenth":
		return scanNth(ts, i, found)
	}
	return Quantity{}, false
}

// scanNth reads 'same day', 'next working day', 'following week', 'third working day'.
func scanNth(ts []token.Token, i int, found func(Length, int) (Quantity, bool)) (Quantity, bool) {
	n := 1.0
	if o, ok := nth[ts[i].Lower]; ok {
		n = o
	}
	u, end, ok := scanUnit(ts, i+1)
	if !ok || plural(ts[end-1].Lower) || u != Day && u != BusinessDay && u != Week && u != Month && u != BusinessHour && u != Hour {
		return Quantity{}, false
	}
	if u == Day && end < len(ts) && ts[end].Kind == token.Word && (ts[end].Is("of") && !ts[i].Is("same") || nouns[ts[end].Lower]) {
		return Quantity{}, false // 'the third day of the month', 'next day delivery'
	}
	before := i - 1
	for before >= 0 && (ts[before].Is("the") || ts[before].Is("very") || ts[before].Is("our") || ts[before].Is("that")) {
		before--
	}
	w := ""
	if before >= 0 {
		w = ts[before].Lower
	}
	switch {
	case ts[i].Is("same"):
		if u != Day && u != BusinessDay && u != Week && u != Hour {
			return Quantity{}, false
		}
	case w == "every" || w == "each" || w == "per" || w == "a":
		return Quantity{}, false // 'every second day'
	case (ts[i].Is("next") || ts[i].Is("following")) && w == "of" && (before < 1 || !ts[before-1].Is("end") && !ts[before-1].Is("close") && !ts[before-1].Is("course")):
		return Quantity{}, false // 'on the first of the following month'
	case ts[i].Is("next") || ts[i].Is("following"):
		if u == Week || u == Month || u == BusinessHour || u == Hour { // up to the end of it
			if w == "of" || w == "during" || w == "in" || w == "by" || w == "within" {
				n = 2
			} else if u != BusinessHour && u != Hour {
				return Quantity{}, false
			}
		}
	case u == Week || u == Month || u == Hour || u == BusinessHour:
		if w != "of" && w != "by" {
			return Quantity{}, false
		}
	}
	return found(Length{n, u}, end)
}

var nth = map[string]float64{"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "tenth": 10}

// nouns are words before which 'overnight' and 'next day' only describe.
var nouns = map[string]bool{"backup": true, "copy": true, "run": true, "job": true, "delivery": true, "shipping": true, "batch": true, "stay": true, "stays": true, "shift": true, "guests": true, "replacement": true, "service": true, "support": true}

// beforeDue reports whether a word that sets a deadline stands before the token, or nothing does.
func beforeDue(ts []token.Token, i int) bool {
	switch ts[i-1].Lower {
	case "by", "on", "until", "till", "before", "from", "than":
		return true
	}
	return false
}

// withinThe reads the 'hour' of 'within the hour', which is one.
func withinThe(ts []token.Token, i int) (Quantity, bool) {
	if i < 1 || i+1 >= len(ts) || !ts[i].Is("the") {
		return Quantity{}, false
	}
	if u, end, ok := scanUnit(ts, i+1); ok && !plural(ts[end-1].Lower) && end < len(ts) && (ts[end].Is("before") || ts[end].Is("ahead")) && (u == Day || u == Week || u == Month || u == BusinessDay) && !(ts[i-1].Is("by") || ts[i-1].Is("on")) {
		if end+1 >= len(ts) || ts[end+1].Kind == token.Mark || befores[ts[end+1].Lower] {
			return Quantity{Range: Point(Length{1, u}), From: i, To: end}, true // 'announced the day before'
		}
	}
	switch ts[i-1].Lower {
	case "within", "inside":
	default:
		return Quantity{}, false
	}
	j := i + 1
	if ts[j].Is("same") || ts[j].Is("first") {
		j++
	}
	u, end, ok := scanUnit(ts, j)
	if !ok || plural(ts[end-1].Lower) || u == Second || end < len(ts) && (ts[end].Is("of") || ts[end].Is("before") || ts[end].Is("that") || ts[end].Is("when")) {
		return Quantity{}, false
	}
	return Quantity{Range: Point(Length{1, u}), From: i, To: end, Deadline: true}, true
}

// Rhythms that are told by the calendar's names for days: 'the first Sunday of the month', 'the night from Saturday to Sunday'.

// scanNamedDay reads one from the ordinal or the weekday on.
func scanNamedDay(ts []token.Token, i int) (Quantity, bool) {
	j := i
	if ts[j].Is("every") || ts[j].Is("each") {
		j++
	}
	ordinal := false
	if j < len(ts) {
		if _, ok := ordinals[ts[j].Lower]; ok || ts[j].Is("first") || ts[j].Is("last") {
			ordinal, j = true, j+1
		} else if j+1 < len(ts) && ts[j].Kind == token.Number && ts[j].Int && ts[j].Num <= 31 && !ts[j+1].Space && (ts[j+1].Is("st") || ts[j+1].Is("nd") || ts[j+1].Is("rd") || ts[j+1].Is("th")) {
			ordinal, j = true, j+2
		}
	}
	if !ordinal {
		return Quantity{}, false
	}
	if ts[j-1].Is("other") {
		return Quantity{}, false
	}
	k := j
	for k < len(ts) && k < j+3 && (dayNames[ts[k].Lower] || ts[k].Is("working") || ts[k].Is("business")) {
		k++
	}
	if k+2 >= len(ts) || !ts[k].Is("of") && !ts[k].Is("in") {
		return Quantity{}, false
	}
	m := k + 1
	if !ts[m].Is("the") && !ts[m].Is("a") && !ts[m].Is("every") && !ts[m].Is("each") {
		return Quantity{}, false
	}
	m++
	if ts[m].Is("calendar") {
		m++
	}
	if m >= len(ts) {
		return Quantity{}, false
	}
	u, end, ok := scanUnit(ts, m)
	if !ok || plural(ts[end-1].Lower) || u != Week && u != Month && u != Quarter && u != Year {
		return Quantity{}, false
	}
	if end < len(ts) && (ts[end].Is("after") || ts[end].Is("following") || ts[end].Is("in") || ts[end].Is("of") || ts[end].Is("thereafter")) {
		return Quantity{}, false // 'by the fifth day of the month following'
	}
	return Quantity{Range: Point(Length{1, u}), From: i, To: end, Repeats: true}, true
}

// befores are words behind 'the day before' that do not begin what it is before.
var befores = map[string]bool{"on": true, "by": true, "in": true, "to": true, "with": true, "through": true, "via": true, "at": true, "and": true, "at the latest": true, "so": true}

var dayNames = map[string]bool{"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true, "day": true, "night": true, "weekend": true, "weekday": true, "morning": true, "evening": true, "workday": true}

// scanNight reads 'night from Saturday to Sunday' and 'Monday night' of each week, behind 'every' or 'each' or in the plural.
func scanNight(ts []token.Token, i int) (int, bool) {
	if i+4 < len(ts) && (ts[i].Is("night") || ts[i].Is("nights")) && (ts[i+1].Is("from") || ts[i+1].Is("between")) && weekday(ts, i+2) && (ts[i+3].Is("to") || ts[i+3].Is("and") || ts[i+3].Is("on")) && weekday(ts, i+4) {
		return i + 5, following(ts[i+2].Lower, ts[i+4].Lower) // 'from Monday to Friday' are five nights
	}
	return 0, false
}

// following reports whether one day of the week is the next after another.
func following(first, second string) bool {
	i := slices.Index(weekdays, first)
	return i >= 0 && weekdays[(i+1)%7] == second
}

var weekdays = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

func weekday(ts []token.Token, i int) bool {
	return i < len(ts) && rounds[ts[i].Lower].Unit == Week && rounds[ts[i].Lower].N == 1
}

// scanRate reads 'two tests a year', 'four exercises per year'.
func scanRate(ts []token.Token, i int) (Quantity, bool) {
	n, j, ok := scanNumber(ts, i)
	if !ok || n < 1 || n > 366 || n != float64(int(n)) {
		return Quantity{}, false
	}
	for k := j; k < min(j+4, len(ts)); k++ {
		if ts[k].Kind != token.Word && !ts[k].Is("-") {
			break
		}
		if !doneOften[ts[k].Lower] {
			continue
		}
		k++
		if k+1 >= len(ts) || !ts[k].Is("a") && !ts[k].Is("per") && !ts[k].Is("each") && !ts[k].Is("every") && !ts[k].Is("in") {
			break
		}
		if ts[k].Is("in") && (ts[k+1].Is("each") || ts[k+1].Is("every") || ts[k+1].Is("a")) {
			k++
		}
		u, end, ok := scanUnit(ts, k+1)
		if !ok || plural(ts[end-1].Lower) {
			break
		}
		return Quantity{Range: Point(divide(Length{1, u}, n)), From: i, To: end, Repeats: true}, true
	}
	return Quantity{}, false
}

// doneOften are what is done so many times a year.
var doneOften = map[string]bool{"test": true, "tests": true, "exercise": true, "exercises": true, "drill": true, "drills": true, "rehearsal": true, "rehearsals": true, "review": true, "reviews": true, "audit": true, "audits": true, "scan": true, "scans": true,
	"training": true, "trainings": true, "course": true, "courses": true, "lesson": true, "lessons": true, "check": true, "checks": true, "assessment": true, "assessments": true, "session": true, "sessions": true, "inspection": true, "inspections": true,
	"backup": true, "backups": true, "copy": true, "copies": true, "snapshot": true, "snapshots": true, "dump": true, "dumps": true, "pentest": true, "pentests": true, "simulation": true, "simulations": true, "rotation": true, "rotations": true, "attack": true, "attacks": true, "restore": true, "restores": true, "recertification": true, "recertifications": true, "revision": true, "revisions": true, "restorations": true, "updates": true, "workshops": true}
