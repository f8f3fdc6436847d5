//go:build !unix

package reuse

import "time"

var began = time.Now()

func cpu() time.Duration { return time.Since(began) }
