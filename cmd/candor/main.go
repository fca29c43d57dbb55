// Command candor checks a company's security facts and policies against each other and renders them into a trust center.
package main

import (
	"os"

	"candor/cmd/internal/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], os.Stdout, os.Stderr)) }
