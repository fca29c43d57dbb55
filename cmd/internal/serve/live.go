package serve

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"
)

// own is the first part of the paths that belong to the preview. No published file lies there.
const own = ".candor"

// Live is what a site that changes while it is served has beside its files.
type Live struct {
	// State returns what tells this version of the page at an address from others.
	State func(address string) string
	// Correct makes a correction that a form asks for. Nil where none can be made.
	Correct func(form url.Values) error

	mu    sync.Mutex
	pages map[chan struct{}]string // a channel for each page that is open, and its address
}

// Changed tells the pages that are open to look whether they are still what is served.
func (l *Live) Changed() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for c := range l.pages {
		select {
		case c <- struct{}{}:
		default: // it has yet to look, and will see this change too
		}
	}
}

// Open returns the addresses of the pages that are open.
func (l *Live) Open() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Compact(slices.Sorted(maps.Values(l.pages)))
}

func (l *Live) open(page string) (changed chan struct{}, shut func()) {
	changed = make(chan struct{}, 1)
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.pages == nil {
		l.pages = map[chan struct{}]string{}
	}
	l.pages[changed] = page
	return changed, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		delete(l.pages, changed)
	}
}

// heartbeat is how often a page that nothing happens to hears that the server is there. It is also when the server finds out
// that the page is gone.
const heartbeat = 15 * time.Second

// events tells a page when it has changed (server-sent events, HTML Living Standard 9.2). A page is told only of itself: it is
// rendered first, and so is ready when the browser asks for it.
func (l *Live) events(w http.ResponseWriter, r *http.Request) {
	page, state := r.URL.Query().Get("page"), r.URL.Query().Get("state")
	changed, shut := l.open(page)
	defer shut()
	out := http.NewResponseController(w)
	// The server's limits are for answers that end.
	if out.SetReadDeadline(time.Time{}) != nil || out.SetWriteDeadline(time.Time{}) != nil {
		plain(w, http.StatusInternalServerError, "this connection cannot be kept open")
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	text := "retry: 1000\n\n"
	for {
		if now := l.State(page); now != state {
			state = now
			text += "event: changed\ndata: " + now + "\n\n"
		}
		if _, err := fmt.Fprint(w, text); err != nil || out.Flush() != nil {
			return
		}
		text = ""
		select {
		case <-changed:
		case <-beat.C:
			text = ": still here\n\n"
		case <-r.Context().Done():
			return
		}
	}
}

// correct makes a correction and leads back to the page that asked for it.
func (l *Live) correct(w http.ResponseWriter, r *http.Request) {
	if l.Correct == nil {
		plain(w, http.StatusForbidden, "corrections can be made on the machine of the site alone")
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, 16<<10)
	if err := r.ParseForm(); err != nil {
		plain(w, http.StatusBadRequest, "this is no correction")
		return
	}
	if err := l.Correct(r.PostForm); err != nil {
		plain(w, http.StatusConflict, fmt.Sprintf("not corrected: %v\n\nGo back and load the page again: it shows what the files hold now.", err))
		return
	}
	back := r.PostForm.Get("page")
	if !strings.HasPrefix(back, "/") || strings.HasPrefix(back, "//") || strings.ContainsAny(back, "\\\r\n") {
		back = "/"
	}
	http.Redirect(w, r, back, http.StatusSeeOther)
}

// handler answers for the preview's own addresses and leaves the others to the site.
func (l *Live) handler(site http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.Method == http.MethodPost:
			l.correct(w, r)
		case r.URL.Path == "/"+own+"/events" && r.Method == http.MethodGet:
			l.events(w, r)
		default:
			site.ServeHTTP(w, r)
		}
	})
}
