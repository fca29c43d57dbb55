package claim

import (
	"strconv"
	"strings"
	"time"

	"candor/cmd/internal/token"
)

// A Validity is what a sentence says of a certificate beyond that it is held.
type Validity struct {
	Issuer string    // 'TÜV Süd' of 'certified by TÜV Süd'
	Until  time.Time // the day, or the first of the month or year, until which it is said to be valid
	Grain  string    // how exact Until is: 'day', 'month', 'year'; "" where nothing is said
}

// validity reads who has issued a certificate and until when it is valid, in the sentence of its name and in one behind it that
// begins with 'The certificate'.
func (p *phrase) validity() (v Validity) {
	hi := p.hi
	if hi+1 < len(p.ts) && (p.ts[hi].Is("the") && papers[p.ts[hi+1].Lower] || p.ts[hi].Is("it")) {
		for hi < len(p.ts) && !p.ts[hi].Is(".") {
			hi++
		}
	}
	for i := p.lo; i < hi; i++ {
		switch p.ts[i].Lower {
		case "by", "from":
			if i > p.lo && issuing[p.ts[i-1].Lower] && v.Issuer == "" {
				v.Issuer = p.capitalName(i+1, hi)
			}
		case "until", "through", "expires", "till", "to", "out", "lapses", "ends", "expire", "lapse":
			if p.ts[i].Is("out") && !(i > p.lo && (p.ts[i-1].Is("runs") || p.ts[i-1].Is("run"))) {
				continue
			}
			if p.ts[i].Is("to") && !(i > p.lo && (p.ts[i-1].Is("up") || p.ts[i-1].Is("valid"))) || v.Grain != "" {
				continue
			}
			k := i + 1
			for k < hi && (p.ts[k].Is("on") || p.ts[k].Is("in") || p.ts[k].Is("at") || p.ts[k].Is("the") || p.ts[k].Is("end") || p.ts[k].Is("of")) {
				if p.ts[k].Is("end") {
					k = hi
				}
				k++
			}
			v.Until, v.Grain = dateAt(p.ts, k, hi)
		}
	}
	return v
}

var issuing = set("certified", "issued", "audited", "accredited", "awarded", "granted", "assessed", "certificate")

// capitalName returns the capitalised words at token i.
func (p *phrase) capitalName(i, hi int) string {
	end := i
	for end < hi && p.ts[end].Kind == token.Word && p.ts[end].Capital() {
		end++
	}
	if end == i {
		return ""
	}
	return p.block.Text[p.ts[i].Start:p.ts[end-1].End]
}

// dateAt reads '31 May 2026', 'May 31, 2026', 'May 2026', '2026-05-31', '2026'.
func dateAt(ts []token.Token, i, hi int) (time.Time, string) {
	year := func(k int) (int, bool) {
		if k < hi && ts[k].Kind == token.Number && ts[k].Int && len(ts[k].Text) == 4 && ts[k].Num > 1990 && ts[k].Num < 2100 {
			return int(ts[k].Num), true
		}
		return 0, false
	}
	day := func(k int) (int, bool) {
		return dayNumber(ts, k, hi)
	}
	if y, ok := year(i); ok {
		if i+4 < hi && ts[i+1].Is("-") && ts[i+3].Is("-") && !ts[i+1].Space {
			m, _ := strconv.Atoi(ts[i+2].Text)
			if d, ok := day(i + 4); ok && m >= 1 && m <= 12 {
				return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC), "day"
			}
		}
		return time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC), "year"
	}
	if d, ok := day(i); ok && i+2 < hi {
		k := i + 1
		if ts[k].Is("st") || ts[k].Is("nd") || ts[k].Is("rd") || ts[k].Is("th") || ts[k].Is(".") {
			k++
		}
		if k < hi && ts[k].Is("of") {
			k++
		}
		if k+1 < hi && monthsByName[ts[k].Lower] > 0 {
			if y, ok := year(k + 1); ok {
				return time.Date(y, monthsByName[ts[k].Lower], d, 0, 0, 0, 0, time.UTC), "day"
			}
		}
	}
	if i < hi && monthsByName[ts[i].Lower] > 0 {
		if y, ok := year(i + 1); ok {
			return time.Date(y, monthsByName[ts[i].Lower], 1, 0, 0, 0, 0, time.UTC), "month"
		}
		if d, ok := day(i + 1); ok {
			k := i + 2
			if k < hi && ts[k].Is(",") {
				k++
			}
			if y, ok := year(k); ok {
				return time.Date(y, monthsByName[ts[i].Lower], d, 0, 0, 0, 0, time.UTC), "day"
			}
		}
	}
	return time.Time{}, ""
}

func dayNumber(ts []token.Token, k, hi int) (int, bool) {
	if k < hi && ts[k].Kind == token.Number && ts[k].Int && ts[k].Num >= 1 && ts[k].Num <= 31 {
		return int(ts[k].Num), true
	}
	return 0, false
}

var monthsByName = func() map[string]time.Month {
	m := map[string]time.Month{}
	for k := time.January; k <= time.December; k++ {
		m[strings.ToLower(k.String())] = k
		m[strings.ToLower(k.String()[:3])] = k
	}
	m["sept"] = time.September
	return m
}()
