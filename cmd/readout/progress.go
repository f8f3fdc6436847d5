package main

import (
	"fmt"
	"strings"
	"time"

	"readout/desk"
)

// progress tells a person at a screen what is going on once it takes longer
// than a second; nobody else is told. The returned function ends it.
func (s *streams) progress(doing string) (done func()) {
	if _, screen := terminal(s.err); !screen {
		return func() {}
	}
	start, quit, gone := time.Now(), make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		tick := time.NewTicker(time.Second)
		defer tick.Stop()
		for shown := false; ; shown = true {
			select {
			case <-tick.C:
				fmt.Fprintf(s.err, "\r\x1b[Kreadout: %s, %d s", doing, int(time.Since(start).Seconds()))
			case <-quit:
				if shown {
					fmt.Fprint(s.err, "\r\x1b[K")
				}
				return
			}
		}
	}()
	return func() { close(quit); <-gone }
}

// job shows how far a long job is, how fast it goes and how long it will take,
// on a screen only.
func (s *streams) job() (p desk.Progress, done func()) {
	if _, screen := terminal(s.err); !screen {
		return nil, func() {}
	}
	var r rate
	return func(what string, n, all int) {
		fmt.Fprintf(s.err, "\r\x1b[Kreadout: %s", r.line(what, n, all, time.Now()))
	}, func() { fmt.Fprint(s.err, "\r\x1b[K") }
}

// rate knows when a part of a job began, and with how much of it done.
type rate struct {
	what  string
	from  int
	since time.Time
}

// line says how far a part of a job is: a bar where its size is known.
func (r *rate) line(what string, n, all int, now time.Time) string {
	if what != r.what {
		r.what, r.from, r.since = what, n, now
	}
	out := fmt.Sprintf("%s, %d", what, n)
	if all > 0 {
		const width = 20
		full := min(width, width*n/all)
		out = fmt.Sprintf("%s [%s%s] %d of %d", what, strings.Repeat("=", full), strings.Repeat(" ", width-full), n, all)
	}
	speed := float64(n-r.from) / now.Sub(r.since).Seconds()
	if n <= r.from || now.Sub(r.since) < time.Second {
		return out
	}
	out += fmt.Sprintf(", %.0f/s", speed)
	if all > n {
		out += fmt.Sprintf(", %v left", time.Duration(float64(all-n)/speed*float64(time.Second)).Round(time.Second))
	}
	return out
}
