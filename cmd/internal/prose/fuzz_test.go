package prose

import "testing"

// odd holds texts that once broke a Markdown reader, here or elsewhere.
var odd = []string{
	"", "\n", "\uFEFF", "\uFEFF# Title\n", "---", "+++\n", "+++\na = \"\"\"\n+++\n\"\"\"\n+++\n# T", "---\r\na: b\r\n---\r\n# T\r\n",
	"a\x00b\xff\xfe c", "# \n## {#a}\n### a {#a}\n", "a\n-:\n-\n", "|\n-|\n|\n", "|a|b|\n|-|-|\n|`x\\|y`|\n||\n", "a|b\n-|-\n\n\tcode",
	"- \n\n  a\n- - - b\n", "1. a\n\n   b\n\n       c\n", "> a\nb\n> > c\n", "a\\\r\nb  \r\nc\r\n", "*a **b* c** ~~d~~ ~e~",
	"[a](<b c> 'd') ![e [f](g)](h) [i][j] [j]\n\n[j]: k\\_l&amp;m (n)", "<a@b.example> www.a.example (http://b.example/c). x@y.example",
	"[^a] ![^a]\n\n[^a]: x\n\n    y\n\n    # z\n[^b]: unused", "T\n: a\n\n    b\n: c\n", "&nbsp;&#32;&#0;&#x110000;&amp;lt; &bogus; &ngE;",
	"<!-- a --> b <!-- c", "<!--a\n-->\n<div>\n<!-- b --> <!-- c -->\n</div>", "`a\r\nb` ` `` ` `", "\\", "a\\", "\t- a\n\t\tb", "- [x] a\n- [ ] b",
	"**a:** b\n\n**a** — b\n\n**:**\n\n***a:*** b", "    a\n\t b\n", "```go x\r\na\r\n```", "~~~\n", "a\n===\nb\nc\n---", "# a #\n# a\n# A",
	"<br><br/>a<br >b<brx>", "a. b. C. D. e.g. F. No. 5. No. We. 4.2. x", "\u00a0a\u202fb\u00ad\u200b\u00a0", "> # a\n\nb\n\n- # c\n\nd",
	"[a\n\n[b]: <> \n[c]: d 'e\nf'\n[c]", "*[a*](b) `[c](d)` [`e`](f)", ": a\n: b", "a\n\n: b\n:  \tc",
}

func FuzzParse(f *testing.F) {
	for _, text := range odd {
		f.Add(text)
	}
	for _, text := range corpus(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := parse(t, text)
		if d.Broken != nil {
			t.Errorf("broken: %v", d.Broken)
		}
		checkInvariants(t, d)
	})
}
