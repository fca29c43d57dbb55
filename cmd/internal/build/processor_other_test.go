//go:build !unix

package build_test

import "time"

var begun = time.Now()

// processor returns how long the process has run.
func processor() time.Duration { return time.Since(begun) }
