package change

import "strings"

// Told is what a value or a clause said before and says now.
type Told struct{ Was, Now string }

// Told returns what became of a value or a clause. An ID is that of a value, 'backups.daily.retention', or names a clause by its
// document and its address, 'policies.backup#retention.2': the address that it has now, or that it had where it is gone. There can
// be more than one, for the rows of a table share their address, and a clause can stand where one that is gone stood.
func (d *Diff) Told(id string) (out []Told) {
	path, address, isClause := strings.Cut(id, "#")
	if !isClause {
		for _, e := range d.Entries {
			out = appendTold(out, e.Values, id)
		}
		for _, doc := range d.Documents {
			out = appendTold(out, doc.Values, id)
		}
		return out
	}
	for _, doc := range d.Documents {
		if doc.Path != path {
			continue
		}
		for _, c := range doc.Clauses {
			if c.Kind != Moved && c.Now().ID == address {
				out = append(out, c.told())
			}
		}
	}
	return out
}

func appendTold(out []Told, values []*Value, id string) []Told {
	for _, v := range values {
		if v.ID == id {
			out = append(out, Told{v.Before, v.After})
		}
	}
	return out
}

func (c *ClauseChange) told() (t Told) {
	if c.Before != nil {
		t.Was = c.Before.Text
	}
	if c.After != nil {
		t.Now = c.After.Text
	}
	return t
}
