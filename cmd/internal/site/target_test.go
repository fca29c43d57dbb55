package site

import (
	"os"
	"strings"
	"testing"

	"candor/cmd/internal/catalog"
	"candor/cmd/internal/load"
	"candor/cmd/internal/trust"
)

// fixture returns the addresses of the site that package render is tested with, and of a few documents.
func fixture(t testing.TB, files ...string) *Addresses {
	t.Helper()
	var policies []*trust.Policy
	for _, f := range files {
		p := &trust.Policy{File: f}
		p.ID, p.Noun = load.PolicyID(f), "policies"
		if strings.Contains(f, "glossary") {
			p.Kind.V = "glossary"
		}
		policies = append(policies, p)
	}
	data, err := load.Site(os.DirFS("../render/testdata/site"), policies, catalog.Default())
	if err != nil {
		t.Fatal(err)
	}
	return NewAddresses(data.Center, policies)
}

func TestDoc(t *testing.T) {
	for file, want := range map[string]string{
		"content/policies/backup.md":         "/policies/backup/",
		"content/policies/eu/Backup Plan.md": "/policies/eu/backup-plan/",
		"content/policies/index.md":          "/text/policies/",
		"content/index.md":                   "/text/index/",
		"content/accessibility.md":           "/accessibility/",
		"content/glossary.md":                "/glossary/",
		"content/questions.md":               "/text/questions/",
		"content/subprocessors/hetzner.md":   "/text/subprocessors/hetzner/",
		"content/static/site.css.md":         "/text/static/site-css/",
	} {
		a := fixture(t, file)
		if got, ok := a.Doc(file); !ok || got != want {
			t.Errorf("Doc(%q): got %q, %v, want %q", file, got, ok, want)
		}
	}
}

func TestDocTwice(t *testing.T) {
	a := fixture(t, "content/a b.md", "content/a-b.md", "content/A_b.md")
	seen := map[string]bool{}
	for file := range a.docs {
		address, _ := a.Doc(file)
		if seen[address] {
			t.Errorf("two documents are at %s", address)
		}
		seen[address] = true
	}
}

func TestResolve(t *testing.T) {
	a := fixture(t, "content/policies/backup.md", "content/policies/security-policy.md", "content/glossary.md", "content/eu/notice.md", "content/us/notice.md")
	const from = "content/policies/backup.md"
	for _, c := range []struct {
		dest string
		kind TargetKind
		href string // or, for Unknown, words of the problem
		text string
	}{
		{"security-policy.md", DocTarget, "/policies/security-policy/", "security-policy"},
		{"security-policy.md#access", DocTarget, "/policies/security-policy/#access", "security-policy"},
		{"./security%2Dpolicy.md", DocTarget, "/policies/security-policy/", "security-policy"},
		{"../glossary.md", DocTarget, "/glossary/", "glossary"},
		{"../../content/glossary.md", DocTarget, "/glossary/", "glossary"},
		{"/policies/security-policy/#access", DocTarget, "/policies/security-policy/#access", "security-policy"},
		{"/content/glossary.md", DocTarget, "/glossary/", "glossary"},
		{"Security-policy.md", Unknown, "capital letters", ""},
		{"missing.md", Unknown, `no document "content/policies/missing.md"`, ""},
		{"../../../etc/passwd", Unknown, "neither a document nor a page", ""},
		{"../../subprocessors/", PageTarget, "/subprocessors/", "/subprocessors/"},
		{"../../subprocessors/hetzner/#figures", PageTarget, "/subprocessors/hetzner/#figures", "/subprocessors/hetzner/"},
		{"/figures/#backups.daily.retention", PageTarget, "/figures/#backups.daily.retention", "/figures/"},
		{"/figures", Unknown, `write "/figures/"`, ""},
		{"/nothing/", Unknown, "no page", ""},
		{"/static/logo.svg", PageTarget, "/static/logo.svg", "logo.svg"},
		{"/static/../x", Unknown, "no page", ""},
		{"/data/backups.csv", PageTarget, "/data/backups.csv", "backups.csv"},
		{"/data/figures.json", PageTarget, "/data/figures.json", "figures.json"},
		{"/data/tables.xlsx", PageTarget, "/data/tables.xlsx", "tables.xlsx"},
		{"/data/weather.csv", Unknown, "no page", ""},
		{"/data/disclosure.csv", Unknown, "no page", ""},
		{"/policies/security-policy/index.html.md", PageTarget, "/policies/security-policy/index.html.md", "index.html.md"},
		{"/nothing/index.html.md", Unknown, "no page", ""},
		{"/.well-known/security.txt", PageTarget, "/.well-known/security.txt", "security.txt"},
		{"#retention", FragmentTarget, "#retention", "retention"},
		{"#", Unknown, "no destination", ""},
		{"", Unknown, "no destination", ""},
		{"fact:backups.daily.retention", FactTarget, "/figures/#backups.daily.retention", "30 days"},
		{"fact:backups.daily.provider", FactTarget, "/figures/#backups.daily.provider", "Amazon Web Services"},
		{"fact:backups.daily.size", Unknown, `no value "backups.daily.size"`, ""},
		{"ref:hetzner", NounTarget, "/subprocessors/hetzner/", "Hetzner"},
		{"ref:subprocessors.aws", NounTarget, "/subprocessors/aws/", "Amazon Web Services"},
		{"ref:backups.daily", NounTarget, "/backups/#backups.daily", "Daily database backup"},
		{"ref:data_categories.account", NounTarget, "/data-categories/account/", "Account data"},
		{"ref:organisation", NounTarget, "/", "Fennimore"},
		{"ref:app", Unknown, "could be any of components.app, continuity.app", ""},
		{"ref:security-policy", DocTarget, "/policies/security-policy/", "security-policy"},
		{"ref:policies.backup#retention", DocTarget, "/policies/backup/#retention", "backup"},
		{"ref:notice", Unknown, "more than one document", ""},
		{"ref:backups.hourly", Unknown, "no entry", ""},
		{"ref:nobody", Unknown, "neither the data nor the documents", ""},
		{"view:subprocessors", ViewTarget, "/subprocessors/", "Sub-processors"},
		{"view:backups.weekly", ViewTarget, "/backups/#backups.weekly", "Weekly database backup"},
		{"view:data-categories", ViewTarget, "/data-categories/", "Data categories"},
		{"view:weather", Unknown, `no view "weather"`, ""},
		{"view:backups.hourly", Unknown, "no entry", ""},
		{"https://a.example/b?c#d", ExternalTarget, "https://a.example/b?c#d", "https://a.example/b?c#d"},
		{"https://", Unknown, "not a complete web address", ""},
		{"//a.example/", Unknown, "https:", ""},
		{"mailto:a@b.example?subject=x", ExternalTarget, "mailto:a@b.example?subject=x", "a@b.example"},
		{"mailto:[email protected]", Unknown, "not an e-mail address", ""},
		{"tel:+33155500100", ExternalTarget, "tel:+33155500100", "+33155500100"},
		{"tel:call me", Unknown, "not a telephone number", ""},
		{"JavaScript:alert(1)", Unknown, "cannot link to", ""},
		{"data:text/html,x", Unknown, "cannot link to", ""},
	} {
		got := a.Resolve(from, c.dest)
		if got.Kind != c.kind {
			t.Errorf("Resolve(%q): got kind %d (%s), want %d", c.dest, got.Kind, got.Problem, c.kind)
			continue
		}
		if c.kind == Unknown {
			if !strings.Contains(got.Problem, c.href) || got.Href != "" {
				t.Errorf("Resolve(%q): got problem %q, href %q, want %q in the problem", c.dest, got.Problem, got.Href, c.href)
			}
		} else if got.Href != c.href || got.Text != c.text || got.Problem != "" {
			t.Errorf("Resolve(%q): got %q, text %q, problem %q, want %q, text %q", c.dest, got.Href, got.Text, got.Problem, c.href, c.text)
		}
	}
}

func TestResolveNamesTheDocument(t *testing.T) {
	a := fixture(t, "content/policies/backup.md", "content/policies/security-policy.md")
	for dest, want := range map[string][2]string{
		"security-policy.md#a%20b":     {"content/policies/security-policy.md", "a b"},
		"#here":                        {"content/policies/backup.md", "here"},
		"/policies/backup/#x":          {"content/policies/backup.md", "x"},
		"ref:policies.security-policy": {"content/policies/security-policy.md", ""},
		"/backups/#x":                  {"", "x"},
	} {
		if got := a.Resolve("content/policies/backup.md", dest); got.File != want[0] || got.Fragment != want[1] {
			t.Errorf("Resolve(%q): got %q, %q, want %q", dest, got.File, got.Fragment, want)
		}
	}
}

func TestAddStatic(t *testing.T) {
	a := fixture(t)
	a.AddStatic("site.css")
	if got := a.Resolve("content/x.md", "/static/site.css"); got.Kind != PageTarget {
		t.Errorf("got %q for a file that is there", got.Problem)
	}
	if got := a.Resolve("content/x.md", "/static/logo.svg"); got.Kind != Unknown {
		t.Error("a file that is not there was found")
	}
}

// TestEveryEntryHasAnAddress holds that whatever the data name can be linked to, at an address of its own.
func TestEveryEntryHasAnAddress(t *testing.T) {
	a := fixture(t, "content/policies/backup.md")
	seen := map[string]string{}
	for _, n := range entries(a.center) {
		address, path := a.Noun(n), n.Base().Path()
		if address == "" {
			t.Errorf("%s has no address", path)
		}
		if other, taken := seen[address]; taken && n.Base().ID != "" {
			t.Errorf("%s and %s share %s", path, other, address)
		}
		seen[address] = path
		if target := a.Resolve("", "ref:"+path); target.Href != address {
			t.Errorf("ref:%s leads to %q, want %q", path, target.Href, address)
		}
	}
	for _, f := range a.center.Stated {
		if target := a.Resolve("", "fact:"+f.ID); target.Fact != f {
			t.Errorf("fact:%s leads elsewhere", f.ID)
		}
	}
}

func FuzzResolve(f *testing.F) {
	a := fixture(f, "content/policies/backup.md")
	for _, s := range []string{"backup.md#x", "ref:a.b.c", "view:.", "fact:", "https://[::1", "%zz.md", "/../..//", "mailto:%", "tel:", "a:b", "?x#y"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, dest string) {
		got := a.Resolve("content/policies/backup.md", dest)
		if (got.Kind == Unknown) != (got.Problem != "") {
			t.Errorf("Resolve(%q): got kind %d with problem %q", dest, got.Kind, got.Problem)
		}
		if low := strings.ToLower(strings.TrimSpace(got.Href)); strings.HasPrefix(low, "javascript:") || strings.HasPrefix(low, "data:") || strings.HasPrefix(low, "//") {
			t.Errorf("Resolve(%q): got %q", dest, got.Href)
		}
	})
}
