package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime/debug"
	"strings"
	"time"
)

// A sample is what one run of a program took.
type sample struct {
	wall, cpu time.Duration
	peak      int64 // bytes; 0 where the system does not tell
	floored   bool  // the peak is an upper bound: bench's own was as high
}

// measure runs a program once. A program that does not end with status 0 has not done its task and is an error.
func measure(ctx context.Context, p *program) (sample, error) {
	cmd := exec.CommandContext(ctx, p.path, p.args...)
	cmd.Env = append(os.Environ(), p.env...)
	var out tail
	forgetPeak()
	cmd.Stdout, cmd.Stderr = &out, &out
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	if ctx.Err() != nil {
		return sample{}, errors.New("interrupted")
	}
	if err != nil {
		err = fmt.Errorf("%s: %w\n%s", p.name, err, strings.TrimSpace(string(out)))
		if exit := (*exec.ExitError)(nil); errors.As(err, &exit) && exit.ExitCode() == 1 && p.name != hugo {
			return sample{}, &hinted{err, "the generated site has to check clean: mend the rule or the corpus; --keep leaves the site"}
		}
		return sample{}, &hinted{err, "run it by hand on a site left by --keep"}
	}
	s := sample{wall: wall, cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), peak: peakOf(cmd.ProcessState)}
	s.floored = s.peak > 0 && s.peak <= ownPeak()
	return s, nil
}

// forgetPeak makes bench small before it starts a program, whose peak the kernel lets begin at bench's own. Where the kernel
// offers it (Linux, see proc_pid_clear_refs(5)), it also forgets how large bench once was.
func forgetPeak() {
	debug.FreeOSMemory()
	// An error means a system without the file, or one that refuses: the peak is then printed as a bound where it is one.
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0)
}

// tail keeps the last bytes of what a program says.
type tail []byte

func (t *tail) Write(p []byte) (int, error) {
	const keep = 4 << 10
	*t = append(*t, p...)
	if n := len(*t); n > 2*keep {
		*t = append((*t)[:0], (*t)[n-keep:]...)
	}
	return len(p), nil
}
