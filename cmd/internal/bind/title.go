package bind

import (
	"fmt"
	"slices"
	"strings"

	"candor/cmd/internal/claim"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

// titlesOf returns the names under which an office goes, as titles are compared.
func titlesOf(r *trust.Role) (out []string) {
	for _, t := range append([]trust.Text{r.Title, r.Short}, append(r.Aliases, r.Terms...)...) {
		if t.IsSet() {
			out = append(out, claim.TitleName(t.V))
		}
	}
	return out
}

// title holds the title of an office and the person that holds it against the data.
func (b *Binder) title(out *Binding) {
	c := out.Claim
	name := c.Names[0]
	for _, r := range b.center.Roles {
		if !slices.Contains(titlesOf(r), name) {
			continue
		}
		out.Fact, _ = b.center.Lookup(r.Path() + ".title")
		out.Verdict, out.Reason = Confirmed, "the data have an office of this title"
		if c.Person == "" || !r.Holder.IsSet() || SamePerson(c.Person, r.Holder.V) || len(r.AppliesTo) > 0 {
			return
		}
		if b.holders(name, c.Person) {
			return // another entry of the same title has this person
		}
		out.Verdict, out.Fault = Contradicted, WrongHolder
		out.Reason = "the data have another person hold the office"
		out.Others = []Other{{r.Holder.Span, fmt.Sprintf("%s: %s", r.Title.V, r.Holder.V)}}
		return
	}
	if c.Person != "" && b.otherTitle(out) {
		return
	}
	b.nearTitle(out)
}

// holders reports whether any office of that title is held by the person.
func (b *Binder) holders(title, person string) bool {
	return slices.ContainsFunc(b.center.Roles, func(r *trust.Role) bool {
		return slices.Contains(titlesOf(r), title) && SamePerson(person, r.Holder.V)
	})
}

// otherTitle reports a person whom the data know under other titles only.
func (b *Binder) otherTitle(out *Binding) bool {
	c := out.Claim
	near := false
	for _, r := range b.center.Roles {
		if !r.Holder.IsSet() || !SamePerson(c.Person, r.Holder.V) {
			continue
		}
		out.Others = append(out.Others, Other{r.Title.Span, fmt.Sprintf("%s: %s", r.Holder.V, r.Title.V)})
		out.Fact, _ = b.center.Lookup(r.Path() + ".title")
		near = near || shareCore(c.Names[0], claim.TitleName(r.Title.V))
	}
	if len(out.Others) == 0 {
		return false
	}
	out.Verdict, out.Fault, out.Soft = Contradicted, WrongTitle, !near // nothing keeps a person from wearing a second hat
	out.Reason = "the data have the person under another title"
	return true
}

// nearTitle reports an office under a title that differs from the one in the data by rank alone: 'Information Security Officer' for
// the 'Chief Information Security Officer'.
func (b *Binder) nearTitle(out *Binding) {
	c := out.Claim
	if c.Text == strings.ToLower(c.Text) {
		out.Reason = "no office in the data has this title, which may be anybody's in small letters"
		return
	}
	core := claim.TitleCore(c.Names[0])
	var found *trust.Role
	for _, r := range b.center.Roles {
		if len(core) > 0 && slices.Equal(core, claim.TitleCore(claim.TitleName(r.Title.V))) {
			if found != nil {
				return
			}
			found = r
		}
	}
	if found == nil || strings.HasPrefix(c.Names[0], "deputy") {
		out.Reason = "no office in the data has this title"
		return
	}
	out.Fact, _ = b.center.Lookup(found.Path() + ".title")
	out.Verdict, out.Fault = Contradicted, WrongTitle
	out.Soft = !onlyChief(c.Names[0], claim.TitleName(found.Title.V))
	out.Reason = "the data have the office under another title"
	out.Others = []Other{{found.Title.Span, "the data call the office " + found.Title.V}}
}

// onlyChief reports whether two titles differ by 'chief' alone.
func onlyChief(x, y string) bool {
	return strings.TrimPrefix(x, "chief ") == strings.TrimPrefix(y, "chief ")
}

func shareCore(x, y string) bool {
	core := claim.TitleCore(y)
	return slices.ContainsFunc(claim.TitleCore(x), func(w string) bool { return slices.Contains(core, w) })
}

// SamePerson reports whether two names can be of one person: the same, or the one with a middle name, an initial or a title less.
func SamePerson(x, y string) bool {
	a, c := personWords(x), personWords(y)
	if len(a) == 0 || len(c) == 0 {
		return true
	}
	if a[len(a)-1] == c[len(c)-1] {
		return true // a change of the first name alone is more often a nickname than another person
	}
	return slices.Equal(a, c)
}

func personWords(name string) (out []string) {
	for w := range strings.FieldsSeq(strings.ToLower(strings.NewReplacer(".", " ", ",", " ", "-", " ").Replace(name))) {
		switch w {
		case "dr", "prof", "mr", "ms", "mrs":
			continue
		}
		out = append(out, w)
	}
	return out
}

func takesTitle(b *Binder, c *claim.Claim) bool { return c.Kind == claim.Title }

// titlesOfTexts reports persons under two titles, offices held by two persons, and offices under two titles.
func titlesOfTexts(b *Binder, claims []*claim.Claim) (out []Disagreement) {
	reported := map[source.Span]bool{}
	report := func(x, y *claim.Claim, d Disagreement) {
		d = inOrder(x, y, d)
		if !reported[d.Second.Span] {
			reported[d.Second.Span] = true
			out = append(out, d)
		}
	}
	byTitle, byPerson := map[string][]*claim.Claim{}, map[string][]*claim.Claim{}
	for _, c := range claims {
		if c.Person == "" {
			continue
		}
		last := c.Person[strings.LastIndexByte(c.Person, ' ')+1:]
		for _, x := range byTitle[c.Names[0]] {
			if !SamePerson(x.Person, c.Person) && !together(byTitle[c.Names[0]], x, c) && !(x.Fact != "" && c.Fact != "") {
				report(x, c, Disagreement{Fault: HoldersDiffer, Soft: !OneHolder(c.Names[0]), About: fmt.Sprintf("the %s is %s in one place and %s in the other", c.Names[0], proper(x.Person), proper(c.Person))})
				break
			}
		}
		for _, x := range byPerson[last] {
			if x.Names[0] == c.Names[0] || !SamePerson(x.Person, c.Person) || x.Fact != "" && c.Fact != "" {
				continue
			}
			if both(byPerson[last], x.Names[0], c.Names[0]) || both(append(byPerson[last], c), c.Names[0], x.Names[0]) || b.holds(c.Person, x.Names[0]) && b.holds(c.Person, c.Names[0]) {
				continue
			}
			report(x, c, Disagreement{Fault: TitlesDiffer, Soft: !shareCore(x.Names[0], c.Names[0]), About: fmt.Sprintf("%s is %s in one place and %s in the other", proper(c.Person), x.Names[0], c.Names[0])})
			break
		}
		if len(byTitle[c.Names[0]]) < 50 {
			byTitle[c.Names[0]] = append(byTitle[c.Names[0]], c)
		}
		if len(byPerson[last]) < 50 {
			byPerson[last] = append(byPerson[last], c)
		}
	}
	out = append(out, sharedPowers(b, claims)...)
	return append(out, officesUnderTwoTitles(b, claims)...)
}

// holds reports whether the data have the person hold an office of the title.
func (b *Binder) holds(person, title string) bool {
	return slices.ContainsFunc(b.center.Roles, func(r *trust.Role) bool {
		return r.Holder.IsSet() && SamePerson(person, r.Holder.V) && slices.Contains(titlesOf(r), title)
	})
}

// both reports whether one place states both titles of a person, so that they are two hats and no contradiction.
func both(claims []*claim.Claim, x, y string) bool {
	for _, c := range claims {
		if c.Names[0] != x {
			continue
		}
		for _, d := range claims {
			if d.Names[0] == y && d.Span.Name() == c.Span.Name() && d.Block == c.Block {
				return true
			}
		}
	}
	return false
}

// together reports whether one place names both persons as holders.
func together(claims []*claim.Claim, x, y *claim.Claim) bool {
	return x.Span.Name() == y.Span.Name() && (x.Block == y.Block || x.Sentence == y.Sentence)
}

// OneHolder reports whether there is one of the office in a company.
func OneHolder(title string) bool {
	return strings.HasPrefix(title, "chief ") || strings.HasPrefix(title, "head of ") || strings.HasSuffix(title, "protection officer") || strings.HasSuffix(title, "security officer") || strings.HasSuffix(title, "privacy officer") || title == "general counsel" || strings.HasPrefix(title, "deputy ")
}

// proper writes a name with capitals.
func proper(name string) string {
	words := strings.Fields(name)
	for i, w := range words {
		r := []rune(w)
		words[i] = strings.ToUpper(string(r[0])) + string(r[1:])
	}
	return strings.Join(words, " ")
}

// officesUnderTwoTitles reports titles of two texts that differ by 'chief' alone, where no data name the office.
func officesUnderTwoTitles(b *Binder, claims []*claim.Claim) (out []Disagreement) {
	first := map[string]*claim.Claim{}
	for _, c := range claims {
		if c.Text == strings.ToLower(c.Text) || !strings.HasSuffix(c.Names[0], " officer") || c.Fact != "" {
			continue
		}
		key := strings.TrimPrefix(c.Names[0], "chief ")
		x, ok := first[key]
		if !ok {
			first[key] = c
			continue
		}
		if x.Names[0] != c.Names[0] && x.Span.Name() != c.Span.Name() && (x.Person == "" || c.Person == "") {
			out = append(out, inOrder(x, c, Disagreement{Fault: TitlesDiffer, Soft: true, About: fmt.Sprintf("one office is %s in one place and %s in the other", x.Names[0], c.Names[0])}))
			first[key] = c
		}
	}
	return out
}

// sharedPowers reports an office that decides what another text reserves for another office.
func sharedPowers(b *Binder, claims []*claim.Claim) (out []Disagreement) {
	for _, only := range claims {
		if only.Power == "" || !only.Exclusive {
			continue
		}
		for _, c := range claims {
			if c.Power != only.Power || c.Names[0] == only.Names[0] || shareCore(c.Names[0], only.Names[0]) || !shareNoun(c.Nouns, only.Nouns) {
				continue
			}
			if c.Span.Name() == only.Span.Name() && c.Block == only.Block || b.oneHolds(c.Names[0], only.Names[0]) {
				continue
			}
			out = append(out, inOrder(only, c, Disagreement{Fault: PowersDiffer, About: fmt.Sprintf("only the %s may %s it in one place, and the %s does so in the other", only.Names[0], only.Power, c.Names[0])}))
			break
		}
	}
	return out
}

// oneHolds reports whether the data have one person hold both offices.
func (b *Binder) oneHolds(x, y string) bool {
	return slices.ContainsFunc(b.center.Roles, func(r *trust.Role) bool {
		return r.Holder.IsSet() && slices.Contains(titlesOf(r), x) && b.holds(strings.ToLower(r.Holder.V), y)
	})
}
