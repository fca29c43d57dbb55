package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/spf13/cobra"

	"candor/cmd/internal/diag"
	"candor/cmd/internal/serve"
)

func (a *app) serve() *cobra.Command {
	var addr string
	c := &cobra.Command{
		Use:     "serve",
		Short:   "Build the site and show it on this machine",
		Long:    "Serve builds the site and shows public/ at a loopback address, under the same Content-Security-Policy that hosts should send.\nIt ends with Ctrl-C.",
		Example: "  candor serve\n  candor serve --addr 127.0.0.1:9000",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			r, done, err := a.publish(false)
			if err != nil {
				return err
			}
			if err := diag.Text(a.err, worth(r.Findings), false); err != nil {
				return fmt.Errorf("write findings: %w", err)
			}
			a.summary(r)
			public, err := os.OpenRoot(filepath.Join(a.dir, "public"))
			if err != nil {
				return hint(fmt.Errorf("open site: %w", err), "correct the errors above and run it again")
			}
			defer public.Close()
			if done == nil {
				fmt.Fprintln(a.err, "the site has errors and was not built anew: this is the last one that was published")
			}
			// A signal ends the server in good order. Everywhere else it ends the program at once, which publishing survives.
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			err = serve.Serve(ctx, public.FS(), serve.Options{
				Addr: addr, Log: a.err,
				Ready: func(url string) { fmt.Fprintf(a.err, "the trust center is at %s (Ctrl-C ends)\n", url) },
			})
			var port *serve.PortError
			if errors.As(err, &port) && port.Next != 0 {
				return hint(err, "port %d is free: candor serve --addr %s:%d", port.Next, port.Host, port.Next)
			}
			return err
		},
	}
	c.Flags().StringVar(&addr, "addr", serve.DefaultAddr, "the loopback `address` to listen on")
	a.asOfFlag(c)
	return c
}
