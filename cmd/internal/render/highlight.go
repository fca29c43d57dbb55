package render

import (
	"bytes"
	"crypto/sha256"
	"strings"
	"sync"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

const (
	longestCode = 64 << 10 // bytes; longer code is shown without colours
	mostColours = 4 << 20  // bytes of coloured code that are remembered, twice over
)

// A highlighter colours code. Chroma reads about 1 MB/s, and an unknown language costs it 15 ms, so both are remembered.
// The styles' classes are in static/site.css; chroma's own styles cost 12 ms of start-up and are not imported.
type highlighter struct {
	mu      sync.Mutex
	lexers  map[string]chroma.Lexer // nil for a language that chroma does not know
	now     map[[32]byte]string     // by hash of language and code
	before  map[[32]byte]string     // those of the last generation
	written int                     // bytes in now
}

// write writes code, coloured where its language is known.
func (h *highlighter) write(w *bytes.Buffer, lang, code string) {
	lang = strings.ToLower(lang)
	if lang == "" || len(lang) > 32 || len(code) > longestCode || code == "" {
		escape(w, code)
		return
	}
	key := sha256.Sum256([]byte(lang + "\x00" + code))
	if done, ok := h.known(key); ok {
		w.WriteString(done)
		return
	}
	start := w.Len()
	if lexer := h.lexer(lang); lexer == nil || !colour(w, lexer, code) {
		w.Truncate(start)
		escape(w, code)
	}
	h.remember(key, string(w.Bytes()[start:]))
}

func (h *highlighter) known(key [32]byte) (string, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if s, ok := h.now[key]; ok {
		return s, true
	}
	s, ok := h.before[key]
	if ok {
		h.put(key, s)
	}
	return s, ok
}

func (h *highlighter) remember(key [32]byte, s string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.put(key, s)
}

// put needs the lock. What has not been asked for since the generation before last is forgotten.
func (h *highlighter) put(key [32]byte, s string) {
	if h.written += len(s); h.now == nil || h.written > mostColours {
		h.before, h.now, h.written = h.now, map[[32]byte]string{}, len(s)
	}
	h.now[key] = s
}

func (h *highlighter) lexer(lang string) chroma.Lexer {
	h.mu.Lock()
	l, ok := h.lexers[lang]
	h.mu.Unlock()
	if ok {
		return l
	}
	if l = lexers.Get(lang); l != nil {
		l = chroma.Coalesce(l)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	const most = 1000 // languages, real or invented
	if h.lexers == nil || len(h.lexers) > most {
		h.lexers = map[string]chroma.Lexer{}
	}
	h.lexers[lang] = l
	return l
}

// colour writes code in spans. It reports false if the lexer gave up or lost a byte.
func colour(w *bytes.Buffer, lexer chroma.Lexer, code string) (ok bool) {
	defer func() {
		if recover() != nil { // a lexer's fault must not cost the page
			ok = false
		}
	}()
	it, err := lexer.Tokenise(nil, code)
	if err != nil {
		return false
	}
	for t := it(); t != chroma.EOF; t = it() {
		class := classOf(t.Type)
		if class == "" {
			escape(w, t.Value)
			continue
		}
		w.WriteString(`<span class="` + class + `">`)
		escape(w, t.Value)
		w.WriteString("</span>")
	}
	return true
}

// classOf returns the class of a kind of token. Seven are enough to read code by; the rest is plain.
func classOf(t chroma.TokenType) string {
	switch {
	case t.InCategory(chroma.Keyword):
		return "hk"
	case t.InCategory(chroma.Comment):
		return "hc"
	case t.InSubCategory(chroma.LiteralString):
		return "hs"
	case t.InSubCategory(chroma.LiteralNumber):
		return "hn"
	case t == chroma.NameFunction || t == chroma.NameTag || t == chroma.NameAttribute || t == chroma.NameClass:
		return "hf"
	case t == chroma.GenericDeleted:
		return "hd"
	case t == chroma.GenericInserted:
		return "hi"
	}
	return ""
}
