package prose

import (
	"html"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"candor/cmd/internal/source"
)

func parse(t testing.TB, text string) *Document {
	t.Helper()
	return Parse(source.NewFile("test.md", []byte(text)))
}

// corpus returns the Markdown in testdata, and that below the folder CANDOR_CORPUS if it is set.
func corpus(t testing.TB) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, root := range []string{"testdata", os.Getenv("CANDOR_CORPUS")} {
		if root == "" {
			continue
		}
		err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || filepath.Ext(path) != ".md" {
				return err
			}
			data, err := os.ReadFile(path)
			files[path] = string(data)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(files) == 0 {
		t.Fatal("no corpus")
	}
	return files
}

// checkInvariants reports what every document must hold.
func checkInvariants(t testing.TB, d *Document) {
	t.Helper()
	n := len(d.File.Data)
	inside := func(what string, s source.Span) {
		t.Helper()
		if s.File != d.File || s.Start < 0 || s.Start > s.End || s.End > n {
			t.Errorf("%s: span %d-%d of %d bytes", what, s.Start, s.End, n)
		}
	}
	if len(d.Source()) != n || d.Root == nil {
		t.Fatalf("source of %d bytes for %d, root %v", len(d.Source()), n, d.Root)
	}
	inside("front", d.Front)
	ids := map[string]bool{}
	for i := range d.Headings {
		h := &d.Headings[i]
		inside("heading", h.Span)
		if ids[h.ID] || h.ID == "" {
			t.Errorf("heading ID %q is empty or taken", h.ID)
		}
		ids[h.ID] = true
		if h.Parent >= i {
			t.Errorf("heading %d below %d", i, h.Parent)
		}
	}
	for _, l := range d.Links {
		inside("link", l.Span)
		inside("destination", l.DestSpan)
	}
	for _, c := range d.Comments {
		inside("comment", c.Span)
	}
	last, clauses := 0, map[string]int{}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		inside("block", b.Span)
		if !inFootnote(b) {
			// goldmark puts a table that it cuts out of a paragraph before the heading that an underline makes of the rest.
			underlined := b.Kind == HeadingText && i > 0 && d.Blocks[i-1].Kind == Cell
			if b.Span.Start < last && !underlined {
				t.Errorf("block %d %q begins at %d, before %d", i, b.Text, b.Span.Start, last)
			}
			last = b.Span.Start
		}
		if b.Parent >= i || b.LeadIn >= i || b.Heading >= len(d.Headings) || b.Label > len(b.Text) {
			t.Errorf("block %d: parent %d, lead-in %d, heading %d, label %d", i, b.Parent, b.LeadIn, b.Heading, b.Label)
		}
		if !utf8.ValidString(b.Text) {
			t.Errorf("block %d: text %q is not UTF-8", i, b.Text)
		}
		if all := b.Source(0, len(b.Text)); len(b.Text) > 0 && (all.Start < b.Span.Start || all.End > b.Span.End) {
			t.Errorf("block %d %q: source %d-%d outside %d-%d", i, b.Text, all.Start, all.End, b.Span.Start, b.Span.End)
		}
		at := 0
		for _, m := range b.Marks {
			if m.Start < at || m.End < m.Start || m.End > len(b.Text) {
				t.Errorf("block %d: mark %+v behind %d in %d bytes", i, m, at, len(b.Text))
			}
			at = m.Start
		}
		end := 0
		for _, s := range b.Sentences() {
			if s.Start < end || s.End <= s.Start || s.End > len(b.Text) || strings.TrimSpace(b.Text[end:s.Start]) != "" {
				t.Errorf("block %d: sentence %+v behind %d", i, s, end)
			}
			end = s.End
		}
		if id, _ := d.Clause(i); id != "" && b.Kind != Cell && b.Kind != HeadingText {
			if other, taken := clauses[id]; taken {
				t.Errorf("blocks %d and %d are both %s", other, i, id)
			}
			clauses[id] = i
		}
		checkPieces(t, b)
	}
}

// checkPieces reports pieces whose bytes in the file do not say their text.
func checkPieces(t testing.TB, b *Block) {
	t.Helper()
	data, last := b.Span.File.Data, 0
	for i, p := range b.pieces {
		end := len(b.Text)
		if i+1 < len(b.pieces) {
			end = min(end, int(b.pieces[i+1].text))
		}
		if int(p.text) >= end {
			continue
		}
		text, width := b.Text[p.text:end], int(p.width)
		if width < 0 {
			width = len(text)
		}
		said := string(data[p.src : int(p.src)+width])
		if int(p.src) < last {
			t.Errorf("%q: piece %q at %d begins before %d", b.Text, text, p.src, last)
		}
		last = int(p.src) + width
		ok := said == text
		if p.width >= 0 {
			decoded := strings.TrimSpace(html.UnescapeString(said))
			ok = decoded == text || said == `\`+text || text == "\uFFFD" && !utf8.ValidString(said) || text == "\uFFFD" && said == "\x00" ||
				text == " " && (decoded == "" || said[0] == '<' || strings.Contains(said, "\n")) || text == "\n" && said == "\r\n" ||
				strings.HasPrefix(said, "&") && strings.HasSuffix(said, ";")
		}
		if !ok {
			t.Errorf("%q: piece %q is said by %q", b.Text, text, said)
		}
	}
}

func inFootnote(b *Block) bool {
	for n := b.Node; n != nil; n = n.Parent() {
		if n.Kind().String() == "Footnote" {
			return true
		}
	}
	return false
}

var word = regexp.MustCompile(`\S+`)

// checkWords reports words whose source says something else. The source of a word is compared by letters and digits once
// its markup is taken away, by rules that share nothing with the walker's.
func checkWords(t testing.TB, b *Block) {
	t.Helper()
	from := b.Span.Start
	for _, w := range word.FindAllStringIndex(b.Text, -1) {
		s := b.Source(w[0], w[1])
		if s.Start < from || s.End <= s.Start {
			t.Errorf("%q: source %d-%d behind %d", b.Text[w[0]:w[1]], s.Start, s.End, from)
			return
		}
		from = s.End
		if said := s.Text(); said != b.Text[w[0]:w[1]] && letters(undress(said)) != letters(b.Text[w[0]:w[1]]) {
			t.Errorf("%q is said by %q", b.Text[w[0]:w[1]], said)
		}
	}
}

var (
	linkTail = regexp.MustCompile(`\]\(([^\s()]|\([^\s()]*\))*( "[^"]*")?\)|\]\[[^\]]*\]`)
	tag      = regexp.MustCompile(`(?s)<!--.*?-->|</?[a-zA-Z][^>]*>`)
	footmark = regexp.MustCompile(`\[\^[^\]]*\]`)
)

func undress(s string) string {
	s = footmark.ReplaceAllString(s, "")
	s = linkTail.ReplaceAllString(s, "]")
	s = tag.ReplaceAllString(s, "")
	return html.UnescapeString(s)
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

func TestSource(t *testing.T) {
	for name, text := range corpus(t) {
		t.Run(name, func(t *testing.T) {
			d := parse(t, text)
			if len(d.Blocks) == 0 && len(text) > 100 {
				t.Error("no blocks")
			}
			checkInvariants(t, d)
			for i := range d.Blocks {
				checkWords(t, &d.Blocks[i])
			}
		})
		t.Run(name+"/crlf", func(t *testing.T) {
			a, b := parse(t, text), parse(t, strings.ReplaceAll(text, "\n", "\r\n"))
			checkInvariants(t, b)
			if len(a.Blocks) != len(b.Blocks) {
				t.Fatalf("%d blocks with CRLF, %d without", len(b.Blocks), len(a.Blocks))
			}
			for i := range a.Blocks {
				if got, want := b.Blocks[i].Text, a.Blocks[i].Text; got != want {
					t.Errorf("block %d: %q, want %q", i, got, want)
				}
			}
		})
	}
}
