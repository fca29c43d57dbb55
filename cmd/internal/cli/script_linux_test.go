package cli_test

import (
	"bytes"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// fifo FILE: a named pipe that nobody writes into.
func fifo(ts *testscript.TestScript, neg bool, args []string) {
	ts.Check(syscall.Mkfifo(ts.MkAbs(args[0]), 0o644))
}

// tmpfs FOLDER SIZE: a disk of that size, until the script ends.
func tmpfs(ts *testscript.TestScript, neg bool, args []string) {
	dir := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(dir, 0o755))
	ts.Check(syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+args[1]))
	ts.Defer(func() { syscall.Unmount(dir, syscall.MNT_DETACH) })
}

// canMount reports whether a small disk can be mounted here: root in a container often may not.
func canMount() bool {
	dir, err := os.MkdirTemp("", "candor-mount-")
	if err != nil {
		return false
	}
	defer os.Remove(dir)
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=4k"); err != nil {
		return false
	}
	return syscall.Unmount(dir, 0) == nil
}

// unprivileged N COMMAND...: the command with that exit status, run as the user nobody, whom file permissions hold.
func unprivileged(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	const nobody = 65534
	work := ts.MkAbs(".")
	for dir := work; dir != os.TempDir() && dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		ts.Check(os.Chmod(dir, 0o755))
	}
	ts.Check(os.Chown(work, nobody, nobody))
	program, err := exec.LookPath(args[1])
	ts.Check(err)
	// The test's binary lies in a folder of root's.
	copied := filepath.Join(ts.MkAbs(".."), filepath.Base(filepath.Dir(work))+"-bin", filepath.Base(program))
	ts.Check(os.MkdirAll(filepath.Dir(copied), 0o755))
	ts.Defer(func() { os.RemoveAll(filepath.Dir(copied)) })
	ts.Check(copyFile(copied, program))
	ts.Check(os.Chmod(filepath.Dir(filepath.Dir(copied)), 0o755))
	var out, errOut bytes.Buffer
	c := exec.Command(copied, args[2:]...)
	c.Dir, c.Stdout, c.Stderr = work, &out, &errOut
	c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	err = c.Run()
	ts.Logf("%s%s", out.Bytes(), errOut.Bytes())
	ts.Check(os.WriteFile(ts.MkAbs("said"), append(out.Bytes(), errOut.Bytes()...), 0o644))
	expect(ts, want, err)
}

func copyFile(to, from string) error {
	r, err := os.Open(from)
	if err != nil {
		return err
	}
	defer r.Close()
	w, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o755)
	if err != nil {
		return err
	}
	if _, err := io.Copy(w, r); err != nil {
		w.Close()
		return err
	}
	return w.Close()
}

// killed FOLDER OLD NEW N: N builds over a copy of the folder are killed at some moment each; public/ is then one of the two
// snapshots, never between.
func killed(ts *testscript.TestScript, neg bool, args []string) {
	old, next := ts.ReadFile("../"+args[1]), ts.ReadFile("../"+args[2])
	n, err := strconv.Atoi(args[3])
	ts.Check(err)
	program, err := exec.LookPath("candor")
	ts.Check(err)
	renew := func() *exec.Cmd {
		ts.Check(os.RemoveAll(ts.MkAbs("public")))
		ts.Check(os.CopyFS(ts.MkAbs("public"), os.DirFS(ts.MkAbs(args[0]))))
		c := exec.Command(program, "build")
		c.Dir = ts.MkAbs(".")
		return c
	}
	whole := renew()
	begun := time.Now()
	ts.Check(whole.Run())
	span := time.Since(begun)
	stayed, changed := 0, 0
	for range n {
		c := renew()
		ts.Check(c.Start())
		time.Sleep(span/3 + time.Duration(rand.Int64N(int64(span)))) // the first third only reads
		c.Process.Kill()
		c.Wait()
		switch got := tree(ts, ts.MkAbs("public")); got {
		case old:
			stayed++
		case next:
			changed++
		default:
			ts.Fatalf("public/ is neither the old site nor the new one:\n%s", got)
		}
	}
	ts.Logf("of %d killed builds %d left the old site and %d the new one", n, stayed, changed)
}
