package claim

import (
	"candor/cmd/internal/prose"
)

// The first column of a register names what is done, 'Operation of the website', and another one what is kept: 'Categories of data', 'Log',
// 'Document'. A length of storage is said of what stands in that one.

// dataCell returns the index of the cell of the phrase's row that says which data the row is about, or -1 where the first one does.
func (p *phrase) dataCell() int {
	if p.block.Kind != prose.Cell || p.block.Header {
		return -1
	}
	for i := p.index - 1; i >= max(0, p.index-rowReach) && p.sameRow(i); i-- {
		if p.namesData(i) {
			return i
		}
	}
	for i := p.index + 1; i < min(len(p.doc.Blocks), p.index+rowReach) && p.sameRow(i); i++ {
		if p.namesData(i) {
			return i
		}
	}
	return -1
}

// namesData reports whether the head above a cell, which is not the first of its row, says that the data stand in it.
func (p *phrase) namesData(i int) bool {
	b := &p.doc.Blocks[i]
	if b.Col == 0 || b.ColHead < 0 || b.ColHead == i || b.ColHead == p.block.ColHead || len(b.Text) == 0 || len(b.Text) > 2*shortCell {
		return false
	}
	head := p.doc.Blocks[b.ColHead].Text
	return len(head) <= shortCell && hasAny(head, keptHeads) && !hasAny(head, unkeptHeads)
}

var (
	keptHeads   = set("data", "category", "categories", "record", "records", "log", "logs", "document", "documents", "object", "objects", "series", "information", "content", "contents", "file", "files", "what", "type", "artefact", "artifact", "asset")
	unkeptHeads = set("subject", "subjects", "subjects'", "retention", "kept", "storage", "owner", "source", "recipient", "recipients", "deletion", "erasure", "where", "protection", "transfer", "person", "persons", "people", "location", "period", "long", "controller", "basis", "size", "volume", "format", "class", "date")
)
