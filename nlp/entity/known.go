package entity

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"readout"
)

// A Known actor is one that the user names: under which name, what it is, and
// by what other names reports call it. Empty fields are left as they are read.
type Known struct {
	Name     string
	Role     string
	State    string
	Type     readout.EntityType // 0: as it is read
	Variants []string
}

// ParseKnown reads a file of actors, CSV or a dictionary of TABARI and
// PETRARCH. What is wrong is named with file and line.
//
// CSV has a first line that names its columns: name, and any of kind, variants
// (parted by ";"), role and state.
//
// A dictionary has a line for each actor, words joined by "_", its other names
// in lines with "+", its codes in brackets, on the same line or on lines of
// their own, with or without dates; "#" and ";" open a comment. A code of three
// letters alone is that of a state. Dates of codes are not used.
func ParseKnown(name, text string) ([]Known, error) {
	text = strings.TrimPrefix(text, "\ufeff")
	if strings.HasSuffix(strings.ToLower(name), ".csv") {
		return parseKnownCSV(name, text)
	}
	return parseDictionary(name, text)
}

var knownKinds = map[string]readout.EntityType{"": 0, "person": readout.Person, "organisation": readout.Organisation, "organization": readout.Organisation, "state": readout.State, "group": readout.Group, "place": readout.Place}

func parseKnownCSV(name, text string) ([]Known, error) {
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1
	r.TrimLeadingSpace = true
	r.Comment = '#'
	columns := map[string]int{}
	var out []Known
	for {
		row, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			var p *csv.ParseError
			if errors.As(err, &p) {
				return nil, fmt.Errorf("%s:%d: %w", name, p.Line, p.Err)
			}
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		line, _ := r.FieldPos(0)
		if len(columns) == 0 {
			for i, c := range row {
				c = strings.ToLower(strings.TrimSpace(c))
				switch c {
				case "name", "kind", "variants", "role", "state":
					columns[c] = i
				default:
					return nil, fmt.Errorf("%s:%d: column %q is not known; there are name, kind, variants, role and state", name, line, c)
				}
			}
			if _, ok := columns["name"]; !ok {
				return nil, fmt.Errorf("%s:%d: the first line has to name the columns, and name among them", name, line)
			}
			continue
		}
		if len(row) > len(columns) {
			return nil, fmt.Errorf("%s:%d: %d fields for %d columns; put fields with commas in quotation marks", name, line, len(row), len(columns))
		}
		field := func(c string) string {
			if i, ok := columns[c]; ok && i < len(row) {
				return strings.TrimSpace(row[i])
			}
			return ""
		}
		k := Known{Name: field("name"), Role: field("role"), State: field("state")}
		if k.Name == "" {
			return nil, fmt.Errorf("%s:%d: an actor without a name", name, line)
		}
		var ok bool
		if k.Type, ok = knownKinds[strings.ToLower(field("kind"))]; !ok {
			return nil, fmt.Errorf("%s:%d: kind %q is not known; give person, organisation, state, group or place", name, line, field("kind"))
		}
		for v := range strings.SplitSeq(field("variants"), ";") {
			if v = strings.TrimSpace(v); v != "" {
				k.Variants = append(k.Variants, v)
			}
		}
		out = append(out, k)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: no actors in it", name)
	}
	return out, nil
}

func parseDictionary(name, text string) ([]Known, error) {
	var out []Known
	serves := false
	line := 0
	for l := range strings.Lines(text) {
		line++
		if i := strings.IndexAny(l, "#;"); i >= 0 {
			l = l[:i]
		}
		l = strings.TrimRight(l, " \t\r\n")
		if strings.TrimSpace(l) == "" {
			continue
		}
		words, codes, err := dictionaryLine(l)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, line, err)
		}
		variant, isVariant := strings.CutPrefix(words, "+")
		switch {
		case words != "" && !isVariant:
			out, serves = append(out, Known{Name: dictionaryName(words)}), false
		case len(out) == 0:
			return nil, fmt.Errorf("%s:%d: %q belongs to no actor; a line with a name comes first", name, line, strings.TrimSpace(l))
		case isVariant && dictionaryName(variant) == "":
			return nil, fmt.Errorf("%s:%d: a + without a name", name, line)
		case isVariant:
			k := &out[len(out)-1]
			k.Variants = append(k.Variants, dictionaryName(variant))
		}
		for _, code := range codes {
			k := &out[len(out)-1]
			// A code of a state and another is that of someone who served it.
			if serves = serves || len(code) != 3; serves {
				k.Type = 0
			} else {
				k.Type = readout.State
			}
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: no actors in it", name)
	}
	return out, nil
}

// dictionaryLine parts a line into its words and its codes.
func dictionaryLine(l string) (words string, codes []string, err error) {
	words, rest, _ := strings.Cut(l, "[")
	words = strings.TrimSpace(words)
	for rest != "" {
		code, after, ok := strings.Cut(rest, "]")
		if !ok {
			return "", nil, errors.New("a bracket that is not closed")
		}
		// "[USAGOV 010120-090120]" and "[USA/GBR]"
		for c := range strings.SplitSeq(code, "/") {
			fields := strings.Fields(c)
			if len(fields) == 0 {
				return "", nil, errors.New("a bracket without a code")
			}
			if !strings.ContainsAny(fields[0][:1], "<>0123456789") {
				codes = append(codes, fields[0])
			}
		}
		after = strings.TrimSpace(after)
		if after != "" && after[0] != '[' {
			return "", nil, fmt.Errorf("%q after the codes; comments start with # or ;", after)
		}
		rest = strings.TrimPrefix(after, "[")
	}
	if words == "" && len(codes) == 0 {
		return "", nil, errors.New("neither a name nor a code")
	}
	if strings.HasPrefix(words, "&") || strings.HasPrefix(words, "!") {
		return "", nil, fmt.Errorf("%q: sets of words are not read", words)
	}
	return words, codes, nil
}

// dictionaryName writes ALEXANDER_LUKASHENKO_ as names are written.
func dictionaryName(words string) string {
	s := strings.Join(strings.FieldsFunc(words, func(r rune) bool { return r == '_' || r == ' ' }), " ")
	if s == "" || !capitals(s) || !strings.Contains(s, " ") && len(s) <= 4 {
		return s // "NATO"
	}
	return string(titleCase(nil, s))
}

// A knownBook finds the user's actors by their names.
type knownBook struct {
	known  []Known
	byName map[string]int
	actor  []int // of known: its actor, -1 while it has none
}

func newKnownBook(known []Known) *knownBook {
	b := &knownBook{known: known, byName: map[string]int{}, actor: make([]int, len(known))}
	for i, k := range known {
		b.actor[i] = -1
		for _, v := range append([]string{k.Name}, k.Variants...) {
			if key := knownKey(v); key != "" {
				if _, taken := b.byName[key]; !taken {
					b.byName[key] = i
				}
			}
		}
	}
	return b
}

func knownKey(name string) string { return strings.Join(foldName(name), " ") }

// find is the user's actor that goes by one of the names, or -1.
func (b *knownBook) find(names ...string) int {
	for _, n := range names {
		if i, ok := b.byName[knownKey(n)]; ok && n != "" {
			return i
		}
	}
	return -1
}
