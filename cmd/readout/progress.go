package main

import (
	"fmt"
	"time"
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
