// Package history reads a site as it is at a revision of git, without touching the working tree or the index.
//
// It runs git and reads objects: 'ls-tree' lists the files, 'cat-file' prints them. An archive would leave out what an attribute
// says to leave out and rewrite line ends; a checkout needs a folder and runs hooks. A Git library in Go would spare the
// program, which is there wherever a repository is worked on, at the price of a second reading of packs, of partial clones and of
// who may own a repository, and of some twenty modules.
package history

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"slices"
	"strconv"
	"strings"
)

// Limits on what is read of a revision.
const (
	maxBytes = 512 << 20
	maxFiles = 100_000
)

// An Error says why a revision cannot be read, and what to do.
type Error struct {
	Problem string
	Advice  string
	NoSite  bool // the revision is there and holds no site
}

func (e *Error) Error() string { return e.Problem }

// Hint returns what to do.
func (e *Error) Hint() string { return e.Advice }

// A Repository is the repository that holds a folder.
type Repository struct {
	dir    string
	prefix string // of the folder within the repository: 'docs/trust/', "" at its root
}

// Open finds the repository of a folder.
func Open(dir string) (*Repository, error) {
	r := &Repository{dir: dir}
	if _, err := exec.LookPath("git"); err != nil {
		return nil, &Error{Problem: "there is no program 'git', which is needed to read a revision", Advice: "install git, or name a folder that holds the other state of the site"}
	}
	out, err := r.git("rev-parse", "--show-prefix")
	if err != nil {
		problem := err.Error()
		switch {
		case strings.Contains(problem, "not a git repository"):
			return nil, &Error{Problem: fmt.Sprintf("%s is in no git repository", dir), Advice: "name a folder that holds the other state of the site, or clone the repository"}
		case strings.Contains(problem, "dubious ownership"):
			return nil, &Error{Problem: fmt.Sprintf("git does not read %s, since it belongs to another user", dir), Advice: "allow it: git config --global --add safe.directory FOLDER"}
		}
		return nil, fmt.Errorf("find the repository: %w", err)
	}
	r.prefix = strings.TrimSuffix(string(out), "\n")
	return r, nil
}

// Has reports whether something in the repository has that name.
func (r *Repository) Has(rev string) bool {
	if rev == "" || strings.HasPrefix(rev, "-") {
		return false
	}
	if !strings.Contains(rev, ":") { // behind a colon stands a path, and all of it
		rev += "^{object}"
	}
	_, err := r.git("rev-parse", "--verify", "--quiet", rev)
	return err == nil
}

// Base returns the commit at which two revisions parted.
func (r *Repository) Base(a, b string) (string, error) {
	for _, rev := range []string{a, b} {
		if !r.Has(rev) {
			return "", r.unknown(rev)
		}
	}
	out, err := r.git("merge-base", a, b)
	if err != nil {
		return "", &Error{Problem: fmt.Sprintf("%s and %s have no commit in common here", a, b), Advice: "fetch the whole history: git fetch --unshallow"}
	}
	return strings.TrimSpace(string(out)), nil
}

// Site returns the folder's content/ and data/ as they are at a revision, or an error that says so where neither is there. A revision is what git takes for one (gitrevisions(7)):
// a branch, a tag, a commit, 'HEAD~3', or 'main:docs/trust' for another folder of the repository.
func (r *Repository) Site(rev string) (fs.FS, error) {
	if !r.Has(rev) {
		return nil, r.unknown(rev)
	}
	tree, where := rev+"^{tree}", "at its root"
	switch {
	case strings.Contains(rev, ":"):
		tree, where = rev, "there"
	case r.prefix != "":
		tree, where = rev+":"+strings.TrimSuffix(r.prefix, "/"), "in "+r.prefix
	}
	noSite := &Error{NoSite: true, Problem: fmt.Sprintf("revision %s holds neither data/ nor content/ %s", rev, where),
		Advice: fmt.Sprintf("name the folder of the site in it: %s:FOLDER", strings.SplitN(rev, ":", 2)[0])}
	hash, err := r.git("rev-parse", "--verify", "--quiet", tree)
	if err != nil {
		return nil, noSite
	}
	if sort, err := r.git("cat-file", "-t", strings.TrimSpace(string(hash))); err != nil || strings.TrimSpace(string(sort)) != "tree" {
		return nil, noSite
	}
	objects, err := r.list(strings.TrimSpace(string(hash)))
	if err != nil {
		return nil, fmt.Errorf("list revision %s: %w", rev, err)
	}
	if len(objects) == 0 {
		return nil, noSite
	}
	files, err := r.read(objects)
	if err != nil {
		return nil, fmt.Errorf("read revision %s: %w", rev, err)
	}
	return files, nil
}

func (r *Repository) unknown(rev string) error {
	advice := "'git branch --all' and 'git tag' list the names that there are"
	if out, err := r.git("rev-parse", "--is-shallow-repository"); err == nil && strings.TrimSpace(string(out)) == "true" {
		advice = "this clone holds only a part of the history: fetch the rest with 'git fetch --unshallow', or the branch with 'git fetch origin NAME' and name it origin/NAME"
	}
	return &Error{Problem: fmt.Sprintf("there is neither a folder nor a revision %q", rev), Advice: advice}
}

// An object is a file of a revision.
type object struct {
	name string
	hash string
	link bool // its text is the path to which it leads
}

// list returns the files below content/ and data/ of a tree.
func (r *Repository) list(tree string) (out []object, err error) {
	listing, err := r.git("ls-tree", "-r", "-z", "-l", "--full-tree", tree, "content", "data")
	if err != nil {
		return nil, err
	}
	total := 0
	for line := range strings.SplitSeq(strings.TrimSuffix(string(listing), "\x00"), "\x00") {
		about, name, ok := strings.Cut(line, "\t")
		part := strings.Fields(about) // mode, type, hash, size
		if !ok || len(part) != 4 || part[1] != "blob" || !fs.ValidPath(name) {
			continue // a submodule, or nothing
		}
		size, err := strconv.Atoi(part[3])
		if err != nil {
			return nil, fmt.Errorf("size of %s: %w", name, err)
		}
		if total += size; total > maxBytes || len(out) >= maxFiles {
			return nil, &Error{Problem: fmt.Sprintf("content/ and data/ hold more than %d MB or %d files", maxBytes>>20, maxFiles), Advice: "move what is no text out of content/ and data/"}
		}
		out = append(out, object{name, part[2], part[0] == "120000"})
	}
	return out, nil
}

// read returns the files' contents as a file system. A zip archive in memory is one, and asks for no code of ours.
func (r *Repository) read(objects []object) (fs.FS, error) {
	cmd := r.command("cat-file", "--batch")
	var ask strings.Builder
	for _, o := range objects {
		ask.WriteString(o.hash + "\n")
	}
	cmd.Stdin = strings.NewReader(ask.String())
	var problem bytes.Buffer
	cmd.Stderr = &problem
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	texts, err := contents(out, objects)
	if err != nil {
		// What is left unread would keep git waiting.
		err = errors.Join(err, out.Close())
	}
	if wait := cmd.Wait(); wait != nil && err == nil {
		err = fmt.Errorf("%w: %s", wait, firstLine(problem.String()))
	}
	if err != nil {
		return nil, err
	}
	return archive(objects, texts)
}

func contents(out io.Reader, objects []object) (map[string][]byte, error) {
	in := bufio.NewReader(out)
	texts := make(map[string][]byte, len(objects))
	for _, o := range objects {
		head, err := in.ReadString('\n')
		if err != nil {
			return nil, err
		}
		part := strings.Fields(head) // hash, type, size
		if len(part) != 3 {
			return nil, fmt.Errorf("%s: git says %q", o.name, strings.TrimSpace(head))
		}
		size, err := strconv.Atoi(part[2])
		if err != nil || size < 0 || size > maxBytes {
			return nil, fmt.Errorf("%s: git says %q", o.name, strings.TrimSpace(head))
		}
		text := make([]byte, size)
		if _, err := io.ReadFull(in, text); err != nil {
			return nil, err
		}
		if _, err := in.Discard(1); err != nil { // the newline behind each
			return nil, err
		}
		texts[o.name] = text
	}
	return texts, nil
}

// archive returns a file system of the files. A link is the file to which it leads, where that is one of them; no link leads out.
func archive(objects []object, texts map[string][]byte) (fs.FS, error) {
	links := map[string]bool{}
	for _, o := range objects {
		links[o.name] = o.link
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, o := range objects {
		name := o.name
		for hops := 0; links[name] && hops < 8; hops++ {
			name = path.Join(path.Dir(name), string(texts[name]))
		}
		text, ok := texts[name]
		if !ok || links[name] {
			continue
		}
		f, err := w.CreateHeader(&zip.FileHeader{Name: o.name, Method: zip.Store})
		if err != nil {
			return nil, err
		}
		if _, err := f.Write(text); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
}

func (r *Repository) git(args ...string) ([]byte, error) {
	cmd := r.command(args...)
	var problem bytes.Buffer
	cmd.Stderr = &problem
	out, err := cmd.Output()
	if err != nil && problem.Len() > 0 {
		return nil, errors.New(firstLine(problem.String()))
	}
	return out, err
}

// command returns a command of git that reads. A hook of git sets variables that would lead it to another repository.
func (r *Repository) command(args ...string) *exec.Cmd {
	cmd := exec.Command("git", append([]string{"-C", r.dir}, args...)...)
	cmd.Env = slices.DeleteFunc(os.Environ(), func(v string) bool {
		name, _, _ := strings.Cut(v, "=")
		return slices.Contains([]string{"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"}, name)
	})
	cmd.Env = append(cmd.Env, "LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0")
	return cmd
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return line
}
