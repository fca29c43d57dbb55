package trust

import (
	"candor/cmd/internal/source"
)

// A Fact is a value that prose can state. Its ID is its address in the data: 'backups.database-daily.retention'.
type Fact struct {
	ID     string
	Title  string // 'Daily database backup: retention'
	Aspect string // 'retention', 'interval', 'region': what kind of thing it says of its subject
	Owner  Noun   // whose value it is
	Value  any    // period.Range, Interval, Percentage, int, time.Time, string, []string, CountryCode, Mailbox
	Text   string // the value as readers see it
	Span   source.Span
	Spans  []source.Span // of each member, for a value that is a list
}

// Lookup returns the fact with that ID.
func (c *Center) Lookup(id string) (*Fact, bool) {
	f, ok := c.byID[id]
	return f, ok
}

// Noun returns the entry with that path ('subprocessors.hetzner'), or the one with that bare ID where only one table has it.
func (c *Center) Noun(id string) (Noun, bool) {
	n, ok := c.nouns[id]
	return n, ok && n != nil
}

// Index makes facts and entries findable. It is the last step of loading.
func (c *Center) Index(facts []*Fact, nouns []Noun) {
	c.Stated = facts
	c.byID = make(map[string]*Fact, len(facts))
	for _, f := range facts {
		c.byID[f.ID] = f
	}
	c.nouns = make(map[string]Noun, 2*len(nouns))
	for _, n := range nouns {
		e := n.Base()
		c.nouns[e.Path()] = n
		if e.ID == "" {
			continue
		}
		if _, taken := c.nouns[e.ID]; taken {
			c.nouns[e.ID] = nil // two tables have it: only the full path names it
		} else {
			c.nouns[e.ID] = n
		}
	}
}
