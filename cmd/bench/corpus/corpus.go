// Package corpus writes trust centers to measure with: any number of policies of about 1,200 words over one set of data,
// 30 providers and 20 regions wide.
//
// A site is a function of its size, its seed and its day: the same three give the same bytes on every machine, and a
// policy's text depends on no other policy's. What a policy says of lengths of time, places and providers comes from the
// tables that the data files are written from (world.go), so that the site checks clean, and a figure that is in no data file
// belongs to one subject only. Code blocks are unlike each other in every policy, so that a program that remembers what it
// has highlighted finds nothing that it knows.
package corpus

import (
	"fmt"
	"iter"
	"strings"
	"time"
	"unicode"
)

// A Site is a trust center to be written.
type Site struct {
	Policies int       // how many
	Seed     uint64    // another seed, another text
	Day      time.Time // reviews, certificates and verifications are current on this day
}

// A File is one file of a site.
type File struct {
	Name string // slash-separated, 'content/policies/0001-backup-orders.md'
	Data []byte
}

// Files yields the data files, then the policies, one at a time so that a large site need not fit into memory.
func (s Site) Files() iter.Seq[File] {
	return func(yield func(File) bool) {
		for _, f := range s.data() {
			if !yield(f) {
				return
			}
		}
		for i := range s.Policies {
			if !yield(s.Policy(i)) {
				return
			}
		}
	}
}

// Policy returns the policy at index i, counted from 0.
func (s Site) Policy(i int) File {
	return File{Name: "content/policies/" + id(i) + ".md", Data: s.compose(i)}
}

// id returns the name of a policy's file without its ending.
func id(i int) string {
	return fmt.Sprintf("%04d-%s-%s", i+1, topicOf(i).slug, strings.ReplaceAll(systemOf(i), " ", "-"))
}

func title(i int) string {
	return fmt.Sprintf("P%04d %s %s Policy", i+1, headline(systemOf(i)), topicOf(i).name)
}

func topicOf(i int) *topic  { return &topics[i%len(topics)] }
func systemOf(i int) string { return systems[(i/len(topics)+7*i)%len(systems)] }
func headline(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, " ")
}

// Words counts the words that readers read in a Markdown body: fields with a letter or a digit in them, outside fenced code.
func Words(markdown string) int {
	n, code := 0, false
	for line := range strings.Lines(markdown) {
		if strings.HasPrefix(line, "```") {
			code = !code
			continue
		}
		if code {
			continue
		}
		for field := range strings.FieldsSeq(line) {
			if strings.IndexFunc(field, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0 {
				n++
			}
		}
	}
	return n
}
