package publish

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

func TestCommit_full_disk(t *testing.T) {
	top := t.TempDir()
	if err := unix.Mount("tmpfs", top, "tmpfs", 0, "size=64k,nr_inodes=40"); err != nil {
		t.Skipf("needs the right to mount a small file system: %v", err)
	}
	defer unix.Unmount(top, unix.MNT_DETACH)
	dir := filepath.Join(top, "public")
	was := site{"index.html": "old"}
	for i := range 20 {
		was[fmt.Sprintf("d%d/x", i/4)] = "old"
	}
	must(t, dir, was)
	t.Run("bytes", func(t *testing.T) {
		_, err := put(dir, site{"index.html": "new", "large.html": strings.Repeat("x", 100_000)})
		wantError(t, err, "write public/large.html: no space left on device")
		wantTree(t, dir, was)
	})
	t.Run("inodes", func(t *testing.T) {
		files := site{}
		for i := range 60 {
			files[fmt.Sprintf("e%d", i)] = ""
		}
		_, err := put(dir, files)
		wantError(t, err, "write public/e", "no space left on device")
		wantTree(t, dir, was)
	})
	t.Run("public is a mount point", func(t *testing.T) {
		_, err := put(top, site{"a.html": "1"})
		wantError(t, err, "mount the folder above it")
		wantNothingBeside(t, top)
	})
}
