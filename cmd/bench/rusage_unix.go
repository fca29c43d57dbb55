//go:build unix

package main

import (
	"os"
	"runtime"
	"strconv"
	"strings"
	"syscall"
)

// peakOf returns the peak resident memory of a process that has ended, in bytes.
func peakOf(s *os.ProcessState) int64 {
	if u, ok := s.SysUsage().(*syscall.Rusage); ok {
		return maxrss(u)
	}
	return 0
}

// ownPeak returns the peak at which Linux would let a process begin that bench starts: bench's own since [forgetPeak]. That is
// no figure of getrusage, which for bench counts the program that started bench as well. 0 on systems that begin at nothing.
func ownPeak() int64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		return 0
	}
	n, err := strconv.ParseInt(fields[0], 10, 64)
	if err != nil {
		return 0
	}
	return n << 10 // proc_pid_status(5): in kB
}

// maxrss returns the field in bytes: macOS counts bytes, the others kilobytes.
func maxrss(u *syscall.Rusage) int64 {
	n := int64(u.Maxrss)
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		return n
	}
	return n << 10
}
