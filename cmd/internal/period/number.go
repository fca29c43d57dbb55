package period

import "candor/cmd/internal/token"

// Number reads the number that begins at tokens[i], as quantities have it: '30', 'thirty', 'thirty (30)', 'a hundred'. It returns
// the index behind it.
func Number(ts []token.Token, i int) (n float64, end int, ok bool) {
	if i < 0 || i >= len(ts) || ts[i].Kind == token.Mark {
		return 0, 0, false
	}
	if ts[i].Is("a") && i+1 < len(ts) && ts[i+1].Is("dozen") {
		return 12, i + 2, true
	}
	return scanNumber(ts, i)
}
