//go:build !linux

package cli_test

import "github.com/rogpeppe/go-internal/testscript"

// The scripts that need these run on Linux alone.

func canMount() bool { return false }

func fifo(ts *testscript.TestScript, neg bool, args []string)         { ts.Fatalf("only on Linux") }
func tmpfs(ts *testscript.TestScript, neg bool, args []string)        { ts.Fatalf("only on Linux") }
func unprivileged(ts *testscript.TestScript, neg bool, args []string) { ts.Fatalf("only on Linux") }
func killed(ts *testscript.TestScript, neg bool, args []string)       { ts.Fatalf("only on Linux") }
