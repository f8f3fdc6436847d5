package main

import (
	"testing"
	"time"
)

func TestRate(t *testing.T) {
	var r rate
	start := time.Date(2031, 3, 1, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		what   string
		n, all int
		after  time.Duration
		want   string
	}{
		{"reading", 100, 1000, 0, "reading [==                  ] 100 of 1000"},
		{"reading", 500, 1000, 2 * time.Second, "reading [==========          ] 500 of 1000, 200/s, 3s left"},
		{"reading", 1000, 1000, 4 * time.Second, "reading [====================] 1000 of 1000, 225/s"},
		{"comparing", 10, 0, 5 * time.Second, "comparing, 10"},
		{"comparing", 30, 0, 7 * time.Second, "comparing, 30, 10/s"},
	} {
		if got := r.line(c.what, c.n, c.all, start.Add(c.after)); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
