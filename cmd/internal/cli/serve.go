package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"candor/cmd/internal/build"
	"candor/cmd/internal/diag"
	"candor/cmd/internal/render"
	"candor/cmd/internal/serve"
)

// serveFlags are what 'candor serve' is asked for.
type serveFlags struct {
	addr   string
	remote bool
}

func (a *app) serve() *cobra.Command {
	var f serveFlags
	c := &cobra.Command{
		Use:   "serve",
		Short: "Show the site on this machine while it is edited",
		Long: "Serve shows the site as it would be published, at a loopback address and under the same Content-Security-Policy, and keeps it\n" +
			"up to date: what is saved is checked, and the page that is open shows it with the findings in their places. Nothing is\n" +
			"written to public/. It ends with Ctrl-C.\n\n" +
			"With --remote other machines reach the preview, which is for trusted networks alone: it has no password and no encryption,\n" +
			"and shows the texts and the data of the site. Corrections cannot be made from the page then.",
		Example: "  candor serve\n  candor serve --addr 127.0.0.1:9000",
		Args:    noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if f.remote && !c.Flags().Changed("addr") {
				f.addr = ":8080"
			}
			// A signal ends the server in good order, a second one at once. Everywhere else one ends the program at once, which
			// publishing survives.
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			context.AfterFunc(ctx, stop)
			return a.runServe(ctx, f, func(url string) { fmt.Fprintf(a.err, "the trust center is at %s (Ctrl-C ends)\n", url) })
		},
	}
	c.Flags().StringVar(&f.addr, "addr", serve.DefaultAddr, "the loopback `address` to listen on")
	c.Flags().BoolVar(&f.remote, "remote", false, "let other machines reach it, at :8080 unless --addr says otherwise")
	a.asOfFlag(c)
	return c
}

// runServe serves until ctx is done. Ready is called with the address once it answers.
func (a *app) runServe(ctx context.Context, f serveFlags, ready func(url string)) error {
	today, err := a.today()
	if err != nil {
		return err
	}
	fsys, root, err := a.site()
	if err != nil {
		return err
	}
	defer root.Close()
	// The port comes first: nobody wants to hear that it is in use when a large site has been read.
	opts := serve.Options{Addr: f.addr, AllowRemote: f.remote, Ready: ready}
	ln, err := serve.Listen(ctx, opts)
	var port *serve.PortError
	if errors.As(err, &port) && port.Next != 0 {
		return hint(err, "port %d is free: candor serve --addr %s", port.Next, net.JoinHostPort(port.Host, strconv.Itoa(port.Next)))
	}
	if err != nil {
		return hint(err, "the address is host:port, and the host localhost, 127.0.0.1 or [::1]; --remote allows others, for trusted networks alone")
	}
	defer ln.Close()
	// What is saved while the site is read must not be missed.
	watcher, err := serve.Watch(a.dir, "content", "data", "templates", "static")
	if err != nil {
		return watchHint(err)
	}
	tell, end := a.progress()
	preview, err := build.NewPreview(fsys, build.PreviewOptions{
		Check: build.Options{Today: today, Progress: tell}, Rules: reportRules(), CanCorrect: !f.remote,
		Theme: func() (*render.Renderer, error) { return a.theme(fsys) },
	})
	end()
	if err != nil {
		return err
	}
	a.err = &shared{w: a.err}
	opts.Log = a.err
	if err := diag.Text(a.err, worth(preview.Result().Findings), false); err != nil {
		return fmt.Errorf("write findings: %w", err)
	}
	a.summary(preview.Result())

	s := &shown{app: a, preview: preview, live: &serve.Live{State: preview.State}}
	if !f.remote {
		s.live.Correct = s.correct
	}
	opts.Live = s.live
	defer s.behind.Wait()
	var watching sync.WaitGroup
	ctx, cancel := context.WithCancel(ctx)
	defer watching.Wait()
	defer cancel()
	watching.Go(func() {
		watcher.Run(ctx, s.update, func(err error) { a.fail(watchHint(err)) })
	})
	return serve.Serve(ctx, ln, preview.FS, opts)
}

func watchHint(err error) error {
	if serve.Full(err) {
		return hint(err, "the system watches no more folders: raise fs.inotify.max_user_watches and fs.inotify.max_user_instances with sysctl")
	}
	return err
}

// A shown is a site that is shown while it is edited.
type shown struct {
	*app
	preview *build.Preview
	live    *serve.Live
	behind  sync.WaitGroup // what is read while the site is shown
}

// update takes up what was saved and tells the pages that are open.
func (s *shown) update(paths []string) {
	begun := time.Now()
	up, err := s.preview.Update(paths, s.live.Open()...)
	s.live.Changed()
	switch {
	case err != nil:
		s.fail(err)
	case len(up.Files) == 0:
	case up.Broken:
		s.say("%s: cannot be used as it is, and the last good site stays: see the page", listed(up.Files))
	case up.Behind > 0:
		s.say("%s: taken up in %d ms; %d documents that it does not concern at first sight follow", listed(up.Files), time.Since(begun).Milliseconds(), up.Behind)
		s.behind.Go(func() { s.catchUp(begun) })
	default:
		s.say("%s: taken up in %d ms; %s", listed(up.Files), time.Since(begun).Milliseconds(), diag.Summary(up.Findings))
	}
}

func (s *shown) catchUp(begun time.Time) {
	up, done, err := s.preview.CatchUp()
	switch {
	case err != nil:
		s.fail(err)
	case done:
		s.live.Changed()
		s.say("all documents checked after %d ms; %s", time.Since(begun).Milliseconds(), diag.Summary(up.Findings))
	}
}

func (s *shown) say(format string, args ...any) { fmt.Fprintf(s.err, format+"\n", args...) }

// A shared writer takes what several goroutines have to say, each piece whole.
type shared struct {
	mu sync.Mutex
	w  io.Writer
}

func (s *shared) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.w.Write(p)
}

// listed names a few files and counts the others.
func listed(files []string) string {
	const most = 3
	if len(files) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(files[:most], ", "), len(files)-most)
	}
	return strings.Join(files, ", ")
}

// correct writes a correction that a page asks for, so that the page that follows shows it. It is a person who chose it, and
// what it replaces has to stand there as it was shown.
func (s *shown) correct(form url.Values) error {
	fix, err := strconv.Atoi(form.Get("fix"))
	if err != nil {
		return errors.New("there is no such correction")
	}
	files, err := s.preview.Correct(form.Get("finding"), fix)
	if err != nil {
		return err
	}
	for _, name := range sortedNames(files) {
		if err := writeFile(filepath.Join(s.dir, filepath.FromSlash(name)), files[name]); err != nil {
			return err
		}
	}
	s.update(sortedNames(files))
	return nil
}

func sortedNames(files map[string][]byte) []string { return slices.Sorted(maps.Keys(files)) }
