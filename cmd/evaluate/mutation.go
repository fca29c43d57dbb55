package main

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/build"
	"candor/cmd/internal/catalog"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/period"
	"candor/cmd/internal/token"
	"candor/cmd/internal/trust"
)

// A change says for a kind of claim by what other texts a stated value is replaced. Each has to make the sentence wrong.
type change struct {
	kind  claim.Kind
	other func(*world, *bind.Binding) []string
}

// changes lists every kind of claim whose values are changed. A new kind is one function and one line here.
var changes = []change{
	{claim.Duration, (*world).duration},
	{claim.Interval, (*world).interval},
	{claim.Region, (*world).region},
	{claim.City, (*world).city},
	{claim.Country, (*world).country},
	{claim.Provider, (*world).provider},
	{claim.Area, (*world).area},
	{claim.TLS, (*world).tls},
	{claim.Cipher, (*world).cipher},
	{claim.Encryption, (*world).encryption},
	{claim.Percentage, (*world).percentage},
	{claim.Count, (*world).count},
	{claim.VendorCount, (*world).count},
	{claim.VendorBan, (*world).ban},
	{claim.Certificate, (*world).certificate},
	{claim.Email, (*world).email},
	{claim.Host, (*world).host},
	{claim.Title, (*world).title},
	{claim.Transfer, (*world).transfer},
	{claim.Document, (*world).document},
	{claim.Factor, (*world).setting},
	{claim.Setting, (*world).setting},
	{claim.Custody, (*world).custody},
	{claim.Roster, (*world).count},
}

// boundWords are words that a text binds to a fact itself, [30 days](fact:backups.daily.retention). They are changed like any others.
const boundWords = "bound words"

// bound returns other texts for words that are bound to a fact.
func bound(text string, f *trust.Fact) []string {
	b := &bind.Binding{Fact: f}
	switch f.Value.(type) {
	case period.Range:
		return times(text, longer, spread(b))
	case trust.Interval:
		if other := slower(text); other != "" {
			return []string{other}
		}
		return times(text, longer, spread(b))
	case trust.Percentage, int:
		return []string{number{text}.with(func(_ int, v float64) float64 { return v / 2 })}
	}
	return nil
}

// A world is what a site has and the catalog knows: another value must be none that the site has too.
type world struct {
	center    *trust.Center
	catalog   *catalog.Catalog
	cities    map[string]bool // lower case
	countries map[string]bool // codes
	codes     map[string]bool
	text      string // of all documents and names, lower case: what stands there is not another value
}

func newWorld(r *build.Result) *world {
	w := &world{center: r.Center, catalog: r.Catalog, cities: map[string]bool{}, countries: map[string]bool{string(r.Center.Organisation.Country.V): true}, codes: map[string]bool{}}
	for _, reg := range w.center.Regions {
		w.cities[strings.ToLower(reg.City.V)] = true
		w.countries[string(reg.Country.V)] = true
		w.codes[reg.Code.V] = true
	}
	var names []string
	for _, s := range w.center.Subprocessors {
		w.countries[string(s.Country.V)] = true
		for _, k := range s.Processing {
			w.countries[string(k.V)] = true
		}
		names = append(names, s.Name.V, s.LegalName.V)
	}
	read := map[string]bool{}
	for i := range r.Bindings {
		if f := r.Bindings[i].Claim.Span.File; f != nil && !read[f.Name] {
			read[f.Name] = true
			names = append(names, string(f.Data))
		}
	}
	w.text = strings.ToLower(strings.Join(names, "\n"))
	return w
}

// region returns the code of another place of the same provider, in another country.
func (w *world) region(b *bind.Binding) []string {
	c := b.Claim
	own := c.Region
	for _, alike := range []bool{true, false} { // a code of the same length looks like the one that it replaces
		for _, r := range w.catalog.Regions() {
			here := r.Country == own.Country && r.Area == own.Area
			if r.Provider != own.Provider || here || w.used(r.Code) || strings.Contains(w.text, strings.ToLower(r.Code)) || alike && len(r.Code) != len(own.Code) {
				continue
			}
			if !strings.EqualFold(c.Text, own.Code) {
				return []string{r.Name}
			}
			return []string{like(c.Text, r.Code)}
		}
	}
	return nil
}

// used reports whether a code is one of the site's, or a part of a place that is: hel1-dc2 lies in hel1.
func (w *world) used(code string) bool {
	for c := range w.codes {
		if c != "" && strings.HasPrefix(code, c) {
			return true
		}
	}
	return false
}

// like returns a text in capitals where the example has no small letter.
func like(example, s string) string {
	if example == strings.ToUpper(example) && example != strings.ToLower(example) {
		return strings.ToUpper(s)
	}
	return s
}

// city returns a city where the site has nothing: another one of the same provider where that is known.
func (w *world) city(b *bind.Binding) []string {
	provider := ""
	if n := b.Claim.Near; n != nil && n.Code != nil {
		provider = n.Code.Provider
	}
	best, regions := "", 0
	for _, c := range w.catalog.Cities() {
		if notCities[c.Name] || w.cities[strings.ToLower(c.Name)] || w.countries[c.Country] || strings.ContainsAny(c.Name, " -,/(") || strings.Contains(w.text, strings.ToLower(c.Name)) {
			continue
		}
		n := len(c.Regions) // the more regions a city has, the better it is known
		if slices.ContainsFunc(c.Regions, func(k catalog.RegionKey) bool { return k.Provider == provider }) {
			n += 1000
		}
		if n > regions {
			best, regions = c.Name, n
		}
	}
	return []string{best}
}

// notCities are names of regions that are wider than a city, though a provider gives them for one.
var notCities = map[string]bool{"Virginia": true, "Ohio": true, "Oregon": true, "California": true, "Iowa": true}

// country returns a country with which the site has nothing to do, one in the EEA and one outside.
func (w *world) country(b *bind.Binding) []string {
	said, ok := w.catalog.Country(b.Claim.Text)
	demonym := ok && strings.EqualFold(said.Demonym, b.Claim.Text)
	other := func(codes ...string) string {
		for _, code := range codes {
			c, _ := w.catalog.Country(code)
			if w.countries[code] || strings.Contains(w.text, strings.ToLower(c.Name)) {
				continue
			}
			switch {
			case demonym:
				return c.Demonym
			case b.Claim.Text == said.Code:
				return c.Code
			}
			return c.Name
		}
		return ""
	}
	return []string{other("PT", "AT", "SE", "PL", "IT", "DK"), other("JP", "CA", "BR", "IN", "AU", "SG")}
}

// provider returns the name of a company of the same trade that the site does not use; for a product, another company's product.
// Where the list of sub-processors does not claim to be complete, another company contradicts nothing.
func (w *world) provider(b *bind.Binding) []string {
	if org := w.center.Organisation; org.SubprocessorsComplete.IsSet() && !org.SubprocessorsComplete.V {
		return nil
	}
	own, ok := w.catalog.Provider(b.Claim.Entity)
	_, company := w.catalog.Provider(b.Claim.Text)
	_, product := w.catalog.ProviderOfService(b.Claim.Text)
	product = product && !company
	for _, same := range []bool{true, false} {
		for _, p := range w.catalog.Providers() {
			if same && (!ok || p.Kind != own.Kind) || p.ID == own.ID || len(p.CommonWords) > 0 || p.CommonWord || p.Software || w.grouped(p) || strings.ContainsAny(p.Name, " .-") || len(p.Name) < 5 || strings.Contains(w.text, strings.ToLower(p.Name)) {
				continue
			}
			if !product {
				return []string{p.Name}
			}
			for _, s := range p.Services {
				if strings.Contains(s, " ") && !strings.Contains(w.text, strings.ToLower(s)) {
					return []string{s}
				}
			}
		}
	}
	return nil
}

// grouped reports whether a company belongs to one that the site has, so that the one may be meant by the other.
func (w *world) grouped(p catalog.Provider) bool {
	return slices.ContainsFunc(w.center.Subprocessors, func(s *trust.Subprocessor) bool {
		q, ok := w.catalog.Provider(s.Name.V)
		return strings.EqualFold(s.LegalName.V, p.LegalEntity) || ok && q.LegalEntity == p.LegalEntity
	})
}

func (w *world) area(b *bind.Binding) []string {
	if strings.Contains(b.Claim.Text, "United States") {
		return []string{"European Union"}
	}
	return []string{"United States"}
}

// tls lowers the first version that is named.
func (w *world) tls(b *bind.Binding) []string {
	return []string{swapFirst(b.Claim.Span.Text(), func(t token.Token) (string, bool) {
		if t.Kind != token.Number || t.Text != "1.2" && t.Text != "1.3" && t.Text != "1.1" {
			return "", false
		}
		return "1.0", true
	})}
}

// cipher weakens the cipher: a shorter key where one is named, else an old cipher, or an old hash for a hash. What is not to be used
// becomes what the data have in use.
func (w *world) cipher(b *bind.Binding) []string {
	if b.Claim.Aspect == claim.Refuses {
		return []string{claim.Algorithms(b.Fact.Text)[0].String()}
	}
	weak := map[string]string{"256": "128", "128": "64", "384": "128", "512": "160", "2048": "1024", "3072": "1024", "4096": "1024", "192": "128"}
	text := swapFirst(b.Claim.Span.Text(), func(t token.Token) (string, bool) {
		s, ok := weak[t.Text]
		return s, ok
	})
	if text == "" {
		text = "3DES"
		if as := claim.Algorithms(b.Claim.Text); len(as) > 0 && (as[0].Class == "hash" || as[0].Class == "password") {
			text = "MD5"
		}
	}
	return []string{text}
}

// encryption negates what is said.
func (w *world) encryption(b *bind.Binding) []string {
	text := b.Claim.Span.Text()
	for _, word := range []string{"encrypted", "Encrypted"} {
		if strings.Contains(text, word) && !strings.Contains(text, "un"+word) {
			return []string{strings.Replace(text, word, "not encrypted", 1)}
		}
	}
	return nil
}

// setting leaves open what is asked for, and opens what is closed.
func (w *world) setting(b *bind.Binding) []string {
	text := b.Claim.Span.Text()
	for _, word := range [][2]string{{"mandatory", "optional"}, {"required", "optional"}, {"compulsory", "optional"}, {"enforced", "optional"}, {"require ", "recommend "}, {"requires ", "recommends "}, {"optional", "mandatory"}, {"disabled", "allowed"}, {"forbidden", "allowed"}, {"allowed", "disabled"}, {"permitted", "disabled"}} {
		if strings.Contains(text, word[0]) {
			return []string{strings.Replace(text, word[0], word[1], 1)}
		}
	}
	return nil
}

// percentage promises less, or more downtime where the share is told as that.
func (w *world) percentage(b *bind.Binding) []string {
	if text := b.Claim.Span.Text(); strings.Contains(text, "minute") || strings.Contains(text, "hour") {
		return times(text, longer, 1)[:1]
	}
	return []string{swapFirst(b.Claim.Span.Text(), func(t token.Token) (string, bool) {
		if t.Kind != token.Number {
			return "", false
		}
		n := t.Num - 1.5
		if n < 0 {
			n = t.Num + 5
		}
		return strconv.FormatFloat(n, 'f', decimals(t.Text), 64), true
	})}
}

func decimals(s string) int {
	_, frac, _ := strings.Cut(s, ".")
	return len(frac)
}

// count changes a number to the side on which the promise is broken, fewer characters of a password, more failed attempts, and to
// one that the data do not have of anything else.
func (w *world) count(b *bind.Binding) []string {
	less := b.Fact != nil && b.Fact.Aspect == "password-length"
	return []string{number{b.Claim.Span.Text()}.with(func(_ int, v float64) float64 {
		other := 2*v + 1
		if less {
			other = max(math.Floor(v/2), 1)
		}
		for slices.ContainsFunc(w.center.Stated, func(f *trust.Fact) bool { n, ok := f.Value.(int); return ok && float64(n) == other }) {
			if less {
				other--
			} else {
				other++
			}
		}
		return other
	})}
}

// certificate names another certificate, or another type of report. Only what the company says that it holds itself is changed: a
// plan, a question or a denial is not contradicted by data that do not name the certificate, nor is what a vendor holds.
func (w *world) certificate(b *bind.Binding) []string {
	if b.Claim.Standing != claim.Held || b.Claim.Holder != "" {
		return nil
	}
	switch text := b.Claim.Span.Text(); {
	case strings.HasSuffix(text, "Type II"):
		return []string{strings.TrimSuffix(text, "I")}
	case strings.HasSuffix(text, "Type I"):
		return []string{text + "I"}
	}
	for _, name := range []string{"PCI DSS", "ISO/IEC 27018", "SOC 2 Type II", "TISAX", "HITRUST"} {
		if !strings.Contains(w.text, strings.ToLower(name)) && !slices.ContainsFunc(w.center.Certifications, func(c *trust.Certification) bool { return strings.EqualFold(c.Name.V, name) }) {
			return []string{name}
		}
	}
	return nil
}

func (w *world) email(b *bind.Binding) []string {
	user, host, ok := strings.Cut(b.Claim.Span.Text(), "@")
	if !ok {
		return nil
	}
	return []string{"old-" + user + "@" + host}
}

// host names a host beside the one that is stated, in the same domain.
func (w *world) host(b *bind.Binding) []string {
	text := b.Claim.Span.Text()
	if first, _, _ := strings.Cut(text, " "); strings.Count(first, ".") == 1 {
		return []string{"old." + text}
	}
	return []string{"old-" + text}
}

// title names another office, where the data say which one is meant: by a person that the text gives it, or by what the sentence has it do.
// Of a person, the other office is one that somebody else holds, as nothing keeps anybody from a second one of which the data do not speak.
// A title by itself asserts nothing that the data could deny, and is left.
func (w *world) title(b *bind.Binding) []string {
	if b.Claim.Person != "" {
		for _, r := range w.center.Roles {
			if r.Holder.IsSet() && len(r.AppliesTo) == 0 && !strings.Contains(r.Holder.V, ",") && b.Fact != nil && r.Path()+".title" != b.Fact.ID && !w.holds(b.Claim.Person, r.Title.V) {
				return []string{like(b.Claim.Text, r.Title.V)}
			}
		}
		return nil
	}
	if b.Does == nil {
		return nil
	}
	for _, t := range []string{"Head of Compliance", "Chief Risk Officer", "Head of Internal Control"} {
		if !strings.Contains(w.text, strings.ToLower(t)) {
			return []string{t}
		}
	}
	return nil
}

// holds reports whether the data have a person hold an office of the title.
func (w *world) holds(person, title string) bool {
	return slices.ContainsFunc(w.center.Roles, func(r *trust.Role) bool {
		return strings.EqualFold(r.Title.V, title) && strings.EqualFold(r.Holder.V, person)
	})
}

func (w *world) transfer(b *bind.Binding) []string {
	if strings.Contains(strings.ToLower(b.Claim.Text), "binding corporate") {
		return []string{"standard contractual clauses"}
	}
	return []string{"binding corporate rules"}
}

// document names a document that is not there, of the same sort.
func (w *world) document(b *bind.Binding) []string {
	words := strings.Fields(b.Claim.Span.Text())
	if len(words) < 2 {
		return nil
	}
	return []string{"Harbour Pilotage " + words[len(words)-1]}
}

// swapFirst replaces the first token that swap has another text for, and returns "" where there is none.
func swapFirst(text string, swap func(token.Token) (string, bool)) string {
	for _, t := range token.Append(nil, text) {
		if s, ok := swap(t); ok {
			return text[:t.Start] + s + text[t.End:]
		}
	}
	return ""
}

// ban names a company that the data have among the sub-processors, so that what is forbidden is what is done.
func (w *world) ban(b *bind.Binding) []string {
	for _, s := range w.center.Subprocessors {
		if !strings.EqualFold(s.Name.V, b.Claim.Text) {
			return []string{s.Name.V}
		}
	}
	return nil
}

// custody gives the keys to somebody else.
func (w *world) custody(b *bind.Binding) []string {
	text := b.Claim.Span.Text()
	for _, word := range [][2]string{{"customer", "provider"}, {"provider", "customer"}, {"our own", "our host's"}, {"we ", "our host "}, {"We ", "Our host "}} {
		if strings.Contains(text, word[0]) {
			return []string{strings.Replace(text, word[0], word[1], 1)}
		}
	}
	return nil
}
