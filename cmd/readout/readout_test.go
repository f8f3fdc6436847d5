package main

import (
	"errors"
	"os/exec"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"readout": main})
}

// The scripts read as the manual of the program.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"left":  func(ts *testscript.TestScript, _ bool, args []string) { ends(ts, exitLeftOut, args) },
			"wrong": func(ts *testscript.TestScript, _ bool, args []string) { ends(ts, exitUsage, args) },
		},
	})
}

// ends runs a program that must end with the status, without a dossier when
// the use was wrong.
func ends(ts *testscript.TestScript, status int, args []string) {
	err := ts.Exec(args[0], args[1:]...)
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != status {
		ts.Fatalf("%v: %v, want exit status %d", args, err, status)
	}
	if status == exitUsage && ts.ReadFile("stdout") != "" {
		ts.Fatalf("%v: something on standard output", args)
	}
}
