package period

import "candor/cmd/internal/token"

// Lengths that are told without a number of units: 'by the fifth working day after the last', 'within the last fortnight'.

// scanDeadline reads 'fifth business day after', 'third working day', '10th day following'. An ordinal before a plain 'day' counts only
// where the text says from when: 'the third day' alone is a date.
func scanDeadline(ts []token.Token, i int) (Quantity, bool) {
	n, j, ok := scanOrdinal(ts, i)
	if !ok || ts[i].Is("other") || i > 0 && (ts[i-1].Is("every") || ts[i-1].Is("each")) {
		return Quantity{}, false
	}
	u, end, ok := scanUnit(ts, j)
	if !ok || u != Day && u != BusinessDay {
		return Quantity{}, false
	}
	if u == Day || n < 2 {
		if end >= len(ts) || !ts[end].Is("after") && !ts[end].Is("following") && !ts[end].Is("from") {
			return Quantity{}, false
		}
	}
	return Quantity{Range: Point(Length{n, u}), From: i, To: end}, true
}

// scanLast reads the unit behind 'last', as in 'any point in the last fortnight'. 'The last day of the contract' is a date.
func scanLast(ts []token.Token, i int) (Quantity, bool) {
	if i == 0 || i+1 < len(ts) && ts[i+1].Is("of") {
		return Quantity{}, false
	}
	switch ts[i-1].Lower {
	case "last", "past", "preceding":
	default:
		return Quantity{}, false
	}
	switch ts[i].Lower {
	case "fortnight":
		return Quantity{Range: Point(Length{2, Week}), From: i, To: i + 1}, true
	case "quarter", "month", "year", "week", "hour":
		u, end, ok := scanUnit(ts, i)
		if !ok {
			return Quantity{}, false
		}
		return Quantity{Range: Point(Length{1, u}), From: i, To: end}, true
	}
	return Quantity{}, false
}
