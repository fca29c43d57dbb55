package serve

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"candor/cmd/internal/header"
)

// asked answers one request to a preview.
func asked(live *Live, r *http.Request) *http.Response {
	fsys := files()
	fsys[".candor/findings/index.html"] = &fstest.MapFile{Data: []byte("<h1>findings</h1>")}
	w := httptest.NewRecorder()
	guard(hosts(bound, false), true, live.handler(&site{now: func() fs.FS { return fsys }})).ServeHTTP(w, r)
	return w.Result()
}

func request(method, target, form string, header ...string) *http.Request {
	r := httptest.NewRequest(method, "http://127.0.0.1:8080"+target, strings.NewReader(form))
	if form != "" {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i < len(header); i += 2 {
		if header[i] == "Host" {
			r.Host = header[i+1]
		}
		r.Header.Set(header[i], header[i+1])
	}
	return r
}

func TestLive_origins(t *testing.T) {
	const own, other = "http://127.0.0.1:8080", "http://evil.example"
	for _, tt := range []struct {
		name           string
		method, target string
		header         []string
		want           int
	}{
		{"typed", "GET", "/", []string{"Sec-Fetch-Site", "none", "Sec-Fetch-Mode", "navigate"}, 200},
		{"followed from elsewhere", "GET", "/", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate"}, 200},
		{"own script", "GET", "/style.css", []string{"Sec-Fetch-Site", "same-origin", "Sec-Fetch-Mode", "cors"}, 200},
		{"script elsewhere", "GET", "/style.css", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors"}, 403},
		{"another port", "GET", "/style.css", []string{"Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "no-cors"}, 403},
		{"origin elsewhere", "GET", "/", []string{"Origin", other}, 403},
		{"rebound name", "GET", "/", []string{"Host", "evil.example:8080"}, 421},
		{"rebound name, own origin", "POST", "/.candor/correct", []string{"Host", "evil.example:8080", "Origin", "http://evil.example:8080", "Sec-Fetch-Site", "same-origin"}, 421},
		{"own form", "POST", "/.candor/correct", []string{"Origin", "null", "Sec-Fetch-Site", "same-origin", "Sec-Fetch-Mode", "navigate"}, 303},
		{"own form of an old browser", "POST", "/.candor/correct", []string{"Origin", own}, 303},
		{"form elsewhere", "POST", "/.candor/correct", []string{"Origin", other, "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate"}, 403},
		{"form elsewhere that hides", "POST", "/.candor/correct", []string{"Origin", "null", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate"}, 403},
		{"form of a sandbox in an old browser", "POST", "/.candor/correct", []string{"Origin", "null"}, 403},
		{"form of another port", "POST", "/.candor/correct", []string{"Origin", "http://127.0.0.1:3000", "Sec-Fetch-Site", "same-site"}, 403},
		{"no browser", "POST", "/.candor/correct", nil, 403},
		{"form to a page", "POST", "/", []string{"Origin", own, "Sec-Fetch-Site", "same-origin"}, 405},
		{"preview's page", "GET", "/.candor/findings/", nil, 200},
		{"no page of the preview's", "GET", "/.candor/nothing/", nil, 404},
	} {
		t.Run(tt.name, func(t *testing.T) {
			made := 0
			live := &Live{State: func(string) string { return "1" }, Correct: func(url.Values) error { made++; return nil }}
			r := asked(live, request(tt.method, tt.target, map[bool]string{true: "finding=f&fix=0&page=/a/b/"}[tt.method == "POST"], tt.header...))
			if r.StatusCode != tt.want {
				t.Errorf("got %d, want %d: %s", r.StatusCode, tt.want, body(t, r))
			}
			if (made > 0) != (tt.want == 303) {
				t.Errorf("%d corrections made", made)
			}
			if got := r.Header.Get("Content-Security-Policy"); got != header.Policy {
				t.Errorf("Content-Security-Policy is %q", got)
			}
		})
	}
}

func TestLive_correct(t *testing.T) {
	same := []string{"Sec-Fetch-Site", "same-origin"}
	var got url.Values
	live := &Live{Correct: func(form url.Values) error { got = form; return nil }}
	for page, want := range map[string]string{"/a/b/": "/a/b/", "": "/", "//evil.example/": "/", "https://evil.example/": "/", "/\\evil.example": "/", "/a/#candor:x": "/a/#candor:x"} {
		r := asked(live, request("POST", "/.candor/correct", url.Values{"finding": {"f"}, "fix": {"1"}, "page": {page}}.Encode(), same...))
		if r.StatusCode != http.StatusSeeOther || r.Header.Get("Location") != want {
			t.Errorf("page %q: %d %q, want %q", page, r.StatusCode, r.Header.Get("Location"), want)
		}
	}
	if got.Get("finding") != "f" || got.Get("fix") != "1" {
		t.Errorf("asked for %v", got)
	}
	live.Correct = func(url.Values) error { return errors.New("the file has changed since it was read") }
	if r := asked(live, request("POST", "/.candor/correct", "finding=f&fix=1", same...)); r.StatusCode != http.StatusConflict || !strings.Contains(body(t, r), "changed since") {
		t.Errorf("refused: %d", r.StatusCode)
	}
	if r := asked(&Live{}, request("POST", "/.candor/correct", "finding=f&fix=1", same...)); r.StatusCode != http.StatusForbidden {
		t.Errorf("where none can be made: %d", r.StatusCode)
	}
	live.Correct = func(url.Values) error { t.Error("made"); return nil }
	if r := asked(live, request("POST", "/.candor/correct", "page="+strings.Repeat("x", 20<<10), same...)); r.StatusCode != http.StatusBadRequest {
		t.Errorf("too long: %d", r.StatusCode)
	}
}

// connect opens the events of a page and returns a function that reads lines.
func connect(t *testing.T, home, page, state string) func() string {
	t.Helper()
	transport := &http.Transport{}
	t.Cleanup(transport.CloseIdleConnections)
	r, err := (&http.Client{Transport: transport}).Get(home + ".candor/events?" + url.Values{"page": {page}, "state": {state}}.Encode())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Body.Close() })
	if got := r.Header.Get("Content-Type"); got != "text/event-stream" {
		t.Errorf("Content-Type is %q", got)
	}
	in := bufio.NewReader(r.Body)
	return func() string {
		line, err := in.ReadString('\n')
		if err != nil {
			return err.Error()
		}
		return strings.TrimSuffix(line, "\n")
	}
}

func TestLive_events(t *testing.T) {
	var state atomic.Value
	state.Store("1")
	live := &Live{State: func(address string) string { return address + " " + state.Load().(string) }}
	home, stop := start(t, Options{Addr: "127.0.0.1:0", Live: live})
	stopped := false
	defer func() {
		if !stopped {
			stop()
		}
	}()
	next := connect(t, home, "/a/", "/a/ 1")
	for _, want := range []string{"retry: 1000", ""} {
		if got := next(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got := live.Open(); !slices.Equal(got, []string{"/a/"}) {
		t.Errorf("open: %q", got)
	}
	live.Changed() // of another page: this one is told nothing
	state.Store("2")
	live.Changed()
	live.Changed()
	for _, want := range []string{"event: changed", "data: /a/ 2", ""} {
		if got := next(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	// A page that was loaded before the last change is told at once: so is one that comes back after the server was started anew.
	late := connect(t, home, "/a/", "/a/ 1")
	for _, want := range []string{"retry: 1000", "", "event: changed"} {
		if got := late(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	// The server ends with pages open.
	begun := time.Now()
	stop()
	stopped = true
	if took := time.Since(begun); took > 2*time.Second {
		t.Errorf("to stop with pages open took %v", took)
	}
	if got := next(); got != io.EOF.Error() {
		t.Errorf("after the end: %q", got)
	}
	live.mu.Lock()
	defer live.mu.Unlock()
	if len(live.pages) > 0 {
		t.Errorf("%d pages are still told", len(live.pages))
	}
}

// The address that is printed can be opened, also where all addresses are listened on.
func TestHome(t *testing.T) {
	for addr, want := range map[string]string{"0.0.0.0:8080": "http://127.0.0.1:8080/", "[::]:8080": "http://127.0.0.1:8080/", "[::1]:8080": "http://[::1]:8080/", "192.0.2.1:80": "http://192.0.2.1:80/"} {
		if got := home(netip.MustParseAddrPort(addr)); got != want {
			t.Errorf("%s: got %s, want %s", addr, got, want)
		}
	}
}
