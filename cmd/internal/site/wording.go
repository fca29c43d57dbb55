package site

// ValueWords returns how readers call a word of the data format that stands under a key of a table: 'standard contractual
// clauses' for 'sccs' under 'transfer'.
func ValueWords(table, key, word string) string {
	kind := key
	switch {
	case table == "documents" && key == "access":
		kind = "document"
	case key == "transfer_also":
		kind = "transfer"
	}
	return words(kind, word)
}
