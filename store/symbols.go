package store

import "readout"

// symbol codes a Sym: none, the next new one, or one that was there before. A
// new one is told by what is cut off at the end of a guess, and what is put there.
func (p *packing) symbol(s *readout.Sym, f field, guess string, a, b uint32) {
	code := uint64(0)
	switch {
	case *s == p.most+1:
		code = 1
	case *s > 0:
		code = 2 + zigzag(int64(p.most)-int64(*s))
	}
	switch code = p.num(code, f, a, b); code {
	case 0:
		*s = 0
	case 1:
		p.most++
		*s = p.most
		p.spell(int(p.most), f, guess, a)
	default:
		*s = readout.Sym(int64(p.most) - unzigzag(code-2))
	}
}

// spell codes the string of a symbol.
func (p *packing) spell(n int, f field, guess string, a uint32) {
	if p.reading {
		for len(p.strings) <= n {
			p.strings, p.given = append(p.strings, ""), append(p.given, false)
		}
	} else if n >= len(p.strings) { // a row names a symbol that is not there
		p.failed = true
		return
	}
	s := p.strings[n]
	keep := common(s, guess)
	tail := hashString(guess[max(0, len(guess)-3):])
	keep = len(guess) - int(p.num(uint64(len(guess)-keep), fCut, mix(a, tail, uint32(f)), mix(a, hashString(guess), uint32(f))))
	if keep < 0 || keep > len(guess) {
		p.failed = true
		return
	}
	rest := s[min(keep, len(s)):]
	size := int(p.num(uint64(len(rest)), fPut, mix(uint32(len(guess)-keep), tail, a), mix(uint32(len(guess)-keep), hashString(guess), uint32(f))))
	if p.reading && (size < 0 || size > len(p.text)+1024) {
		p.failed = true
		return
	}
	b := []byte(guess[:keep])
	one, two, three := uint32(0), uint32(0), uint32(0)
	if keep > 0 {
		one = uint32(guess[keep-1])
	}
	for i := range size {
		x := uint64(0)
		if !p.reading {
			x = uint64(rest[i])
		}
		k := contexts{mix(one, uint32(i), uint32(f)), mix(one<<8|two, three, uint32(fLetter)), mix(one, tail, a<<8|uint32(fLetter))}
		x = p.counted(x, fLetter, &k)
		b = append(b, byte(x))
		one, two, three = uint32(byte(x)), one, two
	}
	p.strings[n], p.given[n] = string(b), true
}

// others codes the symbols that came up out of order, or in no row.
func (p *packing) others() {
	n := int(p.num(uint64(max(0, len(p.strings)-1)), fSymbols, uint32(p.most), 0))
	if p.reading {
		if n > 8*len(p.text)+1024 {
			p.failed = true
			return
		}
		for len(p.strings) <= n {
			p.strings, p.given = append(p.strings, ""), append(p.given, false)
		}
	}
	for i := 1; i <= n && !p.failed; i++ {
		if !p.given[i] {
			p.spell(i, fSymbols, "", 0)
		}
	}
	for i := 1; p.reading && i <= n && !p.failed; i++ {
		if int(p.a.Symbols.Add(p.strings[i])) != i {
			p.failed = true
		}
	}
}

// common is the number of bytes with which both start.
func common(a, b string) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}
