// Package site knows which pages a trust center has, their addresses, and what links to what.
package site

import (
	"candor/cmd/internal/prose"
	"candor/cmd/internal/trust"
)

// A Doc is what the first pass over the documents keeps of one: all that other pages and its own margin need, and neither
// its tree nor its text, so that ten thousand of them fit in memory.
type Doc struct {
	Policy   *trust.Policy
	Address  string // '/policies/backup/'
	Headings []prose.Heading
	Places   []int       // addressable places before the first heading, then in each section
	Links    []Reference // to other documents of this site
	Stated   []Stated    // facts that the text states, in reading order
	Mentions []Mention   // nouns that the text names, in reading order
	Words    int
	Hash     string // SHA-256 of the source file, hexadecimal
	TwinHash string // SHA-256 of the twin of its page, hexadecimal; "" where none was written
}

// A Clause is a place in a document that can be cited.
type Clause struct {
	ID     string // fragment: 'backup-retention.2'
	Number string // as people cite it: '4.2 (2)'
}

// A Reference is a link from a clause to another document.
type Reference struct {
	To string // address of the target, with fragment: '/policies/backup/#retention'
	Clause
}

// A Stated is a sentence that states a fact.
type Stated struct {
	Fact     *trust.Fact
	Verdict  string // confirmed, contradicted, unbacked, ambiguous
	Excerpt  string // the words that state the value: '30 days'
	Sentence string
	Clause
}

// A Mention is a sentence that names a noun.
type Mention struct {
	Noun     trust.Noun
	Sentence string
	Clause
}
