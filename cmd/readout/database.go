package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime/debug"

	"readout/desk"
	"readout/render"
)

// database is the store that commands share.
type database struct {
	DB string `help:"The database file; made when it is not there. The default is readout.db in your data folder." name:"db" env:"READOUT_DB" placeholder:"FILE" completion:"file"`
}

// with opens the store and closes it again.
func (d database) with(ctx context.Context, s *streams, f func(*desk.Desk) error) (err error) {
	file := d.DB
	if file == "" {
		file = desk.DefaultStore(s.env)
	}
	k, err := desk.Open(ctx, file)
	if err != nil {
		return err
	}
	if s.env("GOGC") == "" {
		debug.SetGCPercent(50) // most of the memory is weights, which stay: half as much on top is room enough
	}
	defer func() { err = errors.Join(err, k.Close()) }()
	err = f(k)
	var wrong desk.Wrong
	if errors.As(err, &wrong) {
		return usage{err}
	}
	return err
}

// knowing are the flags that say more of publishers and actors than the program
// knows; a database keeps the tables.
type knowing struct {
	publishers
	Actors string `help:"Know the actors in FILE by the names given there: CSV, or an actor dictionary of TABARI or PETRARCH." placeholder:"FILE" completion:"file"`
}

// tell gives the tables to the desk, and says when stories wait for them.
func (n knowing) tell(ctx context.Context, s *streams, k *desk.Desk, articles []string) error {
	due, err := k.Know(ctx, n.publishers.in(articles), n.Actors)
	if err != nil {
		return usage{err}
	}
	if due {
		fmt.Fprintln(s.err, "readout: note: stories here were compared with other tables of outlets or actors; readout rebuild compares them anew")
	}
	return nil
}

// listing is how the answer to a question is printed.
type listing struct {
	database
	Format string `help:"What to print: text or json." short:"f" enum:"text,json" default:"text" placeholder:"FORMAT"`
	Width  int    `help:"Columns of text; 0 is the width of the screen, or 80." default:"0" placeholder:"N"`
	Color  string `help:"Paint text: auto, always or never." enum:"auto,always,never" default:"auto" placeholder:"WHEN"`
}

func (l listing) options(s *streams) render.TextOptions {
	return render.TextOptions{Width: width(l.Width, s.out), Colour: s.colour(l.Color, s.out)}
}

// answer asks a question and prints what comes back.
func answer[In, Out any](ctx context.Context, s *streams, l listing, q desk.Question[In, Out], in In, text func(io.Writer, *Out, render.TextOptions) error) error {
	return l.with(ctx, s, func(k *desk.Desk) error {
		out, err := q.Ask(k, ctx, in)
		if err != nil {
			return err
		}
		return s.emit("", func(w io.Writer) error {
			if l.Format == "json" {
				enc := json.NewEncoder(w)
				enc.SetEscapeHTML(false)
				enc.SetIndent("", "  ")
				return enc.Encode(out)
			}
			return text(w, out, l.options(s))
		})
	})
}

// period and pages are flags that lists share.
type period struct {
	Since string `help:"Published on this day or later, as in 2017-04-12." placeholder:"DATE"`
	Until string `help:"Published before this day." placeholder:"DATE"`
}

type pages struct {
	Limit  int `help:"How many at most." default:"20" placeholder:"N"`
	Offset int `help:"How many to pass over." default:"0" placeholder:"N"`
}

func (p period) in() desk.Period { return desk.Period(p) }
func (p pages) in() desk.Page    { return desk.Page(p) }
