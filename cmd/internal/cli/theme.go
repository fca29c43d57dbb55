package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"candor/cmd/internal/load"
	"candor/cmd/internal/render"
	"candor/static"
	"candor/templates"
)

// theme returns a renderer with the site's own templates and static files over the ones that ship.
func (a *app) theme(fsys fs.FS) (*render.Renderer, error) {
	own, err := a.templates(fsys)
	if err != nil {
		return nil, err
	}
	files, err := layer(fsys, "static")
	if err != nil {
		return nil, err
	}
	r, err := render.New(render.Layer(own, templates.FS), render.Layer(files, static.FS))
	if err != nil {
		return nil, badTemplate(err)
	}
	return r, nil
}

func badTemplate(err error) error {
	return hint(err, "correct the file in templates/, or remove it to have the one that ships")
}

// templates returns the site's own templates, each of which has to be text, or nil. A file there that replaces nothing is
// said to do so, for its name may be a slip.
func (a *app) templates(fsys fs.FS) (fs.FS, error) {
	own, err := layer(fsys, "templates")
	if own == nil || err != nil {
		return nil, err
	}
	shipped, err := fs.Glob(templates.FS, "*.html")
	if err != nil {
		return nil, err
	}
	entries, err := fs.ReadDir(own, ".")
	if err != nil {
		reason, what := load.Fault(err)
		return nil, hint(fmt.Errorf("the folder templates/ cannot be read: %s", reason), "%s", what)
	}
	for _, e := range entries {
		name := "templates/" + e.Name()
		if !slices.Contains(shipped, e.Name()) {
			if strings.HasSuffix(name, ".html") {
				fmt.Fprintf(a.err, "%s is not used: templates are %s\n", name, strings.Join(shipped, ", "))
			}
			continue
		}
		f, finding, err := load.ReadFile(fsys, name)
		switch {
		case err != nil:
			return nil, fmt.Errorf("%s: %w", name, err)
		case finding != nil:
			return nil, hint(fmt.Errorf("%s: %s", name, finding.Message), "%s", finding.Hint)
		case strings.TrimSpace(string(f.Data)) == "":
			return nil, badTemplate(fmt.Errorf("%s is empty: every page would be", name))
		}
	}
	return own, nil
}

// layer returns a folder of the site that lies over one that ships, or nil where there is none.
func layer(fsys fs.FS, dir string) (fs.FS, error) {
	info, err := fs.Stat(fsys, dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		reason, what := load.Fault(err)
		return nil, hint(fmt.Errorf("the folder %s/ cannot be read: %s", dir, reason), "%s", what)
	case !info.IsDir():
		return nil, hint(fmt.Errorf("%s is a file and has to be a folder", dir), "rename it, or make it a folder")
	}
	return plain{fsys, dir}, nil
}

// plain is a folder of the site of which folders and regular files only are opened: opening a pipe would wait for somebody to
// write into it. It is no fs.Sub, since what that returns tells the mode of a file by opening it.
type plain struct {
	fsys fs.FS
	dir  string
}

func (p plain) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	name = path.Join(p.dir, name)
	info, err := fs.Stat(p.fsys, name)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, err // the file that ships stands in
		}
		reason, _ := load.Fault(err)
		return nil, fmt.Errorf("%s: %s", name, reason)
	}
	if !info.IsDir() && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a file: pipes and devices cannot be published", name)
	}
	return p.fsys.Open(name)
}
