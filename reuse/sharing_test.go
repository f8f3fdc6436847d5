package reuse

import (
	"strings"
	"testing"

	"readout"
)

// The texts of the degrees: a report, one edited from it, one that lifts a
// paragraph, one of its own.
const (
	quay = "The crane on the north quay fell into the harbour shortly after noon on Monday, when a cable that had been due for replacement in March gave way under a load of timber. " +
		"Two dockers who stood on the ladder jumped clear and were pulled from the water by the crew of a pilot boat. " +
		"The port authority closed the basin to ships until divers had looked at the wreck, and the union called for a check of every crane on the coast before work went on."
	quayEdited = "The crane on the north quay fell into the harbour shortly after noon Monday, when a cable due for replacement in March gave way under a load of timber. " +
		"Two dockers on the ladder jumped clear and were pulled from the water by the crew of a pilot boat. " +
		"The port authority closed the basin to ships until divers had looked at the wreck."
	quayLifted = "Anna Holm had just come off her shift when she heard the noise. She ran to the window of the canteen and saw dust above the water where the old crane had stood for forty years. " +
		"Her brother works on the quay, and for half an hour nobody could tell her whether he was alive. He rang her from a hospital at last, wet and cold but unhurt, and she went to see him with dry clothes. " +
		"Two dockers who stood on the ladder jumped clear and were pulled from the water by the crew of a pilot boat. " +
		"Engineers from the maker are on their way from the capital, and the harbour master said ships would be sent to the south basin for the rest of the week."
	speech = "“We warned them in March that the cable was worn and nobody came to look at it, and I will say so in court if I have to,” Holm said."
)

func TestCompare(t *testing.T) {
	title := "Crane falls into harbour"
	for _, c := range []struct {
		name string
		a, b *readout.Document
		want Sharing
	}{
		{"one text", doc("a", "", "", title, quay), doc("b", "", "", "Crane accident", quay), SameCopy},
		{"cut and reworded", doc("a", "", "", title, quay), doc("b", "", "", title, quayEdited), Edited},
		{"a paragraph", doc("a", "", "", title, quay), doc("b", "", "", title, quayLifted), Lifted},
		{"one speech", doc("a", "", "", title, quay[:170]+speech), doc("b", "", "", title, quayLifted[:390]+speech), NoSharing},
		{"a statement shown whole", doc("a", "", "", title, quay[:170]+"The statement reads:\n\n"+strings.Trim(speech[:len(speech)-12], "“”,")+" and we are ready to tell our story to any judge"),
			doc("b", "", "", title, quayLifted[:390]+"His words:\n\n"+strings.Trim(speech[:len(speech)-12], "“”,")+" and we are ready to tell our story to any judge"), NoSharing},
		{"a post shown whole", doc("a", "", "", title, quay[:170]+"\n\nThe union will meet tonight at the hall on the north quay and decide about a strike of all ports until every crane is checked — Port Union (@portunion) May 4, 2031\n\n"),
			doc("b", "", "", title, quayLifted[:390]+"\n\nThe union will meet tonight at the hall on the north quay and decide about a strike of all ports until every crane is checked — Port Union (@portunion) May 4, 2031\n\n"), NoSharing},
		{"stock of another season", doc("a", "", "2031-01-01", title, quay), doc("b", "", "2031-06-01", "Storm closes port", quay+" A storm closed the port."), Lifted},
		{"a gallery under two stories", doc("a", "", "", "Choir sings", quay+" The choir sang twice."), doc("b", "", "", "Bakery opens", quay+" The bakery opened."), Lifted},
		{"nothing", doc("a", "", "", title, ""), doc("b", "", "", title, quay), NoSharing},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, back := Compare(c.a, c.b), Compare(c.b, c.a)
			if got.Sharing != c.want || back.Sharing != c.want {
				t.Errorf("%v and %v back, share %.2f, want %v", got.Sharing, back.Sharing, got.Share, c.want)
			}
			for _, p := range got.Passages {
				inside(t, c.a, p.A)
				inside(t, c.b, p.B)
			}
		})
	}
}

func TestLearnFurniture(t *testing.T) {
	const appeal = "Whoever has seen something is asked to ring the harbour office day or night."
	var docs []*readout.Document
	for i, b := range []string{quay, quayLifted, other} {
		docs = append(docs, doc(string(rune('a'+i)), "Post", []string{"2031-01-01", "2031-01-20", "2031-03-01"}[i], "", b+" "+appeal+" The AP contributed to this report."))
	}
	if got := len(LearnFurniture(docs)) / 4; got != 1 {
		t.Errorf("%d sentences learned, want the appeal alone", got)
	}
	for _, d := range docs {
		d.Published = "2031-01-01"
	}
	if got := LearnFurniture(docs); len(got) != 0 {
		t.Error("what is repeated on one day is no furniture")
	}
}

func TestStamp(t *testing.T) {
	for text, want := range map[string]int{
		"Published October 26 2031 Air strikes hit a school":                      4,
		"Posted: Friday, January 31, 2031 10:21 AM EST The sheriff is charging":   9,
		"On 3 May 2031 the sheriff said that two men had been charged with theft": 4,
		"The sheriff said on May 3, 2031 that two men had been charged":           0,
	} {
		n := 0
		for _, w := range words(doc("a", "", "", "", text)) {
			if w.skip {
				n++
			}
		}
		if n != want {
			t.Errorf("%q: %d words of stamp, want %d", text, n, want)
		}
	}
}
