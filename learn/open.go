package learn

import (
	"compress/flate"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"unsafe"

	"github.com/zeebo/xxh3"
)

// File is an open weight file. Sections that are stored plain are not copied:
// they live in the bytes given to Open, which must not change.
type File struct {
	sections map[string]section
	sum      uint64
}

type section struct {
	kind       Kind
	coding     uint8
	rows, cols int
	size       int
	data       string
}

// Open reads the directory of a weight file and checks every checksum.
func Open(data string) (*File, error) {
	if len(data) < headerSize || data[:len(fileMagic)] != fileMagic {
		return nil, ErrFormat
	}
	if v := data[len(fileMagic)]; v != fileVersion {
		return nil, fmt.Errorf("%w: %d, this program reads %d", ErrVersion, v, fileVersion)
	}
	r := reader{data: data[len(fileMagic)+1:]}
	count, size, sum := r.u32(), r.u32(), r.u64()
	if count > maxSections || uint64(size) > uint64(len(r.data)) {
		return nil, fmt.Errorf("%w: truncated directory", ErrChecksum)
	}
	dir, body := r.data[:size], r.data[size:]
	if xxh3.HashString(dir) != sum {
		return nil, fmt.Errorf("%w: directory", ErrChecksum)
	}
	f := &File{sections: make(map[string]section, count), sum: xxh3.HashString(data)}
	r = reader{data: dir}
	for range count {
		name := r.take(uint64(r.u8()))
		s := section{kind: Kind(r.u8()), coding: r.u8(), rows: int(r.u32()), cols: int(r.u32())}
		offset, length, raw, sum := r.u64(), r.u64(), r.u64(), r.u64()
		if r.short {
			return nil, fmt.Errorf("%w: truncated directory", ErrChecksum)
		}
		if raw > maxBytes || offset > uint64(len(body)) || length > uint64(len(body))-offset {
			return nil, fmt.Errorf("%w: section %q is cut off", ErrChecksum, name)
		}
		s.size, s.data = int(raw), body[offset:offset+length]
		if xxh3.HashString(s.data) != sum {
			return nil, fmt.Errorf("%w: section %q", ErrChecksum, name)
		}
		if err := s.check(); err != nil {
			return nil, fmt.Errorf("%w: section %q: %v", ErrFormat, name, err)
		}
		if _, twice := f.sections[name]; twice {
			return nil, fmt.Errorf("%w: section %q stands twice", ErrFormat, name)
		}
		f.sections[name] = s
	}
	return f, nil
}

func (s section) check() error {
	cells := uint64(s.rows) * uint64(s.cols)
	var want uint64
	switch s.kind {
	case KindBytes, KindInt8:
		want = cells
	case KindInt16:
		want = 2 * cells
	case KindFloat32:
		want = 4 * cells
	default:
		return fmt.Errorf("kind %d", s.kind)
	}
	if s.kind == KindInt8 || s.kind == KindInt16 {
		want += 4 * uint64(s.rows)
	}
	if cells > maxBytes || want != uint64(s.size) {
		return fmt.Errorf("%d×%d in %d bytes", s.rows, s.cols, s.size)
	}
	if s.coding > deflated || s.coding == stored && len(s.data) != s.size {
		return fmt.Errorf("coding %d, %d bytes for %d", s.coding, len(s.data), s.size)
	}
	return nil
}

// Sum is the hash of the whole file: it names the model.
func (f *File) Sum() uint64 { return f.sum }

// Has reports whether there is a section of that name.
func (f *File) Has(name string) bool { _, ok := f.sections[name]; return ok }

// Names lists the sections in order of name.
func (f *File) Names() []string {
	names := make([]string, 0, len(f.sections))
	for name := range f.sections {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func (f *File) open(name string, kind Kind) (section, string, error) {
	s, ok := f.sections[name]
	if !ok {
		return s, "", fmt.Errorf("%w: no section %q", ErrFormat, name)
	}
	if s.kind != kind {
		return s, "", fmt.Errorf("%w: section %q is of kind %d, not %d", ErrFormat, name, s.kind, kind)
	}
	if s.coding == stored {
		return s, s.data, nil
	}
	var b strings.Builder
	b.Grow(s.size)
	z := flate.NewReader(strings.NewReader(s.data))
	n, err := io.Copy(&b, io.LimitReader(z, int64(s.size)+1))
	if err != nil || n != int64(s.size) {
		return s, "", fmt.Errorf("%w: section %q does not inflate to %d bytes: %v", ErrChecksum, name, s.size, err)
	}
	return s, b.String(), nil
}

// Bytes returns a section of plain bytes.
func (f *File) Bytes(name string) (string, error) {
	_, data, err := f.open(name, KindBytes)
	return data, err
}

// Strings returns a list of strings.
func (f *File) Strings(name string) ([]string, error) {
	data, err := f.Bytes(name)
	if err != nil || data == "" {
		return nil, err
	}
	return strings.Split(data, "\n"), nil
}

// Rows8 is a table of rows of 8-bit weights; row i counts Scale[i] times its numbers.
type Rows8 struct {
	Cols  int
	Data  []int8
	Scale []float32
}

// Rows is the number of rows.
func (t *Rows8) Rows() int { return len(t.Scale) }

// Row returns the weights of row i.
func (t *Rows8) Row(i int) []int8 { return t.Data[i*t.Cols : (i+1)*t.Cols : (i+1)*t.Cols] }

// Int8 returns a table of 8-bit rows. It must not be written to: it may share
// the bytes given to Open.
func (f *File) Int8(name string) (*Rows8, error) {
	s, data, err := f.open(name, KindInt8)
	if err != nil {
		return nil, err
	}
	t := &Rows8{Cols: s.cols, Scale: make([]float32, s.rows)}
	n := s.rows * s.cols
	decodeFloats(t.Scale, data[n:])
	if n > 0 {
		t.Data = unsafe.Slice((*int8)(unsafe.Pointer(unsafe.StringData(data))), n)
	}
	return t, nil
}

// Rows16 is a table of rows of 16-bit weights; row i counts Scale[i] times its numbers.
type Rows16 struct {
	Cols  int
	Data  []int16
	Scale []float32
}

// Rows is the number of rows.
func (t *Rows16) Rows() int { return len(t.Scale) }

// Row returns the weights of row i.
func (t *Rows16) Row(i int) []int16 { return t.Data[i*t.Cols : (i+1)*t.Cols : (i+1)*t.Cols] }

// Int16 returns a table of 16-bit rows.
func (f *File) Int16(name string) (*Rows16, error) {
	s, data, err := f.open(name, KindInt16)
	if err != nil {
		return nil, err
	}
	t := &Rows16{Cols: s.cols, Data: make([]int16, s.rows*s.cols), Scale: make([]float32, s.rows)}
	for i := range t.Data {
		t.Data[i] = int16(uint16(data[2*i]) | uint16(data[2*i+1])<<8)
	}
	decodeFloats(t.Scale, data[2*len(t.Data):])
	return t, nil
}

// Float32 returns the numbers of a section and how many stand in a row.
func (f *File) Float32(name string) (weights []float32, cols int, err error) {
	s, data, err := f.open(name, KindFloat32)
	if err != nil {
		return nil, 0, err
	}
	weights = make([]float32, s.rows*s.cols)
	decodeFloats(weights, data)
	return weights, s.cols, nil
}

func decodeFloats(dst []float32, data string) {
	for i := range dst {
		b := data[4*i : 4*i+4]
		dst[i] = math.Float32frombits(uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24)
	}
}

// reader takes numbers off the front of a string; after the end it gives
// zeros and remembers that it fell short.
type reader struct {
	data  string
	short bool
}

func (r *reader) take(n uint64) string {
	if n > uint64(len(r.data)) {
		r.short, r.data = true, ""
		return ""
	}
	s := r.data[:n]
	r.data = r.data[n:]
	return s
}

func (r *reader) u8() uint8 {
	if s := r.take(1); s != "" {
		return s[0]
	}
	return 0
}

func (r *reader) u32() uint32 {
	var v uint32
	for i, b := range []byte(r.take(4)) {
		v |= uint32(b) << (8 * i)
	}
	return v
}

func (r *reader) u64() uint64 {
	lo := r.u32()
	return uint64(lo) | uint64(r.u32())<<32
}
