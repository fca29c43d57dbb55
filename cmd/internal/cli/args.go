package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"candor/cmd/internal/load"
)

// noArgs refuses arguments. The one that people give is the site's folder.
func noArgs(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return hint(fmt.Errorf("'%s' takes no argument, and was given %q", c.CommandPath(), args[0]), "name the site's folder with -C: %s -C DIR", c.CommandPath())
}

// noCommand refuses whatever names no command, and says which was probably meant.
func noCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	err := fmt.Errorf("there is no command %q", args[0])
	var names []string
	for _, sub := range c.Commands() {
		if !sub.Hidden {
			names = append(names, sub.Name())
		}
	}
	if near := load.Nearest(args[0], names); near != "" {
		return hint(err, "did you mean '%s %s'?", c.CommandPath(), near)
	}
	return hint(err, "the commands are %s", strings.Join(names, ", "))
}

// oneOf refuses a word that is none of those that an option knows.
func oneOf(option, word string, words ...string) error {
	if slices.Contains(words, word) {
		return nil
	}
	words = slices.DeleteFunc(words, func(w string) bool { return w == "" })
	err := fmt.Errorf("%s cannot be %q", option, word)
	if near := load.Nearest(word, words); near != "" {
		return hint(err, "did you mean %s %s?", option, near)
	}
	return hint(err, "write one of: %s", strings.Join(words, ", "))
}

// words has a shell complete an option by the words that it knows.
func words(c *cobra.Command, option string, known ...string) {
	if err := c.RegisterFlagCompletionFunc(option, cobra.FixedCompletions(known, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // there is no such option
	}
}
