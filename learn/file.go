package learn

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"

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
