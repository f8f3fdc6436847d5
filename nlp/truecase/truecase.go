package truecase

import (
	"fmt"

	"readout"
	"readout/learn"
	"readout/models"
)

// Model knows the case of words.
type Model struct {
	small, initials map[string]bool // folded words that are printed small, and in capitals
	before, after   map[string]bool // small ones that take a capital before, or after, a word that has one
	name            string
}

// Load opens the model that is shipped.
func Load() (*Model, error) {
	f, err := learn.Open(models.Case)
	if err != nil {
		return nil, err
	}
	m := &Model{name: fmt.Sprintf("case-%08x", uint32(f.Sum()))}
	for section, set := range map[string]*map[string]bool{"small": &m.small, "initials": &m.initials, "before": &m.before, "after": &m.after} {
		list, err := f.Strings(section)
		if err != nil {
			return nil, err
		}
		words := make(map[string]bool, len(list))
		for _, w := range list {
			words[w] = true
		}
		*set = words
	}
	return m, nil
}

// Name names the weights.
func (m *Model) Name() string { return m.name }

// Read is the document as it is read: d itself, or where passages of it stand
// in capitals a copy in which they do not.
func (m *Model) Read(d *readout.Document) *readout.Document {
	var text []byte
	for _, p := range passages(d.Text) {
		if !shouts(d.Text[p.Start:p.End]) {
			continue
		}
		if text == nil {
			text = []byte(d.Text)
		}
		m.lower(text[p.Start:p.End])
	}
	if text == nil {
		return d
	}
	c := *d
	c.Text = string(text)
	return &c
}

// passages are the runs of lines with something in them.
func passages(text string) (out []readout.Span) {
	start, blank := 0, true
	for i := 0; i <= len(text); i++ {
		if i < len(text) && text[i] != '\n' {
			blank = blank && (text[i] == ' ' || text[i] == '\t' || text[i] == '\r')
			continue
		}
		if blank { // the line that ends here holds nothing
			if start < i {
				out = append(out, readout.Span{Start: uint32(start), End: uint32(i)})
			}
			start = i + 1
		}
		if i == len(text) && start < i {
			out = append(out, readout.Span{Start: uint32(start), End: uint32(i)})
		}
		blank = true
	}
	return out
}

// shouts reports whether a passage is in capitals: long enough to tell, and
// with hardly a small letter.
func shouts(s string) bool {
	big, small, words := 0, 0, 0
	for i := range len(s) {
		switch c := s[i]; {
		case 'A' <= c && c <= 'Z':
			big++
			if i == 0 || !letter(s[i-1]) {
				words++
			}
		case 'a' <= c && c <= 'z':
			small++
		}
	}
	return words >= minWords && big >= 12*small && big >= 3*words
}

// minWords is how many words a passage in capitals has at least; fewer are as
// well a title or initials.
const minWords = 4

func letter(c byte) bool { return 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' || c >= 0x80 }

// lower rewrites a passage in capitals.
func (m *Model) lower(s []byte) {
	bracketed := map[string]bool{} // initials that the passage explains: "(URNG)"
	each(s, func(i, j int) {
		if w := folded(s[i:j]); i > 0 && j < len(s) && (s[i-1] == '(' && s[j] == ')' || s[i-1] == '[' && s[j] == ']') && j-i <= 8 && !m.small[w] {
			bracketed[w] = true
		}
	})
	opens, last, capital := true, 0, false
	each(s, func(i, j int) {
		for _, c := range s[last:i] {
			switch {
			case c == '.' || c == '!' || c == '?':
				opens = true
			case '0' <= c && c <= '9' || c == ',' || c == '-':
				opens = false
			}
		}
		capital = capital && i == last+1
		last = j
		w := folded(s[i:j])
		switch {
		case m.initials[w], bracketed[w], !m.plain(w) && unspoken(w):
			capital = true
		case m.plain(w) && !opens && !(capital && m.after[w]) && !(m.before[w] && !m.plain(next(s, j))):
			copy(s[i:j], w)
			capital = false
		default:
			// The first letter keeps its capital.
			n := 1
			for i+n < j && s[i+n]&0xc0 == 0x80 {
				n++
			}
			copy(s[i+n:j], w[n:])
			capital = !m.plain(w) || !opens
		}
		opens = false
	})
}

// plain reports whether a word is printed small, or is the plural of one that is.
func (m *Model) plain(w string) bool {
	return m.small[w] || len(w) > 4 && w[len(w)-1] == 's' && m.small[w[:len(w)-1]] || w == ""
}

// next is the folded word that stands one byte after i, "" for none.
func next(s []byte, i int) string {
	if i+1 >= len(s) || s[i] != ' ' && s[i] != '\n' || !letter(s[i+1]) {
		return ""
	}
	j := i + 1
	for j < len(s) && letter(s[j]) {
		j++
	}
	return folded(s[i+1 : j])
}

// each calls yield for the words of s.
func each(s []byte, yield func(i, j int)) {
	for i := 0; i < len(s); {
		if !letter(s[i]) {
			i++
			continue
		}
		j := i
		for j < len(s) && (letter(s[j]) || (s[j] == '\'') && j+1 < len(s) && letter(s[j+1])) {
			j++
		}
		yield(i, j)
		i = j
	}
}

// unspoken reports whether a word has no vowel, as initials have none.
func unspoken(w string) bool {
	for i := range len(w) {
		switch w[i] {
		case 'a', 'e', 'i', 'o', 'u', 'y', '\'':
			return false
		}
		if w[i] >= 0x80 {
			return false
		}
	}
	return len(w) > 1 && len(w) < 7
}

// folded is a word in small letters, of the same length: those of ASCII and
// Latin-1.
func folded(w []byte) string {
	out := make([]byte, len(w))
	for i, c := range w {
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case i > 0 && w[i-1] == 0xc3 && 0x80 <= c && c <= 0x9e && c != 0x97:
			c += 0x20
		}
		out[i] = c
	}
	return string(out)
}
