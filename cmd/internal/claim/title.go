package claim

import (
	"slices"
	"strings"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// titleAt reads the title of an office: 'Chief Information Security Officer', 'CISO', 'Head of IT Compliance', 'operations lead'. Its
// name is in lower case with abbreviations written out, see [TitleName].
func titleAt(ts []token.Token, i int, text string) (*value, int) {
	end := titleEnd(ts, i)
	if end == 0 {
		if name, end := describedTitle(ts, i); end > 0 {
			return &value{kind: Title, names: []string{name}}, end
		}
		return nil, 0
	}
	return &value{kind: Title, names: []string{TitleName(text[ts[i].Start:ts[end-1].End])}}, end
}

func titleEnd(ts []token.Token, i int) int {
	t := &ts[i]
	if t.Kind != token.Word {
		return 0
	}
	if _, ok := titleShorts[t.Lower]; ok && t.Text == strings.ToUpper(t.Text) {
		return i + 1
	}
	switch t.Lower { // all of them titleOpeners
	case "deputy", "assistant", "associate": // another office than the one that is named behind it
		if i+1 < len(ts) {
			return titleEnd(ts, i+1)
		}
		return 0
	case "chief":
		for j := i + 1; j < min(i+6, len(ts)); j++ {
			if ts[j].Is("officer") {
				return j + 1
			}
			if ts[j].Kind != token.Word && !ts[j].Is("&") || stopWords[ts[j].Lower] && !ts[j].Is("and") {
				return 0
			}
		}
		return 0
	case "head", "director", "vp":
		if i+2 >= len(ts) || !ts[i+1].Is("of") {
			return 0
		}
		return fieldEnd(ts, i+2)
	case "vice":
		if i+3 < len(ts) && ts[i+1].Is("president") && (ts[i+2].Is("of") || ts[i+2].Is(",")) {
			return fieldEnd(ts, i+3)
		}
		return 0
	case "managing":
		if i+1 < len(ts) && ts[i+1].Is("director") {
			return i + 2
		}
		return 0
	case "general":
		if i+1 < len(ts) && (ts[i+1].Is("counsel") || ts[i+1].Is("manager")) {
			return i + 2
		}
		return 0
	}
	if !titleFields[t.Lower] || strings.ContainsAny(t.Text, "'’") {
		return 0
	}
	for j := i + 1; j < min(i+5, len(ts)); j++ {
		w := ts[j].Lower
		if titleNouns[w] {
			return j + 1
		}
		if !titleFields[w] && w != "and" && w != "&" {
			return 0
		}
	}
	return 0
}

// fieldEnd returns the index behind the field of an office, 'IT Compliance' of 'Head of IT Compliance', 0 where there is none.
func fieldEnd(ts []token.Token, i int) int {
	j := i
	for j < len(ts) && j-i < 5 {
		w := &ts[j]
		field := w.Kind == token.Word && (w.Capital() && !stopWords[w.Lower] || titleFields[w.Lower])
		join := (w.Is("and") || w.Is("&")) && j > i && j+1 < len(ts) && ts[j+1].Kind == token.Word && (ts[j+1].Capital() || titleFields[ts[j+1].Lower])
		if !field && !join {
			break
		}
		j++
	}
	if j == i {
		return 0
	}
	return j
}

// titleOpeners are words that are no field and begin a title.
var titleOpeners = set("chief", "head", "director", "vp", "vice", "managing", "general")

var titleNouns = set("officer", "manager", "lead", "director", "coordinator", "counsel", "commissioner")

// titleFields are what offices are for.
var titleFields = set("data", "privacy", "information", "security", "compliance", "risk", "protection", "technology", "executive", "operating", "operations", "financial", "finance", "it", "cyber", "cybersecurity", "product", "people", "legal", "safety", "quality", "incident", "records", "engineering", "platform", "infrastructure", "support", "personnel", "hr", "service", "technical", "development", "network", "shift", "continuity", "business", "software", "customer", "success", "internal", "audit", "resources", "human", "deputy", "crisis", "response", "governance", "systems", "cloud", "operational", "marketing", "sales", "medical", "reliability", "site")

// titleShorts are abbreviations of titles.
var titleShorts = map[string]string{
	"ciso": "chief information security officer", "cto": "chief technology officer", "ceo": "chief executive officer", "cfo": "chief financial officer",
	"coo": "chief operating officer", "cio": "chief information officer", "dpo": "data protection officer", "cso": "chief security officer",
	"cpo": "chief privacy officer", "cro": "chief risk officer", "cco": "chief compliance officer",
}

// TitleName returns the form in which titles are compared: lower case, abbreviations written out, 'and' for '&'.
func TitleName(title string) string {
	var out []string
	for _, t := range token.Append(nil, title) {
		switch {
		case t.Is("&"):
			out = append(out, "and")
		case t.Kind == token.Mark || t.Is("the"):
		default:
			w := t.Lower
			if long, ok := titleShorts[w]; ok && (len(title) < 8 || len(out) == 1 && (out[0] == "deputy" || out[0] == "assistant" || out[0] == "associate")) {
				w = long
			}
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// title fills in who holds the office, where the text says so.
func (p *phrase) title(c *Claim) bool {
	b := p.block
	if b.Kind == prose.HeadingText {
		return p.sectionHolder(c)
	}
	if p.from > p.lo {
		switch p.ts[p.from-1].Lower {
		case "customer", "client", "controller", "your", "their", "whose", "hospital", "former", "acting", "interim", "previous", "assistant", "vendor", "supplier", "a", "an", "any", "no", "every", "each", "then", "vice", "junior", "state", "federal", "national", "regional", "cantonal", "provincial", "government", "independent":
			return false
		case "deputy":
			c.Names[0] = "deputy " + c.Names[0]
		case "(":
			if k := p.self - 1; k >= 0 && p.finds[k].to == p.from-1 && p.finds[k].value != nil && p.finds[k].value.kind == Title {
				return false // the abbreviation of the title before
			}
		}
	}
	if last := p.ts[p.to-1].Text; strings.HasSuffix(last, "s'") {
		return false
	}
	own := p.ofOwn()
	if own == 0 && p.to+1 < p.hi && (p.ts[p.to].Is("of") || p.ts[p.to].Is("at")) && (p.ts[p.to+1].Is("the") || p.ts[p.to+1].Is("a")) {
		return false // 'the data protection officer of the hospital'
	}
	c.Person = p.holder()
	if c.Person == "" {
		c.Person = p.holderBehind(max(p.to, own))
	}
	if c.Person == "" {
		c.Person = p.answeredWho()
	}
	if c.Person != "" && p.standsIn() {
		return false
	}
	if b.Kind == prose.Cell && c.Person == "" {
		c.Person = p.rowPerson()
	}
	p.power(c)
	c.Agent, c.Reached = p.agent(), p.reached()
	if c.Person == "" {
		return c.Power != "" || p.ts[p.from].Capital() && p.ts[p.to-1].Capital() // in running text, small words may mean anybody
	}
	for i := p.lo; i < p.hi; i++ {
		switch p.ts[i].Lower {
		case "former", "formerly", "until", "previous", "previously", "predecessor", "successor", "succeeded", "retired", "deputy", "deputises", "interim", "acting", "behalf", "held", "replaced", "signature":
			if p.ts[i].Is("held") && i+1 < p.hi && p.ts[i+1].Is("by") && i > p.lo && (p.ts[i-1].Is("is") || p.ts[i-1].Is("currently")) {
				continue
			}
			if !strings.HasPrefix(c.Names[0], "deputy") {
				return false
			}
		}
	}
	return true
}

// sectionHolder reads a section that is headed by the title alone and begins with a person.
func (p *phrase) sectionHolder(c *Claim) bool {
	for i := 0; i < p.from; i++ {
		if p.ts[i].Kind == token.Word {
			return false
		}
	}
	if p.to < len(p.ts) || p.index+1 >= len(p.doc.Blocks) {
		return false
	}
	next := &p.doc.Blocks[p.index+1]
	ts := p.cut(next)
	if len(ts) < 2 || next.Kind == prose.HeadingText || next.Kind == prose.Cell {
		return false
	}
	name, end := personAt(ts, 0)
	if name == "" || end < len(ts) && !ts[end].Is(",") && !ts[end].Is(".") && !ts[end].Is("(") {
		return false
	}
	c.Person = name
	return true
}

// holder returns the person that stands beside the title, or "".
func (p *phrase) holder() string {
	// behind: 'CISO, Nils Abara', 'CISO (Nils Abara)', '**CISO:** Nils Abara', 'the CISO is Nils Abara', 'our CISO Nils Abara'
	i := p.to
	if i+2 < len(p.ts) && p.ts[i].Is("(") && p.ts[i+2].Is(")") { // '(CISO)'
		if _, ok := titleShorts[p.ts[i+1].Lower]; ok {
			i += 3
		}
	}
	for n := 0; i < len(p.ts) && n < 6; n++ {
		switch p.ts[i].Lower {
		case ",", ":", "(", "*", "-", "—", "is", ".", "named", "currently", "since":
			if p.ts[i].Is(".") && !(p.block.Label > 0 && p.ts[i].Start < p.block.Label+1) {
				break
			}
			i++
			continue
		}
		break
	}
	if i < len(p.ts) && (i > p.to || p.ts[p.from].Start >= 0) {
		if name, end := personAt(p.ts, i); name != "" && p.ends(end) && !p.enumerated(end) {
			return name
		}
	}
	// before: 'Nils Abara, Head of IT', 'Nils Abara (CISO)', 'Nils Abara is our CISO'
	j := p.from - 1
	for n := 0; j >= 0 && n < 7; n++ {
		switch p.ts[j].Lower {
		case ",", "(", "our", "the", "its", "is", "as", "serves", "acts", "also", "*", "-", "—", "company", "has", "have", "been", "was", "designated", "appointed", "named", "nominated", "who":
			j--
			continue
		}
		break
	}
	if j < 0 || j == p.from-1 && !strings.Contains(p.block.Text[p.ts[j].End:p.ts[p.from].Start], "\n") {
		return ""
	}
	was, made := false, false
	for k := j + 1; k < p.from; k++ {
		was = was || p.ts[k].Is("was")
		made = made || makes[p.ts[k].Lower]
	}
	if was && !made {
		return "" // 'Bo Svensson, who was CISO before'
	}
	for k := p.from - 1; k > j; k-- {
		if p.ts[k].Is("as") {
			if name := p.madeHolder(k); name != "" {
				return name
			}
			break
		}
	}
	if p.ts[j+1].Is("as") {
		return ""
	}
	for k := max(0, j-4); k < j; k++ {
		if name, end := personAt(p.ts, k); name != "" && end == j+1 {
			if k > 0 && p.ts[k-1].Is(",") && p.ts[j+1].Is(",") && k > 1 && p.ts[k-2].Kind == token.Word && titleNouns[p.ts[k-2].Lower] {
				return "" // 'the CISO, Nils Abara, the DPO': he belongs to the title before
			}
			return name
		}
	}
	return ""
}

// ends reports whether a name ends at the token: no capitalised word goes on with it.
func (p *phrase) ends(i int) bool {
	return i >= len(p.ts) || p.ts[i].Kind != token.Word || !p.ts[i].Capital()
}

var doctor = set("dr", "prof", "mr", "ms", "mrs", "miss", "herr", "frau", "mme", "captain", "professor", "doctor", "sir", "madam", "eng", "ing", "maître")

// personAt reads the name of a person that begins at token i: two to four words with capitals, with particles such as 'van' between.
func personAt(ts []token.Token, i int) (string, int) {
	least := 2
	for i < len(ts) && doctor[ts[i].Lower] { // with 'Mrs' the surname is enough
		least = 1
		if i++; i < len(ts) && ts[i].Is(".") {
			i++
		}
	}
	j, capitals := i, 0
	for j < len(ts) && j-i < 6 {
		t := &ts[j]
		if t.Kind == token.Word && t.Capital() && !notPersons[t.Lower] && !titleFields[t.Lower] && !titleNouns[t.Lower] && !stopWords[t.Lower] && (len(t.Text) < 2 || t.Text != strings.ToUpper(t.Text)) {
			capitals++
			j++
			continue
		}
		if capitals > 0 && t.Kind == token.Word && nameParticles[t.Lower] && j+1 < len(ts) && (ts[j+1].Capital() || nameParticles[ts[j+1].Lower]) {
			j++
			continue
		}
		if capitals > 0 && t.Is("-") && !t.Space && j+1 < len(ts) && !ts[j+1].Space && ts[j+1].Capital() {
			j++
			continue
		}
		if t.Is(".") && !t.Space && j > i && len(ts[j-1].Text) == 1 && j+1 < len(ts) && ts[j+1].Capital() { // 'J. Castellanos'
			j++
			continue
		}
		break
	}
	if capitals < least || capitals > 4 {
		return "", 0
	}
	var words []string
	for k := i; k < j; k++ {
		if ts[k].Kind == token.Word {
			words = append(words, ts[k].Lower)
		}
	}
	return strings.Join(words, " "), j
}

var nameParticles = set("van", "von", "de", "der", "den", "da", "di", "la", "le", "du", "del", "dos", "ten", "ter", "zu", "al", "el", "bin")

// notPersons are capitalised words that begin sentences, or are parts of names of other things.
var notPersons = set("when", "if", "where", "while", "since", "once", "head", "chief", "director", "vice", "president", "board", "team", "group", "department", "committee", "office", "company", "policy", "plan", "act", "article", "section", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "european", "union", "gdpr", "iso", "limited", "gmbh", "email", "mail", "phone", "tel", "street", "road", "please", "however", "together", "both", "senior", "junior", "deputy", "managing", "general", "counsel", "signs", "owns", "advises", "reports", "keeps", "leads", "trust", "center", "centre", "services", "service", "cloud", "incident", "response", "emergency", "authority", "supervisory", "agents", "legal", "management", "review", "internal", "external", "outside", "name", "title", "role", "contact", "responsible", "approver", "accountable", "informed", "consulted")

// rowPerson returns the person that the row of a table names for the title in one of its cells, where it names one only.
func (p *phrase) rowPerson() string {
	person := ""
	for _, i := range p.row() {
		o := &p.doc.Blocks[i]
		ts := p.cut(o)
		for k := range ts {
			if k > 0 && !ts[k-1].Is(",") && !ts[k-1].Is("(") && !ts[k-1].Is(".") {
				continue
			}
			if name, end := personAt(ts, k); name != "" && (end >= len(ts) || ts[end].Kind == token.Mark) {
				if person != "" && person != name {
					return ""
				}
				person = name
				break
			}
		}
	}
	return person
}

// TitleCore returns the words of a title that say what the office is for, sorted: 'information security' of 'Chief Information
// Security Officer' and of 'Head of Information Security'.
func TitleCore(name string) []string {
	var out []string
	for w := range strings.FieldsSeq(name) {
		switch w {
		case "chief", "head", "of", "officer", "manager", "lead", "director", "coordinator", "and", "vice", "president", "vp", "commissioner", "group", "senior", "corporate":
			continue
		}
		out = append(out, w)
	}
	slices.Sort(out)
	return out
}
