package serve

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func files() fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range map[string]string{
		"index.html":                 "<h1>home</h1>",
		"404.html":                   "<h1>not here</h1>",
		"a/b/index.html":             "<h1>b</h1>",
		"a/notes.md":                 "# notes",
		"style.css":                  "a{}",
		"odd & name/index.html":      "odd",
		"empty/file.bin":             "\x00\x01",
		".git/config":                "secret",
		".well-known/security.txt":   "Contact: mailto:security@acme.example",
		".well-known/.hidden":        "secret",
		"a/.hidden/index.html":       "secret",
		"sub/.well-known/index.html": "secret",
	} {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

var bound = netip.MustParseAddrPort("127.0.0.1:8080")

func ask(fsys fs.FS, method, target string, header ...string) *http.Response {
	r := httptest.NewRequest(method, "http://127.0.0.1:8080/", nil)
	r.URL.Path, r.URL.RawQuery, _ = strings.Cut(target, "?")
	for i := 0; i < len(header); i += 2 {
		if header[i] == "Host" {
			r.Host = header[i+1]
		}
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	guard(hosts(bound, false), false, &site{fsys: fsys}).ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestGet(t *testing.T) {
	const missing = "<h1>not here</h1>"
	for path, want := range map[string]struct {
		status int
		body   string // of a redirect, where to
	}{
		"/":                            {200, "<h1>home</h1>"},
		"/index.html":                  {200, "<h1>home</h1>"},
		"/a/b/":                        {200, "<h1>b</h1>"},
		"/a/b":                         {302, "/a/b/"},
		"/a/b?q=1&r=%20":               {302, "/a/b/?q=1&r=%20"},
		"/odd & name":                  {302, "/odd%20&%20name/"},
		"//a//b/":                      {302, "/a/b/"},
		"//a/b":                        {302, "/a/b/"},
		"/a/./notes.md":                {302, "/a/notes.md"},
		"/x/../style.css":              {302, "/style.css"},
		"/style.css":                   {200, "a{}"},
		"/style.css/":                  {404, missing},
		"/style.css/x":                 {404, missing},
		"/a/":                          {404, missing}, // no listing
		"/a":                           {404, missing},
		"/empty/":                      {404, missing},
		"/nothing":                     {404, missing},
		"/.well-known/security.txt":    {200, "Contact: mailto:security@acme.example"},
		"/.well-known/.hidden":         {404, missing},
		"/sub/.well-known/":            {404, missing},
		"/.git/config":                 {404, missing},
		"/a/.hidden/":                  {404, missing},
		"/../../etc/passwd":            {404, missing},
		"/a\\..\\index.html":           {404, missing},
		"/index.html\x00.png":          {404, missing},
		"/index.html::$DATA":           {404, missing},
		"/\xff":                        {404, missing},
		"":                             {302, "/"},
		"//evil.example/%2e%2e":        {404, missing},
		"//evil.example/../a/b":        {302, "/a/b/"},
		"/" + strings.Repeat("x", 9e3): {404, missing},
	} {
		for _, method := range []string{"GET", "HEAD"} {
			r := ask(files(), method, path)
			got, text := body(t, r), want.body
			if want.status == http.StatusFound {
				got = r.Header.Get("Location")
			} else if method == "HEAD" {
				text = ""
			}
			if r.StatusCode != want.status || got != text {
				t.Errorf("%s %q: %d %q, want %d %q", method, path, r.StatusCode, got, want.status, text)
			}
		}
	}
}

func TestGet_headers(t *testing.T) {
	// The words of the measure the site is held to, not of the constant.
	const csp = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors 'none'"
	for _, r := range []*http.Response{
		ask(files(), "GET", "/"), ask(files(), "GET", "/nothing"), ask(files(), "GET", "/a/b"),
		ask(files(), "POST", "/"), ask(files(), "GET", "/", "Host", "evil.example"),
	} {
		for name, want := range map[string]string{
			"Content-Security-Policy":      csp,
			"X-Content-Type-Options":       "nosniff",
			"Referrer-Policy":              "no-referrer",
			"Cache-Control":                "no-cache",
			"Cross-Origin-Resource-Policy": "same-origin",
		} {
			if got := r.Header.Get(name); got != want {
				t.Errorf("status %d: %s is %q, want %q", r.StatusCode, name, got, want)
			}
		}
		if r.Header.Get("Content-Type") == "" {
			t.Errorf("status %d: no Content-Type", r.StatusCode)
		}
	}
}

func TestGet_methods(t *testing.T) {
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"} {
		r := ask(files(), method, "/")
		if r.StatusCode != http.StatusMethodNotAllowed || r.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %d, Allow %q", method, r.StatusCode, r.Header.Get("Allow"))
		}
	}
}

func TestGet_hosts(t *testing.T) {
	for host, ok := range map[string]bool{
		"127.0.0.1:8080": true, "localhost:8080": true, "LOCALHOST:8080": true, "[::1]:8080": true, "127.1.2.3:8080": true,
		"": false, "localhost": false, "127.0.0.1": false, "127.0.0.1:80": false, "localhost:8081": false, "evil.example:8080": false,
		"localhost.evil.example:8080": false, "127.0.0.1.evil.example:8080": false, "192.0.2.1:8080": false, "0.0.0.0:8080": false,
		"[::1": false, ":8080": false, "localhost:": false,
	} {
		want := http.StatusMisdirectedRequest
		if ok {
			want = http.StatusOK
		}
		if r := ask(files(), "GET", "/", "Host", host); r.StatusCode != want {
			t.Errorf("Host %q: %d, want %d", host, r.StatusCode, want)
		}
	}
	port80 := hosts(netip.MustParseAddrPort("127.0.0.1:80"), false)
	if !port80("localhost") || !port80("[::1]") || port80("evil.example") {
		t.Error("on port 80 a Host has no port")
	}
	remote := hosts(netip.MustParseAddrPort("0.0.0.0:8080"), true)
	if !remote("192.0.2.1:8080") || remote("evil.example:8080") {
		t.Error("a remote server answers to digits, not to any name")
	}
}

func TestGet_types(t *testing.T) {
	fsys := fstest.MapFS{}
	for ext, want := range map[string]string{
		"html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
		"json": "application/json", "svg": "image/svg+xml", "txt": "text/plain; charset=utf-8", "md": "text/markdown; charset=utf-8",
		"csv": "text/csv; charset=utf-8", "xml": "application/xml", "atom": "application/atom+xml", "ics": "text/calendar; charset=utf-8",
		"zip": "application/zip", "webmanifest": "application/manifest+json", "pdf": "application/pdf", "PNG": "image/png",
		"xlsx":    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
		"unheard": "application/octet-stream",
	} {
		fsys["f."+ext] = &fstest.MapFile{Data: []byte("<html>")}
		if got := ask(fsys, "GET", "/f."+ext).Header.Get("Content-Type"); got != want {
			t.Errorf(".%s is %q, want %q", ext, got, want)
		}
	}
}

func TestGet_not_modified(t *testing.T) {
	fsys := files()
	tag := ask(fsys, "GET", "/style.css").Header.Get("ETag")
	if r := ask(fsys, "GET", "/style.css", "If-None-Match", tag); r.StatusCode != http.StatusNotModified {
		t.Errorf("same file: %d", r.StatusCode)
	}
	fsys["style.css"] = &fstest.MapFile{Data: []byte("b{}")} // same size, same time
	if r := ask(fsys, "GET", "/style.css", "If-None-Match", tag); r.StatusCode != http.StatusOK || body(t, r) != "b{}" {
		t.Errorf("changed file: %d", r.StatusCode)
	}
}

func TestGet_large_file_and_range(t *testing.T) {
	dir := t.TempDir()
	large := strings.Repeat("0123456789", hashed/10+1)
	if err := os.WriteFile(filepath.Join(dir, "site.zip"), []byte(large), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := body(t, ask(os.DirFS(dir), "GET", "/site.zip")); got != large {
		t.Errorf("got %d bytes, want %d", len(got), len(large))
	}
	r := ask(os.DirFS(dir), "GET", "/site.zip", "Range", "bytes=5-8")
	if got := body(t, r); r.StatusCode != http.StatusPartialContent || got != "5678" {
		t.Errorf("range: %d %q", r.StatusCode, got)
	}
	if r := ask(os.DirFS(dir), "GET", "/site.zip/x"); r.StatusCode != http.StatusNotFound {
		t.Errorf("below a file: %d", r.StatusCode)
	}
}

func TestGet_unreadable_file(t *testing.T) {
	r := ask(brokenFS{files()}, "GET", "/style.css")
	if got := body(t, r); r.StatusCode != http.StatusInternalServerError || strings.Contains(got, "disk") {
		t.Errorf("got %d %q", r.StatusCode, got)
	}
	if r := ask(fstest.MapFS{}, "GET", "/"); r.StatusCode != http.StatusNotFound || body(t, r) != "no such page\n" {
		t.Errorf("an empty site: %d", r.StatusCode)
	}
}

type brokenFS struct{ fs.FS }

func (b brokenFS) Open(name string) (fs.File, error) {
	f, err := b.FS.Open(name)
	return brokenFile{f}, err
}

type brokenFile struct{ fs.File }

func (brokenFile) Read([]byte) (int, error) { return 0, errors.New("disk on fire") }

func listenAndServe(ctx context.Context, opts Options) error {
	ln, err := Listen(ctx, opts)
	if err != nil {
		return err
	}
	return Serve(ctx, ln, func() fs.FS { return files() }, opts)
}

// start serves until the test ends and returns the address.
func start(t *testing.T, opts Options) (url string, stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	ready := make(chan string, 1)
	opts.Ready = func(url string) { ready <- url }
	done := make(chan error, 1)
	go func() { done <- listenAndServe(ctx, opts) }()
	select {
	case url = <-ready:
	case err := <-done:
		cancel()
		t.Fatal(err)
	}
	return url, func() {
		t.Helper()
		cancel()
		select {
		case err := <-done:
			if err != nil {
				t.Error(err)
			}
		case <-time.After(10 * time.Second):
			t.Error("still serving")
		}
	}
}

func TestServe(t *testing.T) {
	url, stop := start(t, Options{Addr: "localhost:0"})
	defer stop()
	client := &http.Client{Transport: &http.Transport{}}
	defer client.CloseIdleConnections()
	r, err := client.Get(url + "a/b")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if got := body(t, r); r.StatusCode != 200 || got != "<h1>b</h1>" || !strings.HasPrefix(url, "http://127.0.0.1:") {
		t.Errorf("%s: %d %q", url, r.StatusCode, got)
	}
}

func TestServe_stops_while_a_client_idles(t *testing.T) {
	url, stop := start(t, Options{Addr: "127.0.0.1:0"})
	host := strings.Trim(strings.TrimPrefix(url, "http://"), "/")
	conn, err := net.Dial("tcp", host)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	fmt.Fprintf(conn, "GET / HTTP/1.1\r\nHost: %s\r\n\r\n", host)
	if line, err := bufio.NewReader(conn).ReadString('\n'); err != nil || !strings.Contains(line, "200") {
		t.Fatalf("%q, %v", line, err)
	}
	stop()
	if c, err := net.Dial("tcp", host); err == nil {
		c.Close()
		t.Error("still listening")
	}
}

func TestServe_port_in_use(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	port := ln.Addr().(*net.TCPAddr).Port
	_, err = Listen(t.Context(), Options{Addr: ln.Addr().String()})
	var busy *PortError
	if !errors.As(err, &busy) || busy.Port != port {
		t.Fatalf("got %v, want a PortError for %d", err, port)
	}
	if !strings.HasPrefix(err.Error(), fmt.Sprintf("port %d is in use", port)) {
		t.Errorf("got %q", err)
	}
	if busy.Next <= port || !strings.HasSuffix(err.Error(), fmt.Sprintf("127.0.0.1:%d is free", busy.Next)) {
		t.Errorf("got %q, which offers no port above", err)
	}
}

func TestServe_refuses_addresses(t *testing.T) {
	for addr, words := range map[string]string{
		"0.0.0.0:0":            "other machines",
		":0":                   "localhost or an IP address",
		"192.0.2.1:0":          "other machines",
		"[::]:0":               "other machines",
		"[::ffff:192.0.2.1]:0": "other machines",
		"acme.example:0":       "localhost or an IP address",
		"127.0.0.1":            "not host:port",
		"127.0.0.1:http":       "not a number",
		"127.0.0.1:65536":      "not a number",
	} {
		_, err := Listen(t.Context(), Options{Addr: addr})
		if err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%s: %v, want an error that says %q", addr, err, words)
		}
	}
}

func TestServe_remote_when_asked(t *testing.T) {
	_, stop := start(t, Options{Addr: ":0", AllowRemote: true})
	stop()
}

func FuzzGet(f *testing.F) {
	for _, s := range []string{"/", "/a/b", "//x/..", "/%2e/", "/.git/config", "/a\\b", "/a/b/../../.git/config"} {
		f.Add(s)
	}
	fsys := files()
	f.Fuzz(func(t *testing.T, target string) {
		r := ask(fsys, "GET", target)
		if text := body(t, r); strings.Contains(text, "secret") {
			t.Errorf("%q shows %q", target, text)
		}
		if to := r.Header.Get("Location"); r.StatusCode == http.StatusFound && (!strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//")) {
			t.Errorf("%q leads to %q", target, to)
		}
	})
}
