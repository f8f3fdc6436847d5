package token

import (
	"strings"

	"readout"
)

// sentences parts the tokens from row first on into sentences of para.
func (s *splitter) sentences(first int, para uint32) {
	tokens := s.a.Tokens
	q := quotes{}
	start := first
	for k := first; k < len(tokens); k++ {
		q.see(s, k)
		next := k + 1
		if next == len(tokens) {
			s.sentence(start, next, para)
			return
		}
		end := 0
		if s.terminal(k) && !s.listNumber(start, k) && !(start == first && para > 0 && s.dateline(start, k)) {
			next = s.closers(next, &q)
			if next == len(tokens) || s.ends(k, next) {
				end = next
			}
		} else if s.lineEnds(start, k) {
			end = next
		}
		if end == 0 && next-start >= maxSentence {
			end = next
		}
		if end > 0 {
			s.sentence(start, end, para)
			start = end
		}
		k = next - 1
	}
	if start < len(tokens) {
		s.sentence(start, len(tokens), para)
	}
}

// sentence appends the sentence of the token rows [i, j).
func (s *splitter) sentence(i, j int, para uint32) {
	s.a.Sentences = append(s.a.Sentences, readout.Sentence{
		Span:   readout.Span{Start: s.a.Tokens[i].Start, End: s.a.Tokens[j-1].End},
		Tokens: readout.Rows{First: uint32(i), End: uint32(j)},
		Para:   para,
	})
}

// form returns the text of token k.
func (s *splitter) form(k int) string { return s.a.Tokens[k].Of(s.text) }

func (s *splitter) spaced(k int) bool {
	return k >= len(s.a.Tokens) || s.a.Tokens[k].Flags&readout.SpaceBefore != 0
}

// terminal says whether token k may end a sentence.
func (s *splitter) terminal(k int) bool {
	f := s.form(k)
	switch f[len(f)-1] {
	case '.', '!', '?':
		return true
	}
	switch f {
	case "…", "。", "！", "？", "؟", "।":
		return true
	}
	return false
}

// listNumber says whether the stop at k belongs to the number of an item: "1. First".
func (s *splitter) listNumber(start, k int) bool {
	return k == start+1 && !s.spaced(k) && s.spaced(k+1) && digits(s.form(start)) && !s.newline(k, k+1)
}

// quotes follows the straight double quotation marks of a paragraph, whose
// direction is seen from the spaces beside them, else from their number.
type quotes struct{ open bool }

func (q *quotes) see(s *splitter, k int) {
	switch s.form(k) {
	case `"`:
		q.open = q.opens(s, k)
	case "“", "``":
		q.open = true
	case "”", "''":
		q.open = false
	}
}

// opens says whether the straight mark at k opens a quotation.
func (q *quotes) opens(s *splitter, k int) bool {
	left, right := s.spaced(k), s.spaced(k+1)
	if left != right {
		return left
	}
	return !q.open
}

// closers returns the first token from k on that closes nothing.
func (s *splitter) closers(k int, q *quotes) int {
	for last := min(k+maxClosers, len(s.a.Tokens)); k < last; k++ {
		switch s.form(k) {
		case `"`:
			if q.opens(s, k) {
				return k
			}
			q.open = false
		case "''":
			if s.spaced(k) && !s.spaced(k+1) { // some use it to open a quotation too
				return k
			}
			q.open = false
		case "”", ")", "]", "}", "»":
			q.open = false
		case "’", "'":
			if s.spaced(k) {
				return k
			}
		case "[":
			// A note's number belongs to the sentence it follows: "in 1805.[6]".
			if k+2 >= len(s.a.Tokens) || s.form(k+2) != "]" || !digits(s.form(k+1)) {
				return k
			}
			k += 2
		default:
			return k
		}
	}
	return k
}

func digits(f string) bool {
	for i := range len(f) {
		if f[i] < '0' || f[i] > '9' {
			return false
		}
	}
	return len(f) <= 3
}

// ends says whether the sentence ends at the terminal token k, the next
// sentence beginning at token n.
func (s *splitter) ends(k, n int) bool {
	if s.newline(k, n) {
		return true
	}
	f := s.form(k)
	begin, quoted := s.opener(n)
	c, _ := classAt(s.text, int(s.a.Tokens[begin].Start), s.end)
	if f == "." && s.spaced(k) && k > 0 && s.form(k-1) == "." { // ". . ."
		f = "..."
	}
	abbreviated := len(f) > 1 && strings.Trim(f, ".!?…") != ""
	switch {
	case c == lower:
		// Writers who use no capitals begin a sentence with a word that
		// hardly ever follows the stop of an unknown abbreviation.
		return !abbreviated && (f == "." || f[0] == '?') && n == k+1 && s.spaced(n) && lowerStarters[s.form(begin)]
	case abbreviated:
		return s.abbreviationEnds(k, begin, quoted)
	case f == "." || f == "。" || f == "।":
		// "3 .": a list number; a stop followed by a comma or dash goes on.
		return c != other || quoted || s.startsLine(n)
	case f[0] == '.' || f == "…":
		return c == upper && s.spaced(n)
	}
	return c != other || quoted || s.startsLine(n)
}

// opener skips the marks that open a sentence and returns its first word.
func (s *splitter) opener(n int) (begin int, quoted bool) {
	for begin = n; begin < len(s.a.Tokens)-1; begin++ {
		switch s.form(begin) {
		case "''":
			if s.spaced(begin + 1) {
				return begin, quoted
			}
			quoted = true
		case `"`, "“", "‘", "'", "``", "(", "[", "«", "...", "…", "¿", "¡":
			quoted = true
		default:
			return begin, quoted
		}
	}
	return begin, quoted
}

// startsLine says whether token n is a mark that begins an item or a line.
func (s *splitter) startsLine(n int) bool {
	f := s.form(n)
	switch f {
	case "$", "£", "€", "@", "#", "•", "*", "—", "–", "--", "-", "●", "■", ">", "&":
		return s.spaced(n)
	}
	return false
}

// Words that begin a sentence and hardly ever a name: after "U.S." or "Inc."
// they show that the stop ended the sentence too.
var starters = words("The A An He She It They We You I This That These Those His Her Its Their Our My In On At By For From With But And Or So If When While As After Before Since Although Though Because However Meanwhile There What Who Why How Where Which Some Many Most Several All Both Each No Not Also Still Even Earlier Later Last Now Then Once Under Over During Until To Asked Is Was Are Were Do Did Has Have Had Here Yet Only One Two Such According Despite Instead Officials Police Another Other Others More Mr. Mrs. Ms.")

// Words that begin a sentence of a writer who uses no capitals.
var lowerStarters = words("i they it you he she we the this that there these those is are do does did what why who how where when if so and but please maybe just no also my your its i'm im also thanks should would could can not")

func words(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}

// abbreviationEnds says whether the stop of the abbreviation k ends its
// sentence too, when the next one would begin with the word at begin.
func (s *splitter) abbreviationEnds(k, begin int, quoted bool) bool {
	f := s.form(k)
	word := f[:len(f)-1]
	var buf [8]byte
	kind := none
	if len(word) <= len(buf) {
		kind = abbreviations[string(fold(buf[:0], word))]
	}
	if kind == title || kind == numbered && begin < len(s.a.Tokens) && ascii[s.text[s.a.Tokens[begin].Start]&0x7F] == digit {
		return false
	}
	start := starters[s.form(begin)]
	if len(word) == 1 {
		// An initial, unless a sentence clearly begins: "in Plan B. The".
		return start && s.form(begin) != "A" && s.form(begin) != "I"
	}
	c, _ := classAt(s.text, int(s.a.Tokens[begin].Start), s.end)
	return start || quoted && c == upper
}

// newline says whether a line ends between the tokens k and n.
func (s *splitter) newline(k, n int) bool {
	if n >= len(s.a.Tokens) || !s.spaced(n) {
		return false
	}
	return strings.IndexByte(s.text[s.a.Tokens[n-1].End:s.a.Tokens[n].Start], '\n') >= 0
}

// Lines of these lengths may have been cut by a mailer or a teleprinter, and go
// on in the next one.
const minWrapped, maxWrapped = 50, 110

// lineEnds says whether the line that ends after token k, without a stop, is a
// sentence of its own: an item of a list, a cross heading, a line of a table.
func (s *splitter) lineEnds(start, k int) bool {
	n := k + 1
	if !s.newline(k, n) {
		return false
	}
	gap := s.text[s.a.Tokens[k].End:s.a.Tokens[n].Start]
	if strings.Count(gap, "\n") > 1 {
		return true
	}
	c, _ := classAt(s.text, int(s.a.Tokens[n].Start), s.end)
	if c == lower {
		return false
	}
	if s.startsLine(n) {
		return true
	}
	last := s.form(k)
	if last == "," || last == "-" || last == "(" {
		return false
	}
	// A line of print was cut where it was full; a short line was meant.
	line := int(s.a.Tokens[k].End) - strings.LastIndexByte(s.text[:s.a.Tokens[k].End], '\n') - 1
	return line < minWrapped || line > maxWrapped
}
