package desk

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Tables that are given once hold for every question, and outlive the program;
// other tables say that a rebuild is due, and a rebuild uses them.
func TestKnow(t *testing.T) {
	dir := t.TempDir()
	write := func(name, data string) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
		return file
	}
	owners := write("owners.txt", "Northwire | paper | Aldby Group | | northwire.example\nThe Strait | paper | Aldby Group | | strait.example\nThe Mole | paper | | | mole.example\n")
	db := filepath.Join(dir, "readout.db")
	reopen := func(k *Desk) *Desk {
		if k != nil {
			k.Close()
		}
		k, err := Open(t.Context(), db)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { k.Close() })
		return k
	}
	origins := func(k *Desk) int {
		t.Helper()
		out, err := k.Stories(t.Context(), StoriesIn{Sort: "reports"})
		if err != nil || len(out.Stories) == 0 {
			t.Fatal(out, err)
		}
		return out.Stories[0].Origins
	}
	k := reopen(nil)
	if _, err := k.Add(t.Context(), AddIn{Articles: []string{"-"}, Stdin: strings.NewReader(reports)}); err != nil {
		t.Fatal(err)
	}
	apart := origins(k)
	if due, err := k.Know(t.Context(), Publishers{}, ""); due || err != nil {
		t.Errorf("without tables: due %v, %v", due, err)
	}
	if _, err := k.Know(t.Context(), Publishers{Outlets: []string{filepath.Join(dir, "nowhere.txt")}}, ""); err == nil {
		t.Error("a table that is not there is read")
	}
	if due, err := k.Know(t.Context(), Publishers{Outlets: []string{owners}}, ""); !due || err != nil {
		t.Errorf("with owners: due %v, %v", due, err)
	}
	k = reopen(k)
	if due, err := k.Know(t.Context(), Publishers{}, ""); !due || err != nil {
		t.Errorf("opened again: due %v, %v", due, err)
	}
	if err := k.Rebuild(t.Context(), 0, nil); err != nil {
		t.Fatal(err)
	}
	if now := origins(k); now >= apart {
		t.Errorf("%d origins, %d before two of the outlets had one owner", now, apart)
	}
	if due, err := k.Know(t.Context(), Publishers{Outlets: []string{owners}}, ""); due || err != nil {
		t.Errorf("rebuilt: due %v, %v", due, err)
	}
}

// A fault in the comparison of one story is named in its dossier.
func TestGuarded(t *testing.T) {
	docs := load(t).Documents
	known, err := tables(nil).knowledge()
	if err != nil {
		t.Fatal(err)
	}
	d := known.guarded(docs, nil) // reports that nobody has read
	if len(d.Notes) != 1 || len(d.Documents) != len(docs) {
		t.Errorf("%+v", d)
	}
}
