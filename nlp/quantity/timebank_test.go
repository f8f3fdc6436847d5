package quantity

import (
	"encoding/xml"
	"flag"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"readout"
	"readout/nlp/token"
)

const shared = "../../../shared"

var errors = flag.Bool("errors", false, "print what the scorers count as wrong")

// goldTime is a TIMEX3 of a corpus.
type goldTime struct {
	readout.Span
	typ, value string
}

var (
	dctTag = regexp.MustCompile(`(?s)<DCT>.*?value="([^"]*)"`)
	xmlTag = regexp.MustCompile(`<[^>]*>`)
	attr   = regexp.MustCompile(`(\w+)="([^"]*)"`)
)

// timeML reads a TimeML file: the text between the TEXT tags.
func timeML(t *testing.T, path string) (*readout.Document, []goldTime) {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s := string(data)
	d := &readout.Document{ID: filepath.Base(path)}
	if m := dctTag.FindStringSubmatch(s); m != nil {
		d.Published = m[1][:min(10, len(m[1]))]
	}
	_, s, _ = strings.Cut(s, "<TEXT>")
	s, _, _ = strings.Cut(s, "</TEXT>")
	var b strings.Builder
	var gold []goldTime
	var open []goldTime
	last := 0
	for _, m := range xmlTag.FindAllStringIndex(s, -1) {
		b.WriteString(html.UnescapeString(s[last:m[0]]))
		last = m[1]
		switch tag := s[m[0]:m[1]]; {
		case strings.HasPrefix(tag, "<TIMEX3"):
			g := goldTime{Span: readout.Span{Start: uint32(b.Len())}}
			for _, a := range attr.FindAllStringSubmatch(tag, -1) {
				switch a[1] {
				case "type":
					g.typ = a[2]
				case "value":
					g.value = a[2]
				}
			}
			open = append(open, g)
		case tag == "</TIMEX3>" && len(open) > 0:
			g := open[len(open)-1]
			open = open[:len(open)-1]
			g.End = uint32(b.Len())
			gold = append(gold, g)
		}
	}
	b.WriteString(html.UnescapeString(s[last:]))
	d.Text = b.String()
	return d, gold
}

// cat reads a file in CAT XML. Its tokens are joined as they would be printed.
func cat(t *testing.T, path string) (*readout.Document, []goldTime) {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Tokens []struct {
			ID       string `xml:"t_id,attr"`
			Sentence int    `xml:"sentence,attr"`
			Text     string `xml:",chardata"`
		} `xml:"token"`
		Times []struct {
			Type, Value, Function string
			Attrs                 []xml.Attr `xml:",any,attr"`
			Anchors               []struct {
				ID string `xml:"t_id,attr"`
			} `xml:"token_anchor"`
		} `xml:"Markables>TIMEX3"`
	}
	if err := xml.Unmarshal(data, &doc); err != nil {
		t.Fatal(path, err)
	}
	d := &readout.Document{ID: filepath.Base(path)}
	var b strings.Builder
	at := map[string]readout.Span{}
	sentence, start := 0, 0
	part := func() {
		s := readout.Span{Start: uint32(start), End: uint32(b.Len())}
		switch {
		case sentence == 0:
			d.Title = s
		case len(d.Paragraphs) < 2:
			d.Paragraphs = append(d.Paragraphs, s)
		default:
			d.Paragraphs[1].End = s.End
		}
	}
	prev := ""
	for _, k := range doc.Tokens {
		if k.Sentence > 5 {
			break // times are annotated so far
		}
		switch {
		case k.Sentence != sentence:
			part()
			b.WriteString("\n\n")
			if sentence > 1 {
				s := b.String()
				b.Reset()
				b.WriteString(s[:len(s)-2] + " ")
			}
			sentence, start = k.Sentence, b.Len()
		case b.Len() > 0 && !strings.HasPrefix(k.Text, "'") && !strings.Contains(",.;:!?)%n't''", k.Text) && prev != "(" && prev != "$" && prev != "``":
			b.WriteByte(' ')
		}
		s := readout.Span{Start: uint32(b.Len())}
		b.WriteString(k.Text)
		s.End = uint32(b.Len())
		at[k.ID], prev = s, k.Text
	}
	part()
	d.Text = b.String()
	var gold []goldTime
	for _, x := range doc.Times {
		g := goldTime{}
		creation := false
		for _, a := range x.Attrs {
			switch a.Name.Local {
			case "type":
				g.typ = a.Value
			case "value":
				g.value = a.Value
			case "functionInDocument":
				creation = a.Value == "CREATION_TIME"
			}
		}
		if creation {
			d.Published = g.value
		}
		for i, a := range x.Anchors {
			if i == 0 {
				g.Start = at[a.ID].Start
			}
			g.End = at[a.ID].End
		}
		if len(x.Anchors) > 0 {
			gold = append(gold, g)
		}
	}
	return d, gold
}

// sameValue compares TIMEX3 values, an unknown last digit of a decade and an
// unknown month left out.
func sameValue(a, b string) bool {
	trim := func(s string) string {
		return strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(s, "-XX"), "-XX"), "X")
	}
	return a == b || trim(a) == trim(b) && len(trim(a)) > 2
}

// TestTimes scores strict spans and their values against the floors.
func TestTimes(t *testing.T) {
	var found, gold, hit, right int
	for _, c := range []struct {
		pattern string
		read    func(*testing.T, string) (*readout.Document, []goldTime)
	}{
		{"corpora/time/meantime/intra_cross-doc_annotation/*/*.xml", cat},
		{"corpora/time/aquaint/*.tml", timeML},
	} {
		files, _ := filepath.Glob(filepath.Join(shared, c.pattern))
		if len(files) == 0 {
			t.Skip("no corpus at ", c.pattern)
		}
		f0, g0, h0, r0 := found, gold, hit, right
		for _, path := range files {
			d, times := c.read(t, path)
			a := &readout.Analysis{}
			token.Split(d, a)
			Find(d, a)
			at := map[readout.Span]goldTime{}
			for _, g := range times {
				at[g.Span] = g
			}
			gold += len(at)
			context := func(s readout.Span) string {
				return strings.Join(strings.Fields(d.Text[max(0, int(s.Start)-50):s.Start]+"["+s.Of(d.Text)+"]"+d.Text[s.End:min(len(d.Text), int(s.End)+30)]), " ")
			}
			for _, x := range a.Times[1:] {
				found++
				g, ok := at[x.Span]
				value := a.Symbols.Get(x.Value)
				if !ok {
					if *errors {
						t.Logf("+ %s | %s %s", context(x.Span), x.Type, value)
					}
					continue
				}
				hit++
				delete(at, x.Span)
				if sameValue(value, g.value) {
					right++
				} else if *errors {
					t.Logf("= %s | %s | gold %s, dct %s", context(x.Span), value, g.value, d.Published)
				}
			}
			for _, g := range at {
				if *errors {
					t.Logf("- %s | %s", context(g.Span), g.value)
				}
			}
		}
		t.Logf("%s: F1 %.1f, values %.1f", c.pattern, 200*float64(hit-h0)/float64(found-f0+gold-g0), 100*float64(right-r0)/float64(hit-h0))
	}
	f1, values := 200*float64(hit)/float64(found+gold), 100*float64(right)/float64(hit)
	t.Logf("precision %.1f recall %.1f strict F1 %.1f, values %.1f of matched", 100*float64(hit)/float64(found), 100*float64(hit)/float64(gold), f1, values)
	if f1 < 82 || values < 75 {
		t.Errorf("strict F1 %.1f, values %.1f; want 82 and 75", f1, values)
	}
}
