package compare_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/compare"
	"readout/nlp"
)

// benchFacts are what reports of a made-up story tell, each worded in several
// ways. "{…}" stands for a number, a name or a word that the report picks.
var benchFacts = []string{
	"At least {toll} people were killed when rockets hit the market of Halden on {day}, {source} said.|Rockets killed {toll} people in a market in Halden, according to {source}.|{source} put the number of dead in the Halden market attack at {toll}.",
	"{more} people were taken to the hospital of {town} with burns.|The hospital in {town} said it had treated {more} wounded.|Doctors at {town} treated {more} people for burns and broken bones.",
	"The Norland {rule} denied that its {army} had fired on the town.|Norland's {rule} rejected the charge that its {army} shelled Halden.",
	"{person} accused Norland of the attack and called it a {crime}.|\"This was a {crime}, and Norland did it,\" {person} said.",
	"President Anna Berg spoke with Minister Paul Lind for {hours} hours in Oslo.|Anna Berg and Paul Lind held talks in Oslo that lasted {hours} hours.",
	"Some {more} families fled from the {side} quarter of {town}.|{more} families have left the {side} part of {town} since {day}.",
	"Witnesses heard {few} explosions near the {site} before dawn.|Before dawn {few} blasts shook the houses around the {site}, residents said.",
	"The council of ministers promised to send {more} trucks with food by {day}.|{more} lorries of food will leave for {town} by {day}, the council of ministers said.",
	"{person}, who owns a bakery beside the {site}, lost {few} relatives in the attack.|{person} buried {few} relatives on {day}.",
	"The bridge at {town} has been closed to traffic since {day}.|Police closed the bridge at {town} on {day}.",
	"Investigators found parts of {few} rockets in a field near {town}.|Fragments of {few} rockets were found near {town}, investigators said.",
	"{source} said that the cease-fire of {month} had been broken {few} times.|The cease-fire agreed in {month} was broken {few} times, according to {source}.",
	"{person} called for an inquiry led by the United Nations.|An inquiry by the United Nations is needed, {person} said.",
	"Schools in {town} will stay shut until {day}.|Children in {town} have no school until {day}.",
	"The price of bread in {town} has doubled since {month}.|Bread in {town} costs twice what it did in {month}.",
	"Power was cut in {more} houses after a line near the {site} fell.|{more} homes are without power because a line by the {site} came down.",
	"{person} met relatives of the victims at the {site} of {town}.|At the {site} of {town}, {person} spoke to relatives of those who died.",
	"Norland moved {few} ships into the bay of {town}, {source} said.|{few} Norland ships have entered the bay of {town}.",
}

var benchWords = map[string][]string{
	"day": {"Monday", "Tuesday", "Wednesday", "Thursday"}, "source": {"the health ministry", "the mayor", "rescue workers", "the Red Cross", "the governor"}, "rule": {"government", "regime"},
	"army": {"army", "forces", "troops"}, "crime": {"massacre", "crime", "provocation"}, "hours": {"two", "three", "about three"}, "side": {"northern", "north-eastern", "harbour", "old"},
	"month": {"February", "March", "April"}, "site": {"harbour", "bridge", "church", "school", "mill", "theatre", "fish hall", "railway yard", "customs house", "grain store"},
}

// story writes n reports of one event: what happened is told by many, what is
// beside it by few, and there is more of it the more reports there are.
func story(n int) []*readout.Document {
	rng := rand.New(rand.NewPCG(7, uint64(n)))
	first := []string{"Ada", "Bjarne", "Clara", "Dag", "Elin", "Frode", "Greta", "Halvor", "Ida", "Jens", "Karin", "Leif"}
	syllable := []string{"Hol", "Ness", "Vik", "Strand", "Lund", "Berg", "Fjell", "Sund", "Dal", "Moen", "Ask", "Tveit"}
	name := func(k int) string {
		return syllable[k%len(syllable)] + strings.ToLower(syllable[(k/len(syllable)+5)%len(syllable)])
	}
	pick := func(key string, k int) string {
		switch key {
		case "toll":
			return fmt.Sprint(20 + k%9)
		case "more":
			return fmt.Sprint(40 + k*37%900)
		case "few":
			return fmt.Sprint(2 + k%7)
		case "town":
			return name(k)
		case "person":
			return first[k%len(first)] + " " + name(k/3+40)
		}
		return benchWords[key][k%len(benchWords[key])]
	}
	facts := 60 + 2*n
	var docs []*readout.Document
	for i := range n {
		title := fmt.Sprintf("Rocket attack on Halden market kills %d", 20+rng.IntN(9))
		text := title + "\n\n"
		for s := range 14 + rng.IntN(10) {
			k := int(float64(facts) * rng.Float64() * rng.Float64() * rng.Float64()) // the first are told by most
			if s == 0 {
				k = 0
			}
			ways := strings.Split(benchFacts[k%len(benchFacts)], "|")
			line := ways[rng.IntN(len(ways))]
			for from := strings.Index(line, "{"); from >= 0; from = strings.Index(line, "{") {
				to := strings.Index(line, "}")
				own := k
				if rng.IntN(4) == 0 {
					own = k + rng.IntN(3)
				}
				line = line[:from] + pick(line[from+1:to], own) + line[to+1:]
			}
			text += strings.ToUpper(line[:1]) + line[1:] + " "
			if s%4 == 3 {
				text += "\n\n"
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
		var docs []*readout.Document
		var as []*readout.Analysis
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			if docs == nil {
				docs = story(n)
				if as, err = r.ReadAll(context.Background(), docs, 0); err != nil {
					b.Fatal(err)
				}
			}
			sentences := 0
			for _, a := range as {
				sentences += len(a.Sentences) - 1
			}
			b.ReportAllocs()
			held := heapOf(func() { compare.Compare(docs, as) })
			for b.Loop() {
				compare.Compare(docs, as)
			}
			b.ReportMetric(float64(sentences), "sentences")
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(sentences), "ns/sentence")
			b.ReportMetric(held/1e6, "peak-MB")
		})
	}
}

// heapOf is by how many bytes the heap grows while f runs, at most.
func heapOf(f func()) float64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	before, peak := m.HeapAlloc, m.HeapAlloc
	done := make(chan bool)
	go func() { f(); close(done) }()
	for running := true; running; {
		select {
		case <-done:
			running = false
		default:
			time.Sleep(5 * time.Millisecond)
		}
		runtime.ReadMemStats(&m)
		peak = max(peak, m.HeapAlloc)
	}
	return float64(peak - before)
}
