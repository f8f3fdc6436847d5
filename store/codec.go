package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"reflect"
	"strings"
	"unsafe"

	"github.com/klauspost/compress/zstd"

	"readout"
)

// The form in which an Analysis is kept. Rows in memory, columns on disk: each
// field of a table is a column of variable-length integers, told as what it
// adds to what is known already (column.go), and the whole is packed with zstd.
//
//	1: the first
const codecVersion = 1

// ErrStale says that bytes were written by another version of the program: what
// is kept can be derived anew.
var ErrStale = errors.New("kept by another version")

var errDamaged = errors.New("store: a kept analysis is damaged")

// A table is one slice of rows of an Analysis.
type table struct {
	index   int // field of Analysis
	stride  uintptr
	columns []column
}

// tables and layout describe Analysis as it is compiled: a field that is added
// or moved changes the layout, and what was kept before is stale.
var tables, layout = describe(reflect.TypeFor[readout.Analysis]())

func describe(t reflect.Type) (out []table, sum uint64) {
	h := fnv.New64a()
	fmt.Fprintf(h, "%d", codecVersion)
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Type.Kind() != reflect.Slice {
			continue
		}
		tb := table{i, f.Type.Elem().Size(), flatten(nil, f.Type.Elem(), 0, plain)}
		fmt.Fprintf(h, " %s %v", f.Name, tb.columns)
		out = append(out, tb)
	}
	return out, h.Sum64()
}

// Both are safe for concurrent use.
var (
	packer, _   = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithEncoderConcurrency(0))
	unpacker, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(256<<20))
)

// Encode returns the bytes that Decode reads, given the same text.
func Encode(text string, a *readout.Analysis) []byte {
	b := binary.LittleEndian.AppendUint64(make([]byte, 0, 16<<10), layout)
	for _, s := range []string{a.Doc, a.Model, a.Language, a.Failed} {
		b = appendString(b, s)
	}
	v := reflect.ValueOf(a).Elem()
	for _, t := range tables {
		rows := v.Field(t.index)
		n := rows.Len()
		b = binary.AppendUvarint(b, uint64(n))
		if n == 0 {
			continue
		}
		raw := unsafe.Slice((*byte)(rows.UnsafePointer()), uintptr(n)*t.stride)
		for _, c := range t.columns {
			b = c.append(b, text, raw, t.stride)
		}
	}
	b = binary.AppendUvarint(b, uint64(a.Symbols.Len()))
	forms := firstForms(text, a, a.Symbols.Len())
	for i, form := range forms {
		s := a.Symbols.Get(readout.Sym(i + 1))
		keep := common(s, form)
		b = binary.AppendUvarint(b, uint64(len(form)-keep))
		b = appendString(b, s[keep:])
	}
	return packer.EncodeAll(b, nil)
}

// firstForms is, for each of n symbols, the form of the first token that has it
// as its lemma, in lower case: most lemmas are that, or start as it does.
func firstForms(text string, a *readout.Analysis, n int) []string {
	out := make([]string, n)
	for _, t := range a.Tokens {
		if s := int(t.Lemma) - 1; s >= 0 && s < n && out[s] == "" && t.Start < t.End && int(t.End) <= len(text) {
			out[s] = strings.ToLower(t.Of(text))
		}
	}
	return out
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

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// Decode returns the Analysis that Encode was given with the same text. The
// error is ErrStale when the bytes are of another version of the program.
func Decode(text string, packed []byte) (*readout.Analysis, error) {
	b, err := unpacker.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errDamaged, err)
	}
	if len(b) < 8 {
		return nil, errDamaged
	}
	if binary.LittleEndian.Uint64(b) != layout {
		return nil, ErrStale
	}
	r := &reader{b: b[8:]}
	a := &readout.Analysis{Doc: r.string(), Model: r.string(), Language: r.string(), Failed: r.string()}
	v := reflect.ValueOf(a).Elem()
	for _, t := range tables {
		n := r.count()
		if n == 0 {
			continue
		}
		rows := reflect.MakeSlice(v.Field(t.index).Type(), n, n)
		raw := unsafe.Slice((*byte)(rows.UnsafePointer()), uintptr(n)*t.stride)
		for _, c := range t.columns {
			c.read(r, text, raw, t.stride)
		}
		v.Field(t.index).Set(rows)
	}
	n := r.count()
	for i, form := range firstForms(text, a, n) {
		drop := r.uvarint()
		if drop > uint64(len(form)) {
			return nil, errDamaged
		}
		if s := form[:len(form)-int(drop)] + r.string(); int(a.Symbols.Add(s)) != i+1 {
			return nil, errDamaged
		}
	}
	if r.failed || len(r.b) > 0 {
		return nil, errDamaged
	}
	return a, nil
}

// reader reads what Encode wrote; after a fault it reads nothing but zeros.
type reader struct {
	b      []byte
	failed bool
}

func (r *reader) uvarint() uint64 {
	x, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.b, r.failed = nil, true
		return 0
	}
	r.b = r.b[n:]
	return x
}

// count is a number of things that take at least a byte each.
func (r *reader) count() int {
	n := r.uvarint()
	if n > uint64(len(r.b)) {
		r.b, r.failed = nil, true
		return 0
	}
	return int(n)
}

func (r *reader) string() string {
	n := r.count()
	s := string(r.b[:n])
	r.b = r.b[n:]
	return s
}
