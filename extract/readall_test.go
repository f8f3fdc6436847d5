package extract

import (
	"context"
	"fmt"
	"math/rand"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The same files in any order, read by any number of workers, give the same
// documents.
func TestOrderDoesNotMatter(t *testing.T) {
	dir := write(t, map[string]string{
		"a.jsonl": `{"id":"d1","outlet":"A","published":"2017-04-12","text":"First account."}
{"id":"d2","outlet":"A","published":"2017-04-11","text":"Other."}
{"id":"d1","outlet":"A","published":"2017-04-12","text":"First account."}`,
		"b.jsonl": `{"id":"d1","outlet":"B","published":"2017-04-13","text":"Second account."}
{"id":"d2","outlet":"A","text":"Other."}
{"id":"d3","outlet":"C","text":"No date."}`,
		"c.json": `[{"outlet":"D","text":"Hashed."},{"outlet":"D","text":"Hashed.","published":"2017-04-10","byline":"X"},{"id":"d1","outlet":"C","text":"Third."}]`,
		"d.txt":  "published: 2017-04-12\n\nBy name.",
	})
	names := []string{"a.jsonl", "b.jsonl", "c.json", "d.txt"}
	var want []string
	for i := range 20 {
		rand.New(rand.NewSource(int64(i))).Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
		var args []string
		for _, n := range names {
			args = append(args, filepath.Join(dir, n))
		}
		docs, problems := ReadAll(context.Background(), args, nil, Options{Workers: 1 + i%4})
		var got []string
		ids := map[string]bool{}
		for _, d := range docs {
			if ids[d.ID] {
				t.Errorf("%s twice", d.ID)
			}
			ids[d.ID] = true
			got = append(got, fmt.Sprintf("%s %s %s %s %s", d.Published, d.ID, d.Outlet, d.Byline, d.Text))
		}
		if len(problems) != 3 {
			t.Errorf("problems: %v", problems)
		}
		for _, p := range problems {
			if !p.Note {
				t.Errorf("%v is no note", p)
			}
		}
		if want == nil {
			want = got
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%v: %s", args, diff)
		}
	}
	if len(want) != 7 {
		t.Errorf("%d documents, want 7: %q", len(want), want)
	}
	// The fuller reading of a document is kept; undated ones come last.
	if all := strings.Join(want, "\n"); !strings.HasPrefix(all, "2017-04-10 ") || !strings.Contains(all, "D X Hashed.") || !strings.HasSuffix(all, "d3 C  No date.") {
		t.Errorf("got\n%s", all)
	}
}

// An identifier that looks like a marked one is not given twice.
func TestMarkedIDIsFree(t *testing.T) {
	line := func(id, outlet string) string {
		return fmt.Sprintf("{\"id\":%q,\"outlet\":%q,\"text\":\"x\"}\n", id, outlet)
	}
	docs, _ := ReadAll(context.Background(), []string{"-"}, strings.NewReader(line("d", "A")+line("d", "B")), Options{})
	taken := docs[0].ID
	docs, _ = ReadAll(context.Background(), []string{"-"}, strings.NewReader(line("d", "A")+line("d", "B")+line(taken, "C")), Options{})
	ids := map[string]bool{}
	for _, d := range docs {
		ids[d.ID] = true
	}
	if len(ids) != 3 || !ids[taken] {
		t.Errorf("ids %v", ids)
	}
}
