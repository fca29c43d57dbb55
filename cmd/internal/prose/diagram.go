package prose

import "strings"

// diagramLabels adds the labels of a diagram in Mermaid's notation: what a reader sees in its boxes, "Critical systems" in
// TRI --> CRIT["Critical systems<br/>RTO < 1 hour"], and at its arrows. What stands between them is notation.
func diagramLabels(ranges []Range, text string) []Range {
	for start := 0; start < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
			end = start + i
		}
		ranges = lineLabels(ranges, text, start, end)
		start = end + 1
	}
	return ranges
}

var closers = map[byte]byte{'[': ']', '(': ')', '{': '}', '|': '|', '"': '"'}

func lineLabels(ranges []Range, text string, start, end int) []Range {
	for i := start; i < end; {
		closer, opens := closers[text[i]]
		if !opens {
			i++
			continue
		}
		from := i + 1
		for from < end && strings.IndexByte("[({\"/\\>", text[from]) >= 0 { // A([...]), B[["..."]], C{"..."}
			if c, ok := closers[text[from]]; ok {
				closer = c
			}
			from++
		}
		to := strings.IndexByte(text[from:end], closer)
		if to < 0 {
			return ranges
		}
		if r, ok := trim(text, from, from+to); ok {
			ranges = append(ranges, r)
		}
		i = from + to + 1
		for i < end && strings.IndexByte("])}\"/\\", text[i]) >= 0 {
			i++
		}
	}
	return ranges
}

// Diagram reports whether the block is code that readers see as a drawing. Its sentences are the labels in it.
func (b *Block) Diagram() bool { return b.Kind == CodeBlock && b.Lang == "mermaid" }
