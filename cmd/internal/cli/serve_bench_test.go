package cli

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"candor/cmd/bench/corpus"
)

// BenchmarkServe measures how long it takes from the save of a file until the page that is open has its new text over HTTP, checks
// included: the server notices, checks, tells the page, and the page is loaded. It reports the median.
func BenchmarkServe(b *testing.B) {
	b.Run("shipped", func(b *testing.B) {
		e := edit(b)
		b.Run("document", func(b *testing.B) { e.savesToPage(b, backupPolicy, "policies/backup-and-recovery/", text) })
		b.Run("data", func(b *testing.B) { e.savesToPage(b, backupData, "backups/", datum) })
	})
	b.Run("1000", func(b *testing.B) {
		dir := b.TempDir()
		day := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
		name := ""
		for f := range (corpus.Site{Policies: 1000, Seed: 1, Day: day}).Files() {
			to := filepath.Join(dir, filepath.FromSlash(f.Name))
			if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
				b.Fatal(err)
			}
			if err := os.WriteFile(to, f.Data, 0o644); err != nil {
				b.Fatal(err)
			}
			if strings.HasPrefix(f.Name, "content/policies/") {
				name = f.Name
			}
		}
		e := serveEdited(b, dir)
		e.savesToPage(b, name, strings.TrimSuffix(strings.TrimPrefix(name, "content/"), ".md")+"/", text)
	})
}

// text and datum say something new in a document and in a data file, the nth time.
func text(was string, n int) (now, seen string) {
	seen = fmt.Sprintf("Edit number %d is seen.", n)
	return was + "\n" + seen + "\n", seen
}

func datum(was string, n int) (now, seen string) {
	seen = fmt.Sprintf("Base backup number %d", n)
	return strings.Replace(was, "\"Base database backup\"", fmt.Sprintf("%q", seen), 1), seen
}

func (e *edited) savesToPage(b *testing.B, name, page string, change func(was string, n int) (now, seen string)) {
	was := e.read(b, name)
	defer e.write(b, name, was)
	client := &http.Client{Transport: &http.Transport{}}
	defer client.CloseIdleConnections()
	get := func() string {
		r, err := client.Get(e.home + page)
		if err != nil {
			b.Fatal(err)
		}
		defer r.Body.Close()
		data, err := io.ReadAll(r.Body)
		if err != nil {
			b.Fatal(err)
		}
		return string(data)
	}
	_, state, _ := strings.Cut(get(), `data-state="`)
	state, _, _ = strings.Cut(state, `"`)
	r, err := client.Get(e.home + ".candor/events?" + url.Values{"page": {"/" + page}, "state": {state}}.Encode())
	if err != nil {
		b.Fatal(err)
	}
	defer r.Body.Close()
	events := bufio.NewReader(r.Body)
	var took []time.Duration
	for n := 0; b.Loop(); n++ {
		now, seen := change(was, n)
		begun := time.Now()
		e.write(b, name, now)
		for line := ""; !strings.HasPrefix(line, "event: changed"); {
			if line, err = events.ReadString('\n'); err != nil {
				b.Fatal(err)
			}
		}
		got := get()
		took = append(took, time.Since(begun))
		if !strings.Contains(got, seen) {
			b.Fatalf("the page does not show %q", seen)
		}
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms/median")
}
