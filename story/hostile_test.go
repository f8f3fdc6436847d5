package story

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"readout"
)

// TestCopies places thousands of copies of one text: one story, of which few
// reports are kept for comparison.
func TestCopies(t *testing.T) {
	p := NewPlacer()
	for i := range 10_000 {
		if got := p.Place(doc(fmt.Sprint(i), "2020-05-01", ferryA.Text)); got.Story != "s1" {
			t.Fatalf("copy %d is in %s: %s", i, got.Story, got.Reason)
		}
	}
	if n := len(p.story(0).members); n != maxMembers {
		t.Errorf("%d reports are kept, want %d", n, maxMembers)
	}
}

// TestOneReportAgain places one report, with one ID, again and again.
func TestOneReportAgain(t *testing.T) {
	p := NewPlacer()
	for range 1000 {
		if got := p.Place(ferryA); got.Story != "s1" {
			t.Fatalf("%v", got)
		}
	}
}

// TestOneLineItems places many items of one line: lists stay within bounds.
// BenchmarkOneLine does it with a million.
func TestOneLineItems(t *testing.T) {
	p, lines := NewPlacer(), newHeadlines()
	for i := range 10_000 {
		text := lines.next()
		if i%2 == 0 {
			text = fmt.Sprintf("Item %d of the ferry list", i%2500)
		}
		p.Place(doc(fmt.Sprint(i), "", text))
	}
	for id, l := range p.index.lists {
		if len(l) > maxListed {
			t.Errorf("term %d lists %d stories", id, len(l))
		}
	}
	for _, o := range p.stories {
		if o != nil && len(o.members) > maxMembers {
			t.Errorf("%s keeps %d reports", o.id, len(o.members))
		}
	}
}

// TestHostileStream mixes what is bad: the same stream gives the same
// placements, and the clock is not carried off.
func TestHostileStream(t *testing.T) {
	run := func() (out []readout.Placement) {
		p, gen, lines := NewPlacer(), newGenerator(5), newHeadlines()
		p.Window = 14 * 24 * time.Hour
		day := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
		for i := range 3000 {
			d := gen.next(fmt.Sprint(i), day.Add(time.Duration(i)*time.Minute))
			switch i % 8 {
			case 1:
				d.Published = ""
			case 2:
				if i%80 == 2 {
					d.Published = "2099-01-01"
				}
			case 3:
				d.Text = ""
			case 4:
				d = ferryA
			case 5:
				d.Text = ferryA.Text
			case 6:
				d.Text = lines.next()
			}
			out = append(out, p.Place(d))
			out = append(out, p.Moves()...)
		}
		if now, _ := p.clock.now(); now > day.AddDate(1, 0, 0).Unix() && len(out) < 600 {
			t.Errorf("the clock shows %v", time.Unix(now, 0).UTC())
		}
		return out
	}
	if !reflect.DeepEqual(run(), run()) {
		t.Error("two runs differ")
	}
}

func TestNothingToGoBy(t *testing.T) {
	p := NewPlacer()
	for i, text := range []string{"", " ", "\n\n", "the of and", "\xff\xfe", "....", strings.Repeat("x", 1<<16), strings.Repeat("a b ", 1<<16), strings.Repeat("1 ", 1<<12), "\x00\u202e"} {
		for _, date := range []string{"", "not a date", "2020-13-41", "9999-12-31", "0001-01-01"} {
			p.Place(doc(fmt.Sprint(i, date), date, text))
		}
	}
	a := p.Place(doc("a", "", ""))
	b := p.Place(doc("b", "", ""))
	if a.Story == b.Story {
		t.Error("two empty reports are one story")
	}
	if a.Reason != "it has no words to go by" {
		t.Errorf("the reason is %q", a.Reason)
	}
}

// TestManyInTheFuture holds that a few dates in the future close nothing, and
// that a story of the future is closed in its time.
func TestManyInTheFuture(t *testing.T) {
	p := NewPlacer()
	p.Window = 14 * 24 * time.Hour
	a := p.Place(ferryA)
	for i := range clockReports - 1 {
		p.Place(doc(fmt.Sprint("x", i), "2031-01-01", fmt.Sprintf("A comet numbered %d was seen over the harbour of Karelund at night.", 1000+i)))
	}
	if b := p.Place(ferryB); a.Story != b.Story {
		t.Error("reports from the future closed the stories of today")
	}
}

// TestWindow holds that closed stories leave nothing behind.
func TestWindow(t *testing.T) {
	p := NewPlacer()
	p.Window = 14 * 24 * time.Hour
	day := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	gen := newGenerator(1)
	for i := range 3000 {
		p.Place(gen.next(fmt.Sprint(i), day.Add(time.Duration(i)*time.Hour)))
	}
	if limit := 14*24 + 200; p.held > limit {
		t.Errorf("%d reports are held, want at most %d", p.held, limit)
	}
	if len(p.stories) > 2*p.held || len(p.queue) > p.held+1 || len(p.byName) > len(p.stories) {
		t.Errorf("%d stories, %d places in the queue, %d names for %d reports", len(p.stories), len(p.queue), len(p.byName), p.held)
	}
}

// TestCrowded holds that stories that are quiet for a month make room when
// there are many, and stay when there are few.
func TestCrowded(t *testing.T) {
	day := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	held := func(crowd int) int {
		p, gen := NewPlacer(), newGenerator(1)
		p.crowd = crowd
		for i := range 2000 { // ten a day
			p.Place(gen.next(fmt.Sprint(i), day.Add(time.Duration(i)*24*time.Hour/10)))
			if p.held > crowd+1 && p.held > 2*10*30 {
				t.Fatalf("%d reports are held of %d", p.held, i+1)
			}
		}
		return p.held
	}
	for crowd, least := range map[int]int{100: 250, 1000: 900, 5000: 2000} {
		if got := held(crowd); got < least {
			t.Errorf("%d reports are held, want %d at least", got, least)
		}
	}
}

// TestDeterministic places one stream twice.
func TestDeterministic(t *testing.T) {
	run := func() (out []readout.Placement) {
		p, gen := NewPlacer(), newGenerator(7)
		day := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
		for i := range 500 {
			d := gen.next(fmt.Sprint(i), day.Add(time.Duration(i)*time.Minute))
			if i%7 == 0 {
				d.Published = ""
			}
			out = append(out, p.Place(d))
			out = append(out, p.Moves()...)
		}
		return out
	}
	if !reflect.DeepEqual(run(), run()) {
		t.Error("two runs differ")
	}
}
