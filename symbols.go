package readout

// Sym names a string of an Analysis that stands in no text. 0 is the empty string.
type Sym uint32

// Symbols keeps strings in one block, so that the tables need no pointers and
// an Analysis costs the collector a few objects, not thousands.
type Symbols struct {
	block []byte
	ends  []uint32 // ends[i] is where string i ends; ends[0] is 0
	slots []Sym    // open addressing by hash, a power of two long; 0 is free
}

// Add returns the Sym of s, adding it when it is new.
func (t *Symbols) Add(s string) Sym { return add(t, s) }

// AddBytes is Add of a string that stands in a buffer; nothing is kept of b.
func (t *Symbols) AddBytes(b []byte) Sym { return add(t, b) }

func add[T string | []byte](t *Symbols, s T) Sym {
	if len(s) == 0 {
		return 0
	}
	if 4*(len(t.ends)+1) > 3*len(t.slots) {
		t.index(max(64, 2*len(t.slots), 2*len(t.ends)))
	}
	slot := hashOf(s) & uint32(len(t.slots)-1)
	for ; t.slots[slot] != 0; slot = (slot + 1) & uint32(len(t.slots)-1) {
		if sym := t.slots[slot]; string(t.at(sym)) == string(s) {
			return sym
		}
	}
	if len(t.ends) == 0 {
		t.ends = append(t.ends, 0)
	}
	t.block = append(t.block, s...)
	t.ends = append(t.ends, uint32(len(t.block)))
	sym := Sym(len(t.ends) - 1)
	t.slots[slot] = sym
	return sym
}

func (t *Symbols) at(sym Sym) []byte { return t.block[t.ends[sym-1]:t.ends[sym]] }

// index builds the slots anew, at least n of them.
func (t *Symbols) index(n int) {
	size := 64
	for size < n {
		size *= 2
	}
	t.slots = make([]Sym, size)
	for sym := 1; sym < len(t.ends); sym++ {
		slot := hashOf(t.at(Sym(sym))) & uint32(size-1)
		for t.slots[slot] != 0 {
			slot = (slot + 1) & uint32(size-1)
		}
		t.slots[slot] = Sym(sym)
	}
}

// hashOf is FNV-1a: the strings are short, and no one chooses them to collide
// more than a scan of one report's lemmas would cost.
func hashOf[T string | []byte](s T) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h ^ h>>15
}

// Get returns the string of sym.
func (t *Symbols) Get(sym Sym) string {
	if sym == 0 || int(sym) >= len(t.ends) {
		return ""
	}
	return string(t.at(sym))
}

// Len is the number of strings: those of the Syms 1 to Len.
func (t *Symbols) Len() int { return max(0, len(t.ends)-1) }

// Reset empties t and keeps its memory.
func (t *Symbols) Reset() {
	t.block, t.ends = t.block[:0], t.ends[:0]
	clear(t.slots)
}

// Clone returns an exact-size copy; the first Add to it costs a pass over it.
func (t *Symbols) Clone() Symbols {
	out := Symbols{block: make([]byte, len(t.block)), ends: make([]uint32, len(t.ends))}
	copy(out.block, t.block)
	copy(out.ends, t.ends)
	return out
}
