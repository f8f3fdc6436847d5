package readout

import "slices"

// Sym names a string of an Analysis that stands in no text. 0 is the empty string.
type Sym uint32

// Symbols keeps strings in one block, so that the tables need no pointers and
// an Analysis costs the collector one object, not thousands.
type Symbols struct {
	block []byte
	ends  []uint32 // ends[i] is where string i ends; ends[0] is 0
	index map[string]Sym
}

// Add returns the Sym of s, adding it when it is new.
func (t *Symbols) Add(s string) Sym {
	if s == "" {
		return 0
	}
	if sym, ok := t.index[s]; ok {
		return sym
	}
	if t.index == nil {
		t.index = map[string]Sym{}
	}
	if len(t.ends) == 0 {
		t.ends = append(t.ends, 0)
	}
	t.block = append(t.block, s...)
	t.ends = append(t.ends, uint32(len(t.block)))
	sym := Sym(len(t.ends) - 1)
	t.index[s] = sym
	return sym
}

// Get returns the string of sym.
func (t *Symbols) Get(sym Sym) string {
	if sym == 0 || int(sym) >= len(t.ends) {
		return ""
	}
	return string(t.block[t.ends[sym-1]:t.ends[sym]])
}

// Reset empties t and keeps its memory.
func (t *Symbols) Reset() {
	t.block, t.ends = t.block[:0], t.ends[:0]
	clear(t.index)
}

// Clone returns an exact-size copy that can be read but is dear to add to.
func (t *Symbols) Clone() Symbols {
	return Symbols{block: slices.Clip(slices.Clone(t.block)), ends: slices.Clip(slices.Clone(t.ends))}
}
