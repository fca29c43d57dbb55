package tomldoc

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"candor/cmd/internal/diag"
	"candor/cmd/internal/source"
)

// brief is a finding on one line: place, excerpt, message.
func brief(f diag.Finding) string {
	p := f.Span.Position()
	return fmt.Sprintf("%d:%d %q %s", p.Line, p.Column, f.Span.Text(), f.Message)
}

var tomlFaults = []struct{ text, want string }{
	{"a = \nb = 1", `1:1 "a =" a value is missing after the equals sign`},
	{"a =", `1:1 "a =" a value is missing after the equals sign`},
	{"x = 1\r\na = # why\r\n", `2:1 "a =" a value is missing after the equals sign`},
	{"a = foo bar # c", `1:5 "foo bar" the text 'foo bar' is not in quotation marks`},
	{"a = [1,\n  foo]", `2:3 "foo" the text 'foo' is not in quotation marks`},
	{"a = yes", `1:5 "yes" 'yes' is not a value`},
	{"a = True", `1:5 "True" 'True' has to be written in small letters`},
	{"a = \"abc\nb = 1", `1:5 "\"abc" the text that starts here is not closed with a quotation mark`},
	{"a = 'abc", `1:5 "'abc" the text that starts here is not closed with a quotation mark`},
	{"a = \"\"\"abc\nb = 1", `1:5 "\"\"\"" the text that starts here is not closed with three quotation marks`},
	{"a = 'it's'", `1:9 "s'" the text is closed by the quotation mark before 's''`},
	{"a = 1 2", `1:7 "2" '2' stands behind the end of this line's value`},
	{"a = [1,\n", `1:5 "[" the list that starts here is not closed with a ']'`},
	{"a = [1, [2\n", `1:9 "[" the list that starts here is not closed with a ']'`},
	{"a = {b = 1", `1:5 "{" the table that starts here is not closed with a '}'`},
	{"a = [1 2]", `1:8 "2" a comma is missing between two items of this list`},
	{"a = {b = 1 c = 2}", `1:12 "c" a comma is missing between two keys of this table`},
	{"a = [,]", `1:6 "," a comma stands here without a value before it`},
	{"a = {b = 1, c}", `1:13 "c" an equals sign is missing after 'c'`},
	{"a: 1", `1:2 ":" a colon stands after the key 'a' where an equals sign has to be`},
	{"foo bar = 1", `1:1 "foo bar" the key 'foo bar' has a space in it`},
	{"foo", `1:1 "foo" an equals sign is missing after 'foo'`},
	{"ä = 1", `1:1 "ä" the character 'ä' cannot stand in a key`},
	{"= 1", `1:1 "=" the name of the key is missing before the equals sign`},
	{"a..b = 1", `1:3 "." a part of the key is missing next to this dot`},
	{"[a\nb = 1", `1:1 "[a" the header of this table is not closed with ']'`},
	{"[[a]\n", `1:1 "[[a]" the header of this table is not closed with ']]'`},
	{"[]", `1:2 "]" a name is missing in this table's header`},
	{"[ä]", `1:2 "ä" the character 'ä' cannot stand in a table's name`},
	{"a = 01", `1:5 "01" the number 01 begins with a zero`},
	{"a = 1__2", `1:5 "1__2" the number 1__2 has an underscore that is not between two digits`},
	{"a = 1.", `1:5 "1." a digit is missing next to the decimal point`},
	{"a = 0E", `1:5 "0E" '0E' is not a complete number`},
	{"a = 99999999999999999999", `1:5 "99999999999999999999" the number 99999999999999999999 is too large`},
	{"a = 2026-13-40", `1:5 "2026-13-40" 2026-13-40 is not a date or time that exists`},
	{`a = "C:\q"`, `1:8 "\\q" \q has no meaning inside quotation marks`},
	{"a = \"x\\ \"", `1:7 "\\" a backslash stands here with nothing behind it`},
	{"[backups.daily]\n\nx = 1\nregion = 1\nregion = 2", `5:1 "region" the key 'region' is given twice in [backups.daily] (first on line 4)`},
	{"a = 1\nb = 2\na = 3", `3:1 "a" the key 'a' is given twice (first on line 1)`},
	{"a = {b = 1, b = 2}", `1:13 "b" the key 'b' is given twice (first on line 1)`},
	{"[x]\n[x]", `2:2 "x" the table [x] is given twice (first on line 1)`},
	{"[x]\na = 1\n[x.a]", `3:4 "a" 'a' is a whole number already (line 2) and cannot be a table too`},
	{"[[x]]\n[x]", `2:2 "x" 'x' is a list already (line 1) and cannot be a table too`},
	{"a = {b = 1}\n[a.c]", `2:2 "a" 'a' is a table that ends with its closing bracket (line 1), so nothing can be added to it`},
	{"[a.b]\n[a]\nb.c = 1", `3:1 "b" 'b' has a header of its own (line 1), so no key outside it can add to it`},
	{"b.c = 1\n[b]", `2:2 "b" the table [b] is given twice (first on line 1)`},
	{"a = \"\x01\"", `1:6 "\x01" an invisible control character stands here (U+0001)`},
	{"a = \"\xff\"", `1:6 "\xff" this character is not UTF-8 (byte 0xFF)`},
	{"a\x00=1", `1:2 "\x00" this is not text in UTF-8: a byte with the value 0 or the mark of UTF-16 stands here`},
	{"a = 1\r", `1:6 "\r" a carriage return stands here without a line feed`},
}

func TestParse_faults(t *testing.T) {
	for _, tt := range tomlFaults {
		t.Run(tt.text, func(t *testing.T) {
			table, findings := Parse(source.NewFile("t.toml", []byte(tt.text)))
			if table != nil || len(findings) != 1 {
				t.Fatalf("got %v and %d findings, want one finding", table, len(findings))
			}
			f := findings[0]
			if got := brief(f); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			if f.Rule != RuleTOML || f.Severity != diag.Error || f.Hint == "" {
				t.Errorf("rule %q, severity %s, hint %q", f.Rule, f.Severity, f.Hint)
			}
			if strings.Contains(f.Message, "twice") && (len(f.Related) != 1 || f.Related[0].Span.Start >= f.Span.Start) {
				t.Errorf("the first place is %v", f.Related)
			}
		})
	}
}

var yamlFaults = []struct{ text, want string }{
	{"a: b: c", `1:1 "a: b: c" a colon with a space behind it stands inside a value`},
	{"a: 'x", `1:1 "a: 'x" the text that starts here is not closed with a quotation mark`},
	{"x: 1\nowner:\n", `2:1 "owner:" a value is missing here`},
	{"a: 1\nb: 2\na: 3", `3:1 "a" the key 'a' is given twice (first on line 1)`},
	{"- x", `1:1 "- x" this is no list of keys and values`},
	{"a: [1", `1:1 "a: [1" a list in brackets is not closed with a ']', or a comma is missing in it`},
	{"\ta: 1", `1:1 "\t" a tab stands at the start of this line`},
	{"a: @x", `1:1 "a: @x" a value cannot begin with the character that it begins with here`},
	{"a: *b", `1:4 "*b" '*b' repeats a value that no '&b' names`},
	{"a: &x [*x]", `1:8 "*x" '*x' stands inside what it repeats`},
	{"a: 1\n---\nb: 2", `2:1 "---" a second text starts here, behind the end of the first`},
	{"{a: 1} junk", `1:1 "{a: 1} junk" something stands behind the end of this text's keys and values`},
	{"a: \"\\q\"", `1:1 "a: \"\\q\"" a backslash in double quotation marks has no meaning here`},
	{"<<: {a: 1}", `1:1 "<<" '<<' takes its keys from elsewhere, which is not read here`},
	{"a: !foo x", `1:9 "x" values with the tag '!foo' are not read here`},
	{"? [a]\n: b", `1:3 "[" a key has to be a plain word here`},
	{"~: b", `1:1 "~" the name of the key is missing here`},
	{"a: !!int x", `1:10 "x" 'x' is not a whole number that can be read`},
}

func TestParseYAML_faults(t *testing.T) {
	for _, tt := range yamlFaults {
		t.Run(tt.text, func(t *testing.T) {
			f := source.NewFile("p.md", []byte(tt.text))
			_, findings := ParseYAML(f.Span(0, len(f.Data)))
			if len(findings) != 1 {
				t.Fatalf("got %v, want one finding", findings)
			}
			if got := brief(findings[0]); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			if findings[0].Rule != RuleYAML || findings[0].Hint == "" {
				t.Errorf("rule %q, hint %q", findings[0].Rule, findings[0].Hint)
			}
		})
	}
}

func TestParseYAML(t *testing.T) {
	for _, text := range []string{everyYAML, "\xef\xbb\xbf" + strings.ReplaceAll(everyYAML, "\n", "\r\n")} {
		front := "---\n" + text + "---\nThe body: of it\n"
		f := source.NewFile("p.md", []byte(front))
		table, findings := ParseYAML(f.Span(4, 4+len(text)))
		if len(findings) > 0 {
			t.Fatal(brief(findings[0]))
		}
		for _, tt := range []struct {
			path string
			kind Kind
			span string
			str  string
		}{
			{"title", String, "Backup policy", "Backup policy"},
			{"owner", String, "'it''s'", "it's"},
			{"quoted", String, "\"a\\tb\\\n  c\"", "a\tbc"},
			{"list", Array, "- a\n- b: 2\n  c: [1, 2, {x: y}]", ""},
			{"date", Date, "2026-01-31", ""},
			{"moment", DateTime, "2026-01-31T14:30:00+02:00", ""},
			{"local", DateTime, "2026-01-31 14:30:00", ""},
			{"lines", String, "|\n  first\n   second", "first\n second\n"},
			{"folded", String, ">-\n  first\n  second\n\n  third", "first second\nthird"},
			{"plain", String, "one\n  two", "one two"},
			{"yes", Bool, "true", ""},
			{"number", Float, "1.5", ""},
			{"whole", Integer, "12", ""},
			{"again", Array, "*name", ""},
		} {
			n := at(t, table, tt.path)
			if got := strings.ReplaceAll(n.Span.Text(), "\r\n", "\n"); n.Kind != tt.kind || got != tt.span || n.Str != tt.str {
				t.Errorf("%s: got %s %q %q, want %s %q %q", tt.path, n.Kind, got, n.Str, tt.kind, tt.span, tt.str)
			}
		}
		if n := at(t, table, "local"); !n.Local || at(t, table, "moment").Local {
			t.Error("local is the one without an offset")
		}
		folded := at(t, table, "folded")
		i := strings.Index(folded.Str, "third")
		if s := folded.Source(i, i+len("third")); s.Text() != "third" || s == folded.Span {
			t.Errorf("a word of a folded text is at %s %q", s, s.Text())
		}
	}
}

// TestParse_hostile holds that no text takes long or much, however deep or large.
func TestParse_hostile(t *testing.T) {
	laughs := "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
	for i := 1; i < 12; i++ {
		laughs += fmt.Sprintf("a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d,", i-1), 10), ","))
	}
	for name, text := range map[string]string{
		"brackets": "a: " + strings.Repeat("[", 100_000),
		"braces":   "a: " + strings.Repeat("{", 100_000),
		"dots":     "a" + strings.Repeat(".a", 100_000) + " = 1",
		"dashes":   "a:\n" + strings.Repeat("- ", 100_000),
		"laughs":   laughs,
		"mixed":    "a = " + strings.Repeat("[{a=", 50_000),
		"headers":  strings.Repeat("[", 100_000),
	} {
		t.Run(name, func(t *testing.T) {
			f := source.NewFile("t", []byte(text))
			start := time.Now()
			if _, findings := Parse(f); len(findings) == 0 {
				t.Error("TOML: no finding")
			}
			if _, findings := ParseYAML(f.Span(0, len(f.Data))); len(findings) == 0 && name != "dots" {
				t.Error("YAML: no finding")
			}
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("took %s", took)
			}
		})
	}
	t.Run("large", func(t *testing.T) {
		f := source.NewFile("t", make([]byte, maxTOML+1))
		if _, findings := Parse(f); len(findings) != 1 || !strings.Contains(findings[0].Message, "more than the 32 MB") {
			t.Errorf("got %v", findings)
		}
	})
	t.Run("many_keys", func(t *testing.T) {
		var b strings.Builder
		for i := range 50_000 {
			fmt.Fprintf(&b, "k%d = %d\n", i, i)
		}
		table, findings := Parse(source.NewFile("t", []byte(b.String())))
		if e, ok := table.Get("k49999"); len(findings) > 0 || !ok || e.Value.Int != 49999 {
			t.Errorf("got %v", findings)
		}
	})
}
