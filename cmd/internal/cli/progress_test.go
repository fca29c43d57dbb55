package cli

import (
	"strings"
	"testing"
	"time"

	"candor/cmd/internal/build"
)

// TestLine holds that a short run stays silent, and that what a long one showed is gone when it ends.
func TestLine(t *testing.T) {
	var b strings.Builder
	l := &line{out: &b, next: time.Now().Add(time.Hour)}
	l.tell(build.Reading, 1, 9)
	l.end()
	if b.Len() > 0 {
		t.Errorf("a short run wrote %q", b.String())
	}
	l.next = time.Time{}
	l.tell(build.Reading, 3, 9)
	l.tell(build.Reading, 4, 9) // too soon to be written again
	l.end()
	if got, want := b.String(), "\r\x1b[Kreading documents: 3 of 9\r\x1b[K"; got != want {
		t.Errorf("a long run wrote %q, want %q", got, want)
	}
}

// TestProgressQuiet holds that nothing is shown to a program.
func TestProgressQuiet(t *testing.T) {
	a := &app{err: new(strings.Builder)}
	if tell, end := a.progress(); tell != nil || end == nil {
		t.Error("progress is shown where no terminal watches")
	}
}
