package store

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"reflect"

	"readout"
)

// A relation says what the numbers of a column are told relative to, so that
// they are small and alike: that is what packing lives on.
type relation uint8

const (
	plain    relation = iota // nothing
	span                     // a range: its length, then its start from the end of the range above
	inside                   // a range beside another: both ends from the ends of the column before it
	novelty                  // a Sym: the next one that is new
	lemma                    // a Sym: the one that the same form had before, else as novelty
	byForm                   // a number that goes with the form: what that had before
	ownRow                   // a row of a table: the number of this row
	rowAbove                 // a row of another table: that of the row above
	byTag                    // a number that goes with the XPOS: what that had before
)

// A column is one field of a table, flattened; a Span or Rows is one.
type column struct {
	offset, size uintptr
	kind         reflect.Kind
	relation     relation
	beside       uintptr // the field that inside and byTag look at
}

// flatten appends the columns of a type that stands at an offset of its row.
func flatten(out []column, t reflect.Type, at uintptr, rel relation) []column {
	switch t.Kind() {
	case reflect.Struct:
		if t == reflect.TypeFor[readout.Span]() || t == reflect.TypeFor[readout.Rows]() {
			c := column{offset: at, size: 4, kind: reflect.Uint32, relation: span}
			if n := len(out); n > 0 && out[n-1].relation == span && t == reflect.TypeFor[readout.Span]() {
				c.relation, c.beside = inside, out[n-1].offset
			}
			return append(out, c)
		}
		var late []column
		for i := range t.NumField() {
			f := t.Field(i)
			rel := plain
			switch {
			case t == reflect.TypeFor[readout.Token]() && (f.Name == "UPOS" || f.Name == "Feats" || f.Name == "Deprel"):
				tag, _ := t.FieldByName("XPOS")
				late = append(late, column{at + f.Offset, f.Type.Size(), f.Type.Kind(), byTag, at + tag.Offset})
				continue
			case t == reflect.TypeFor[readout.Token]() && f.Name == "Lemma":
				rel = lemma
			case t == reflect.TypeFor[readout.Token]() && (f.Name == "XPOS"):
				rel = byForm
			case f.Type == reflect.TypeFor[readout.Sym]():
				rel = novelty
			case f.Name == "Head":
				rel = ownRow
			case f.Type == reflect.TypeFor[uint32]():
				rel = rowAbove
			}
			out = flatten(out, f.Type, at+f.Offset, rel)
		}
		return append(out, late...)
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Bool, reflect.Float64:
		return append(out, column{offset: at, size: t.Size(), kind: t.Kind(), relation: rel})
	}
	panic(fmt.Sprintf("store: a row of an Analysis has a field of type %v, which cannot be kept", t))
}

// known is what was seen of a column in the rows above.
type known struct {
	last, most int64
	byTag      [256]uint64
	byForm     map[string]uint64
}

// append writes the column of all rows.
func (c column) append(b []byte, text string, raw []byte, stride uintptr) []byte {
	if c.relation == span {
		for at := uintptr(0); at < uintptr(len(raw)); at += stride {
			from, to := pair(raw[at+c.offset:])
			b = binary.AppendUvarint(b, zigzag(to-from))
		}
	}
	k := known{}
	row := int64(0)
	for at := uintptr(0); at < uintptr(len(raw)); at += stride {
		r := raw[at : at+stride]
		x := c.get(r)
		switch c.relation {
		case plain:
			b = binary.AppendUvarint(b, x)
		case inside:
			from, to := pair(r[c.offset:])
			nearFrom, nearTo := pair(r[c.beside:])
			b = binary.AppendUvarint(b, zigzag(from-nearFrom))
			b = binary.AppendUvarint(b, zigzag(to-nearTo))
		case byTag, byForm, lemma:
			expected, ok := k.expect(c, text, r)
			switch {
			case ok && expected == x:
				b = append(b, 0)
			case c.relation == lemma:
				b = binary.AppendUvarint(b, 1+zigzag(int64(x)-k.most-1))
			default:
				b = binary.AppendUvarint(b, 1+x)
			}
		default:
			b = binary.AppendUvarint(b, zigzag(int64(x)-k.base(c, row)))
		}
		k.after(c, text, r, x)
		row++
	}
	return b
}

// read fills the column of all rows.
func (c column) read(r *reader, text string, raw []byte, stride uintptr) {
	lengths := []int64{}
	if c.relation == span {
		for range uintptr(len(raw)) / stride {
			lengths = append(lengths, unzigzag(r.uvarint()))
		}
	}
	k := known{}
	i := int64(0)
	for at := uintptr(0); at < uintptr(len(raw)); at += stride {
		row := raw[at : at+stride]
		x := r.uvarint()
		switch c.relation {
		case plain:
		case inside:
			from, to := pair(row[c.beside:])
			x = uint64(unzigzag(x) + from)
			binary.NativeEndian.PutUint32(row[c.offset+4:], uint32(unzigzag(r.uvarint())+to))
		case byTag, byForm, lemma:
			expected, _ := k.expect(c, text, row)
			switch {
			case x == 0:
				x = expected
			case c.relation == lemma:
				x = uint64(unzigzag(x-1) + k.most + 1)
			default:
				x--
			}
		default:
			x = uint64(unzigzag(x) + k.base(c, i))
		}
		c.put(row, x)
		if c.relation == span {
			binary.NativeEndian.PutUint32(row[c.offset+4:], uint32(int64(x)+lengths[i]))
		}
		k.after(c, text, row, x)
		i++
	}
}

// expect is what the column probably has in a row of which the columns before
// it are known.
func (k *known) expect(c column, text string, row []byte) (uint64, bool) {
	if c.relation == byTag {
		return k.byTag[row[c.beside]], true
	}
	x, ok := k.byForm[form(text, row)]
	return x, ok
}

// base is what the number of a row is told relative to.
func (k *known) base(c column, row int64) int64 {
	switch c.relation {
	case novelty:
		return k.most + 1
	case ownRow:
		return row
	}
	return k.last
}

func (k *known) after(c column, text string, row []byte, x uint64) {
	k.last, k.most = int64(x), max(k.most, int64(x))
	switch c.relation {
	case span:
		_, k.last = pair(row[c.offset:])
	case byTag:
		k.byTag[row[c.beside]] = x
	case lemma, byForm:
		if k.byForm == nil {
			k.byForm = map[string]uint64{}
		}
		k.byForm[form(text, row)] = x
	}
}

// form is the text of a token, whose Span stands first in its row.
func form(text string, row []byte) string {
	from, to := pair(row)
	if from > to || to > int64(len(text)) {
		return ""
	}
	return text[from:to]
}

// pair is the range that stands at the start of b.
func pair(b []byte) (from, to int64) {
	return int64(binary.NativeEndian.Uint32(b)), int64(binary.NativeEndian.Uint32(b[4:]))
}

func zigzag(x int64) uint64   { return uint64(x<<1) ^ uint64(x>>63) }
func unzigzag(x uint64) int64 { return int64(x>>1) ^ -int64(x&1) }

// get reads the field of a row; a float has its bytes turned round, so that
// round numbers are short.
func (c column) get(row []byte) uint64 {
	switch f := row[c.offset:]; c.size {
	case 1:
		return uint64(f[0])
	case 2:
		return uint64(binary.NativeEndian.Uint16(f))
	case 4:
		return uint64(binary.NativeEndian.Uint32(f))
	default:
		return bits.ReverseBytes64(binary.NativeEndian.Uint64(f))
	}
}

func (c column) put(row []byte, x uint64) {
	switch f := row[c.offset:]; c.size {
	case 1:
		if c.kind == reflect.Bool {
			x &= 1
		}
		f[0] = byte(x)
	case 2:
		binary.NativeEndian.PutUint16(f, uint16(x))
	case 4:
		binary.NativeEndian.PutUint32(f, uint32(x))
	default:
		binary.NativeEndian.PutUint64(f, bits.ReverseBytes64(x))
	}
}
