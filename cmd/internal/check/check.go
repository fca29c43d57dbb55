// Package check runs rules over a site's data and documents and collects what they report. It knows no rule itself.
//
// A rule is a value: what it is called, why it exists, an example of what it reports and of what it does not, and functions
// that look. Data-alone rules see the center once; document rules see each document while it is being read, on all cores;
// site rules see what was kept of all documents at the end.
package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/catalog"
	"candor/cmd/internal/change"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

// A Family groups rules by what they hold against what.
type Family string

// Families of rules.
const (
	Shape     Family = "shape"            // a file or a table is not what the data format asks for
	Data      Family = "data alone"       // facts against facts and against the catalog
	Prose     Family = "prose with data"  // sentences against facts
	Texts     Family = "prose with prose" // sentences against sentences
	Documents Family = "documents"        // links, references, leftovers, dates
	Markup    Family = "markup"           // suppressions and bound words
	Changes   Family = "changes"          // what differs from the last published state, where that was named
)

// A Rule is one fault that Candor reports.
type Rule struct {
	ID       string // names the fault, in kebab case; never reused
	Title    string // what is wrong, in a line
	Why      string // why it matters to a reader
	Severity diag.Severity
	Family   Family
	Bad      string // a site as txtar that yields this finding
	Good     string // the same site put right

	Data     func(*Pass)                      // runs once
	Document func(*Pass, *Document)           // runs for each document, concurrently
	Site     func(*Pass, []*Kept)             // runs once, after all documents
	Texts    func(*Pass, []bind.Disagreement) // runs once, with all claims that cannot both be true
	Changes  func(*Pass, *change.Diff)        // runs once, where the last published state was named
}

// A Document is a document while it is being checked.
type Document struct {
	Prose    *prose.Document
	Text     *claim.Text // its tokens
	Policy   *trust.Policy
	Bindings []bind.Binding
}

// Kept is what is kept of a document for the rules that see all of them.
type Kept struct {
	Policy *trust.Policy
	Heads  []prose.Heading
	Places []int         // addressable places before the first heading, then in each section
	Links  []LinkTo      // links into other documents
	Cites  []Cite        // references to numbered sections of other documents
	Uses   []string      // IDs of sub-processors that the text names
	Claims []claim.Claim // those that are held against other texts, as claim.Claim.Keep leaves them

	Numbering Numbering
}

// HasAnchor reports whether a fragment is the address of a section or clause of the document.
func (k *Kept) HasAnchor(fragment string) bool {
	for i := range k.Heads {
		if k.Heads[i].ID == fragment || k.Heads[i].Alias == fragment && fragment != "" {
			return true
		}
	}
	dot := strings.LastIndexByte(fragment, '.')
	if dot < 0 {
		return false
	}
	place, err := strconv.Atoi(fragment[dot+1:])
	if err != nil || place < 1 || strconv.Itoa(place) != fragment[dot+1:] {
		return false
	}
	section := fragment[:dot]
	if section == "intro" && place <= k.Places[0] {
		return true
	}
	for i := range k.Heads {
		if k.Heads[i].ID == section {
			return place <= k.Places[i+1]
		}
	}
	return false
}

// A LinkTo is a link that leads to a place in another document. Its span is in a file without text: the documents' texts are not
// kept, and the file is read again for the few spans that are reported.
type LinkTo struct {
	Span     source.Span
	File     string // the document's file
	Fragment string
	Text     string
	At       source.Span // of the fragment, where it stands there as it is; zero otherwise
}

// A Context is what all rules see. It does not change while rules run.
type Context struct {
	Center   *trust.Center
	Catalog  *catalog.Catalog
	Policies []*trust.Policy
	Today    time.Time // the date for which checks are made
	Resolve  func(from, dest string) Target
	Titles   *Titles // under which documents can be referred to
}

// A Target is where a link leads. Problem says in plain words why it leads nowhere.
type Target struct {
	Problem  string
	Hint     string
	Meant    string // the link that was meant, where it is told from a slip of the pen (see load.Slip)
	Rule     string // the rule that reports the problem: link-dead, fact-unknown, reference-unknown
	File     string // the document that it leads into, or ""
	Fragment string
	Fact     *trust.Fact
	Noun     trust.Noun
}

// A Pass is one rule at work. Findings that it reports carry the rule's ID and severity.
type Pass struct {
	*Context
	rule *Rule
	out  *[]diag.Finding
}

// An Option changes a finding before it is reported.
type Option func(*diag.Finding)

// Hint says what to do.
func Hint(format string, args ...any) Option {
	return func(f *diag.Finding) { f.Hint = fmt.Sprintf(format, args...) }
}

// Related adds the other side.
func Related(at source.Span, format string, args ...any) Option {
	return func(f *diag.Finding) {
		if !at.IsZero() {
			f.Related = append(f.Related, diag.Related{Span: at, Message: fmt.Sprintf(format, args...)})
		}
	}
}

// Fact names the fact that is concerned.
func Fact(id string) Option { return func(f *diag.Finding) { f.Fact = id } }

// Severity overrides the rule's severity.
func Severity(s diag.Severity) Option { return func(f *diag.Finding) { f.Severity = s } }

// Fixes offers corrections.
func Fixes(fixes ...diag.Fix) Option {
	return func(f *diag.Finding) { f.Fixes = append(f.Fixes, fixes...) }
}

// Report reports a fault at a place.
func (p *Pass) Report(at source.Span, message string, opts ...Option) {
	f := diag.Finding{Rule: p.rule.ID, Severity: p.rule.Severity, Message: message, Span: at}
	for _, o := range opts {
		o(&f)
	}
	*p.out = append(*p.out, f)
}

// A Checker runs a list of rules in a context.
type Checker struct {
	Context
	Rules []*Rule
}

// CheckData runs the rules over the data alone.
func (c *Checker) CheckData() []diag.Finding {
	var out []diag.Finding
	for _, r := range c.Rules {
		if r.Data != nil {
			r.Data(&Pass{&c.Context, r, &out})
		}
	}
	return out
}

// CheckDocument runs the rules over one document. It is safe for concurrent use.
func (c *Checker) CheckDocument(d *Document) []diag.Finding {
	var out []diag.Finding
	for _, r := range c.Rules {
		if r.Document != nil {
			r.Document(&Pass{&c.Context, r, &out}, d)
		}
	}
	return out
}

// CheckSite runs the rules that see what was kept of all documents, and where their claims disagree.
func (c *Checker) CheckSite(kept []*Kept, disagree []bind.Disagreement) []diag.Finding {
	var out []diag.Finding
	for _, r := range c.Rules {
		if r.Site != nil {
			r.Site(&Pass{&c.Context, r, &out}, kept)
		}
		if r.Texts != nil {
			r.Texts(&Pass{&c.Context, r, &out}, disagree)
		}
	}
	return out
}

// CheckChanges runs the rules that hold a site against its last published state.
func (c *Checker) CheckChanges(d *change.Diff) []diag.Finding {
	var out []diag.Finding
	for _, r := range c.Rules {
		if r.Changes != nil {
			r.Changes(&Pass{&c.Context, r, &out}, d)
		}
	}
	return out
}

// Known returns the rule with that ID.
func Known(rules []*Rule, id string) (*Rule, bool) {
	i := slices.IndexFunc(rules, func(r *Rule) bool { return r.ID == id })
	if i < 0 {
		return nil, false
	}
	return rules[i], true
}
