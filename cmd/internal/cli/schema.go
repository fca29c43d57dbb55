package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"candor/cmd/internal/load"
)

func (a *app) schema() *cobra.Command {
	var markdown bool
	c := &cobra.Command{
		Use:   "schema",
		Short: "Write the JSON Schema of the data files, for editors of TOML",
		Long: "Schema writes the JSON Schema of data/*.toml to standard output. Editors that read the line\n" +
			"'#:schema ./candor.schema.json' at the head of a data file complete and check keys by it.",
		Example: "  candor schema > data/candor.schema.json\n  candor schema --markdown > data/README.md",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			if markdown {
				fmt.Fprint(a.out, load.Reference())
				return nil
			}
			schema, err := load.Schema()
			if err != nil {
				return err
			}
			_, err = a.out.Write(schema)
			return err
		},
	}
	c.Flags().BoolVar(&markdown, "markdown", false, "write the reference page of the data format instead")
	return c
}
