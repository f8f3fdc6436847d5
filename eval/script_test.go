package eval

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// The tests of this package find the data that is not part of the project here.
const sharedDir = "../../shared"

// needShared returns a path below the shared data, or skips.
func needShared(t testing.TB, elem ...string) string {
	t.Helper()
	name := filepath.Join(append([]string{sharedDir}, elem...)...)
	if _, err := os.Stat(name); err != nil {
		t.Skipf("%s: no shared data: %v", t.Name(), err)
	}
	return name
}

// script runs one of the outside scorers and returns what it prints.
func script(t *testing.T, args ...string) string {
	t.Helper()
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skipf("%s: no python3 to compare with", t.Name())
	}
	var stdout, stderr bytes.Buffer
	cmd := exec.Command(python, args...)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	// The case scorer exits with 1 when evidence is missing, after its table.
	if err := cmd.Run(); err != nil && (stdout.Len() == 0 || stderr.Len() > 0) {
		t.Fatalf("%v: %v\n%s", args, err, stderr.Bytes())
	}
	return stdout.String()
}

func writeFile(t testing.TB, name string, data []byte) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}
