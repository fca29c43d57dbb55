// Package serve shows a site on this machine, over HTTP, for the people who write it. It is a file server that binds loopback
// only and answers as a careful host would, under the same strict policy, so that what breaks there breaks here first. It is no
// server for the public.
//
// A site that changes while it is served (see [Live]) tells the pages that are open. [Watch] tells when its files change. Of what
// a site is the package knows nothing.
package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"net"
	"net/http"
	"net/netip"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Options tune Serve. The zero value serves on 127.0.0.1:8080 and says nothing.
type Options struct {
	// Addr is host:port. The host must be localhost or a loopback address, written as digits; port 0 takes any free one.
	Addr string
	// AllowRemote lets Addr be an address that other machines reach.
	AllowRemote bool
	// Ready, unless nil, is called once with the site's address as soon as it answers.
	Ready func(url string)
	// Log takes what goes wrong while serving, a line each. Nil drops it.
	Log io.Writer
	// Live, unless nil, is told to pages that are open when they change.
	Live *Live
}

// DefaultAddr is where Serve listens unless told otherwise.
const DefaultAddr = "127.0.0.1:8080"

// A PortError says that a port is in use.
type PortError struct {
	Host string
	Port int
	Next int // the next free port, 0 when none of the following twenty is
}

func (e *PortError) Error() string {
	s := fmt.Sprintf("port %d is in use", e.Port)
	if e.Next != 0 {
		s += ": " + net.JoinHostPort(e.Host, strconv.Itoa(e.Next)) + " is free"
	}
	return s
}

// Listen takes the address that Options name. It returns an error when the address is refused or cannot be bound, a [PortError]
// when its port is in use.
func Listen(ctx context.Context, opts Options) (net.Listener, error) {
	addr, err := address(opts)
	if err != nil {
		return nil, err
	}
	return listen(ctx, addr)
}

// Serve serves what files returns at each request until ctx is done, then lets running answers finish for a few seconds and
// returns nil. It closes the listener.
func Serve(ctx context.Context, ln net.Listener, files func() fs.FS, opts Options) error {
	out := opts.Log
	if out == nil {
		out = io.Discard
	}
	bound := ln.Addr().(*net.TCPAddr).AddrPort()
	var handler http.Handler = &site{now: files}
	if opts.Live != nil {
		handler = opts.Live.handler(handler)
	}
	srv := &http.Server{
		Handler: guard(hosts(bound, opts.AllowRemote), opts.Live != nil, handler),
		// What waits for changes ends with ctx; nothing else looks at it.
		BaseContext:       func(net.Listener) context.Context { return ctx },
		ErrorLog:          log.New(out, "", 0),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      time.Minute,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
	}
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(ln) }()
	if opts.Ready != nil {
		opts.Ready(home(bound))
	}
	select {
	case err := <-failed:
		return fmt.Errorf("serve %s: %w", bound, err)
	case <-ctx.Done():
	}
	// The context that ended us cannot time the farewell.
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 3*time.Second)
	defer cancel()
	if err := srv.Shutdown(grace); err != nil {
		srv.Close()
	}
	<-failed
	return nil
}

// home returns the address of the site for a browser on this machine.
func home(bound netip.AddrPort) string {
	if bound.Addr().IsUnspecified() {
		bound = netip.AddrPortFrom(netip.AddrFrom4([4]byte{127, 0, 0, 1}), bound.Port())
	}
	return "http://" + bound.String() + "/"
}

// address returns where to listen. Names other than localhost are refused: what they resolve to is not ours to know.
func address(opts Options) (netip.AddrPort, error) {
	addr := opts.Addr
	if addr == "" {
		addr = DefaultAddr
	}
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return netip.AddrPort{}, fmt.Errorf("address %q is not host:port, such as %s", addr, DefaultAddr)
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil {
		return netip.AddrPort{}, fmt.Errorf("address %q: port %q is not a number from 0 to 65535", addr, port)
	}
	if host == "localhost" {
		host = "127.0.0.1"
	}
	if host == "" && opts.AllowRemote {
		host = "0.0.0.0"
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return netip.AddrPort{}, fmt.Errorf("address %q: host must be localhost or an IP address", addr)
	}
	if !ip.Unmap().IsLoopback() && !opts.AllowRemote {
		return netip.AddrPort{}, fmt.Errorf("address %q can be reached from other machines: use %s", addr, DefaultAddr)
	}
	return netip.AddrPortFrom(ip.Unmap(), uint16(n)), nil
}

func listen(ctx context.Context, addr netip.AddrPort) (net.Listener, error) {
	var lc net.ListenConfig
	ln, err := lc.Listen(ctx, "tcp", addr.String())
	if err == nil {
		return ln, nil
	}
	if !inUse(err) {
		return nil, fmt.Errorf("listen on %s: %w", addr, err)
	}
	busy := &PortError{Host: addr.Addr().String(), Port: int(addr.Port())}
	for p := busy.Port + 1; p <= min(busy.Port+20, 65535) && busy.Next == 0; p++ {
		if ln, err := lc.Listen(ctx, "tcp", netip.AddrPortFrom(addr.Addr(), uint16(p)).String()); err == nil {
			ln.Close()
			busy.Next = p
		}
	}
	return nil, busy
}

// inUse knows Windows' own number too (WSAEADDRINUSE), which syscall.EADDRINUSE is not.
func inUse(err error) bool {
	return errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, syscall.Errno(10048))
}

// hosts returns the test a request's Host must pass. A page of another site can have its own name resolve to 127.0.0.1 and
// then read ours as its own (DNS rebinding); it cannot have a request carry a name of ours. Digits cannot be rebound.
func hosts(bound netip.AddrPort, remote bool) func(string) bool {
	own, _ := os.Hostname()
	own = strings.ToLower(own)
	return func(hostport string) bool {
		host, port, err := net.SplitHostPort(hostport)
		if err != nil {
			host, port = strings.Trim(hostport, "[]"), "80" // browsers leave out http's own
		}
		if port != strconv.Itoa(int(bound.Port())) {
			return false
		}
		host = strings.ToLower(host)
		if host == "localhost" {
			return true
		}
		if ip, err := netip.ParseAddr(host); err == nil {
			return remote || ip.Unmap().IsLoopback()
		}
		return remote && own != "" && (host == own || host == own+".local")
	}
}
