package reuse

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"readout"

	"pgregory.net/rapid"
)

func doc(id, outlet, published, title, body string) *readout.Document {
	d := &readout.Document{ID: id, Outlet: outlet, Published: published, Text: body}
	if title != "" {
		d.Title = readout.Span{End: uint32(len(title))}
		d.Text = title + "\n\n" + body
	}
	return d
}

func TestShared(t *testing.T) {
	const prose = "The ferry left the harbour before dawn with more than two hundred people aboard, most of them pilgrims on their way to the island."
	for _, c := range []struct {
		name, a, b string
		want       int // matches
		quotation  bool
	}{
		{"verbatim", prose, "Something else came first. " + prose, 1, false},
		{"lost commas and apostrophes", "The port's director said the vessel, which was built in 1987, had passed its inspection", "The ports director said the vessel which was built in 1987 had passed its inspection", 1, false},
		{"small edits are one passage", prose, "The ferry left the old harbour before dawn with more than two hundred passengers aboard, most of them pilgrims on their way to the island.", 1, false},
		{"names alone", "Harbour Minister Anton Brandvold met Justice Minister Petra Lindqvist Olsen", "Then Harbour Minister Anton Brandvold met Justice Minister Petra Lindqvist Olsen", 0, false},
		{"too short", "the ferry left the harbour before dawn", "the ferry left the harbour before dusk", 0, false},
		{"one speech", "“We were told that the boat was safe and that nobody had to worry,” Brandvold said. Then he left.",
			"At noon the minister spoke: \"We were told that the boat was safe and that nobody had to worry,\" he said", 1, true},
		{"unclosed quotation", "“We were told that the boat was safe and that nobody had to worry\nHe left.",
			"“We were told that the boat was safe and that nobody had to worry,” he said", 1, true},
		{"quotation with its prose", "Asked by the families whether the ferry had enough boats, he answered: “We were told that the boat was safe and that nobody had to worry.”",
			"Asked by the families whether the ferry had enough boats, he answered: “We were told that the boat was safe and that nobody had to worry.”", 1, false},
		{"furniture", "Sign up for our daily newsletter and get the top stories every morning. The road is closed.", "Sign up for our daily newsletter and get the top stories every morning. Snow fell.", 0, false},
		{"empty", "", prose, 0, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			ms := Shared(doc("a", "", "", "", c.a), doc("b", "", "", "", c.b))
			if len(ms) != c.want {
				t.Fatalf("got %d matches %+v, want %d", len(ms), ms, c.want)
			}
			if c.want > 0 && ms[0].Quotation != c.quotation {
				t.Errorf("quotation is %v: %+v", ms[0].Quotation, ms[0])
			}
		})
	}
}

// text draws texts that share words often.
func text(t *rapid.T, label string) string {
	return rapid.OneOf(
		rapid.String(),
		rapid.Custom(func(t *rapid.T) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(strings.Fields(`the ferry left , harbour . Harbour Minister "said "We told” “that Reuters (Reuters) according to
				police said AFP reported two hundred witnesses state TV Health Ministry of the U.S. Sign in. Advertisement`)), 0, 80).Draw(t, "words"), rapid.SampledFrom([]string{" ", "\n"}).Draw(t, "space"))
		}),
	).Draw(t, label)
}

func TestSharedProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := doc("a", "x", "", "", text(t, "a")), doc("b", "y", "", "", text(t, "b"))
		ab, ba := Shared(a, b), Shared(b, a)
		if len(ab) != len(ba) {
			t.Fatalf("not symmetric: %v %v", ab, ba)
		}
		mirror := map[Match]bool{}
		for _, m := range ba {
			m.A, m.B = m.B, m.A
			mirror[m] = true
		}
		for _, m := range ab {
			if !mirror[m] {
				t.Fatalf("%+v is not mirrored in %v", m, ba)
			}
			inside(t, a, m.A)
			inside(t, b, m.B)
			if m.Words < minMatch || m.Own > m.Words {
				t.Fatalf("bad measure: %+v", m)
			}
		}
		last := uint32(0)
		for _, s := range Boilerplate(a) {
			inside(t, a, s)
			if s.Start < last {
				t.Fatalf("furniture overlaps: %v", s)
			}
			last = s.End
		}
		for _, c := range Credits(a) {
			inside(t, a, c.Span)
			if c.Origin == "" {
				t.Fatalf("a credit without an origin: %+v", c)
			}
		}
	})
}

func inside(t interface{ Fatalf(string, ...any) }, d *readout.Document, s readout.Span) {
	if s.Start >= s.End || int(s.End) > len(d.Text) || !strings.Contains(d.Text, s.Of(d.Text)) {
		t.Fatalf("span %v is not inside %q", s, d.Text)
	}
}

func TestTenThousandCopies(t *testing.T) {
	body := strings.Repeat("The ferry left the harbour before dawn with pilgrims aboard and came to the island at noon. ", 8)
	docs := make([]*readout.Document, 10000)
	for i := range docs {
		// Half are equal to the byte, half differ in one word.
		text := body
		if i%2 == 1 {
			text += fmt.Sprint("Page ", i)
		}
		docs[i] = doc(fmt.Sprint(i), fmt.Sprint("outlet ", i), "", "", text)
	}
	start := time.Now()
	got := Origins(docs)
	if len(got) != 1 || len(got[0].Documents) != len(docs) {
		t.Errorf("got %d origins, want 1", len(got))
	}
	if d := time.Since(start); d > time.Minute {
		t.Errorf("took %v", d)
	}
}

func FuzzReuse(f *testing.F) {
	f.Add("MOSCOW (Reuters) - Police said two people died.", "Police said two people died, the ministry told AFP.")
	f.Fuzz(func(t *testing.T, x, y string) {
		x, y = strings.ToValidUTF8(x, "?"), strings.ToValidUTF8(y, "?")
		a, b := doc("a", "x", "", "", x), doc("b", "", "", "", y)
		for _, m := range Shared(a, b) {
			inside(t, a, m.A)
			inside(t, b, m.B)
		}
		for _, c := range Citations([]*readout.Document{a, b}) {
			for _, e := range c.Evidence {
				if e.Quote == "" {
					t.Fatalf("empty evidence: %+v", c)
				}
			}
		}
	})
}
