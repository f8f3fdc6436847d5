package eval

import (
	"strings"
	"testing"

	"readout"
)

func TestParseTimeML(t *testing.T) {
	d, err := parseTimeML("d", strings.NewReader(`<?xml version="1.0" ?><TimeML>
<DCT><TIMEX3 tid="t0" type="TIME" value="2001-02-03T10:00">2001-02-03</TIMEX3></DCT><TITLE>Rain &amp; wind</TITLE>
<TEXT>
It <EVENT eid="e1">rained</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2001-02-02">Friday</TIMEX3> &amp; stopped.

It lasted <TIMEX3 tid="t2" type="DURATION" value="P3D">three days</TIMEX3>.
</TEXT></TimeML>`))
	if err != nil {
		t.Fatal(err)
	}
	if d.doc.Published != "2001-02-03" || len(d.doc.Paragraphs) != 2 {
		t.Errorf("document %+v", d.doc)
	}
	if d.doc.Paragraphs[0].Of(d.doc.Text) != "It rained on Friday & stopped." {
		t.Errorf("first paragraph %q", d.doc.Paragraphs[0].Of(d.doc.Text))
	}
	if len(d.times) != 2 || d.times[0].Of(d.doc.Text) != "Friday" || d.times[1].Of(d.doc.Text) != "three days" || d.times[1].Value != "P3D" {
		t.Errorf("times %v", d.times)
	}
	if _, err := parseTimeML("d", strings.NewReader("<TimeML></TimeML>")); err == nil {
		t.Error("a file without text is no error")
	}
}

func TestParseCAT(t *testing.T) {
	token := func(id, sentence, text string) string {
		return `<token t_id="` + id + `" sentence="` + sentence + `">` + text + `</token>`
	}
	d, err := parseCAT([]byte(`<Document doc_name="x">` +
		token("1", "0", "Flood") + token("2", "1", "May") + token("3", "1", "4") + token("4", "1", ",") + token("5", "1", "2005") +
		token("6", "2", "Since") + token("7", "2", "May") + token("8", "2", "2") + token("9", "2", ".") +
		token("10", "6", "Today") + token("11", "6", ".") +
		`<Markables><TIMEX3 type="DATE" value="2005-05-04" functionInDocument="CREATION_TIME"><token_anchor t_id="2"/><token_anchor t_id="5"/></TIMEX3>
<TIMEX3 type="DATE" value="2005-05-02" functionInDocument="NONE"><token_anchor t_id="7"/><token_anchor t_id="8"/></TIMEX3>
<TIMEX3 type="DATE" value="2005" functionInDocument="NONE"/>
<VALUE type="QUANTITY"><token_anchor t_id="8"/></VALUE><VALUE type="QUANTITY"><token_anchor t_id="10"/></VALUE></Markables></Document>`))
	if err != nil {
		t.Fatal(err)
	}
	if d.doc.Text != "Flood\n\nSince May 2. Today." || d.doc.Title.Of(d.doc.Text) != "Flood" || d.doc.Published != "2005-05-04" {
		t.Errorf("document %+v", d.doc)
	}
	if len(d.times) != 1 || d.times[0].Of(d.doc.Text) != "May 2" {
		t.Errorf("times %v", d.times)
	}
	if len(d.values) != 1 || d.values[0].Of(d.doc.Text) != "2" {
		t.Errorf("values %v", d.values)
	}
	if got := d.doc.Text[:d.scored]; got != "Flood\n\nSince May 2." {
		t.Errorf("scored up to %q", got)
	}
}

func TestScoreTimes(t *testing.T) {
	at := func(a, b uint32, typ, value string) timex { return timex{readout.Span{Start: a, End: b}, typ, value} }
	gold := []timex{at(0, 6, "DATE", "2001-02-02"), at(10, 20, "DURATION", "P3D"), at(30, 40, "DATE", "1949-XX"), at(50, 60, "TIME", "2001-02-02T10:00")}
	if c := scoreTimes(gold, gold); c.strict != (counts{4, 4, 4}) || c.relaxed != c.strict || c.value.right != 4 || c.typ.right != 4 || c.strictValue.right != 4 {
		t.Errorf("gold against itself: %+v", c)
	}
	c := scoreTimes(gold, []timex{at(0, 6, "DATE", "2001-02-09"), at(14, 20, "DURATION", "P3D"), at(18, 19, "SET", "P1D"), at(30, 40, "DATE", "1949"), at(70, 71, "DATE", "2001")})
	if c.strict != (counts{2, 5, 4}) || c.relaxed != (counts{3, 5, 4}) {
		t.Errorf("strict %v relaxed %v", c.strict, c.relaxed)
	}
	if c.value != (counts{2, 3, 3}) || c.strictValue != (counts{1, 2, 2}) || c.typ != (counts{3, 3, 3}) {
		t.Errorf("value %v of strict %v type %v", c.value, c.strictValue, c.typ)
	}
}

func TestSameValue(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"2001-02-03", "2001-02-03", true}, {"2001-02-03", "2001-02", false}, {"1949-XX", "1949", true},
		{"2009-06-01T12:00Z", "2009-06-01T12:00", true}, {"PXY", "PXY", true}, {"PXY", "P1Y", false}, {"1998-fa", "1998-FA", true},
	} {
		if sameValue(c.a, c.b) != c.same {
			t.Errorf("%s and %s: same is not %v", c.a, c.b, c.same)
		}
	}
}

func TestTimeCorpora(t *testing.T) {
	check := func(docs []timedDoc, err error, files, times int) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, d := range docs {
			n += len(d.times)
			if _, ok := d.doc.Date(); !ok {
				t.Errorf("%s has no date of publication", d.doc.ID)
			}
			for _, x := range d.times {
				if s := x.Of(d.doc.Text); x.IsZero() || x.Start >= d.scored || s == "" {
					t.Errorf("%s: time %v %q", d.doc.ID, x, s)
				}
			}
			if c := scoreTimes(d.times, d.times); c.strict.right != len(d.times) || c.value.right != len(d.times) {
				t.Errorf("%s: gold against itself: %+v", d.doc.ID, c)
			}
		}
		if len(docs) != files || n != times {
			t.Errorf("%d files and %d times, want %d and %d", len(docs), n, files, times)
		}
	}
	docs, err := readTimeML(needShared(t, "corpora", "time", "aquaint"))
	check(docs, err, 73, 579)
	docs, err = readMeantime(needShared(t, "corpora", "time", "meantime", "intra-doc_annotation"))
	check(docs, err, 120, 368)
}
