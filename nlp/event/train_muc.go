package event

import (
	"bufio"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"readout"
)

// A MUCReport is a report of MUC-4 with what its templates say of it.
type MUCReport struct {
	Document *readout.Document
	Perps    []MUCPerpetrator
	Hurt     []MUCTarget
}

// A MUCPerpetrator is an organisation held to be behind an incident, under each of its
// names, and how sure the report is of it; several classes where either is right.
type MUCPerpetrator struct {
	Names   []string
	Classes []readout.Responsibility
	About   []string // names of the incident's targets
}

// A MUCTarget is a person or a group of people who were attacked. Number is
// how many, 0 for an unstated plural.
type MUCTarget struct {
	Names  []string
	Number int
}

var mucID = regexp.MustCompile(`^(DEV|TST[0-9])-MUC[34]-[0-9]{4}`)

// readMUC reads the reports of a set, as "tst1", and its key.
func ReadMUC(dir, set string) ([]*MUCReport, error) {
	texts, err := filepath.Glob(filepath.Join(dir, set, set+"-muc*"))
	if err != nil {
		return nil, err
	}
	keys, err := filepath.Glob(filepath.Join(dir, set, "key-*"))
	if err != nil {
		return nil, err
	}
	if len(texts) == 0 || len(keys) == 0 {
		return nil, fmt.Errorf("no texts or no key of %s in %s: %w", set, dir, fs.ErrNotExist)
	}
	var reports []*MUCReport
	byID := map[string]*MUCReport{}
	for _, name := range texts {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		id, body := "", []string{}
		flush := func() {
			if id != "" {
				r := &MUCReport{Document: mucDocument(id, strings.TrimSpace(strings.Join(body, "\n")))}
				reports, byID[id] = append(reports, r), r
			}
		}
		for line := range strings.SplitSeq(string(data), "\n") {
			if m := mucID.FindString(line); m != "" {
				flush()
				id, body = m, nil
				continue
			}
			body = append(body, strings.TrimSpace(line))
		}
		flush()
	}
	for _, name := range keys {
		if err := readMUCKey(name, byID); err != nil {
			return nil, err
		}
	}
	return reports, nil
}

var (
	mucString = regexp.MustCompile(`"((?:[^"\\]|\\.)*)"`)
)

// readMUCKey adds what the templates of a key say.
func readMUCKey(name string, byID map[string]*MUCReport) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	slots := map[int][]string{} // of one template, by number: the lines of its value
	flush := func() {
		if r := byID[mucID.FindString(strings.Join(slots[0], ""))]; r != nil {
			r.template(slots)
		}
		clear(slots)
	}
	at := -1
	s := bufio.NewScanner(file)
	for s.Scan() {
		line := s.Text()
		switch {
		case strings.HasPrefix(line, ";"):
		case strings.TrimSpace(line) == "":
			at = -1
		case line[0] == ' ' || line[0] == '\t':
			if at >= 0 {
				slots[at] = append(slots[at], strings.TrimSpace(line))
			}
		default:
			number, _, ok := strings.Cut(line, ".")
			n, err := strconv.Atoi(number)
			if !ok || err != nil || len(line) < 34 {
				continue
			}
			if n == 0 {
				flush()
			}
			at = n
			slots[n] = []string{strings.TrimSpace(line[34:])}
		}
	}
	flush()
	return s.Err()
}

// template adds what one template says. What it marks as optional is left out.
func (r *MUCReport) template(slots map[int][]string) {
	var about []string
	for _, n := range []int{12, 18, 19} {
		for _, line := range slots[n] {
			about = append(about, quotedNames(line)...)
		}
	}
	for _, line := range slots[11] {
		classes, rest, ok := strings.Cut(line, ": \"")
		if !ok || strings.Contains(classes, "?") || strings.Contains(classes, "(") {
			continue
		}
		p := MUCPerpetrator{Names: quotedNames("\"" + rest), About: about}
		for c := range strings.SplitSeq(classes, "/") {
			if c, ok := mucClasses[strings.TrimSpace(c)]; ok {
				p.Classes = append(p.Classes, c)
			}
		}
		if len(p.Classes) > 0 && len(p.Names) > 0 {
			r.Perps = append(r.Perps, p)
		}
	}
	for _, line := range slots[21] {
		number, rest, ok := strings.Cut(line, ": \"")
		if !ok {
			continue
		}
		t := MUCTarget{Names: quotedNames("\"" + rest)}
		if n, err := strconv.Atoi(strings.TrimSpace(number)); err == nil {
			t.Number = n
		} else if strings.TrimSpace(number) != "PLURAL" {
			continue
		}
		r.Hurt = append(r.Hurt, t)
	}
}

// quotedNames are the strings in quotation marks, folded.
func quotedNames(line string) (out []string) {
	for _, m := range mucString.FindAllStringSubmatch(line, -1) {
		out = append(out, strings.ToLower(strings.ReplaceAll(m[1], `\"`, `"`)))
	}
	return out
}

var mucClasses = map[string]readout.Responsibility{
	"REPORTED AS FACT":                    readout.ReportedAsFact,
	"SUSPECTED OR ACCUSED":                readout.Accused,
	"SUSPECTED OR ACCUSED BY AUTHORITIES": readout.AccusedByAuthorities,
	"CLAIMED OR ADMITTED":                 readout.Claimed,
	"POSSIBLE":                            readout.PossiblyResponsible,
}

// mucDocument has a paragraph between blank lines.
func mucDocument(id, text string) *readout.Document {
	d := &readout.Document{ID: id, Text: text}
	at := 0
	for p := range strings.SplitSeq(text, "\n\n") {
		if strings.TrimSpace(p) != "" {
			d.Paragraphs = append(d.Paragraphs, readout.Span{Start: uint32(at), End: uint32(at + len(p))})
		}
		at += len(p) + 2
	}
	return d
}

// Is reports whether mention, or another mention of its entity, has one of the names.
func (p *MUCPerpetrator) Is(d *readout.Document, a *readout.Analysis, mention uint32) bool {
	return NamedIn(d, a, mention, p.Names)
}

// NamedIn reports whether a mention, or another of its entity, holds one of
// names, which are in small letters.
func NamedIn(d *readout.Document, a *readout.Analysis, mention uint32, names []string) bool {
	has := func(m readout.Mention) bool {
		text := " " + strings.ToLower(strings.Join(strings.Fields(m.Full.Of(d.Text)), " ")) + " "
		for _, n := range names {
			if strings.Contains(text, " "+n+" ") {
				return true
			}
		}
		return false
	}
	m := a.Mentions[mention]
	if has(m) {
		return true
	}
	for _, o := range a.Mentions[1:] {
		if m.Entity != 0 && o.Entity == m.Entity && has(o) {
			return true
		}
	}
	return false
}
