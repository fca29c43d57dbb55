package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"candor/cmd/internal/catalog"
)

func (a *app) version() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Say which build this is", Example: "  candor version", Args: noArgs,
		RunE: func(*cobra.Command, []string) error {
			a.printVersion()
			return nil
		},
	}
}

func (a *app) printVersion() {
	fmt.Fprintf(a.out, "candor %s%s %s %s/%s\n", revision(), committed(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	fmt.Fprintf(a.out, "catalog of %s\n", catalog.Default().AsOf("regions.csv"))
}

// committed returns the day of the commit that the program was built from, ' of 2026-11-25', or "" where it is not known.
func committed() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, s := range info.Settings {
		if day, _, ok := strings.Cut(s.Value, "T"); ok && s.Key == "vcs.time" {
			return " of " + day
		}
	}
	return ""
}

// released returns the revision, or "" for a build of which none is known.
func released() string {
	if r := revision(); !strings.HasPrefix(r, "(") {
		return r
	}
	return ""
}

// revision returns the module's version or the commit that the program was built from.
func revision() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(unknown)"
	}
	version, changed := info.Main.Version, ""
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			version = s.Value[:min(12, len(s.Value))]
		case "vcs.modified":
			if s.Value == "true" {
				changed = "+changes"
			}
		}
	}
	return version + changed
}
