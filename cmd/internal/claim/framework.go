package claim

import (
	"slices"
	"strconv"
	"strings"

	"candor/cmd/internal/catalog"
	"candor/cmd/internal/token"
	"candor/cmd/internal/trust"
)

// A Framework is a standard, scheme or report by which a certificate is known.
type Framework struct {
	ID        string // 'iso-27001', 'soc-2', 'pci-dss', 'baa'
	Qualifier string // 'type-2', 'level-1', 'moderate', or ""
	Edition   string // '2022', or ""
}

// Frameworks returns a lexicon that knows the certificates of a site and of the catalog, and no other name.
func Frameworks(c *trust.Center, cat *catalog.Catalog) *Lexicon {
	b := &lexiconBuilder{lex: &Lexicon{}}
	b.addSchemes(c, cat)
	return b.lex
}

// FrameworkIn returns the first framework that a text names: the one that a certificate's name in the data means.
func (l *Lexicon) FrameworkIn(text string) (Framework, bool) {
	ts := token.Append(nil, text)
	for i := range ts {
		if v, _ := l.framework(ts, i, text, startsScheme); v != nil && v.names[0] != "" {
			return Framework{v.names[0], v.names[1], v.names[2]}, true
		}
	}
	return Framework{}, false
}

// mark makes the value of a framework.
func mark(id, qualifier, edition string) *value {
	return &value{kind: Certificate, names: []string{id, qualifier, edition}}
}

// framework reads the name of a framework that begins at token i. Editions, types and levels behind the name are part of it.
func (l *Lexicon) framework(ts []token.Token, i int, text string, begins starts) (*value, int) {
	t := &ts[i]
	if t.Kind == token.Number {
		return listedISO(ts, i)
	}
	if t.Kind != token.Word {
		return nil, 0
	}
	id, end := "", 0
	switch {
	case t.Is("iso") || t.Is("iec") || strings.HasPrefix(t.Lower, "iso2") || strings.HasPrefix(t.Lower, "iso9") || strings.HasPrefix(t.Lower, "iso1"):
		return iso(ts, i)
	case t.Is("soc") && t.Text == "SOC" || t.Is("soc1") || t.Is("soc2") || t.Is("soc3"):
		id, end = soc(ts, i)
	case t.Is("pci"):
		if id, end = "pci-dss", i+1; end < len(ts) && (ts[end].Is("-") || ts[end].Is("/")) {
			end++
		}
		if end < len(ts) && ts[end].Is("dss") {
			end++
		} else {
			end = i + 1
		}
		if end < len(ts) && (ts[end].Is("v") || strings.HasPrefix(ts[end].Lower, "v3") || strings.HasPrefix(ts[end].Lower, "v4")) {
			end++
		}
		for end < len(ts) && (ts[end].Kind == token.Number && !ts[end].Int || ts[end].Is(".")) && ts[end].Num < 10 && ts[end].Kind == token.Number {
			end++
		}
	case t.Is("baa") || t.Is("baas"):
		if t.Text == strings.ToUpper(t.Text[:3])+t.Text[3:] {
			return mark("baa", "", ""), i + 1
		}
		return nil, 0
	case t.Is("business"):
		if i+2 < len(ts) && ts[i+1].Is("associate") && (strings.HasPrefix(ts[i+2].Lower, "agreement") || strings.HasPrefix(ts[i+2].Lower, "addend") || strings.HasPrefix(ts[i+2].Lower, "contract")) {
			return mark("baa", "", ""), i + 3
		}
		return nil, 0
	case t.Is("type") && t.Text == "Type":
		if q, end := qualifier(ts, i); q != "" {
			return mark("", q, ""), end // of which report, the text before it says
		}
		return nil, 0
	case begins&startsScheme != 0:
		id, end = l.scheme(ts, i, text)
	}
	if id == "" {
		return nil, 0
	}
	q, after := qualifier(ts, end)
	return mark(id, q, ""), after
}

// scheme finds a name of the catalog or of the site's own certificates.
func (l *Lexicon) scheme(ts []token.Token, i int, text string) (string, int) {
	es := l.schemes[ts[i].Lower]
	for k := range es {
		e := &es[k]
		j, ok := matchWords(ts, i, e.words)
		if ok && ts[i].Capital() && !gluedBefore(ts, i) && (!gluedAfter(ts, j) || ts[j].Is("-") && inForce[ts[j+1].Lower]) {
			if j < len(ts) && ts[j].Is("+") && e.id == "cyber-essentials" {
				return "cyber-essentials-plus", j + 1
			}
			return e.id, j
		}
	}
	return "", 0
}

// iso reads 'ISO 27001', 'ISO/IEC 27001:2022', 'ISO27001', 'ISO/IEC 20000-1'.
func iso(ts []token.Token, i int) (*value, int) {
	j, number := i+1, ""
	if !ts[i].Is("iso") && !ts[i].Is("iec") {
		number = strings.TrimPrefix(ts[i].Lower, "iso")
		if _, err := strconv.Atoi(number); err != nil {
			return nil, 0
		}
	} else {
		for j < len(ts) && (ts[j].Is("/") || ts[j].Is("-") || ts[j].Is("iec") || ts[j].Is("en") || ts[j].Is("iso")) {
			j++
		}
		if j >= len(ts) || ts[j].Kind != token.Number || !ts[j].Int || ts[j].Num < 1000 || ts[j].Num > 99999 || strings.Contains(ts[j].Text, ",") {
			return nil, 0
		}
		number = ts[j].Text
		j++
	}
	return isoNumber(ts, number, j)
}

// isoNumber reads what follows the number of a standard: its part and its edition.
func isoNumber(ts []token.Token, number string, j int) (*value, int) {
	id, edition := "iso-"+number, ""
	if j+1 < len(ts) && ts[j].Is("-") && !ts[j].Space && ts[j+1].Kind == token.Number && !ts[j+1].Space && ts[j+1].Num < 100 {
		id, j = id+"-"+ts[j+1].Text, j+2
	}
	if j+1 < len(ts) && (ts[j].Is(":") || ts[j].Is("-")) && ts[j+1].Kind == token.Number && !ts[j+1].Space && ts[j+1].Num > 1990 && ts[j+1].Num < 2100 {
		edition, j = ts[j+1].Text, j+2
	}
	return mark(id, "", edition), j
}

// listedISO reads the further numbers of 'ISO/IEC 27001, 27017 and 27018'.
func listedISO(ts []token.Token, i int) (*value, int) {
	switch ts[i].Text {
	case "27001", "27017", "27018", "27701", "22301", "9001", "14001", "20000", "42001":
	default:
		return nil, 0
	}
	for k := i - 1; k >= max(0, i-12); k-- {
		if ts[k].Is("iso") {
			return isoNumber(ts, ts[i].Text, i+1)
		}
		if ts[k].Kind == token.Word && !ts[k].Is("and") && !ts[k].Is("iec") && !ts[k].Is("or") || ts[k].Is(".") {
			return nil, 0
		}
	}
	return nil, 0
}

// soc reads 'SOC 2', 'SOC-2', 'SOC2'.
func soc(ts []token.Token, i int) (string, int) {
	if len(ts[i].Lower) == 4 {
		return "soc-" + ts[i].Lower[3:], i + 1
	}
	j := i + 1
	if j < len(ts) && ts[j].Is("-") {
		j++
	}
	if j < len(ts) && (ts[j].Text == "1" || ts[j].Text == "2" || ts[j].Text == "3") {
		return "soc-" + ts[j].Text, j + 1
	}
	return "", 0
}

// qualifier reads the type or the level of a report behind its name: 'Type II', '(Type 2)', ', Type 1', 'Level 1', 'Moderate'.
func qualifier(ts []token.Token, j int) (string, int) {
	start := j
	if j < len(ts) && (ts[j].Is("(") || ts[j].Is(",") || ts[j].Is("-")) {
		j++
	}
	if j >= len(ts) {
		return "", start
	}
	switch ts[j].Lower {
	case "type", "level", "al":
		if j+1 >= len(ts) {
			return "", start
		}
		n := ""
		switch ts[j+1].Lower {
		case "1", "i":
			n = "1"
		case "2", "ii":
			n = "2"
		case "3", "iii":
			n = "3"
		}
		if n == "" || ts[j].Is("type") && n == "3" {
			return "", start
		}
		q := ts[j].Lower + "-" + n
		j += 2
		if j < len(ts) && start < len(ts) && ts[start].Is("(") && ts[j].Is(")") {
			j++
		}
		return q, j
	case "al2", "al3", "r2", "i1", "e1":
		return ts[j].Lower, j + 1
	case "moderate", "high", "low":
		if ts[j].Capital() && j == start {
			return ts[j].Lower, j + 1
		}
	}
	return "", start
}

// A scheme is a framework that has no number of its own.
type scheme struct {
	words []string
	id    string
}

// addSchemes enters the certificates of the catalog and of the site's data.
func (b *lexiconBuilder) addSchemes(c *trust.Center, cat *catalog.Catalog) {
	b.lex.schemes = map[string][]scheme{}
	enter := func(name, id string) {
		words := b.words(name)
		if len(words) == 0 || len(words) == 1 && len(words[0]) < 2 {
			return
		}
		at := b.lex.schemes[words[0]]
		if slices.ContainsFunc(at, func(s scheme) bool { return slices.Equal(s.words, words) }) {
			return
		}
		b.lex.schemes[words[0]] = append(at, scheme{words, id})
	}
	for _, f := range cat.Frameworks() {
		if f.ID != "hipaa" && f.Kind != "certification" && f.Kind != "attestation" || noMarks[f.ID] {
			continue
		}
		for _, name := range append([]string{f.Name}, f.Aliases...) {
			if w := b.words(name); len(w) > 0 && (w[0] == "iso" || w[0] == "soc" || w[0] == "pci" || strings.HasPrefix(w[0], "iso") || strings.HasPrefix(w[0], "soc")) {
				continue
			}
			if n := strings.Fields(name); len(n) > 1 {
				ts := token.Append(nil, name)
				if q, _ := qualifier(ts, len(ts)-1); q != "" || len(ts) > 2 && qualified(ts[len(ts)-2:]) {
					continue // the type or level is read behind the name
				}
			}
			enter(name, f.ID)
		}
	}
	for _, k := range c.Certifications {
		for _, name := range append([]trust.Text{k.Name}, k.Aliases...) {
			if _, known := b.lex.FrameworkIn(name.V); !known {
				enter(name.V, "own "+strings.Join(Stems(name.V), " "))
			}
		}
	}
	for _, es := range b.lex.schemes {
		slices.SortStableFunc(es, func(x, y scheme) int { return len(y.words) - len(x.words) })
	}
}

func qualified(ts []token.Token) bool {
	q, _ := qualifier(ts, 0)
	return q != ""
}

// noMarks are frameworks that a company is not certified under, or that say something of a module or a transfer.
var noMarks = set("fips-140", "dpf", "eucs", "eucc", "common-criteria", "bio", "iso-27002")
