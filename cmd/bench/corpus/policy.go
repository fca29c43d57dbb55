package corpus

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// target is how many words a policy has at the least; one sentence less than that and there is one more.
const target = 1180

// compose returns the Markdown of the policy at index i.
func (s Site) compose(i int) []byte {
	rng := rand.New(rand.NewPCG(s.Seed, uint64(i)))
	d := &draft{site: s, index: i, topic: topicOf(i), writer: writer{rng: rng, system: systemOf(i)}}
	parts := d.parts()

	// Paragraphs to which sentences are added until the policy is long enough.
	words := 0
	for _, p := range parts {
		words += Words(p.text)
	}
	for words < target {
		for k := range parts {
			if p := &parts[k]; p.kinds != nil && words < target {
				more := d.sentence(pick(rng, p.kinds))
				p.text = strings.TrimSuffix(p.text, "\n") + " " + more + "\n"
				words += Words(more)
			}
		}
	}
	var b strings.Builder
	d.front(&b)
	for _, p := range parts {
		b.WriteByte('\n')
		b.WriteString(p.text)
	}
	return []byte(b.String())
}

// A part is a block of Markdown. Kinds are those of the sentences that may be added to it; a part without is finished.
type part struct {
	text  string
	kinds []kind
}

// A draft is a policy that is being composed.
type draft struct {
	writer
	site  Site
	index int
	topic *topic
}

func (d *draft) front(b *strings.Builder) {
	reviewed := d.site.days(-20 - d.index%200)
	fmt.Fprintf(b, "+++\ntitle = %q\nversion = \"%d.%d\"\nowner = %q\n", title(d.index), 1+d.rng.IntN(5), d.rng.IntN(10), roles[d.index%len(roles)].id)
	fmt.Fprintf(b, "effective = %s\nlast_reviewed = %s\nnext_review = %s\n", reviewed.AddDate(0, 0, 7).Format(time.DateOnly), reviewed.Format(time.DateOnly), reviewed.AddDate(1, 0, 0).Format(time.DateOnly))
	fmt.Fprintf(b, "summary = %q\n+++\n", fmt.Sprintf("Rules on %s for the %s.", lower(d.topic.name), d.system))
}

// parts returns the policy without what makes it long enough.
func (d *draft) parts() []part {
	out := []part{
		{text: d.paragraph(2, general)},
		{text: "## Purpose\n"},
		{text: d.paragraph(3, general), kinds: []kind{general}},
		{text: "## Scope\n"},
		{text: d.paragraph(1, general) + "\n" + d.nested()},
	}
	for k, s := range d.topic.sections {
		out = append(out,
			part{text: "## " + s.head + "\n"},
			part{text: d.paragraph(3, s.kinds...), kinds: s.kinds},
			part{text: "### " + s.subs[0] + "\n"},
			part{text: d.paragraph(2, s.kinds...), kinds: s.kinds})
		switch k {
		case 0:
			out = append(out, part{text: d.register()})
		case 1:
			out = append(out, part{text: d.lead() + "\n" + fenced(d.rng, d.index, d.index)})
		case 2:
			out = append(out, part{text: d.numbered(s.kinds)})
		}
		out = append(out,
			part{text: "### " + s.subs[1] + "\n"},
			part{text: d.crossing(k) + " " + d.paragraph(1, s.kinds...), kinds: s.kinds})
		switch k {
		case 1:
			out = append(out, part{text: d.duties()})
		case 2:
			out = append(out, part{text: d.lead() + "\n" + fenced(d.rng, d.index+1+d.index/len(snippets)%(len(snippets)-1), d.index)})
		}
	}
	return append(out,
		part{text: "## Review and exceptions\n"},
		part{text: d.paragraph(2, reviewing, general), kinds: []kind{reviewing, general}},
		part{text: "## Related policies\n"},
		part{text: d.related()})
}

// paragraph returns n sentences, of the kinds in turn, and a line break.
func (d *draft) paragraph(n int, kinds ...kind) string {
	var list []string
	for k := range n {
		list = append(list, d.sentence(kinds[k%len(kinds)]))
	}
	return strings.Join(list, " ") + "\n"
}

// lead returns the sentence before a code block.
func (d *draft) lead() string {
	return headFirst(d.fill(pick(d.rng, []string{
		"The block below shows how {team} writes this down for {system}:\n",
		"For {system}, {team} works with a setting like the one that follows:\n",
		"What {team} expects of a {thing} looks like this:\n",
	}), nil))
}

// nested returns a list with a list in two of its items.
func (d *draft) nested() string {
	var b strings.Builder
	for _, item := range []string{
		"people who build, run or support {system}:\n  - employees of every department;\n  - contractors, for as long as their order lasts;\n  - apprentices, under the eyes of {team}.",
		"each {thing} and each {thing} of {system};",
		"suppliers who see data of {system}:\n  - under a contract that mentions this policy;\n  - through accounts that {team} can close;\n    1. at once where there is a danger,\n    2. at the end of the contract otherwise.",
		"records that arise in the course of the work, on paper as well as on disk.",
	} {
		b.WriteString("- " + d.fill(item, nil) + "\n")
	}
	return b.String()
}

// numbered returns an ordered list of sentences.
func (d *draft) numbered(kinds []kind) string {
	var b strings.Builder
	for k := range 4 {
		fmt.Fprintf(&b, "%d. %s\n", k+1, d.sentence(kinds[k%len(kinds)]))
	}
	return b.String()
}

// register returns the table of the topic: a few rows of the data that it is about.
func (d *draft) register() string {
	var b strings.Builder
	row := func(cells ...string) { b.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	switch d.topic.sections[0].kinds[0] {
	case backups:
		row("Backup", "Kept for", "Made", "Place")
		row("---", "---:", "---", "---")
		for _, t := range d.some(len(tiers), 5) {
			t := tiers[t]
			row(headFirst(t.name), t.keep, t.every, regions[t.region].city)
		}
	case retention:
		row("Data", "Kept for", "Counted from")
		row("---", "---:", "---")
		for _, r := range d.some(len(rules), 6) {
			row(headFirst(rules[r].name), rules[r].keep, rules[r].trigger)
		}
	case places:
		row("System", "Provider", "Region", "City")
		row("---", "---", ":---:", "---")
		for _, c := range d.some(len(components), 6) {
			s := placed(regions[components[c].region], slots{})
			row(components[c].name, s["provider"], "`"+s["code"]+"`", s["city"])
		}
	case vendors:
		row("Supplier", "Used for", "Seat")
		row("---", "---", "---")
		for _, p := range d.some(len(providers), 7) {
			row(providers[p].name, providers[p].purpose, headFirst(countries[providers[p].country]))
		}
	case incidents:
		row("Severity", "First response within", "Resolution within")
		row("---", "---:", "---:")
		for _, s := range severities {
			row(headFirst(s.name), s.response, s.resolution)
		}
	case recovery:
		row("System", "RTO", "RPO")
		row("---", "---:", "---:")
		for _, o := range objectives {
			row(headFirst(o.name), o.rto, o.rpo)
		}
	default:
		row("Step", "Done by", "Entered into")
		row("---", "---", "---")
		for _, step := range []string{"Request", "Approval", "Execution", "Check", "Closing"} {
			row(step, headFirst(pick(d.rng, vocabulary["team"])), pick(d.rng, vocabulary["record"]))
		}
	}
	return b.String()
}

// duties returns a table of who does what; every policy has it beside the table of its topic.
func (d *draft) duties() string {
	var b strings.Builder
	b.WriteString("| Duty | Answers for it | Where it is recorded |\n|:---|:---|:---|\n")
	for range 4 {
		b.WriteString(d.fill("| {verb} each {thing} | {team} | {record} |\n", nil))
	}
	return b.String()
}

// some returns n different numbers below limit, in ascending order.
func (d *draft) some(limit, n int) []int {
	var out []int
	for i := range limit {
		if left := n - len(out); d.rng.IntN(limit-i) < left {
			out = append(out, i)
		}
	}
	return out
}

// other returns the index of another policy, or of this one where the site has no more.
func (d *draft) other() int {
	n := d.site.Policies
	if n < 2 {
		return d.index
	}
	return (d.index + 1 + d.rng.IntN(n-1)) % n
}

// anchor returns the address of a section of a policy as GitHub makes it of the heading.
func (d *draft) anchor(i int) string {
	s := topicOf(i).sections[d.rng.IntN(3)]
	head := pick(d.rng, []string{"Purpose", "Scope", "Review and exceptions", s.head, s.head, s.subs[0], s.subs[1]})
	return strings.ReplaceAll(lower(head), " ", "-")
}

// crossing returns a sentence with a link to a section of another policy, or in the last section to a public page.
func (d *draft) crossing(k int) string {
	if k == 2 {
		return d.fill("Forms for this are kept at <https://intranet.brackwater.example/forms/{system}>.", slots{"system": strings.ReplaceAll(d.system, " ", "-")})
	}
	o := d.other()
	return headFirst(d.fill(pick(d.rng, []string{
		"More on this stands in [{title}]({to}).",
		"{team} reads this together with [{title}]({to}).",
		"Where a {thing} is concerned, [{title}]({to}) comes first.",
		"Terms are used here as in [{title}]({to}), and *not* as in common speech.",
	}), slots{"title": title(o), "to": id(o) + ".md#" + d.anchor(o)}))
}

// related returns a list of links to other policies and one to a document outside.
func (d *draft) related() string {
	var b strings.Builder
	for range 4 {
		o := d.other()
		fmt.Fprintf(&b, "- [%s](%s.md)\n", title(o), id(o))
	}
	fmt.Fprintf(&b, "- [Handbook of the %s](https://handbook.brackwater.example/%s/%04d), **for staff only**\n", d.system, d.topic.slug, d.index+1)
	return b.String()
}
