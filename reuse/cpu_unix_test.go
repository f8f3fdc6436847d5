//go:build unix

package reuse

import (
	"syscall"
	"time"
)

// cpu is the processor time of this process so far: on a busy machine the clock
// on the wall measures the others too.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
