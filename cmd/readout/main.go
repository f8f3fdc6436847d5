// Readout reads the news reports of one event and lays the accounts side by
// side, every line with the sentence that proves it.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() { os.Exit(attended()) }

// attended runs the program and ends it when it is told to: at once when it
// waits for input or is lost in work, for it leaves nothing half done.
func attended() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	code := make(chan int, 1)
	go func() {
		code <- run(ctx, os.Args[1:], &streams{in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.Getenv})
	}()
	select {
	case c := <-code:
		return c
	case <-ctx.Done():
	}
	stop() // a second signal ends it the hard way
	select {
	case c := <-code:
		return c
	case <-time.After(200 * time.Millisecond):
		fmt.Fprintln(os.Stderr, "readout: interrupted")
		return exitInterrupted
	}
}
