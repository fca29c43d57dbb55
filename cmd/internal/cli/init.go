package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"candor/cmd/internal/catalog"
	"candor/cmd/internal/load"
	"candor/cmd/internal/starter"
)

// initFlags are what 'candor init' is told about the company.
type initFlags struct {
	name, domain, country string
}

func (a *app) initCommand() *cobra.Command {
	var f initFlags
	c := &cobra.Command{
		Use:   "init DIR",
		Short: "Write a small, complete site to start from",
		Long: "Init writes a trust center of an invented company into a new folder, or into one that has none of its files: data,\n" +
			"policies, a README that says what to change first, and the files by which GitHub and GitLab check and publish it.\n" +
			"It never overwrites: when one of its files is there, it says so and writes nothing.",
		Example: "  candor init trust\n  candor init trust-center --name 'Larkbridge SAS' --domain larkbridge.example --country FR",
		Args: func(c *cobra.Command, args []string) error {
			switch len(args) {
			case 0:
				return hint(errors.New("'candor init' needs the folder to write into"), "candor init DIR")
			case 1:
				return nil
			}
			return hint(fmt.Errorf("'candor init' takes one folder, and was given %d", len(args)), "quote a name that has spaces")
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.runInit(args[0], f) },
	}
	c.Flags().StringVar(&f.name, "name", "Example Company", "the company's `name`")
	c.Flags().StringVar(&f.domain, "domain", "company.example", "its `domain`, from which host names and e-mail addresses are made")
	c.Flags().StringVar(&f.country, "country", "DE", "the `country` of its seat, ISO 3166-1 alpha-2")
	a.asOfFlag(c)
	return c
}

func (a *app) runInit(dir string, f initFlags) error {
	if err := f.valid(); err != nil {
		return err
	}
	today, err := a.today()
	if err != nil {
		return err
	}
	files, err := starter.Files(starter.Values{Name: f.name, Domain: f.domain, Country: f.country, Date: today})
	if err != nil {
		return err
	}
	schema, err := load.Schema()
	if err != nil {
		return err
	}
	files = append(files, starter.File{Name: "data/candor.schema.json", Data: schema})
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(a.dir, dir)
	}
	if err := free(dir, files); err != nil {
		return err
	}
	for _, file := range files {
		name := filepath.Join(dir, filepath.FromSlash(file.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return hint(fmt.Errorf("write site: %w", err), "choose a folder in which files can be made")
		}
		if err := writeNew(name, file.Data); err != nil {
			return hint(fmt.Errorf("write site: %w", err), "choose a folder in which files can be made")
		}
	}
	fmt.Fprintf(a.err, "%s: %d files written; %s says what to change first\nnext: candor -C %s serve\n",
		dir, len(files), filepath.Join(dir, "README.md"), quoted(dir))
	return nil
}

// valid refuses what would make data that cannot be read.
func (f initFlags) valid() error {
	if strings.TrimSpace(f.name) == "" || strings.ContainsFunc(f.name, func(r rune) bool { return unicode.IsControl(r) || r == '"' || r == '\\' }) {
		return hint(fmt.Errorf("--name cannot be %q", f.name), "write the company's name without quotation marks: --name 'Larkbridge SAS'")
	}
	if !strings.Contains(f.domain, ".") || strings.ContainsFunc(f.domain, notInHost) {
		return hint(fmt.Errorf("--domain cannot be %q", f.domain), "write a domain name: --domain larkbridge.example")
	}
	if c, ok := catalog.Default().Country(f.country); !ok || c.Code != f.country {
		return hint(fmt.Errorf("--country cannot be %q", f.country), "write the code of ISO 3166-1 alpha-2, as FR or DE")
	}
	return nil
}

// notInHost reports whether a letter cannot stand in a host name.
func notInHost(r rune) bool {
	return r != '-' && r != '.' && !(r >= 'a' && r <= 'z') && !(r >= '0' && r <= '9')
}

// free refuses a folder that holds one of the files already.
func free(dir string, files []starter.File) error {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return hint(fmt.Errorf("write site: %w", err), "choose another folder")
	case !info.IsDir():
		return hint(fmt.Errorf("%s is a file", dir), "choose a folder")
	}
	var there []string
	for _, file := range files {
		if _, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(file.Name))); err == nil {
			there = append(there, file.Name)
		}
	}
	if len(there) == 0 {
		return nil
	}
	const most = 3
	list := strings.Join(there[:min(most, len(there))], ", ")
	if len(there) > most {
		list += fmt.Sprintf(" and %d more", len(there)-most)
	}
	return hint(fmt.Errorf("%s already holds %s; nothing was written", dir, list), "choose a folder without these files, or move them away")
}

// writeNew writes a file that must not exist yet.
func writeNew(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// quoted returns a path as a shell reads it.
func quoted(path string) string {
	if strings.ContainsFunc(path, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("/._-+", r)
	}) {
		return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
	}
	return path
}
