package prose

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"candor/cmd/internal/source"
)

func TestFront(t *testing.T) {
	tests := []struct {
		name, text string
		kind       FrontKind
		front      string
		first      string // text of the first block
	}{
		{"none", "# T\n", NoFront, "", "T"},
		{"toml", "+++\na = 1\n+++\n# T\n", TOMLFront, "a = 1\n", "T"},
		{"yaml", "---\na: 1\n---\n# T\n", YAMLFront, "a: 1\n", "T"},
		{"empty", "+++\n+++\n# T\n", TOMLFront, "", "T"},
		{"crlf", "+++\r\na = 1\r\n+++\r\n# T\r\n", TOMLFront, "a = 1\r\n", "T"},
		{"bom", "\uFEFF+++\na = 1\n+++\n# T\n", TOMLFront, "a = 1\n", "T"},
		{"bom alone", "\uFEFF# T\n", NoFront, "", "T"},
		{"spaces behind the fence", "--- \na: 1\n---\t\n# T", YAMLFront, "a: 1\n", "T"},
		{"closing fence without newline", "+++\na = 1\n+++", TOMLFront, "a = 1\n", ""},
		{"not on the first line", "\n+++\na\n+++\n", NoFront, "", "+++ a +++"},
		{"indented fence", " +++\na\n+++\n", NoFront, "", "+++ a +++"},
		{"longer fence", "++++\na\n++++\n", NoFront, "", "++++ a ++++"},
		{"unclosed toml", "+++\na = 1\n\n# T\n", UnclosedFront, "+++", "+++ a = 1"},
		{"unclosed yaml", "---\n\nText\n", UnclosedFront, "---", "Text"},
		{"fence in a basic string", "+++\na = \"\"\"\n+++\n\"\"\"\n+++\n# T", TOMLFront, "a = \"\"\"\n+++\n\"\"\"\n", "T"},
		{"fence in a literal string", "+++\na = '''\n+++\n'''\n+++\n# T", TOMLFront, "a = '''\n+++\n'''\n", "T"},
		{"escaped quotes in a string", "+++\na = \"\"\"x\\\"\"\"\n+++\n\"\"\"\n+++\n# T", TOMLFront, "a = \"\"\"x\\\"\"\"\n+++\n\"\"\"\n", "T"},
		{"quotes in a comment", "+++\n# \"\"\"\n+++\n# T", TOMLFront, "# \"\"\"\n", "T"},
		{"quotes in a string", "+++\na = \"'''\"\nb = '\"\"\"'\n+++\n# T", TOMLFront, "a = \"'''\"\nb = '\"\"\"'\n", "T"},
		{"quotes before the closing three", "+++\na = \"\"\"x\"\"\"\"\"\n+++\n# T", TOMLFront, "a = \"\"\"x\"\"\"\"\"\n", "T"},
		{"empty strings", "+++\na = \"\"\nb = ''\n+++\n# T", TOMLFront, "a = \"\"\nb = ''\n", "T"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := parse(t, test.text)
			if d.FrontKind != test.kind || d.Front.Text() != test.front {
				t.Errorf("front %v %q, want %v %q", d.FrontKind, d.Front.Text(), test.kind, test.front)
			}
			first := ""
			if len(d.Blocks) > 0 {
				first = d.Blocks[0].Text
			}
			if first != test.first {
				t.Errorf("first block %q, want %q", first, test.first)
			}
			checkInvariants(t, d)
		})
	}
}

func TestBlockText(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"entities", "R&amp;D &lt;3 &#169; &#xA9; &bogus; &amp;lt;", "R&D <3 © © &bogus; &lt;"},
		{"escapes", `\*a\* \\ \q`, `*a* \ \q`},
		{"line breaks", "a\nb  \nc\\\nd", "a b c d"},
		{"crlf", "a\r\nb  \r\nc\\\r\nd", "a b c d"},
		{"spaces of any width", "30\u00a0days 30\u202fdays 30&nbsp;days\tnow", "30 days 30 days 30 days now"},
		{"no width", "re\u00adten&shy;tion\u200b", "retention"},
		{"code", "a `b\\*  c` d", "a b\\*  c d"},
		{"image", "a ![b *c*](d) e", "a b c e"},
		{"inline html", "a <em>b</em><br>c <!-- d --> e", "a b c  e"},
		{"html at the ends", "<b>a</b> <!-- c -->", "a"},
		{"footnote mark", "a[^x] b\n\n[^x]: c", "a b"},
		{"task", "- [x] a", "a"},
		{"autolinks", "<https://a.example> b@c.example www.d.example", "https://a.example b@c.example www.d.example"},
		{"reference", "[a *b*][c]\n\n[c]: d", "a b"},
		{"invalid", "a\xffb\x00c", "a\uFFFDb\uFFFDc"},
		{"heading attributes", "## a b {#c .d}", "a b"},
		{"closed heading", "## a ##", "a"},
		{"setext", "a\nb\n---", "a b"},
		{"strikethrough", "~~a~~ b", "a b"},
		{"tabs in code", "```\n\ta\n\n b\n```", "\ta\n\n b"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := parse(t, test.text)
			if len(d.Blocks) == 0 {
				t.Fatal("no blocks")
			}
			if got := d.Blocks[0].Text; got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestBlockSource(t *testing.T) {
	tests := []struct{ name, text, of, want string }{
		{"plain", "kept 30 days here", "30 days", "30 days"},
		{"entity inside", "kept 30&nbsp;days here", "30 days", "30&nbsp;days"},
		{"entity at its end", "R&amp;D", "R&", "R&amp;"},
		{"break inside", "kept 30\r\ndays here", "30 days", "30\r\ndays"},
		{"break in a quote", "> kept 30\n> days here", "30 days", "30\n> days"},
		{"markup outside", "kept **30 days** here", "30 days", "30 days"},
		{"markup inside", "kept **30** days here", "30 days", "30** days"},
		{"markup within a word", "Dub*lin*", "Dublin", "Dub*lin"},
		{"escape", `a\*b`, "*", `\*`},
		{"link", "in [eu-west-1](ref:x) now", "eu-west-1", "eu-west-1"},
		{"cell", "|a|\n|-|\n| `x\\|y` |", "x|y", `x\|y`},
		{"soft hyphen", "re&shy;tention", "retention", "re&shy;tention"},
		{"fragments of one word", "AWS (eu-west-1) now", "AWS (eu-west-1)", "AWS (eu-west-1)"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := parse(t, test.text)
			for i := range d.Blocks {
				b := &d.Blocks[i]
				if at := strings.Index(b.Text, test.of); at >= 0 {
					if got := b.Source(at, at+len(test.of)).Text(); got != test.want {
						t.Errorf("got %q, want %q", got, test.want)
					}
					return
				}
			}
			t.Errorf("no block says %q", test.of)
		})
	}
}

// outline prints what a block is, without its text's markup.
func outline(d *Document) string {
	var out strings.Builder
	for i := range d.Blocks {
		b := &d.Blocks[i]
		fmt.Fprintf(&out, "%d %v %q", i, b.Kind, b.Text)
		for _, f := range []struct {
			name string
			v    int
		}{{"section", b.Heading}, {"parent", b.Parent}, {"leadin", b.LeadIn}} {
			if f.v >= 0 {
				fmt.Fprintf(&out, " %s=%d", f.name, f.v)
			}
		}
		if b.Depth > 0 {
			fmt.Fprintf(&out, " depth=%d", b.Depth)
		}
		if b.Ordinal != "" {
			fmt.Fprintf(&out, " ordinal=%s", b.Ordinal)
		}
		if b.Quoted {
			out.WriteString(" quoted")
		}
		if b.Label > 0 {
			fmt.Fprintf(&out, " label=%q", b.Text[:b.Label])
		}
		if b.Kind == Cell {
			fmt.Fprintf(&out, " cell=%d:%d:%d header=%v heads=%d,%d", b.Table, b.Row, b.Col, b.Header, b.RowHead, b.ColHead)
		}
		if b.Lang != "" {
			fmt.Fprintf(&out, " lang=%s", b.Lang)
		}
		out.WriteByte('\n')
	}
	return out.String()
}

func TestBlocks(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"tight list with lead-in", "Kept:\n\n- a\n- b\n  1. c\n  2. d\n\nend", `
0 paragraph "Kept:"
1 item "a" leadin=0 depth=1
2 item "b" leadin=0 depth=1
3 item "c" parent=2 leadin=2 depth=2 ordinal=1.
4 item "d" parent=2 leadin=2 depth=2 ordinal=2.
5 paragraph "end"
`},
		{"loose list", "3) a\n\n   more\n\n       code\n4) b\n", `
0 item "a" depth=1 ordinal=3)
1 item "more" parent=0 depth=1
2 code "code" parent=0 depth=1
3 item "b" depth=1 ordinal=4)
`},
		{"comment before the list", "Kept:\n<!-- x -->\n- a", `
0 paragraph "Kept:"
1 html ""
2 item "a" leadin=0 depth=1
`},
		{"heading parts list from paragraph", "a\n\n# b\n\n- c", `
0 paragraph "a"
1 heading "b" section=0
2 item "c" section=0 depth=1
`},
		{"table", "Tiers:\n\n|a|b|\n|-|-|\n|c|d|\n|e|", `
0 paragraph "Tiers:"
1 cell "a" leadin=0 cell=0:0:0 header=true heads=1,1
2 cell "b" leadin=0 cell=0:0:1 header=true heads=1,2
3 cell "c" leadin=0 cell=0:1:0 header=false heads=3,1
4 cell "d" leadin=0 cell=0:1:1 header=false heads=3,2
5 cell "e" leadin=0 cell=0:2:0 header=false heads=5,1
6 cell "" leadin=0 cell=0:2:1 header=false heads=5,2
`},
		{"definitions", "T\nU\n: a\n\n: b\n", `
0 term "T"
1 term "U"
2 definition "a" parent=1
3 definition "b" parent=1
`},
		{"quote", "- a\n\n  > # h\n  > b\n\nc", `
0 item "a" depth=1
1 heading "h" section=0 parent=0 depth=1 quoted
2 paragraph "b" parent=0 depth=1 quoted
3 paragraph "c"
`},
		{"footnotes stay in their section", "# a\n\nx[^1]\n\n[^1]: note\n\n# b\n", `
0 heading "a" section=0
1 paragraph "x" section=0
2 heading "b" section=1
3 footnote "note" section=0
`},
		{"labels", "**Kept:** a\n\n**Kept** — b\n\n**Kept**: c\n\n**Kept.** D\n\n**Kept** e\n\n**Kept.**\n\n*f:* g\n\n***Kept:*** h", `
0 paragraph "Kept: a" label="Kept"
1 paragraph "Kept — b" label="Kept"
2 paragraph "Kept: c" label="Kept"
3 paragraph "Kept. D" label="Kept"
4 paragraph "Kept e"
5 paragraph "Kept."
6 paragraph "f: g"
7 paragraph "Kept: h" label="Kept"
`},
		{"code", "```toml x\na\n```\n", `
0 code "a" lang=toml
`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := parse(t, test.text)
			if diff := cmp.Diff(strings.TrimPrefix(test.want, "\n"), outline(d)); diff != "" {
				t.Errorf("blocks (-want +got):\n%s", diff)
			}
			checkInvariants(t, d)
		})
	}
}

func TestHeadings(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"title", "# T\n## A\n### B\n### C\n## D", "t:;a:1;b:1.1;c:1.2;d:2;"},
		{"no title", "# A\n## B\n# C", "a:1;b:1.1;c:2;"},
		{"title not first", "## A\n# B", "a:1;b:2;"},
		{"level left out", "## A\n#### B\n### C", "a:1;b:1.1;c:1.2;"},
		{"same name", "# A\n# A\n# A-1\n# A", "a:1;a-1:2;a-1-1:3;a-2:4;"},
		{"explicit wins", "# A\n# B {#a}\n# A", "a-1:1;a:2;a-2:3;"},
		{"explicit twice", "# A {#x}\n# B {#x}", "x:1;x-1:2;"},
		{"clause numbers", "# 4.2 Backup\n# § 3 Law\n# 7) C\n# 1. D\n# 2026 plan\n# 24", "backup:1;law:2;c:3;d:4;2026-plan:5;24:6;"},
		{"punctuation", "# What's *new* & `x_y`?\n# !\n# Übung Größe", "whats-new--x_y:1;section:2;übung-größe:3;"},
		{"nested", "# T\n> ## Q\n\n## A", "t:;q:;a:1;"},
		{"intro is taken", "a\n# Intro", "intro-1:;"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := ""
			for _, h := range parse(t, test.text).Headings {
				got += h.ID + ":" + h.Number + ";"
			}
			if got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestClause(t *testing.T) {
	d := parse(t, "Before.\n\n# T {#t}\n\nUnder.\n\n## A\n\nOne:\n\n- two\n\n|a|b|\n|-|-|\n|c|d|\n\n<!-- x -->\n\n> five\n\n```\nfive\n```\n")
	got := ""
	for i := range d.Blocks {
		id, number := d.Clause(i)
		got += id + " " + number + "; "
	}
	want := "intro.1 (1); t ; t.1 (1); a 1; a.1 1 (1); a.2 1 (2); " +
		"a.3 1 (3); a.3 1 (3); a.3 1 (3); a.3 1 (3);  ; a.4 1 (4); a.5 1 (5); "
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if id, number := d.Clause(99); id+number != "" {
		t.Errorf("block that is not there: %q %q", id, number)
	}
}

func TestLinks(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"inline", `a [b *c*](fact:d.e "f") g`, `"fact:d.e" "f" "b c" | [b *c*](fact:d.e "f") | fact:d.e`},
		{"empty text", `[](fact:d)`, `"fact:d" "" "" | [](fact:d) | fact:d`},
		{"angles", `[a](<b c>)`, `"b c" "" "a" | [a](<b c>) | b c`},
		{"escapes", `[a](b\_c&amp;d)`, `"b_c&d" "" "a" | [a](b\_c&amp;d) | b\_c&amp;d`},
		{"parentheses", `[a](b_(c)) d`, `"b_(c)" "" "a" | [a](b_(c)) | b_(c)`},
		{"no destination", `[a]()`, `"" "" "a" | [a]() | [a]()`},
		{"image", `![a](view:b)`, `image "view:b" "" "a" | ![a](view:b) | view:b`},
		{"full reference", "[a][b]\n\n[b]: c (d)", `"c" "d" "a" | [a][b] | c`},
		{"shortcut reference", "[b] e\n\n[b]: <c>", `"c" "" "b" | [b] | c`},
		{"autolink", `<https://a.example>`, `auto "https://a.example" "" "https://a.example" | <https://a.example> | https://a.example`},
		{"bare address", `see www.a.example.`, `auto "http://www.a.example" "" "www.a.example" | www.a.example | www.a.example`},
		{"mail", `(a@b.example)`, `auto "mailto:a@b.example" "" "a@b.example" | a@b.example | a@b.example`},
		{"in a heading", "# [a](b)", `"b" "" "a" | [a](b) | b`},
		{"over two lines", "[a\nb](c\n\"d\")", "\"c\" \"d\" \"a b\" | [a\nb](c\n\"d\") | c"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := parse(t, test.text)
			if len(d.Links) != 1 {
				t.Fatalf("%d links", len(d.Links))
			}
			l := d.Links[0]
			got := fmt.Sprintf("%q %q %q | %s | %s", l.Dest, l.Title, l.Text, l.Span.Text(), l.DestSpan.Text())
			if l.Image {
				got = "image " + got
			}
			if l.Auto {
				got = "auto " + got
			}
			if got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			checkInvariants(t, d)
		})
	}
	t.Run("image in a link", func(t *testing.T) {
		d := parse(t, "x [![a](b)](c) [d](e)")
		got := ""
		for _, l := range d.Links {
			got += l.Dest + "=" + l.Text + "=" + l.Span.Text() + ";"
		}
		if want := "c=a=[![a](b)](c);b=a=![a](b);e=d=[d](e);"; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	})
}

func TestMarks(t *testing.T) {
	b := &parse(t, "a **b *c* [`d`](e)** ~~f~~").Blocks[0]
	got := ""
	for _, m := range b.Marks {
		got += fmt.Sprintf("%d %s %d;", m.Kind, b.Text[m.Start:m.End], m.Link)
	}
	want := fmt.Sprintf("%d b c d -1;%d c -1;%d d 0;%d d -1;%d f -1;", Strong, Emphasis, LinkMark, Code, Strikethrough)
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestComments(t *testing.T) {
	d := parse(t, "---\na: b\n---\n<!-- candor:ignore x: y -->\na <!-- b\nc --> d\n\n<div>\n<!--e--><!--f-->\n</div>\n\n<!-- g")
	got := ""
	for _, c := range d.Comments {
		got += fmt.Sprintf("%d %q %d;", c.Line, c.Text, len(c.Span.Text()))
	}
	if want := `4 "candor:ignore x: y" 27;5 "b\nc" 12;9 "e" 8;9 "f" 8;12 "g" 6;`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestSentences(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"two", "We keep logs. They go.", "We keep logs.|They go."},
		{"signs", "Why? Because! So… we", "Why?|Because!|So… we"},
		{"latin", "Keep backups, e.g. Daily ones, i.e. All. Done.", "Keep backups, e.g. Daily ones, i.e. All.|Done."},
		{"references", "See Art. 28 and Sec. 4, para. 2 of No. 5. No. We do not.", "See Art. 28 and Sec. 4, para. 2 of No. 5.|No.|We do not."},
		{"company in a sentence", "Acme Inc. Europe and Beta B.V. Amsterdam host it.", "Acme Inc. Europe and Beta B.V. Amsterdam host it."},
		{"company at its end", "It runs at Acme Inc. We check it.", "It runs at Acme Inc.|We check it."},
		{"et cetera", "Logs, dumps, etc. The rest goes.", "Logs, dumps, etc.|The rest goes."},
		{"time", "At 3 a.m. UTC and 4 p.m. The job runs.", "At 3 a.m. UTC and 4 p.m.|The job runs."},
		{"title and initial", "Dr. J. Smith of S.A. Acme decides.", "Dr. J. Smith of S.A. Acme decides."},
		{"number in front", "4.2. Retention is long. Yes.", "4.2. Retention is long.|Yes."},
		{"versions", "TLS 1.2 and 1.3 only. Node.js too.", "TLS 1.2 and 1.3 only.|Node.js too."},
		{"approximately", "In approx. Thirty days vs. None.", "In approx. Thirty days vs. None."},
		{"parentheses", "We keep it (cf. Annex 2). Then it goes.", "We keep it (cf. Annex 2).|Then it goes."},
		{"line break", "One.\nTwo.", "One.|Two."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := &parse(t, "x "+test.text).Blocks[0]
			if test.name == "number in front" {
				b = &parse(t, strings.Replace(test.text, ". R", "\\. R", 1)).Blocks[0]
			}
			var got []string
			for _, s := range b.Sentences() {
				got = append(got, strings.TrimPrefix(b.Text[s.Start:s.End], "x "))
			}
			if s := strings.Join(got, "|"); s != test.want {
				t.Errorf("got  %s\nwant %s", s, test.want)
			}
		})
	}
}

// Several goroutines read one document, and several parse at once.
func TestParseConcurrently(t *testing.T) {
	text := ""
	for _, s := range corpus(t) {
		text += s
	}
	d := parse(t, text)
	want := outline(d)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if got := outline(Parse(source.NewFile("a.md", []byte(text)))); got != want {
				t.Error("blocks differ")
			}
			for i := range d.Blocks {
				d.Blocks[i].Sentences()
			}
		})
	}
	group.Wait()
}

// The renderer's HTML must carry the headings' IDs, and rendering must not need anything that Parse does not give.
func TestMarkdown(t *testing.T) {
	d := parse(t, "+++\n+++\n# A *b*\n\nsee www.c.example\n")
	var out strings.Builder
	if err := Markdown().Renderer().Render(&out, d.Source(), d.Root); err != nil {
		t.Fatal(err)
	}
	want := "<h1 id=\"a-b\">A <em>b</em></h1>\n<p>see <a href=\"http://www.c.example\">www.c.example</a></p>\n"
	if got := out.String(); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
