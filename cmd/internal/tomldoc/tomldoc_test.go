package tomldoc

import (
	"testing"

	"candor/cmd/internal/source"
)

func TestKindString(t *testing.T) {
	for k, want := range map[Kind]string{String: "text", Integer: "a whole number", Table_: "a table", -1: "a value", 99: "a value"} {
		if got := k.String(); got != want {
			t.Errorf("Kind(%d) is %q, want %q", int(k), got, want)
		}
	}
}

func TestGet(t *testing.T) {
	var none *Table
	if _, ok := none.Get("a"); ok {
		t.Error("a nil table has a key")
	}
	table, _ := Parse(source.NewFile("t", []byte("a=1\nb=2\nc=3\nd=4\ne=5\nf=6\ng=7\nh=8\ni=9\nj=10\nk=11\nl=12\nm=13\nn=14\no=15\np=16\nq=17\n")))
	for i, key := range []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q"} {
		e, ok := table.Get(key)
		if !ok || e.Value.Int != int64(i+1) {
			t.Errorf("Get(%q) = %v, %v", key, e, ok)
		}
	}
	if _, ok := table.Get("r"); ok {
		t.Error("a key that is not there was found")
	}
}
