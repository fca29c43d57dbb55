package period

import "candor/cmd/internal/token"

// What comes round with the calendar: 'every second spring', 'each January', 'on Sundays', 'in May and November'.

// rounds are the times of the calendar with what lies between two of a kind.
var rounds = map[string]Length{
	"spring": {1, Year}, "summer": {1, Year}, "autumn": {1, Year}, "fall": {1, Year}, "winter": {1, Year}, "season": {1, Year}, "semester": {6, Month},
	"monday": {1, Week}, "tuesday": {1, Week}, "wednesday": {1, Week}, "thursday": {1, Week}, "friday": {1, Week}, "saturday": {1, Week}, "sunday": {1, Week},
	"weekend": {1, Week}, "fortnight": {2, Week}, "morning": {1, Day}, "noon": {1, Day}, "afternoon": {1, Day}, "evening": {1, Day}, "midnight": {1, Day},
	"weekday": {1, BusinessDay}, "workday": {1, BusinessDay},
}

// seasons and months stand at a place in the year, counted in months.
var (
	seasons = map[string]int{"winter": 0, "spring": 3, "summer": 6, "autumn": 9, "fall": 9}
	months  = map[string]int{"january": 0, "february": 1, "march": 2, "april": 3, "may": 4, "june": 5, "july": 6, "august": 7, "september": 8, "october": 9, "november": 10, "december": 11}
)

// ordinals are the numbers of 'every third month'.
var ordinals = map[string]float64{
	"other": 2, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "tenth": 10, "twelfth": 12,
}

// scanOrdinal reads 'second', '2nd', 'other' behind 'every'.
func scanOrdinal(ts []token.Token, i int) (float64, int, bool) {
	if i >= len(ts) {
		return 0, 0, false
	}
	if n, ok := ordinals[ts[i].Lower]; ok {
		return n, i + 1, true
	}
	if i+1 < len(ts) && ts[i].Kind == token.Number && ts[i].Int && !ts[i+1].Space {
		switch ts[i+1].Lower {
		case "nd", "rd", "th":
			return ts[i].Num, i + 2, true
		}
	}
	return 0, 0, false
}

// scanRound reads what comes round, from the token behind 'every' or 'each' on: 'spring', 'January and July', 'half year'.
func scanRound(ts []token.Token, i int) (Length, int, bool) {
	if i >= len(ts) {
		return Length{}, 0, false
	}
	if l, ok := rounds[ts[i].Lower]; ok {
		if place, season := seasons[ts[i].Lower]; season {
			if l, end, ok := scanPlaces(ts, i+1, seasons, place); ok {
				return l, end, true
			}
		}
		return l, i + 1, true
	}
	if place, ok := monthAt(ts, i); ok {
		if l, end, ok := scanPlaces(ts, i+1, months, place); ok {
			return l, end, true
		}
		if i+1 >= len(ts) || ts[i+1].Kind != token.Number {
			return Length{1, Year}, i + 1, true
		}
	}
	if ts[i].Is("half") { // 'every half year', 'each half-hour'
		j := i + 1
		if j < len(ts) && (ts[j].Is("-") || ts[j].Is("a") || ts[j].Is("an")) {
			j++
		}
		if u, end, ok := scanUnit(ts, j); ok {
			return divide(Length{1, u}, 2), end, true
		}
	}
	return Length{}, 0, false
}

// monthAt returns the place of a month's name. 'may' and 'march' are words too: they are months only with a capital letter.
func monthAt(ts []token.Token, i int) (int, bool) {
	if i >= len(ts) || ts[i].Kind != token.Word || !ts[i].Capital() {
		return 0, false
	}
	place, ok := months[ts[i].Lower]
	return place, ok
}

// scanPlaces reads more places in the year behind the first one: 'and July', ', April, July and October'. It returns the time
// between two of them where they are spread evenly.
func scanPlaces(ts []token.Token, i int, names map[string]int, first int) (Length, int, bool) {
	places := []int{first}
	end := i
	for j := i; j < len(ts) && len(places) < 12; {
		k := j
		for k < len(ts) && k < j+3 && (ts[k].Is(",") || ts[k].Is("and") || ts[k].Is("/") || ts[k].Is("or") || ts[k].Is("&")) {
			k++
		}
		if k == j {
			break
		}
		for k < len(ts) && (ts[k].Is("each") || ts[k].Is("every") || ts[k].Is("in") || ts[k].Is("again")) {
			k++
		}
		if k >= len(ts) {
			break
		}
		place, ok := names[ts[k].Lower]
		if !ok || !ts[k].Capital() && len(names) == len(months) {
			break
		}
		places, end, j = append(places, place), k+1, k+1
	}
	n := len(places)
	if n < 2 || end < len(ts) && ts[end].Kind == token.Number { // 'in May and June 2024'
		return Length{}, 0, false
	}
	for i, p := range places {
		gap := (places[(i+1)%n] - p + 12) % 12
		if d := gap*n - 12; d > n || d < -n { // a month to either side
			return Length{}, 0, false
		}
	}
	return Length{float64(12 / n), Month}, end, true
}

// scanDates reads months or seasons that are named without 'every', 'in January and July', and days of the week in the plural.
func scanDates(ts []token.Token, i int) (Quantity, bool) {
	if i > 0 && (ts[i-1].Kind == token.Number || ts[i-1].Is("between") || ts[i-1].Is("from") || ts[i-1].Is("since")) {
		return Quantity{}, false
	}
	var l Length
	var end int
	ok := false
	if place, month := monthAt(ts, i); month {
		l, end, ok = scanPlaces(ts, i+1, months, place)
	} else if place, season := seasons[ts[i].Lower]; season {
		l, end, ok = scanPlaces(ts, i+1, seasons, place)
	} else if w := ts[i].Lower; len(w) > 4 && w[len(w)-1] == 's' && rounds[w[:len(w)-1]].Unit == Week && ts[i].Capital() {
		l, end, ok = Length{1, Week}, i+1, end == 0 && i > 0 && ts[i-1].Is("on")
	}
	if !ok {
		return Quantity{}, false
	}
	return Quantity{Range: Point(l), From: i, To: end, Repeats: true}, true
}
