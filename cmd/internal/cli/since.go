package cli

import (
	"io/fs"

	"github.com/spf13/cobra"
)

func (a *app) sinceFlag(c *cobra.Command) {
	c.Flags().StringVar(&a.since, "since", "", "the last published state, a `revision` of git or a folder: what changed since then has to be announced")
}

// published opens the last published state where one was named. The file system is nil where none was.
func (a *app) published() (fs.FS, func(), error) {
	if a.since == "" {
		return nil, func() {}, nil
	}
	return a.state(a.since)
}
