package compare_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"readout"
	"readout/compare"
	"readout/nlp"
)

// story writes n reports of one event from templates of our own: outlets that
// agree on what happened and differ in counts, days, labels and words.
func story(n int) []*readout.Document {
	rng := rand.New(rand.NewPCG(7, uint64(n)))
	pick := func(list ...string) string { return list[rng.IntN(len(list))] }
	var docs []*readout.Document
	for i := range n {
		title := fmt.Sprintf("%s %s on Halden market kills %d", pick("Rocket", "Missile"), pick("attack", "strike"), 20+rng.IntN(9))
		text := title + "\n\n"
		for range 14 + rng.IntN(8) {
			switch rng.IntN(7) {
			case 0:
				text += fmt.Sprintf("At least %d people were killed when rockets hit the market of Halden on %s, %s said. ", 20+rng.IntN(9), pick("Monday", "Tuesday"), pick("the health ministry", "the mayor", "rescue workers"))
			case 1:
				text += fmt.Sprintf("The Norland %s denied that its %s had fired on the town. ", pick("government", "regime"), pick("army", "forces", "troops"))
			case 2:
				text += fmt.Sprintf("%s accused %s of the attack and called it a %s. ", pick("Oslo", "The mayor", "The opposition"), pick("Norland", "the rebels", "the militants"), pick("massacre", "crime", "provocation"))
			case 3:
				text += fmt.Sprintf("President Anna Berg spoke with Minister Paul Lind for %s hours in Oslo. ", pick("two", "three", "about three"))
			case 4:
				text += fmt.Sprintf("Some %d %s fled to report %d from the %s quarter of Halden. ", 100+rng.IntN(900), pick("families", "villagers", "people"), rng.IntN(1000), pick("northern", "north-eastern", "harbour"))
			case 5:
				text += fmt.Sprintf("Witness number %d heard %d explosions near the %s before dawn. ", rng.IntN(5000), 2+rng.IntN(7), pick("harbour", "bridge", "church", "school"))
			case 6:
				text += fmt.Sprintf("The council of %s promised to send %d trucks by %s. ", pick("Europe", "ministers", "the province"), 5+rng.IntN(60), pick("Friday", "Saturday"))
			}
		}
		docs = append(docs, &readout.Document{
			ID: fmt.Sprintf("r%03d", i), Outlet: fmt.Sprintf("Outlet %d", i), Published: fmt.Sprintf("2021-05-%02d", 4+i%3), Text: text, Title: readout.Span{End: uint32(len(title))},
		})
	}
	return docs
}

// The dossier of stories of 2 to 500 reports, after they have been read.
func BenchmarkStory(b *testing.B) {
	r, err := nlp.Open()
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{2, 9, 50, 200, 500} {
		docs := story(n)
		as, err := r.ReadAll(context.Background(), docs, 0)
		if err != nil {
			b.Fatal(err)
		}
		sentences := 0
		for _, a := range as {
			sentences += len(a.Sentences) - 1
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				compare.Compare(docs, as)
			}
			b.ReportMetric(float64(sentences), "sentences")
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(sentences), "ns/sentence")
		})
	}
}
