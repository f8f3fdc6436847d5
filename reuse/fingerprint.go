package reuse

import (
	"unicode"
	"unicode/utf8"
)

// A long text is known by a sample of its shingles, chosen by winnowing
// (Schleimer, Wilkerson and Aiken, 2003): of every printWindow shingles in a
// row the one with the least hash. Whatever two texts share, both sample alike,
// so that every shared run of printWords+printWindow-1 words (20) shows.
const (
	printWords  = 7
	printWindow = 14
	// maxPrinted bounds the bytes of a text that are sampled, and maxPrint those
	// of one shingle: both are what a posting has room for.
	maxPrinted = 1 << 22
	maxPrint   = 1 << 10
)

// print is one sampled shingle: its hash and where it stands.
type print struct {
	hash       uint64
	start, end uint32
}

// printer samples texts. It keeps its scratch: not for two goroutines at once.
type printer struct {
	ring  [printWords]uint64 // hashes of the last words
	start [printWords]uint32 // where they start
	win   [printWindow]print // the last shingles
	out   []print
}

// The powers of the rolling hash of shingles, and the FNV constants of words.
const (
	rollBase  = 0x9E3779B97F4A7C15
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

var rollOut = func() uint64 { // rollBase to the power of printWords
	p := uint64(1)
	for range printWords {
		p *= rollBase
	}
	return p
}()

// lowerASCII is the folded form of an ASCII letter or digit; 0 for all else.
var lowerASCII = func() (t [utf8.RuneSelf]byte) {
	for c := byte('0'); c <= '9'; c++ {
		t[c] = c
	}
	for c := byte('a'); c <= 'z'; c++ {
		t[c], t[c-'a'+'A'] = c, c
	}
	return t
}()

// sample returns the sampled shingles of text in order; they are overwritten
// by the next call. Words are folded as in split: case, apostrophes and the
// commas of thousands do not survive copying.
func (p *printer) sample(text string) []print {
	text = text[:min(len(text), maxPrinted-1)]
	p.out = p.out[:0]
	var roll uint64
	words, shingles, least := 0, 0, -1
	for i := 0; i < len(text); {
		h := uint64(fnvOffset)
		start, end := -1, i
		for i < len(text) {
			c := text[i]
			if c < utf8.RuneSelf {
				l := lowerASCII[c]
				if l == 0 {
					if start < 0 {
						i++
						continue
					}
					if c == '\'' || (c == ',' || c == '.') && digit(text, i-1) && digit(text, i+1) {
						i++
						continue
					}
					break
				}
				h = (h ^ uint64(l)) * fnvPrime
				if start < 0 {
					start = i
				}
				i++
				end = i
				continue
			}
			r, n := utf8.DecodeRuneInString(text[i:])
			switch {
			case r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)):
				h = (h ^ uint64(unicode.ToLower(r))) * fnvPrime
				if start < 0 {
					start = i
				}
				end = i + n
			case start >= 0 && (apostrophe(r) || unicode.Is(unicode.Mn, r)):
			case start >= 0:
				i += n
				goto word
			}
			i += n
		}
	word:
		if start < 0 {
			continue
		}
		slot := words % printWords
		old := p.ring[slot]
		p.ring[slot], p.start[slot] = h, uint32(start)
		roll = roll*rollBase + h
		if words++; words > printWords {
			roll -= old * rollOut
		}
		if words < printWords {
			continue
		}
		s := print{hash: mix(roll), start: p.start[words%printWords], end: uint32(end)}
		at := shingles % printWindow
		p.win[at] = s
		shingles++
		switch {
		case shingles < printWindow:
			continue
		case least < 0 || at == least:
			// The least has left the window: look for another, the last of equals.
			least = at
			for k := 1; k < printWindow; k++ {
				if j := (at + printWindow - k) % printWindow; p.win[j].hash < p.win[least].hash {
					least = j
				}
			}
		case s.hash <= p.win[least].hash:
			least = at
		default:
			continue
		}
		p.keep(p.win[least])
	}
	if shingles > 0 && shingles < printWindow {
		// A brief is known by its least shingle, however short it is.
		least = 0
		for k := 1; k < shingles; k++ {
			if p.win[k].hash < p.win[least].hash {
				least = k
			}
		}
		p.keep(p.win[least])
	}
	return p.out
}

func (p *printer) keep(s print) {
	if s.end-s.start < maxPrint {
		p.out = append(p.out, s)
	}
}

func digit(s string, i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }

// mix is the finaliser of MurmurHash3: a rolling hash is no sample by itself.
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}
