package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

const article = `{"id": "a1", "outlet": "Northwire", "title": "Ferry burns off Orvale", "text": "A ferry burned off Orvale, the coast guard said."}`

// failing is a reader of our output who fails.
type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func runWith(out failing, args ...string) (code int, stderr string) {
	var b bytes.Buffer
	s := &streams{in: strings.NewReader(article), out: out, err: &b, env: func(string) string { return "" }}
	return run(context.Background(), args, s), b.String()
}

func TestBrokenPipeIsQuiet(t *testing.T) {
	if code, stderr := runWith(failing{syscall.EPIPE}, "compare", "-"); code != exitDone || stderr != "" {
		t.Errorf("status %d, %q on standard error", code, stderr)
	}
}

func TestFullDiskIsNot(t *testing.T) {
	if code, stderr := runWith(failing{syscall.ENOSPC}, "compare", "-", "nosuchfile"); code != exitLeftOut || !strings.Contains(stderr, "no space left") {
		t.Errorf("status %d, %q on standard error", code, stderr)
	}
}

func TestPanicIsNotSwallowed(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a panic became an exit status")
		}
	}()
	run(context.Background(), []string{"version"}, &streams{err: &bytes.Buffer{}}) // no output to write to
}

// Ctrl-C ends the program while it waits for input, and leaves nothing behind.
func TestInterrupt(t *testing.T) {
	dir := t.TempDir()
	cmd := exec.Command("readout", "compare", "-o", filepath.Join(dir, "dossier.html"), "-")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	// More than a pipe holds: once it is written, the program reads and waits.
	if _, err := in.Write(bytes.Repeat([]byte("\n"), 1<<18)); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(10*time.Second, func() { cmd.Process.Kill() })
	defer timer.Stop()
	err = cmd.Wait()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted {
		t.Errorf("%v, want exit status %d", err, exitInterrupted)
	}
	if got := stderr.String(); got != "readout: interrupted\n" {
		t.Errorf("%q on standard error", got)
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("%v is left behind", left)
	}
}
