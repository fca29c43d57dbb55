package cli

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"candor/cmd/internal/serve"
)

// TestBrowser opens one page of each kind of the shipped site in Chromium, served as 'candor serve' does it. The last of its
// parts opens a page with every fault that the others look for, so that a probe that went blind is found out.
func TestBrowser(t *testing.T) {
	b := open(t)
	site := buildSite(t)
	home := serveSite(t, site)
	pages := pagesByKind(t, site)
	for _, kind := range slices.Sorted(maps.Keys(pages)) {
		t.Run(kind, func(t *testing.T) {
			address := home + pages[kind]
			if kind == "not-found" {
				address = home + "no/such/page"
			}
			for _, fault := range b.inspect(t, address) {
				t.Errorf("/%s: %s", pages[kind], fault)
			}
		})
	}
	t.Run("keyboard", func(t *testing.T) { b.testKeyboard(t, home+pages["policy"]) })
	t.Run("print", func(t *testing.T) { b.testPrint(t, home+pages["policy"]) })
	t.Run("probes", func(t *testing.T) { b.testProbes(t, site, home) })
}

// kinds are the kinds of pages that the shipped site must have. Others are opened too where they exist.
var kinds = []string{
	"backups", "certificates", "changes", "data", "data-category", "figures", "glossary", "incidents", "location", "locations", "map",
	"not-found", "overview", "policies", "policy", "questions", "reporting", "retention", "subprocessor", "subprocessors", "systems",
}

// pagesByKind returns the address below the home page of the largest page of each kind: it has the most that can be wrong.
func pagesByKind(t *testing.T, site string) map[string]string {
	t.Helper()
	body := regexp.MustCompile(`<body class="([^"]+)">`)
	pages, sizes := map[string]string{}, map[string]int{}
	err := fs.WalkDir(os.DirFS(site), ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".html" {
			return err
		}
		data, err := os.ReadFile(filepath.Join(site, filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		if m := body.FindSubmatch(data); m != nil && len(data) > sizes[string(m[1])] {
			pages[string(m[1])], sizes[string(m[1])] = strings.TrimSuffix(name, "index.html"), len(data)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range kinds {
		if _, ok := pages[kind]; !ok {
			t.Errorf("the site has no page of the kind %q", kind)
		}
	}
	return pages
}

// buildSite builds a copy of the shipped site and returns its public folder.
func buildSite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"content", "data"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join("../../..", name))); err != nil {
			t.Fatal(err)
		}
	}
	var out, errOut bytes.Buffer
	// The date is fixed: a review that falls due must not fail this test.
	if status := Main([]string{"-C", dir, "build", "--as-of", "2026-11-23"}, &out, &errOut); status != Clean {
		t.Fatalf("build ended with %d:\n%s%s", status, &out, &errOut)
	}
	return filepath.Join(dir, "public")
}

// serveSite serves the folder until the test ends and returns the address of its home page.
func serveSite(t *testing.T, dir string) string {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	ready, done := make(chan string, 1), make(chan error, 1)
	opts := serve.Options{Addr: "127.0.0.1:0", Ready: func(url string) { ready <- url }}
	ln, err := serve.Listen(ctx, opts)
	if err != nil {
		t.Fatal(err)
	}
	go func() { done <- serve.Serve(ctx, ln, func() fs.FS { return os.DirFS(dir) }, opts) }()
	select {
	case home := <-ready:
		t.Cleanup(func() {
			cancel()
			if err := <-done; err != nil {
				t.Error(err)
			}
		})
		return home
	case err := <-done:
		cancel()
		t.Fatal(err)
		return ""
	}
}

// A browser is one tab of Chromium and what it said since it was last asked.
type browser struct {
	ctx context.Context
	axe string // the source of axe-core

	mu   sync.Mutex
	said []string
	home *url.URL // where the tab is meant to be
}

// open starts Chromium. Where it or axe-core is missing the test is skipped, but under CI=true it fails.
func open(t *testing.T) *browser {
	t.Helper()
	skip := func(format string, args ...any) {
		t.Helper()
		if os.Getenv("CI") == "true" {
			t.Fatalf(format, args...)
		}
		t.Skipf(format, args...)
	}
	if testing.Short() {
		t.Skip("starts a browser, which -short leaves out")
	}
	exe, err := exec.LookPath("chromium")
	if err != nil {
		skip("no chromium: install it, as .ci/run does, to run the browser tests")
	}
	name := os.Getenv("CANDOR_AXE")
	if name == "" {
		skip("CANDOR_AXE is not set: have it name axe-core's axe.min.js, as .ci/run does, to run the browser tests")
	}
	axe, err := os.ReadFile(name)
	if err != nil {
		skip("CANDOR_AXE names no file that can be read: %v", err)
	}
	options := slices.Concat(chromedp.DefaultExecAllocatorOptions[:], []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(exe), chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		// No name but the loopback's resolves, so that nothing asked for by mistake leaves this machine.
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"),
	})
	// Not t.Context, which ends before the cleanups and would kill the browser under them.
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	b := &browser{ctx: ctx, axe: string(axe)}
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start chromium: %v", err)
	}
	if err := chromedp.Listen(ctx, b.hear); err != nil {
		t.Fatal(err)
	}
	b.must(t, act(audits.Enable, cdp.Empty{}), act(emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}))
	return b
}

// act is a protocol command whose answer does not matter.
func act[P, R any](cmd cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, cmd, params)
		return err
	})
}

// must runs the actions in the tab; none takes longer than half a minute.
func (b *browser) must(t *testing.T, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, 30*time.Second)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// ask returns what the expression, or the promise that it makes, comes to in the tab. It asks again where the page was reloaded
// meanwhile, as a preview is when a file has changed.
func ask[T any](t *testing.T, b *browser, expression string, opts ...chromedp.EvaluateOption) T {
	t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, 30*time.Second)
	defer cancel()
	for {
		v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, opts...))
		switch {
		case err == nil:
			return v
		case ctx.Err() != nil || !reloaded(err):
			t.Fatal(err)
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// reloaded reports whether an error says that the page went away under the question, in the words of the DevTools protocol.
func reloaded(err error) bool {
	for _, words := range []string{"navigated or closed", "context was destroyed", "Cannot find context"} {
		if strings.Contains(err.Error(), words) {
			return true
		}
	}
	return false
}

// hear keeps the events that a page must not cause.
func (b *browser) hear(ev any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch ev := ev.(type) {
	case *runtime.EventExceptionThrown:
		b.said = append(b.said, "exception: "+(&chromedp.ExceptionError{ExceptionDetails: ev.ExceptionDetails}).Error())
	case *runtime.EventConsoleAPICalled:
		if ev.Type == "error" || ev.Type == "assert" {
			b.said = append(b.said, "console "+string(ev.Type)+" by a script")
		}
	case *log.EventEntryAdded:
		// That a page is missing is what the page for it is for.
		if ev.Entry.Level == "error" && !(ev.Entry.Source == "network" && b.home != nil && ev.Entry.URL == b.home.String()) {
			b.said = append(b.said, fmt.Sprintf("console error (%s): %s %s", ev.Entry.Source, ev.Entry.Text, ev.Entry.URL))
		}
	case *audits.EventIssueAdded:
		if d := ev.Issue.Details.ContentSecurityPolicyIssueDetails; d != nil {
			b.said = append(b.said, fmt.Sprintf("against the Content-Security-Policy: %s %s %s", d.ViolatedDirective, d.ContentSecurityPolicyViolationType, d.BlockedURL))
		}
	case *network.EventRequestWillBeSent:
		u, err := url.Parse(ev.Request.URL)
		if err != nil || b.home == nil || u.Scheme != "data" && u.Host != b.home.Host {
			b.said = append(b.said, "request to another host: "+ev.Request.URL)
		}
	}
}

// heard returns what was said since it was last called, each thing once.
func (b *browser) heard() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	said := b.said
	b.said = nil
	slices.Sort(said)
	return slices.Compact(said)
}

// visit opens the address anew.
func (b *browser) visit(t *testing.T, address string) {
	t.Helper()
	home, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	b.mu.Lock()
	b.home = home
	b.mu.Unlock()
	b.must(t, chromedp.Navigate(address))
}

// look sets the colour scheme and the width in CSS pixels. Nothing moves: colours in transition are neither right nor wrong.
func (b *browser) look(t *testing.T, scheme string, width int64) {
	t.Helper()
	b.must(t, chromedp.EmulateViewport(width, 900), act(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}}))
}

const textLength = `document.querySelector("main")?.innerText.length ?? 0`

// inspect returns what is wrong with the page at the address: in light and in dark, wide and narrow, with scripts and without.
func (b *browser) inspect(t *testing.T, address string) (faults []string) {
	t.Helper()
	b.heard()
	b.look(t, "light", 1280)
	b.visit(t, address)
	if n := ask[int](t, b, `document.querySelectorAll("h1").length`); n != 1 {
		faults = append(faults, fmt.Sprintf("%d h1, want 1", n))
	}
	text := ask[int](t, b, textLength)
	if text == 0 {
		faults = append(faults, "no main with text")
	}
	world := b.apart(t)
	seen := map[string][]string{}
	for _, scheme := range []string{"light", "dark"} {
		for _, width := range []int64{1280, 320} {
			b.look(t, scheme, width)
			for _, fault := range slices.Concat(ask[[]string](t, b, tooWide), b.violations(t, world)) {
				seen[fault] = append(seen[fault], fmt.Sprintf("%s %d px", scheme, width))
			}
		}
	}
	for _, fault := range slices.Sorted(maps.Keys(seen)) {
		faults = append(faults, fault+" ("+strings.Join(seen[fault], ", ")+")")
	}
	faults = append(faults, b.heard()...)

	b.look(t, "light", 1280)
	b.must(t, act(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}))
	defer b.must(t, act(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{}))
	b.visit(t, address)
	if n := ask[int](t, b, textLength); n != text {
		faults = append(faults, fmt.Sprintf("main has %d characters of text without scripts, %d with them", n, text))
	}
	return append(faults, b.heard()...)
}

// tooWide names the elements that make the page scroll sideways, or the page itself when none sticks out.
const tooWide = `(() => {
	const root = document.documentElement, width = root.clientWidth
	if (root.scrollWidth <= width) return []
	const clipped = e => { for (e = e.parentElement; e && e !== document.body; e = e.parentElement) if (getComputedStyle(e).overflowX !== "visible") return true }
	const name = e => e.tagName.toLowerCase() + (e.id ? "#" + e.id : "") + [...e.classList].map(c => "." + c).join("")
	const out = [...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > width + 0.5 && !clipped(e))
	const outer = out.filter(e => !out.includes(e.parentElement)).map(e => name(e.parentElement) + " > " + name(e))
	return ["scrolls sideways, " + root.scrollWidth + " px wide: " + ([...new Set(outer)].slice(0, 5).join(", ") || "no element sticks out")]
})()`

// apart loads axe-core into a world of its own in the page, where the page's policy does not hold and its scripts do not reach.
func (b *browser) apart(t *testing.T) chromedp.EvaluateOption {
	t.Helper()
	world, err := chromedp.Run(b.ctx, func(ctx context.Context, t *chromedp.Target) (w page.CreateIsolatedWorldResult, err error) {
		tree, err := cdp.Call(ctx, t, page.GetFrameTree, cdp.Empty{})
		if err != nil {
			return w, err
		}
		return cdp.Call(ctx, t, page.CreateIsolatedWorld, page.CreateIsolatedWorldParams{FrameID: tree.FrameTree.Frame.ID, WorldName: "axe"})
	})
	if err != nil {
		t.Fatal(err)
	}
	in := func(p *runtime.EvaluateParams) { p.ContextID = world.ExecutionContextID }
	if !ask[bool](t, b, b.axe+"\n;typeof axe.run === 'function'", in) {
		t.Fatal("CANDOR_AXE is not axe-core")
	}
	return in
}

// violations returns what axe-core finds in the page as it looks now against WCAG 2.0 to 2.2 A and AA and its own best practice.
// Of a table with more than 20 rows it is shown the first eight: the rest are drawn alike, and the colours of the 260 rows of
// the figures would take a third of the time.
func (b *browser) violations(t *testing.T, world chromedp.EvaluateOption) (out []string) {
	t.Helper()
	result := ask[string](t, b, `axe.run(
			{include: [document], exclude: [...document.querySelectorAll("tbody:has(> tr:nth-child(21)) > tr:nth-child(n + 9)")]},
			{resultTypes: ["violations"], runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}},
		).then(r => JSON.stringify({rules: r.passes.length + r.violations.length + r.incomplete.length, violations: r.violations}))`,
		world, chromedp.EvalAwaitPromise)
	var found struct {
		Rules      int
		Violations []struct {
			ID    string
			Help  string
			Nodes []struct {
				Target         []any // selectors, through frames and shadow roots
				FailureSummary string
			}
		}
	}
	if err := json.Unmarshal([]byte(result), &found); err != nil {
		t.Fatal(err)
	}
	if found.Rules == 0 {
		t.Fatal("axe applied no rule to the page")
	}
	for _, v := range found.Violations {
		for _, n := range v.Nodes {
			out = append(out, fmt.Sprintf("axe %s: %s: %v: %s", v.ID, v.Help, n.Target, strings.Join(strings.Fields(n.FailureSummary), " ")))
		}
	}
	return out
}

func (b *browser) testKeyboard(t *testing.T, address string) {
	b.look(t, "light", 1280)
	b.visit(t, address)
	b.must(t, chromedp.KeyEvent(kb.Tab))
	if !ask[bool](t, b, `document.activeElement.matches("a.skip")`) {
		t.Fatalf("the first Tab reaches %s, want the skip link", ask[string](t, b, `document.activeElement.outerHTML.slice(0, 200)`))
	}
	if !ask[bool](t, b, `(r => r.width > 24 && r.height > 12 && r.left >= 0 && r.top >= 0)(document.activeElement.getBoundingClientRect())`) {
		t.Error("the skip link has the focus and cannot be seen")
	}
	b.must(t, chromedp.KeyEvent(kb.Enter))
	ask[bool](t, b, `new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))`, chromedp.EvalAwaitPromise)
	const inMain = `document.querySelector("main").contains(document.activeElement)`
	if !ask[bool](t, b, inMain) {
		t.Fatalf("Enter on the skip link leaves the focus on %s, want it in main", ask[string](t, b, `document.activeElement.outerHTML.slice(0, 200)`))
	}
	b.must(t, chromedp.KeyEvent(kb.Tab))
	if !ask[bool](t, b, inMain+` && document.activeElement.localName !== "main"`) {
		t.Error("the Tab after the skip link does not reach what main holds")
	}
}

func (b *browser) testPrint(t *testing.T, address string) {
	b.visit(t, address)
	ctx, cancel := context.WithTimeout(b.ctx, 30*time.Second)
	defer cancel()
	pdf, err := chromedp.Run(ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize(), chromedp.PDFOutlineAndTagged()))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(pdf, []byte("%PDF-")) {
		t.Fatalf("not a PDF: %q", pdf[:min(len(pdf), 20)])
	}
	if n := len(regexp.MustCompile(`/Type\s*/Page\b`).FindAll(pdf, -1)); n == 0 {
		t.Error("the PDF has no page")
	}
}

// testProbes shows the probes a page that has each fault.
func (b *browser) testProbes(t *testing.T, site, home string) {
	for name, text := range map[string]string{
		"index.html": `<!doctype html><html><head><title>Faults</title><link rel="stylesheet" href="site.css"></head><body>
<main><h1>One</h1><h1>Two</h1><p class="pale">pale</p><p class="wide">wide</p><p style="color: red">inline</p>
<img alt="" src="http://other.example/a.png"><script src="site.js"></script></main></body></html>`,
		"site.css": `body { background: #fff } .pale { color: #eee } .wide { width: 900px } @media (prefers-color-scheme: dark) { .wide { color: #ddd } }`,
		"site.js":  `document.querySelector("main").append("more"); console.error("said"); throw new Error("thrown")`,
	} {
		name = filepath.Join(site, "faults", name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	faults := strings.Join(b.inspect(t, home+"faults/"), "\n")
	for _, want := range []string{
		`(?m)^2 h1, want 1$`,
		`(?m)^axe html-has-lang: .*\(light 1280 px, light 320 px, dark 1280 px, dark 320 px\)$`,
		`(?m)^axe color-contrast: .*\[\.pale\]: `,
		`(?m)^axe color-contrast: .*\[\.wide\]: .*\(dark 1280 px, dark 320 px\)$`,
		`(?m)^scrolls sideways, 9\d\d px wide: main > p\.wide \(light 320 px, dark 320 px\)$`,
		`(?m)^against the Content-Security-Policy: style-src`,
		`(?m)^request to another host: http://other\.example/a\.png$`,
		`(?m)^exception: .*thrown`,
		`(?m)^console error by a script$`,
		`(?m)^main has \d+ characters of text without scripts, \d+ with them$`,
	} {
		if !regexp.MustCompile(want).MatchString(faults) {
			t.Errorf("nothing that matches %s in what was found", want)
		}
	}
	if t.Failed() {
		t.Log(cmp.Or(faults, "nothing was found"))
	}
}
