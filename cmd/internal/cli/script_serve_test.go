package cli_test

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// A serving is 'candor serve' at work in a script.
type serving struct {
	cmd  *exec.Cmd
	home string
	said bytes.Buffer // what it said before it was ready
	rest io.Reader
}

func serveIn(ts *testscript.TestScript, args ...string) *serving {
	program, err := exec.LookPath("candor")
	ts.Check(err)
	s := &serving{cmd: exec.Command(program, append([]string{"serve"}, args...)...)}
	s.cmd.Dir = ts.MkAbs(".")
	out, err := s.cmd.StderrPipe()
	ts.Check(err)
	ts.Check(s.cmd.Start())
	ts.Defer(func() { s.cmd.Process.Kill() })
	in := bufio.NewReader(out)
	s.rest = in
	for {
		line, err := in.ReadString('\n')
		s.said.WriteString(line)
		if rest, ok := strings.CutPrefix(line, "the trust center is at "); ok {
			s.home, _, _ = strings.Cut(rest, " ")
			return s
		}
		if err != nil {
			ts.Fatalf("serve ended: %s", &s.said)
		}
	}
}

// served SIGNAL: while a page waits for changes, the signal ends the server soon and in good order.
func served(ts *testscript.TestScript, neg bool, args []string) {
	signal := map[string]os.Signal{"interrupt": os.Interrupt, "terminate": syscall.SIGTERM}[args[0]]
	s := serveIn(ts, "--addr", "127.0.0.1:0")
	r, err := http.Get(s.home + ".candor/events?page=/")
	ts.Check(err)
	defer r.Body.Close()
	begun := time.Now()
	ts.Check(s.cmd.Process.Signal(signal))
	rest, err := io.ReadAll(s.rest)
	ts.Check(err)
	if err := s.cmd.Wait(); err != nil {
		ts.Fatalf("%v\n%s%s", err, &s.said, rest)
	}
	if took := time.Since(begun); took > 5*time.Second {
		ts.Fatalf("it took %v to end", took)
	}
	if len(rest) > 0 {
		ts.Fatalf("in the end it said: %s", rest)
	}
}

// occupied: while something else listens, serve says so and names a port that is free.
func occupied(ts *testscript.TestScript, neg bool, args []string) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	defer ln.Close()
	addr := ln.Addr().String()
	program, err := exec.LookPath("candor")
	ts.Check(err)
	c := exec.Command(program, "serve", "--addr", addr)
	c.Dir = ts.MkAbs(".")
	out, err := c.CombinedOutput()
	expect(ts, 2, err)
	_, port, err := net.SplitHostPort(addr)
	ts.Check(err)
	if text := string(out); !strings.HasPrefix(text, "error: port "+port+" is in use: 127.0.0.1:") || !strings.Contains(text, "\nhint: port ") || !strings.Contains(text, " is free: candor serve --addr 127.0.0.1:") {
		ts.Fatalf("it said:\n%s", out)
	}
}
