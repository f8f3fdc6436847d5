package learn

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"unsafe"

	"github.com/zeebo/xxh3"
)

// The weight file: a header, a directory of named sections, their payloads.
// Numbers are little endian.
//
//	magic[7] version[1] sections[4] directory bytes[4] checksum of directory[8]
//	directory: per section
//	  name length[1] name  kind[1] coding[1]  rows[4] cols[4]
//	  offset[8] stored bytes[8] bytes[8] checksum of stored bytes[8]
//
// Version 1: first.
const (
	fileMagic   = "rdlearn"
	fileVersion = 1
	headerSize  = 7 + 1 + 4 + 4 + 8
	maxSections = 4096
	maxWeight16 = 2047    // of Int16: sums of a million rows stay inside 32 bits
	maxBytes    = 1 << 30 // of one section; keeps a forged size from taking the memory
)

// Kind is the type of the numbers of a section.
type Kind uint8

// The kinds of section.
const (
	KindBytes   Kind = iota // Cols is the length
	KindInt8                // Rows×Cols int8, followed by Rows float32: the scale of each row
	KindInt16               // Rows×Cols int16, followed by Rows float32: the scale of each row
	KindFloat32             // Rows×Cols float32
)

// The codings of a payload.
const (
	stored uint8 = iota
	deflated
)

// Errors of Open; they come wrapped with what was found.
var (
	ErrFormat   = errors.New("not a weight file")
	ErrVersion  = errors.New("weight file of another version")
	ErrChecksum = errors.New("weight file is damaged")
)

// Writer gathers sections and writes them as one weight file.
type Writer struct {
	dir     []byte
	payload [][]byte
	offset  uint64
	count   uint32
	err     error
}

func (w *Writer) add(name string, kind Kind, rows, cols int, data []byte) {
	if w.err != nil {
		return
	}
	if name == "" || len(name) > 255 || len(data) > maxBytes || rows < 0 || cols < 0 || w.count == maxSections {
		w.err = fmt.Errorf("section %q: %d bytes, %d×%d: out of bounds", name, len(data), rows, cols)
		return
	}
	out, coding := data, stored
	// Quantised weights are close to noise: compress only what pays for the
	// time that inflating costs at every start.
	if sample := data[:min(len(data), 1<<16)]; len(deflate(sample)) < len(sample)*3/4 {
		if small := deflate(data); len(small) < len(data)*3/4 {
			out, coding = small, deflated
		}
	}
	w.dir = append(w.dir, byte(len(name)))
	w.dir = append(w.dir, name...)
	w.dir = append(w.dir, byte(kind), coding)
	w.dir = binary.LittleEndian.AppendUint32(w.dir, uint32(rows))
	w.dir = binary.LittleEndian.AppendUint32(w.dir, uint32(cols))
	for _, n := range []uint64{w.offset, uint64(len(out)), uint64(len(data)), xxh3.Hash(out)} {
		w.dir = binary.LittleEndian.AppendUint64(w.dir, n)
	}
	w.payload = append(w.payload, out)
	w.offset += uint64(len(out))
	w.count++
}

func deflate(data []byte) []byte {
	var b bytes.Buffer
	z, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	z.Write(data) // into memory: cannot fail
	z.Close()
	return b.Bytes()
}

// Bytes adds a section of plain bytes.
func (w *Writer) Bytes(name string, data []byte) { w.add(name, KindBytes, 1, len(data), data) }

// Strings adds a list of strings; none may hold a line feed.
func (w *Writer) Strings(name string, list []string) {
	for _, s := range list {
		if strings.Contains(s, "\n") {
			w.err = errors.Join(w.err, fmt.Errorf("section %q: a string holds a line feed: %q", name, s))
			return
		}
	}
	w.Bytes(name, []byte(strings.Join(list, "\n")))
}

// Int8 adds rows of cols weights rounded to 8 bits, each row with a scale of its own.
func (w *Writer) Int8(name string, cols int, weights []float32) { w.rows8(name, cols, weights, 127) }

func (w *Writer) rows8(name string, cols int, weights []float32, limit float32) {
	rows := len(weights) / cols
	data := make([]byte, 0, rows*(cols+4))
	scales := make([]byte, 0, rows*4)
	for r := range rows {
		row := weights[r*cols : (r+1)*cols]
		scale := rowScale(row, limit)
		for _, v := range row {
			data = append(data, byte(quantise(v, scale, limit)))
		}
		scales = binary.LittleEndian.AppendUint32(scales, math.Float32bits(scale))
	}
	w.add(name, KindInt8, rows, cols, append(data, scales...))
}

// Int16 adds rows of cols weights rounded to 12 bits, each row with a scale of its own.
func (w *Writer) Int16(name string, cols int, weights []float32) {
	rows := len(weights) / cols
	data := make([]byte, 0, rows*(2*cols+4))
	scales := make([]byte, 0, rows*4)
	for r := range rows {
		row := weights[r*cols : (r+1)*cols]
		scale := rowScale(row, maxWeight16)
		for _, v := range row {
			data = binary.LittleEndian.AppendUint16(data, uint16(quantise(v, scale, maxWeight16)))
		}
		scales = binary.LittleEndian.AppendUint32(scales, math.Float32bits(scale))
	}
	w.add(name, KindInt16, rows, cols, append(data, scales...))
}

// Float32 adds rows of cols weights as they are.
func (w *Writer) Float32(name string, cols int, weights []float32) {
	data := make([]byte, 0, 4*len(weights))
	for _, v := range weights {
		data = binary.LittleEndian.AppendUint32(data, math.Float32bits(v))
	}
	rows := 0
	if cols > 0 {
		rows = len(weights) / cols
	}
	w.add(name, KindFloat32, rows, cols, data)
}

func rowScale(row []float32, limit float32) float32 {
	var most float32
	for _, v := range row {
		most = max(most, float32(math.Abs(float64(v))))
	}
	if most == 0 {
		return 1
	}
	return most / limit
}

func quantise(v, scale, limit float32) int16 {
	q := float32(math.RoundToEven(float64(v / scale)))
	return int16(min(max(q, -limit), limit))
}

// WriteTo writes the file.
func (w *Writer) WriteTo(out io.Writer) (int64, error) {
	if w.err != nil {
		return 0, w.err
	}
	head := append([]byte(fileMagic), fileVersion)
	head = binary.LittleEndian.AppendUint32(head, w.count)
	head = binary.LittleEndian.AppendUint32(head, uint32(len(w.dir)))
	head = binary.LittleEndian.AppendUint64(head, xxh3.Hash(w.dir))
	var total int64
	for _, part := range append([][]byte{head, w.dir}, w.payload...) {
		n, err := out.Write(part)
		total += int64(n)
		if err != nil {
			return total, err
		}
	}
	return total, nil
}

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
