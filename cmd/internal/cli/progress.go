package cli

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"candor/cmd/internal/build"
)

// progress shows how far a run is, in a line that is written over and goes away when the run ends. It shows nothing when no
// terminal watches, and nothing for a run that is over before one would ask.
func (a *app) progress() (tell build.Progress, end func()) {
	if !isTerminal(a.err) || os.Getenv("TERM") == "dumb" {
		return nil, func() {}
	}
	l := &line{out: a.err, next: time.Now().Add(patience)}
	return l.tell, l.end
}

const (
	patience = time.Second            // how long a run may last in silence
	rhythm   = 100 * time.Millisecond // how often the line is written anew
)

// A line is written over and over.
type line struct {
	out io.Writer

	mu    sync.Mutex
	next  time.Time
	shown bool
}

func (l *line) tell(stage build.Stage, done, total int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := time.Now()
	if now.Before(l.next) {
		return
	}
	l.next, l.shown = now.Add(rhythm), true
	fmt.Fprintf(l.out, "\r\x1b[K%s: %d of %d", stage, done, total)
}

func (l *line) end() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.shown {
		fmt.Fprint(l.out, "\r\x1b[K")
		l.shown = false
	}
}

// isTerminal reports whether a stream is a terminal.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
