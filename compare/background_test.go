package compare

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var recount = flag.Bool("recount", false, "count data/background.txt anew")

// Words that every story uses tell less than words that few do.
func TestRarity(t *testing.T) {
	b := news()
	common, rare, unknown := b.rarity("year"), b.rarity("attack"), b.rarity("zzyzx")
	if !(0 < common && common < rare && rare < unknown && unknown <= 1.0001) {
		t.Errorf("year %.2f, attack %.2f, unknown %.2f: want them to rise within 0 and 1", common, rare, unknown)
	}
}

// TestBackground counts the background when asked to, else checks that the
// file is sorted and complete.
func TestBackground(t *testing.T) {
	if *recount {
		countBackground(t)
		return
	}
	lines := strings.Split(strings.TrimSpace(backgroundCounts), "\n")[1:]
	if !slices.IsSorted(lines) || len(lines) != len(news().n) {
		t.Errorf("%d lines, %d stems: want the file sorted, each stem once", len(lines), len(news().n))
	}
}

func countBackground(t *testing.T) {
	n, sentences := map[string]int{}, 0
	for _, name := range []string{"allsides", "wikinews"} {
		f, err := os.Open(filepath.Join("../../shared/corpora/stories", name, "articles.jsonl"))
		if err != nil {
			t.Skip(err)
		}
		defer f.Close()
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 64<<20)
		for lines.Scan() {
			var a struct{ Title, Text string }
			if json.Unmarshal(lines.Bytes(), &a) != nil {
				continue
			}
			for s := range strings.SplitSeq(a.Title+". "+a.Text, ". ") {
				sentences++
				words := stems(s)
				slices.Sort(words)
				for _, w := range slices.Compact(words) {
					n[w]++
				}
			}
		}
	}
	var out []string
	for w, c := range n {
		if c >= minBackground && 'a' <= w[0] && w[0] <= 'z' {
			out = append(out, fmt.Sprintf("%s %d", w, c))
		}
	}
	slices.Sort(out)
	text := fmt.Sprintf("%d\n%s\n", sentences, strings.Join(out, "\n"))
	if err := os.WriteFile("data/background.txt", []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
