package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"time"

	"readout/desk"
	"readout/mcp"
	"readout/web"
)

type serveCmd struct {
	database
	knowing
	Articles []string `arg:"" optional:"" help:"Articles to add first: files, folders or globs." completion:"file"`
	Listen   string   `help:"Where to listen. Beyond this machine a token is needed." default:"127.0.0.1:8484" placeholder:"ADDR"`
	Token    string   `help:"The token that every request must have; made up when listening beyond this machine." env:"READOUT_TOKEN" placeholder:"TOKEN"`
	Verbose  bool     `help:"Log every request." short:"v"`
}

// Help is what "readout help serve" says besides the flags.
func (serveCmd) Help() string {
	return `Examples:

  readout serve examples/moscow-2017
      Add the example reports and show them at http://127.0.0.1:8484.
  readout serve --db case.db --listen 0.0.0.0:8484
      Show a database to the network; the token is printed.

Pages are at /, the API at /api/… with its description at /openapi.json, MCP at /mcp; /healthz and /metrics are for monitors. What other programs add to the database is read and shown as it comes.`
}

// Run serves until it is interrupted.
func (c *serveCmd) Run(ctx context.Context, s *streams) error {
	log := slog.New(slog.NewTextHandler(s.err, &slog.HandlerOptions{Level: level(c.Verbose)}))
	return c.with(ctx, s, func(k *desk.Desk) error {
		if err := c.tell(ctx, s, k, c.Articles); err != nil {
			return err
		}
		l, err := net.Listen("tcp", c.Listen)
		if err != nil {
			return usage{fmt.Errorf("cannot listen on %s: %w; give another --listen", c.Listen, err)}
		}
		opt, err := c.options(l.Addr(), log)
		if err != nil {
			return err
		}
		opt.Beside = map[string]http.Handler{"/mcp": mcp.Handler(k, opt.Version)}
		server := web.Server(c.Listen, web.New(k, opt))
		work, stop := context.WithCancel(ctx)
		defer stop()
		worked := make(chan error, 1)
		go func() { worked <- c.work(work, s, k, log) }()
		done := make(chan error, 1)
		go func() { done <- server.Serve(l) }()
		address := "http://" + l.Addr().String() + "/"
		if opt.Token != "" {
			address += "?token=" + opt.Token
		}
		fmt.Fprintf(s.out, "readout: at %s\n", address)
		select {
		case err = <-done:
		case <-ctx.Done():
			end, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
			defer cancel()
			err = server.Shutdown(end)
		}
		stop()
		<-worked
		if errors.Is(err, http.ErrServerClosed) {
			err = nil
		}
		return err
	})
}

func level(verbose bool) slog.Level {
	if verbose {
		return slog.LevelDebug
	}
	return slog.LevelInfo
}

// options decides who may ask: this machine, under its own names; or who has
// the token.
func (c *serveCmd) options(addr net.Addr, log *slog.Logger) (web.Options, error) {
	version, _ := built()
	opt := web.Options{Token: c.Token, Log: log, Version: version}
	host, _, err := net.SplitHostPort(addr.String())
	if err != nil {
		return opt, err
	}
	if ip := net.ParseIP(host); ip != nil && ip.IsLoopback() {
		opt.Hosts = []string{"localhost", "127.0.0.1", "::1", strings.ToLower(host)}
	} else if opt.Token == "" {
		opt.Token = rand.Text()
	}
	return opt, nil
}

// work adds what is to be added, and catches up with what others add.
func (c *serveCmd) work(ctx context.Context, s *streams, k *desk.Desk, log *slog.Logger) error {
	if len(c.Articles) > 0 {
		out, err := k.Add(ctx, desk.AddIn{Articles: c.Articles})
		if err != nil {
			log.Error("adding", "err", err)
		} else {
			_ = s.problems(out.Problems)
			log.Info("added", "reports", out.Added, "known", out.Known)
		}
	}
	for tick := time.NewTicker(2 * time.Second); ; {
		if err := k.CatchUp(ctx, 0, nil); err != nil && ctx.Err() == nil && !errors.Is(err, desk.ErrBusy) {
			log.Error("catching up", "err", err)
		}
		select {
		case <-ctx.Done():
			tick.Stop()
			return ctx.Err()
		case <-tick.C:
		}
	}
}
