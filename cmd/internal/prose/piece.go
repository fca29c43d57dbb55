package prose

import "candor/cmd/internal/source"

// A piece is a stretch of a block's Text that comes from one place. Flattened text is mostly copied, so a handful of
// pieces describe a paragraph; a map from every byte would cost more than the parsing.
type piece struct {
	text  int32 // offset in Text at which it begins; it ends where the next one begins
	src   int32 // offset in the file
	width int32 // bytes of the file that say all of it (an entity, a line break), or -1 if it was copied byte for byte
}

// Source returns the bytes of the file that say Text[start:end]. Markup inside is included, markup outside is not. Of a
// character that several bytes say (an entity), all are included.
func (b *Block) Source(start, end int) source.Span {
	start = min(max(start, 0), len(b.Text))
	end = min(max(end, start), len(b.Text))
	if len(b.pieces) == 0 {
		return source.Span{File: b.Span.File, Start: b.Span.Start, End: b.Span.Start}
	}
	if start == end {
		at := 0
		if start == len(b.Text) && start > 0 {
			_, at = b.at(start - 1)
		} else {
			at, _ = b.at(start)
		}
		return b.Span.File.Span(at, at)
	}
	from, _ := b.at(start)
	_, to := b.at(end - 1)
	return b.Span.File.Span(from, to)
}

// at returns the bytes of the file that say the byte of Text at offset.
func (b *Block) at(offset int) (start, end int) {
	lo, hi := 0, len(b.pieces)
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; int(b.pieces[mid].text) <= offset {
			lo = mid
		} else {
			hi = mid
		}
	}
	p := b.pieces[lo]
	if p.width >= 0 {
		return int(p.src), int(p.src + p.width)
	}
	start = int(p.src) + offset - int(p.text)
	return start, start + 1
}
