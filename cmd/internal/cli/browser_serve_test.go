package cli

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const backupPolicy, backupData = "content/policies/backup-and-recovery.md", "data/backups.toml"

// TestBrowserServe edits the shipped site as a legal editor does, with 'candor serve' running and a page open: a region is
// changed in a policy, the finding appears on the words, leads to the datum, is corrected there, and goes.
func TestBrowserServe(t *testing.T) {
	b := open(t)
	e := edit(t)
	page := e.home + "policies/backup-and-recovery/"
	b.look(t, "light", 1280)
	b.visit(t, page)
	if ask[int](t, b, `document.querySelectorAll(".candor-mark, .candor-note").length`) != 0 {
		t.Fatal("the shipped site has findings")
	}
	// Well down the page: that is where the reader is to stay.
	ask[bool](t, b, `(document.getElementById("where-copies-are-kept.1").scrollIntoView(), scrollBy(0, -40), true)`)
	const place = `Math.round(document.getElementById("where-copies-are-kept.1").getBoundingClientRect().top)`
	before := ask[int](t, b, place)

	// A paragraph more above it: the words stay where they were, and focus too.
	ask[bool](t, b, `(document.querySelector("[id='where-copies-are-kept.1'] a").focus({preventScroll: true}), true)`)
	e.replace(t, backupPolicy, "\n## ", "\nA new paragraph that says nothing of note but takes its place.\n\n## ")
	b.wait(t, `document.body.innerText.includes("takes its place") && document.readyState === "complete"`)
	b.frames(t)
	if after := ask[int](t, b, place); after < before-2 || after > before+2 {
		t.Errorf("the clause was %d px from the top of the window and is %d px from it", before, after)
	}
	if !ask[bool](t, b, `document.activeElement.parentElement?.id === "where-copies-are-kept.1"`) {
		t.Errorf("the focus is on %s", ask[string](t, b, `document.activeElement.outerHTML.slice(0, 100)`))
	}
	e.replace(t, backupPolicy, "A new paragraph that says nothing of note but takes its place.\n\n", "")
	b.wait(t, `!document.body.innerText.includes("takes its place")`)

	e.replace(t, backupPolicy, "`eu-west-3`", "`eu-central-1`")
	b.wait(t, `document.querySelectorAll("a.candor-mark").length === 1`)
	b.frames(t)
	if got := ask[string](t, b, `document.querySelector("a.candor-mark").textContent`); got != "eu-central-1" {
		t.Errorf("the words %q are marked", got)
	}
	// What is announced with the words, and that the page has changed.
	const described = `document.getElementById(document.querySelector("a.candor-mark").getAttribute("aria-describedby")).textContent`
	if got := ask[string](t, b, described); !strings.HasPrefix(got, "Error: ") || !strings.Contains(got, "eu-central-1 (Frankfurt)") || !strings.Contains(got, "eu-west-3 (Paris)") {
		t.Errorf("the mark is described as %q", got)
	}
	if got := ask[string](t, b, `document.querySelector("[role=status]").textContent`); !strings.Contains(got, "1 error on this page") {
		t.Errorf("announced: %q", got)
	}
	// By keyboard: the mark is the next stop after the clause's number, and leads to the note.
	ask[bool](t, b, `(document.querySelector("[id='where-copies-are-kept.1'] a").focus(), true)`)
	b.must(t, chromedp.KeyEvent(kb.Tab))
	if !ask[bool](t, b, `document.activeElement.matches("a.candor-mark")`) {
		t.Fatalf("Tab reaches %s, want the mark", ask[string](t, b, `document.activeElement.outerHTML.slice(0, 200)`))
	}
	b.must(t, chromedp.KeyEvent(kb.Enter))
	b.wait(t, `document.querySelector(".candor-note:target") !== null`)
	b.picture(t, "finding", 1280)
	b.must(t, chromedp.EmulateViewport(820, 780))
	ask[bool](t, b, `(document.getElementById("where-copies-are-kept").scrollIntoView(), true)`)
	b.picture(t, "readme", 820)
	b.look(t, "light", 1280)

	// To the datum.
	b.must(t, chromedp.Click(".candor-note dd a"))
	b.wait(t, `location.pathname === "/.candor/source/data/backups.toml/" && document.querySelector(".candor-line:target mark")?.textContent === '"aws-paris"'`)
	b.picture(t, "datum", 1280)
	// From there the sentence is put right.
	b.must(t, chromedp.Click(".candor-line:target + .candor-note .candor-ways button"))
	b.wait(t, `location.pathname === "/.candor/source/data/backups.toml/" && document.querySelectorAll(".candor-note").length === 0`)
	if text := e.read(t, backupPolicy); !strings.Contains(text, "`eu-west-3`") || strings.Contains(text, "eu-central-1") {
		t.Error("the sentence was not corrected in its file")
	}
	b.visit(t, page)
	if n := ask[int](t, b, `document.querySelectorAll(".candor-mark, .candor-note").length`); n != 0 {
		t.Errorf("the finding has not gone: %d marks and notes", n)
	}

	t.Run("visible", func(t *testing.T) { b.testServeVisible(t, e, page) })
	t.Run("looks", func(t *testing.T) { b.testServeLooks(t, e) })
	t.Run("broken", func(t *testing.T) { b.testServeBroken(t, e, page) })
	t.Run("stopped", func(t *testing.T) {
		b.visit(t, page)
		e.stop()
		b.wait(t, `document.querySelector("[role=status]").textContent.includes("does not answer")`)
		b.heard() // that nobody answers is an error in the console too
	})
}

// testServeVisible edits the page that is open several times and says how long it took until the browser had laid it out anew.
func (b *browser) testServeVisible(t *testing.T, e *edited, page string) {
	b.visit(t, page)
	was := e.read(t, backupPolicy)
	var took []time.Duration
	for n := range 11 {
		begun := time.Now()
		e.write(t, backupPolicy, was+fmt.Sprintf("\nEdit number %d.\n", n))
		const loaded = `performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd`
		b.wait(t, fmt.Sprintf(`document.body.innerText.includes("Edit number %d.") && %s > 0`, n, loaded))
		at := ask[float64](t, b, "performance.timeOrigin + "+loaded)
		took = append(took, time.Duration((at-float64(begun.UnixMicro())/1000)*float64(time.Millisecond)))
	}
	slices.Sort(took)
	t.Logf("from the save until the page is laid out: median %v of %d, fastest %v, slowest %v", took[len(took)/2], len(took), took[0], took[len(took)-1])
	if took[0] <= 0 {
		t.Error("the page was there before the file")
	}
	e.write(t, backupPolicy, was)
	b.wait(t, `!document.body.innerText.includes("Edit number")`)
}

// testServeLooks holds pages with findings, and the preview's own, to what published pages are held to.
func (b *browser) testServeLooks(t *testing.T, e *edited) {
	e.replace(t, backupPolicy, "`eu-west-3`", "`eu-central-1`")
	e.replace(t, backupPolicy, "Daily", "Daily [copies](gone.md)")
	was := e.read(t, backupData)
	e.replace(t, backupData, "retention = \"", "retention = \"1")
	t.Cleanup(func() { e.write(t, backupData, was) })
	b.visit(t, e.home+".candor/findings/")
	b.wait(t, `document.querySelectorAll(".candor-note").length > 3`)
	for _, address := range []string{
		"policies/backup-and-recovery/", ".candor/findings/", ".candor/claims/", ".candor/source/" + backupData + "/", ".candor/rules/region-mismatch/",
	} {
		for _, fault := range b.inspect(t, e.home+address) {
			t.Errorf("/%s: %s", address, fault)
		}
	}
	for _, width := range []int64{1280, 320} {
		for _, scheme := range []string{"light", "dark"} {
			b.look(t, scheme, width)
			b.visit(t, e.home+"policies/backup-and-recovery/")
			ask[bool](t, b, `(document.querySelector(".candor-note").scrollIntoView({block: "center"}), true)`)
			b.picture(t, "looks-"+scheme, width)
			b.visit(t, e.home+".candor/findings/")
			b.picture(t, "findings-"+scheme, width)
		}
	}
	b.look(t, "light", 1280)
	b.visit(t, e.home+".candor/claims/")
	b.picture(t, "claims", 1280)
}

// testServeBroken breaks a data file and then a template while a page is open.
func (b *browser) testServeBroken(t *testing.T, e *edited, page string) {
	b.look(t, "light", 1280)
	b.visit(t, page)
	was := e.read(t, backupData)
	const shown = `(document.querySelector(".candor-broken")?.innerText ?? "")`
	const text = `document.querySelectorAll(".prose h2").length`
	length := ask[int](t, b, text)
	e.write(t, backupData, strings.Replace(was, "regions = [", "regions = [[", 1))
	b.wait(t, shown+`.includes("`+backupData+`, line ")`)
	if ask[int](t, b, text) != length {
		t.Error("the last good page did not stay")
	}
	b.picture(t, "broken", 1280)
	for _, fault := range b.inspect(t, page) {
		t.Errorf("with a broken file: %s", fault)
	}
	b.visit(t, page)
	e.write(t, backupData, was)
	b.wait(t, shown+` === ""`)
	e.write(t, "templates/policy.html", "<h1>{{.Nothing}}</h1>")
	b.wait(t, shown+`.includes("policy.html")`)
	e.write(t, "templates/policy.html", "<h1>{{.Title}}</h1><p>another theme</p>")
	b.wait(t, shown+` === "" && document.querySelector("main").innerText.includes("another theme")`)
	if err := os.RemoveAll(filepath.Join(e.dir, "templates")); err != nil {
		t.Fatal(err)
	}
	b.wait(t, `!document.querySelector("main").innerText.includes("another theme")`)
	b.heard()
}

// wait waits until the expression is true, through any number of reloads.
func (b *browser) wait(t *testing.T, expression string) {
	t.Helper()
	deadline := time.Now().Add(20 * time.Second)
	for {
		ctx, cancel := context.WithTimeout(b.ctx, 5*time.Second)
		ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("Boolean("+expression+")"))
		cancel()
		if ok && err == nil {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%s: not so after 20 s (%v); the page says:\n%s", expression, err, ask[string](t, b, `document.body.innerText.slice(0, 1500)`))
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// frames lets the page settle for two frames.
func (b *browser) frames(t *testing.T) {
	t.Helper()
	ask[bool](t, b, `new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))`, chromedp.EvalAwaitPromise)
}

// picture writes what is seen into the folder that CANDOR_PICTURES names, if it names one: the README's are made so.
func (b *browser) picture(t *testing.T, name string, width int64) {
	t.Helper()
	dir := os.Getenv("CANDOR_PICTURES")
	if dir == "" {
		return
	}
	b.frames(t)
	ctx, cancel := context.WithTimeout(b.ctx, 30*time.Second)
	defer cancel()
	png, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, name+"-"+strconv.FormatInt(width, 10)+".png"), png, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// An edited site is a copy of the shipped one that is served while a test edits it.
type edited struct {
	dir, home string
	stop      func()
}

func edit(t testing.TB) *edited {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"content", "data"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join("../../..", name))); err != nil {
			t.Fatal(err)
		}
	}
	return serveEdited(t, dir)
}

// serveEdited runs 'candor serve' on a folder until the test ends.
func serveEdited(t testing.TB, dir string) *edited {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	ready, done := make(chan string, 1), make(chan error, 1)
	var said bytes.Buffer
	a := &app{out: &said, err: &said, dir: dir, asOf: "2026-11-23"}
	go func() {
		done <- a.runServe(ctx, serveFlags{addr: "127.0.0.1:0"}, func(url string) { ready <- url })
	}()
	stop := sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
		if t.Failed() {
			t.Logf("serve said:\n%s", &said)
		}
	})
	t.Cleanup(stop)
	select {
	case home := <-ready:
		return &edited{dir: dir, home: home, stop: stop}
	case err := <-done:
		done <- err
		t.Fatalf("%v\n%s", err, &said)
		return nil
	}
}

func (e *edited) read(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(e.dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// write saves a file as careful editors do: whole beside it, and then renamed.
func (e *edited) write(t testing.TB, name, text string) {
	t.Helper()
	to := filepath.Join(e.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to+"~", []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(to+"~", to); err != nil {
		t.Fatal(err)
	}
}

func (e *edited) replace(t testing.TB, name, old, new string) {
	t.Helper()
	text := e.read(t, name)
	if !strings.Contains(text, old) {
		t.Fatalf("%s does not hold %q", name, old)
	}
	e.write(t, name, strings.Replace(text, old, new, 1))
}
