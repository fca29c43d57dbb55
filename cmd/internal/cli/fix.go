package cli

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"

	"github.com/aymanbagabas/go-udiff"

	"candor/cmd/internal/build"
	"candor/cmd/internal/diag"
)

// rounds bounds how often corrections are checked for more: one may bring another to light, as a key that is spelled right is
// read for the first time.
const rounds = 50

// fixed checks the site with all safe corrections made, and writes them, or with dry shows them as a diff. It returns what is
// left.
func (a *app) fixed(dry bool) (*build.Result, error) {
	today, err := a.today()
	if err != nil {
		return nil, err
	}
	fsys, root, err := a.site()
	if err != nil {
		return nil, err
	}
	defer root.Close()
	since, done, err := a.published()
	if err != nil {
		return nil, err
	}
	defer done()
	site := overlay{fsys, map[string][]byte{}}
	was := map[string][]byte{}
	var made []diag.Made
	for range rounds {
		r, err := build.Check(site, build.Options{Today: today, Since: since})
		if err != nil {
			return nil, err
		}
		plan := diag.NewPlan(r.Findings)
		if len(plan.Made) == 0 {
			return r, a.writeFixes(site, was, made, dry)
		}
		for _, name := range plan.Files() {
			before, err := site.ReadFile(name)
			if err != nil {
				return nil, fmt.Errorf("correct %s: %w", name, err)
			}
			if _, ok := was[name]; !ok {
				was[name] = before
			}
			if site.texts[name], err = plan.Apply(name, before); err != nil {
				return nil, hint(fmt.Errorf("correct %s: %w", name, err), "run it again")
			}
		}
		made = append(made, plan.Made...)
	}
	return nil, fmt.Errorf("after %d rounds of corrections there are still more to make: nothing was changed", rounds)
}

// writeFixes writes the texts of an overlay, or shows what would change, and says what was corrected.
func (a *app) writeFixes(site overlay, was map[string][]byte, made []diag.Made, dry bool) error {
	for _, name := range slices.Sorted(maps.Keys(site.texts)) {
		if dry {
			fmt.Fprint(a.out, udiff.Unified("a/"+name, "b/"+name, string(was[name]), string(site.texts[name])))
			continue
		}
		if now, err := fs.ReadFile(site.FS, name); err != nil || !bytes.Equal(now, was[name]) {
			return hint(fmt.Errorf("correct %s: it was changed while it was checked", name), "run it again")
		}
		if err := writeFile(filepath.Join(a.dir, filepath.FromSlash(name)), site.texts[name]); err != nil {
			return err
		}
	}
	done := "corrected"
	if dry {
		done = "would correct"
	}
	for _, m := range made {
		fmt.Fprintf(a.err, "%s %s: %s [%s]\n", done, m.Finding.Span, m.Fix.Title, m.Finding.Rule)
	}
	return nil
}
