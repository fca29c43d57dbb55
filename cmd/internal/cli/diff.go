package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"candor/cmd/internal/build"
	"candor/cmd/internal/change"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/history"
)

func (a *app) diff() *cobra.Command {
	var format, colour, source string
	var parted bool
	var limit int
	c := &cobra.Command{
		Use:   "diff BASE [HEAD]",
		Short: "List what changed, fact by fact and clause by clause",
		Long: "Diff compares two states of the site: which facts were added, removed or changed, and which clauses of the documents\n" +
			"were added, removed, changed, moved, or only reworded, which means that every figure, name and word of obligation in\n" +
			"them is the same. BASE and HEAD are revisions of git ('main', 'HEAD~3', 'main:docs/trust') or folders; HEAD is the site\n" +
			"as it stands in its folder when it is not given. Neither the working tree nor the index is touched.\n" +
			"Exit status: 0 when nothing differs, 1 when something does, 2 when it could not run.",
		Example: "  candor diff HEAD\n  candor diff v1.0 v1.1\n  candor diff ../last-year .\n  candor diff origin/main --merge-base --format markdown > comment.md",
		Args: func(c *cobra.Command, args []string) error {
			switch {
			case len(args) == 0:
				return hint(errors.New("there is nothing to compare with"), "name a revision or a folder: candor diff HEAD")
			case len(args) > 2:
				return hint(fmt.Errorf("'%s' compares two states, and was given %d", c.CommandPath(), len(args)), "%s %s %s", c.CommandPath(), args[0], args[1])
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if err := oneOf("--format", format, "text", "json", "markdown", "toml"); err != nil {
				return err
			}
			if err := oneOf("--color", colour, "auto", "always", "never"); err != nil {
				return err
			}
			d, err := a.compare(args, parted)
			if err != nil {
				return err
			}
			for _, s := range []*change.Side{d.Before, d.After} {
				for _, f := range s.Problems {
					fmt.Fprintf(a.err, "%s: %s: %s; what stands there is missing from the comparison\n", s.Name, f.Span, f.Message)
				}
			}
			switch format {
			case "json":
				err = change.JSON(a.out, d)
			case "markdown":
				prefix, url := repositoryPrefix(a.dir), source
				if url == "" {
					url = sourceURL()
				}
				err = change.MarkdownWithin(a.out, d, change.Places{Prefix: prefix, SourceURL: url}, limit)
			case "toml":
				err = change.Draft(a.out, d)
			default:
				err = change.Text(a.out, d, colour == "always" || colour == "auto" && wantsColour(a.out))
				fmt.Fprintf(a.err, "%s → %s: %s\n", d.Before.Name, d.After.Name, change.Summary(d))
			}
			if err != nil {
				return fmt.Errorf("write differences: %w", err)
			}
			if !d.Empty() {
				a.status = Findings
			}
			return nil
		},
	}
	c.Flags().StringVar(&format, "format", "text", "how differences are written: text, json, markdown (a comment on a merge request) or toml (entries for the Changes page, to be put into words)")
	c.Flags().StringVar(&colour, "color", "auto", "colour in text: auto (when a terminal shows it and NO_COLOR is not set), always or never")
	c.Flags().StringVar(&source, "source-url", "", "the `address` below which the repository's files can be seen, to which markdown links (default: as GitLab and GitHub tell their jobs)")
	c.Flags().IntVar(&limit, "limit", diag.CommentLimit, "how many bytes markdown may have, as for what a comment has left: changes for which there is no room are counted")
	c.Flags().BoolVar(&parted, "merge-base", false, "compare with the commit at which HEAD parted from BASE, so that what BASE has gained since is left out")
	a.asOfFlag(c)
	return c
}

// compare compares the states that arguments name.
func (a *app) compare(args []string, parted bool) (*change.Diff, error) {
	today, err := a.today()
	if err != nil {
		return nil, err
	}
	base, head := args[0], ""
	if len(args) > 1 {
		head = args[1]
	}
	name := base
	if parted {
		repo, err := history.Open(a.dir)
		if err != nil {
			return nil, err
		}
		with := head
		if with == "" {
			with = "HEAD"
		}
		if base, err = repo.Base(base, with); err != nil {
			return nil, err
		}
		name = fmt.Sprintf("%s (at %.12s)", name, base)
	}
	before, closeBefore, err := a.state(base)
	if err != nil {
		return nil, err
	}
	defer closeBefore()
	var after fs.FS
	if head == "" {
		fsys, root, err := a.site()
		if err != nil {
			return nil, err
		}
		defer root.Close()
		after, head = fsys, "the folder as it stands"
	} else {
		fsys, closeAfter, err := a.state(head)
		if err != nil {
			return nil, err
		}
		defer closeAfter()
		after = fsys
	}
	d, err := build.Compare(before, after, build.Options{Today: today})
	if err != nil {
		return nil, err
	}
	d.Before.Name, d.After.Name = name, head
	return d, nil
}

// state opens a state of the site: a folder, or a revision of the repository that holds the site. What is both has to be told
// apart, as git asks for it.
func (a *app) state(name string) (fsys fs.FS, done func(), err error) {
	done = func() {}
	info, missing := os.Stat(name)
	folder := missing == nil && info.IsDir()
	path := strings.ContainsRune(name, filepath.Separator) || strings.HasPrefix(name, ".") || strings.Contains(name, "/")
	if folder && (path || filepath.IsAbs(name)) {
		return openState(name)
	}
	repo, err := history.Open(a.dir)
	switch {
	case err != nil && folder:
		return openState(name)
	case err != nil:
		return nil, done, err
	case folder && repo.Has(name):
		return nil, done, hint(fmt.Errorf("%q is a folder and a revision", name), "write ./%s for the folder, or refs/heads/%s for the branch", name, name)
	case folder:
		return openState(name)
	}
	fsys, err = repo.Site(name)
	if none := (*history.Error)(nil); errors.As(err, &none) && none.NoSite && !strings.Contains(name, ":") {
		// The change that brings the site has nothing to be compared with. A folder that was named is a slip.
		fmt.Fprintf(a.err, "%v: all of the site is new\n", err)
		return nothing{}, done, nil
	}
	return fsys, done, err
}

// nothing is a file system without files.
type nothing struct{}

func (nothing) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// openState opens a folder as a state of the site.
func openState(dir string) (fs.FS, func(), error) {
	fsys, root, err := openSite(dir)
	if err != nil {
		return nil, func() {}, err
	}
	return fsys, func() { root.Close() }, nil
}
