package load_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"candor/cmd/internal/load"
)

// closed is a file system whose files can be seen but not read.
type closed struct{ fstest.MapFS }

func (c closed) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, ".toml") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return c.MapFS.Open(name)
}

func (c closed) Stat(name string) (fs.FileInfo, error) { return c.MapFS.Stat(name) }

func (c closed) ReadFile(name string) ([]byte, error) {
	f, err := c.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return c.MapFS.ReadFile(name)
}

func TestReadFile(t *testing.T) {
	file := func(data string) fs.FS { return fstest.MapFS{"data/a.toml": {Data: []byte(data)}} }
	tests := []struct {
		name          string
		fsys          fs.FS
		rule, message string
		at            string
	}{
		{"missing", fstest.MapFS{}, "file-unreadable", "the file cannot be opened: it is gone, or a link that leads to nothing", "data/a.toml:1:1"},
		{"no_permission", closed{fstest.MapFS{"data/a.toml": {Data: []byte("x")}}}, "file-unreadable", "the file cannot be opened: there is no permission to read it", "data/a.toml:1:1"},
		{"folder", fstest.MapFS{"data/a.toml/b": {}}, "file-unreadable", "this is a folder, not a file of text", "data/a.toml:1:1"},
		{"pipe", fstest.MapFS{"data/a.toml": {Mode: fs.ModeNamedPipe}}, "file-unreadable", "this is a named pipe, not a file of text", "data/a.toml:1:1"},
		{"too_large", file(strings.Repeat("x", load.MaxFile+1)), "file-too-large", "the file has 8388609 bytes, more than the 8 MB that a text may have", "data/a.toml:1:1"},
		{"much_too_large", file(strings.Repeat("x", 3*load.MaxFile)), "file-too-large", "the file has 25165824 bytes, more than the 8 MB that a text may have", "data/a.toml:1:1"},
		{"binary", file("a = 1\n\x00\x01"), "file-not-text", "the file holds a zero byte: it is binary, or text in an encoding other than UTF-8", "data/a.toml:2:1"},
		{"utf16", file("\xff\xfea\x00"), "file-not-text", "the file is text in UTF-16, which some editors call Unicode", "data/a.toml:1:1"},
		{"latin1", file("a = \"M\xfcnchen\"\n"), "file-not-text", "this byte is not UTF-8, so the file is in another encoding", "data/a.toml:1:7"},
		{"cut_inside_a_letter", file("a = \"\xe6\x97"), "file-not-text", "this byte is not UTF-8, so the file is in another encoding", "data/a.toml:1:6"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, finding, err := load.ReadFile(tt.fsys, "data/a.toml")
			if f != nil || finding == nil || err != nil {
				t.Fatalf("got %v, %v, %v, want a finding", f, finding, err)
			}
			if finding.Rule != tt.rule || finding.Message != tt.message || finding.Span.String() != tt.at || finding.Hint == "" {
				t.Errorf("got  %s %s %q\nwant %s %s %q", finding.Rule, finding.Span, finding.Message, tt.rule, tt.at, tt.message)
			}
		})
	}
	t.Run("good", func(t *testing.T) {
		f, finding, err := load.ReadFile(file("a = \"München 東京 \ufffd\"\n"), "data/a.toml")
		if finding != nil || err != nil || f.Name != "data/a.toml" {
			t.Errorf("got %v, %v, %v, want the file", f, finding, err)
		}
	})
}

func TestUnusableFileHidesNoOther(t *testing.T) {
	d := read(t, fstest.MapFS{"data/a.toml": {Data: []byte("\x00")}, "data/b.toml": {Data: []byte(org)}, "data/c.toml": {Mode: fs.ModeSymlink, Data: []byte("gone")}, "data/notes.txt": {Data: []byte("\x00")}})
	if len(d.Findings) != 2 || d.Findings[0].Span.Name() != "data/a.toml" || d.Findings[1].Span.Name() != "data/c.toml" {
		t.Errorf("got %v, want one for each file that cannot be used", lines(d.Findings))
	}
	if d.Center.Organisation.Name.V != "Larkbridge" || len(d.Files) != 1 {
		t.Errorf("the good file was not read: %d files, organisation %q", len(d.Files), d.Center.Organisation.Name.V)
	}
}
