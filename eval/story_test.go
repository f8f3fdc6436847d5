package eval

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
)

func TestBCubed(t *testing.T) {
	gold := map[string]string{"a": "1", "b": "1", "c": "2", "d": "2"}
	if p, r := bCubed(gold, gold); p != 1 || r != 1 {
		t.Errorf("gold against itself: %v, %v", p, r)
	}
	// x is a distractor that spoils a's and b's story; d was not placed.
	found := map[string]string{"a": "s", "b": "s", "x": "s", "c": "t"}
	p, r := bCubed(gold, found)
	if want := (2.0/3 + 2.0/3 + 1 + 1) / 4; math.Abs(p-want) > 1e-12 {
		t.Errorf("precision %v, want %v", p, want)
	}
	if want := (1 + 1 + 0.5 + 0.5) / 4; r != want {
		t.Errorf("recall %v, want %v", r, want)
	}
}

func TestECBDocument(t *testing.T) {
	var c catDocument
	if err := xml.Unmarshal([]byte(`<Document>
<token t_id="1" sentence="0">http</token><token t_id="2" sentence="0">:</token><token t_id="3" sentence="0">//a.com/flood</token>
<token t_id="4" sentence="1">A</token><token t_id="5" sentence="1">flood</token><token t_id="6" sentence="1">.</token>
<token t_id="7" sentence="2">Rain</token></Document>`), &c); err != nil {
		t.Fatal(err)
	}
	d := ecbDocument("d", c)
	if d.Text != "A flood.\n\nRain" || len(d.Paragraphs) != 2 {
		t.Errorf("document %q %v", d.Text, d.Paragraphs)
	}
}

func TestBCubedAgreesWithScript(t *testing.T) {
	evaluator := needShared(t, "eval", "b3.py")
	for seed := range uint64(4) {
		r := rand.New(rand.NewPCG(seed, 5))
		gold, found := map[string]string{}, map[string]string{}
		var articles, stories strings.Builder
		for i := range 300 {
			id, story := fmt.Sprint("d", i), ""
			if r.IntN(3) > 0 {
				story = fmt.Sprint("g", r.IntN(60))
				gold[id] = story
			}
			if r.IntN(20) > 0 || i == 0 {
				found[id] = fmt.Sprint("s", r.IntN(80))
				if story != "" && r.IntN(2) > 0 {
					found[id] = "s" + story
				}
				line, _ := json.Marshal(map[string]string{"id": id, "story": found[id]})
				fmt.Fprintf(&stories, "%s\n", line)
			}
			line, _ := json.Marshal(map[string]string{"id": id, "story": story})
			fmt.Fprintf(&articles, "%s\n", line)
		}
		dir := t.TempDir()
		want := script(t, evaluator, writeFile(t, filepath.Join(dir, "a"), []byte(articles.String())), writeFile(t, filepath.Join(dir, "s"), []byte(stories.String())))
		lines := strings.Split(strings.TrimSpace(want), "\n")
		if got := b3Line(gold, found); got != lines[len(lines)-1] {
			t.Errorf("seed %d: %s\nthe script says %s", seed, got, want)
		}
	}
}
