package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// Manifest is the name, in public/, of the list of what the build wrote. It is in the form that sha256sum writes, sorted by
// name, so that `sha256sum -c .candor.sha256` tells whether a copy of the site is whole; JSON would need a program of its
// own for that, and takes ten times as long to read. It holds no date and no version: the same site has the same manifest.
const Manifest = ".candor.sha256"

// A manifest is the hash of each file a build wrote, by name.
type manifest map[string][sha256.Size]byte

// maxManifest bounds what is read: a million files with long names.
const maxManifest = 256 << 20

const manifestHead = "# What the last build wrote here. Files not in this list are left alone. Check: sha256sum -c " + Manifest + "\n"

func formatManifest(files map[string]entry) []byte {
	return append([]byte(manifestHead), listHashes(files)...)
}

func listHashes(files map[string]entry) []byte {
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	var b bytes.Buffer
	for _, name := range names {
		sum := files[name].sum
		b.Write(hex.AppendEncode(b.AvailableBuffer(), sum[:]))
		b.WriteString("  ")
		b.WriteString(name)
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// readManifest returns the manifest of a site, and nothing without an error when it has none.
func readManifest(site *os.Root, base string) ([]byte, manifest, error) {
	f, err := site.Open(Manifest)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("read %s/%s: %w", base, Manifest, bare(err))
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, maxManifest))
	if err != nil {
		return nil, nil, fmt.Errorf("read %s/%s: %w", base, Manifest, bare(err))
	}
	m, err := parseManifest(string(raw))
	if err != nil {
		// To take every file for foreign would be safe too, but each page would then be reported as in the way.
		return nil, nil, fmt.Errorf("read %s/%s: %w: empty %s/, or restore the file", base, Manifest, err, base)
	}
	return raw, m, nil
}

func parseManifest(raw string) (manifest, error) {
	m := make(manifest, strings.Count(raw, "\n"))
	n := 0
	for line := range strings.Lines(raw) {
		n++
		if line[0] == '#' {
			continue
		}
		line, whole := strings.CutSuffix(line, "\n")
		digits, name, ok := strings.Cut(line, "  ")
		var sum [sha256.Size]byte
		if whole && ok && len(digits) == hex.EncodedLen(len(sum)) {
			_, err := hex.Decode(sum[:], []byte(digits))
			ok = err == nil
		} else {
			ok = false
		}
		if clean, err := Clean(name); !ok || err != nil || clean != name {
			return nil, fmt.Errorf("line %d is not a hash and a file name", n)
		}
		m[name] = sum
	}
	return m, nil
}

// Hashes returns the SHA-256 of each file written so far, in the form that sha256sum reads, sorted by name. The manifest has a
// name by which many hosts hide it, and so do the tools that copy sites to them: this is what a site can publish as a file of its
// own, for readers.
func (s *Stage) Hashes() []byte { return s.ledger.hashes() }

// Hashes returns the SHA-256 of each file written so far, as [Stage.Hashes] does.
func (m *Memory) Hashes() []byte { return m.ledger.hashes() }

func (l *ledger) hashes() []byte {
	l.mu.Lock()
	defer l.mu.Unlock()
	files := make(map[string]entry, len(l.files))
	for name, e := range l.files {
		if !e.open {
			files[name] = e
		}
	}
	return listHashes(files)
}
