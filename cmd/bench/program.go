package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"candor/cmd/bench/corpus"
)

// What is measured, in the order in which the programs take turns.
const (
	floor   = "floor"
	build   = "build"
	check   = "check"
	rebuild = "rebuild"
	hugo    = "hugo"
)

// A program is one thing that is measured at one size.
type program struct {
	name    string
	path    string
	args    []string
	env     []string     // added to bench's own
	prepare func() error // not measured; may be nil
	out     string       // the folder that has to hold at least one HTML page for each policy afterwards, or ""
}

// programs returns what is measured on the site in dir.
func programs(o options, t tools, dir string) []program {
	site := filepath.Join(dir, "site")
	floorOut, hugoDir := filepath.Join(dir, "floor"), filepath.Join(dir, "hugo")
	public := filepath.Join(site, "public")
	all := []program{
		{name: floor, path: t.floor, args: []string{site, floorOut}, out: floorOut,
			prepare: func() error { return os.RemoveAll(floorOut) }},
		{name: build, path: t.candor, args: []string{"-C", site, "build"}, out: public,
			prepare: func() error { return empty(site) }},
		{name: check, path: t.candor, args: []string{"-C", site, "check"}},
		{name: rebuild, path: t.candor, args: []string{"-C", site, "build"}, out: public},
		{name: hugo, path: t.hugo, args: []string{"--quiet", "--source", hugoDir, "--destination", filepath.Join(hugoDir, "public")}, out: filepath.Join(hugoDir, "public"),
			env:     []string{"HUGO_CACHEDIR=" + filepath.Join(hugoDir, "cache")},
			prepare: func() error { return hugoSite(hugoDir, site) }},
	}
	return slices.DeleteFunc(all, func(p program) bool { return !slices.Contains(o.only, p.name) })
}

// empty removes all from a site that is not its source: public/ and whatever else a build has left.
func empty(site string) error {
	entries, err := os.ReadDir(site)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.Name() != "content" && e.Name() != "data" {
			if err := os.RemoveAll(filepath.Join(site, e.Name())); err != nil {
				return err
			}
		}
	}
	return os.Mkdir(filepath.Join(site, "public"), 0o777)
}

// measureSite generates a site in dir and runs the programs on it in turns.
func measureSite(ctx context.Context, o options, site corpus.Site, t tools, dir string, log io.Writer) (*size, error) {
	fmt.Fprintf(log, "%d policies: writing\n", site.Policies)
	s := &size{Docs: site.Policies}
	if err := generate(ctx, site, filepath.Join(dir, "site"), s); err != nil {
		return nil, err
	}
	ps := programs(o, t, dir)
	runs := make([][]sample, len(ps))
	for turn := range o.runs + 1 {
		if turn == 0 {
			fmt.Fprintf(log, "%d policies: warming up\n", site.Policies)
		} else {
			fmt.Fprintf(log, "%d policies: turn %d of %d\n", site.Policies, turn, o.runs)
		}
		for i := range ps {
			p := &ps[i]
			if p.prepare != nil {
				if err := p.prepare(); err != nil {
					return nil, fmt.Errorf("prepare %s: %w", p.name, err)
				}
			}
			one, err := measure(ctx, p)
			if err != nil {
				return nil, err
			}
			if turn > 0 {
				runs[i] = append(runs[i], one)
			} else if err := p.complete(site.Policies); err != nil {
				return nil, err
			}
		}
	}
	for i, p := range ps {
		s.Rows = append(s.Rows, newRow(p.name, site.Policies, runs[i], runs[0]))
	}
	return s, nil
}

// generate writes the site file by file and counts into s.
func generate(ctx context.Context, site corpus.Site, dir string, s *size) error {
	words := 0
	for f := range site.Files() {
		if err := ctx.Err(); err != nil {
			return err
		}
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		err := os.WriteFile(name, f.Data, 0o666)
		if os.IsNotExist(err) {
			if err = os.MkdirAll(filepath.Dir(name), 0o777); err == nil {
				err = os.WriteFile(name, f.Data, 0o666)
			}
		}
		if err != nil {
			return err
		}
		if strings.HasSuffix(name, ".md") {
			s.Bytes += int64(len(f.Data))
			_, body, _ := strings.Cut(strings.TrimPrefix(string(f.Data), "+++\n"), "+++\n")
			words += corpus.Words(body)
		}
	}
	s.Words = words / site.Policies
	return nil
}

// complete reports an error when a program has not written a page for each policy: it would be measured at another task.
func (p *program) complete(policies int) error {
	if p.out == "" {
		return nil
	}
	n := 0
	err := filepath.WalkDir(p.out, func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && strings.HasSuffix(name, ".html") {
			n++
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("%s left no pages: %w", p.name, err)
	}
	if n < policies {
		return &hinted{fmt.Errorf("%s wrote %d pages for %d policies", p.name, n, policies), "run it by hand on a site left by --keep"}
	}
	return nil
}
