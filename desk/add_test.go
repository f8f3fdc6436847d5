package desk

import (
	"path/filepath"
	"strings"
	"testing"
)

func open(t testing.TB) *Desk {
	k, err := Open(t.Context(), filepath.Join(t.TempDir(), "readout.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { k.Close() })
	return k
}

func TestAdd(t *testing.T) {
	k := open(t)
	out, err := k.Add(t.Context(), AddIn{Articles: []string{"-"}, Stdin: strings.NewReader(reports)})
	if err != nil {
		t.Fatal(err)
	}
	if out.Added != 3 || out.Known != 0 || len(out.Problems) != 1 {
		t.Errorf("%d added, %d known, %v; want 3, 0 and one problem", out.Added, out.Known, out.Problems)
	}
	out, err = k.Add(t.Context(), AddIn{Articles: []string{"../examples/moscow-2017", "-"}, Stdin: strings.NewReader(reports)})
	if err != nil {
		t.Fatal(err)
	}
	if out.Added != 9 || out.Known != 3 {
		t.Errorf("%d added, %d known; want 9 and 3", out.Added, out.Known)
	}
	found, err := k.store.Check(t.Context())
	if err != nil || len(found) > 0 {
		t.Errorf("check: %q, %v", found, err)
	}
	n, _ := k.store.Size(t.Context())
	t.Logf("%+v", n)
}
