package reuse

import (
	"fmt"
	"path/filepath"
	"testing"
)

func TestDbg(t *testing.T) {
	dirs, _ := filepath.Glob(cases + "/*/articles.jsonl")
	for _, p := range dirs {
		docs := articles(t, p)
		_, s := study(docs)
		fmt.Println(p)
		for _, q := range s.pairs {
			w, o := 0, 0
			for _, m := range q.matches {
				w += m.copied()
				o += m.Words
			}
			fmt.Println("  ", s.docs[q.a].doc.ID, s.docs[q.b].doc.ID, "copied", w, "all", o, "sizes", s.docs[q.a].size, s.docs[q.b].size, len(q.matches))
		}
	}
}
