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

// guard sets the headers every answer has, and turns away other methods and requests for other hosts.
func guard(known func(host string) bool, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		for _, f := range header.Fields() {
			h.Set(f.Name, f.Value)
		}
		h.Set("Cache-Control", "no-cache")
		switch {
		case !known(r.Host):
			plain(w, http.StatusMisdirectedRequest, "this site is not served under that name")
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			h.Set("Allow", "GET, HEAD")
			plain(w, http.StatusMethodNotAllowed, "only GET and HEAD")
		default:
			next.ServeHTTP(w, r)
		}
	})
}

func plain(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	fmt.Fprintln(w, text)
}

// A site answers requests with the files of fsys.
type site struct{ fsys fs.FS }

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
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

// servable reports whether name may be asked for: no dotfiles but those of RFC 8615, and nothing that some system reads
// as something else than one plain file.
func servable(name string) bool {
	if name == "." {
		return true
	}
	if !fs.ValidPath(name) || strings.ContainsAny(name, "\\\x00:") {
		return false
	}
	for i, elem := range strings.Split(name, "/") {
		if elem[0] == '.' && (i > 0 || elem != ".well-known") {
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
