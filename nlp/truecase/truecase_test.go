package truecase

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"readout"
)

func load(t interface{ Fatal(...any) }) *Model {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestRead(t *testing.T) {
	m := load(t)
	for _, c := range [][2]string{
		{"THE ARMY DENIED TODAY THAT REBELS OF THE ALDBY PEOPLE'S FRONT (APF) HAD ATTACKED VELT.",
			"The army denied today that rebels of the Aldby People's Front (APF) had attacked Velt."},
		{"THREE MEN DIED. PRESIDENT ÅSA BJÖRKLUND OF NORLAND SAID SO.", "Three men died. President Åsa Björklund of Norland said so."},
		{"BREAKING NEWS", "BREAKING NEWS"}, // too short to tell
		{"The UN and NATO met in VELT.", "The UN and NATO met in VELT."},
		{"REBELS ATTACK THE VILLAGE OF VELT\n\nThe UN said so.", "Rebels attack the village of Velt\n\nThe UN said so."},
	} {
		if got := m.Read(&readout.Document{Text: c[0]}).Text; got != c[1] {
			t.Errorf("%s\n got %s\nwant %s", c[0], got, c[1])
		}
	}
}

// Every letter keeps its place, so that spans hold in the text as it was given.
func TestLength(t *testing.T) {
	m := load(t)
	rapid.Check(t, func(t *rapid.T) {
		text := strings.ToUpper(rapid.String().Draw(t, "text")) + rapid.SampledFrom([]string{"", " THE REBELS ATTACKED THE VILLAGE", "\n\n"}).Draw(t, "end")
		text = strings.ToValidUTF8(text, "?")
		got := m.Read(&readout.Document{Text: text}).Text
		if len(got) != len(text) || !strings.EqualFold(got, text) {
			t.Fatalf("%q is read as %q", text, got)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	m := load(b)
	d := &readout.Document{Text: strings.Repeat("THE ARMY DENIED TODAY THAT REBELS HAD ATTACKED VELT. ", 100)}
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		m.Read(d)
	}
}
