package store

import (
	"errors"
	"fmt"
	"hash/fnv"
	"reflect"
	"sync"

	"readout"
)

// The form in which an Analysis is kept: every field of every row is coded by
// what the text and the rows before it make likely, so that what follows from
// them costs next to nothing.
//
//	3: arithmetic coding; 1 was columns of varints, packed with zstd
const codecVersion = 3

// ErrStale says that bytes were written by another version of the program: what
// is kept can be derived anew.
var ErrStale = errors.New("kept by another version")

var errDamaged = errors.New("store: a kept analysis is damaged")

// layout is a number for Analysis as it is compiled, and for what the coder
// knows at first: when either changes, what was kept before is stale.
var layout = func() uint16 {
	h := fnv.New64a()
	fmt.Fprintf(h, "%d %d", codecVersion, ofAnalyses.sum())
	describe(h, reflect.TypeFor[readout.Analysis]())
	return uint16(h.Sum64() ^ h.Sum64()>>16 ^ h.Sum64()>>32 ^ h.Sum64()>>48)
}()

// describe writes the fields of a type that are kept.
func describe(w interface{ Write([]byte) (int, error) }, t reflect.Type) {
	switch t.Kind() {
	case reflect.Struct:
		for i := range t.NumField() {
			if f := t.Field(i); f.Name != "Vectors" {
				fmt.Fprintf(w, " %s", f.Name)
				describe(w, f.Type)
			}
		}
	case reflect.Slice:
		describe(w, t.Elem())
	default:
		fmt.Fprintf(w, " %v", t)
	}
}

var packings = sync.Pool{New: func() any { return new(packing) }}

// Encode returns the bytes that Decode reads, given the same document.
func Encode(d *readout.Document, a *readout.Analysis) []byte {
	p := packings.Get().(*packing)
	defer p.free()
	return p.encode(ofAnalyses.open(), d, a)
}

func (p *packing) encode(s *prior, d *readout.Document, a *readout.Analysis) []byte {
	p.open(d, a)
	for i := range a.Symbols.Len() {
		p.strings, p.given = append(p.strings, a.Symbols.Get(readout.Sym(i+1))), append(p.given, false)
	}
	p.start(s, append(make([]byte, 0, len(d.Text)/2+64), byte(layout), byte(layout>>8)), false)
	p.whole()
	if p.failed { // its rows name what is not there: whoever wants it reads the report again
		return []byte{byte(^layout), byte(^layout >> 8)}
	}
	return p.end()
}

// open makes ready for a document.
func (p *packing) open(d *readout.Document, a *readout.Analysis) {
	p.a, p.text, p.date = a, d.Text, d.Published[:min(len(d.Published), len("2006-01-02"))]
	p.strings, p.given, p.most = append(p.strings[:0], ""), append(p.given[:0], true), 0
}

func (p *packing) free() {
	p.a, p.text, p.date, p.buf = nil, "", "", nil
	clear(p.strings)
	packings.Put(p)
}

// whole codes everything, and a sum of it.
func (p *packing) whole() {
	for _, s := range []*string{&p.a.Language, &p.a.Failed} {
		p.name(s)
	}
	p.tables()
	p.check()
}

// name codes a string that stands beside the tables.
func (p *packing) name(s *string) {
	n := p.num(uint64(len(*s)), fNames, 0, 0)
	if p.reading && n > 1<<16 {
		p.failed = true
		return
	}
	b := []byte(*s)
	if p.reading {
		b = make([]byte, n)
	}
	before := uint32(0)
	for i := range b {
		b[i] = byte(p.num(uint64(b[i]), fNames, 1, mix(before, uint32(i), 1)))
		before = uint32(b[i])
	}
	*s = string(b)
}

// Decode returns the Analysis that Encode was given with the same document, as
// the named model read it. The error is ErrStale when the bytes are of another
// version of the program.
func Decode(d *readout.Document, model string, packed []byte) (*readout.Analysis, error) {
	if len(packed) < 2 {
		return nil, errDamaged
	}
	if uint16(packed[0])|uint16(packed[1])<<8 != layout {
		return nil, ErrStale
	}
	p := packings.Get().(*packing)
	defer p.free()
	a := &readout.Analysis{Doc: d.ID, Model: model}
	p.open(d, a)
	p.start(ofAnalyses.open(), packed[2:], true)
	p.whole()
	if p.failed || len(p.buf) > 0 {
		return nil, errDamaged
	}
	return a, nil
}
