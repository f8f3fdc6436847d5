package eval

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"readout"
	"readout/reuse"
)

// wireDoc is a report with the wire that its page names: a name, empty for
// none, or "NA" where the corpus does not say.
type wireDoc struct {
	doc  *readout.Document
	wire string
}

// wireNames are the names of the corpus and those of the program.
var wireNames = map[string]string{"AP": "Associated Press", "UPI": "UPI", "AFP": "AFP", "reuters": "Reuters", "Reuters": "Reuters"}

// wireForms is how bylines and texts write them.
var wireForms = map[string]*regexp.Regexp{
	"Associated Press": regexp.MustCompile(`\bAP\b|(?i:\bAssociated Press\b)`),
	"UPI":              regexp.MustCompile(`\bUPI\b|\bUnited Press International\b`),
	"AFP":              regexp.MustCompile(`\bAFP\b|\bAgence France.Presse\b`),
	"Reuters":          regexp.MustCompile(`\bReuters\b`),
}

// overlooked are reports of wires that the corpus says are none.
var overlooked = map[string]string{
	"wash-post_2016-07-03_trump-tweet-that-blasts-clinton-": "Reuters", // signed so in its last line
}

// named reports whether the byline or the text names the wire.
func (d wireDoc) named() bool {
	form := wireForms[d.wire]
	return form != nil && (form.MatchString(d.doc.Byline) || form.MatchString(d.doc.Text))
}

// readWires reads the reports of PolNeAR with bylines and outlets.
func readWires(dir string) ([]wireDoc, error) {
	data, err := os.ReadFile(filepath.Join(dir, "metadata.tsv"))
	if err != nil {
		return nil, err
	}
	var out []wireDoc
	for l := range strings.Lines(string(data)) {
		c := strings.Split(strings.TrimRight(l, "\r\n"), "\t")
		if len(c) < 12 || c[0] != "train" && c[0] != "dev" {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, c[0], "text", c[1]+".txt"))
		if err != nil {
			return nil, err
		}
		d := plainDocument(c[1], c[5], string(text))
		d.Outlet = c[4]
		if c[6] != "None" {
			d.Byline = c[6]
		}
		wire := c[11]
		switch {
		case wire == "None":
			wire = ""
		case wire != "NA" && wireNames[wire] == "":
			return nil, fmt.Errorf("%s: unknown wire %q", c[1], wire)
		case wire != "NA":
			wire = wireNames[wire]
		}
		// The corpus overlooks a wire in a byline, and a signature.
		for name, form := range wireForms {
			if wire == "" && form.MatchString(d.Byline) || overlooked[c[1]] == name {
				wire = name
			}
		}
		out = append(out, wireDoc{d, wire})
	}
	return out, nil
}

// scoreWires asks whose copy each report runs. A report without a wire for
// which one is named is an invention, unless the corpus does not say.
func scoreWires(e *env) ([]Score, error) {
	docs, err := readWires(e.corpus("attribution", "polnear"))
	if err != nil {
		return nil, err
	}
	named, right, all, rightOfAll, invented, none := 0, 0, 0, 0, 0, 0
	for _, d := range docs {
		got, _ := reuse.Wire(d.doc)
		switch {
		case d.wire == "NA":
		case d.wire == "":
			none++
			if got != "" {
				invented++
			}
		default:
			all++
			if got == d.wire {
				rightOfAll++
			} else if got != "" {
				invented++
			}
			if d.named() {
				named++
				if got == d.wire {
					right++
				}
			}
		}
	}
	return []Score{
		{Name: "wire/named", Value: 100 * ratio(right, named), On: fmt.Sprintf("PolNeAR train and dev, %d reports of wires whose byline or text has the wire's name", named)},
		{Name: "wire/all", Value: 100 * ratio(rightOfAll, all), On: fmt.Sprintf("PolNeAR train and dev, %d reports of wires", all)},
		{Name: "wire/invented", Value: float64(invented), Count: true, On: fmt.Sprintf("PolNeAR train and dev, %d reports of no wire, and those of another", none)},
	}, nil
}
