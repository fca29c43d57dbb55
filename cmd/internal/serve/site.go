package serve

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"

	"candor/cmd/internal/header"
)

// guard sets the headers every answer has, and turns away other methods, requests for other hosts and what pages of other
// sites ask for. Only a preview takes a POST, and only from a page of its own.
func guard(known func(host string) bool, live bool, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		for _, f := range header.Fields() {
			h.Set(f.Name, f.Value)
		}
		h.Set("Cache-Control", "no-cache")
		switch {
		case !known(r.Host):
			plain(w, http.StatusMisdirectedRequest, "this site is not served under that name")
		case foreign(r):
			plain(w, http.StatusForbidden, "this was asked for by a page of another site")
		case live && r.Method == http.MethodPost && r.URL.Path == "/"+own+"/correct":
			if !sameOrigin(r) {
				plain(w, http.StatusForbidden, "only a page of this preview can ask for a correction")
				return
			}
			next.ServeHTTP(w, r)
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			h.Set("Allow", "GET, HEAD")
			plain(w, http.StatusMethodNotAllowed, "only GET and HEAD")
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// foreign reports whether a script or a form of another site asks. To follow a link from there is nobody's harm. A form of our own
// sends the origin 'null', for our pages tell nobody where they were left (Fetch, 'append a request Origin header').
func foreign(r *http.Request) bool {
	if origin := r.Header.Get("Origin"); origin != "" && origin != "null" && origin != "http://"+r.Host {
		return true
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "cross-site", "same-site": // another port of this machine is the same site, and as foreign
		return r.Header.Get("Sec-Fetch-Mode") != "navigate" || r.Method != http.MethodGet
	}
	return false
}

// sameOrigin reports whether a page of ours asks: the browser says so in a header that no script can set (Fetch Metadata), or,
// if it is an old one, by the origin.
func sameOrigin(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" {
		return site == "same-origin"
	}
	return r.Header.Get("Origin") == "http://"+r.Host
}

func plain(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	fmt.Fprintln(w, text)
}

// A site answers requests with the files of fsys, or of what now returns: a site that changes is one and the same for a request.
type site struct {
	fsys fs.FS
	now  func() fs.FS
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if s.now != nil {
		s = &site{fsys: s.now()}
	}
	asked := r.URL.Path
	clean := path.Clean("/" + asked)
	name := strings.TrimPrefix(clean, "/")
	if name == "" {
		name = "."
	}
	if !servable(name) {
		s.missing(w, r)
		return
	}
	info, err := fs.Stat(s.fsys, name)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	canonical := clean
	if info.IsDir() {
		name = path.Join(name, "index.html")
		if index, err := fs.Stat(s.fsys, name); err != nil || !index.Mode().IsRegular() {
			s.missing(w, r)
			return
		}
		if clean != "/" {
			canonical += "/"
		}
	} else if strings.HasSuffix(asked, "/") || !info.Mode().IsRegular() {
		s.missing(w, r)
		return
	}
	if asked != canonical {
		// Not a permanent redirect: browsers keep those, and the next site on this port may have a file here.
		to := url.URL{Path: canonical, RawQuery: r.URL.RawQuery}
		http.Redirect(w, r, to.String(), http.StatusFound)
		return
	}
	f, err := s.fsys.Open(name)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	defer f.Close()
	if err := send(w, r, name, f); err != nil {
		s.fail(w, r, err)
	}
}

// servable reports whether name may be asked for: no dotfiles but those of RFC 8615 and a preview's, and nothing that some system reads
// as something else than one plain file.
func servable(name string) bool {
	if name == "." {
		return true
	}
	if !fs.ValidPath(name) || strings.ContainsAny(name, "\\\x00:") {
		return false
	}
	for i, elem := range strings.Split(name, "/") {
		if elem[0] == '.' && (i > 0 || elem != ".well-known" && elem != own) {
			return false
		}
	}
	return true
}

// hashed is the size up to which an answer carries a hash, so that the browser can ask whether it changed. Times will not
// do for that: two rebuilds in one second have the same.
const hashed = 4 << 20

// send answers with the open file. An error means that nothing was sent yet.
func send(w http.ResponseWriter, r *http.Request, name string, f fs.File) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	body, seeks := f.(io.ReadSeeker)
	if info.Size() <= hashed || !seeks {
		data, err := io.ReadAll(f)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(data)
		w.Header().Set("ETag", `"`+hex.EncodeToString(sum[:16])+`"`)
		body = bytes.NewReader(data)
	}
	w.Header().Set("Content-Type", contentType(name))
	http.ServeContent(w, r, "", time.Time{}, body)
	return nil
}

func (s *site) fail(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) || isNotDir(err) {
		s.missing(w, r)
		return
	}
	w.Header().Del("ETag")
	plain(w, http.StatusInternalServerError, "this file cannot be read")
}

// missing answers with the site's own page for it.
func (s *site) missing(w http.ResponseWriter, r *http.Request) {
	page, err := fs.ReadFile(s.fsys, "404.html")
	if err != nil {
		plain(w, http.StatusNotFound, "no such page")
		return
	}
	w.Header().Set("Content-Type", contentType("404.html"))
	w.WriteHeader(http.StatusNotFound)
	if r.Method != http.MethodHead {
		w.Write(page)
	}
}
