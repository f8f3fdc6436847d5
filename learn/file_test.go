package learn

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/zeebo/xxh3"
)

func sample(t testing.TB) string {
	var w Writer
	rng := NewRand(1)
	noise := make([]float32, 64*24)
	for i := range noise {
		noise[i] = rng.Float32() - 0.5
	}
	w.Strings("words", slices.Repeat([]string{"river", "delta", ""}, 40))
	w.Int8("rows", 24, noise)
	w.Int16("dense", 24, noise)
	w.Float32("bias", 4, []float32{1, -2.5, float32(math.Inf(1)), 0})
	var b bytes.Buffer
	if _, err := w.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestFileKeepsWhatWasWritten(t *testing.T) {
	f, err := Open(sample(t))
	if err != nil {
		t.Fatal(err)
	}
	if got := f.Names(); !slices.Equal(got, []string{"bias", "dense", "rows", "words"}) {
		t.Errorf("sections: %q", got)
	}
	words, err := f.Strings("words")
	if err != nil || len(words) != 120 || words[1] != "delta" || words[119] != "" {
		t.Errorf("words: %d, %v", len(words), err)
	}
	bias, cols, err := f.Float32("bias")
	if err != nil || cols != 4 || !slices.Equal(bias, []float32{1, -2.5, float32(math.Inf(1)), 0}) {
		t.Errorf("bias: %v %d %v", bias, cols, err)
	}
	rows, err := f.Int8("rows")
	if err != nil {
		t.Fatal(err)
	}
	dense, err := f.Int16("dense")
	if err != nil {
		t.Fatal(err)
	}
	rng := NewRand(1)
	for r := range 64 {
		for c := range 24 {
			want := rng.Float32() - 0.5
			if got := float32(rows.Row(r)[c]) * rows.Scale[r]; math.Abs(float64(got-want)) > 0.51*float64(rows.Scale[r]) {
				t.Fatalf("rows[%d][%d] = %v, want %v", r, c, got, want)
			}
			if got := float32(dense.Row(r)[c]) * dense.Scale[r]; math.Abs(float64(got-want)) > 0.51*float64(dense.Scale[r]) {
				t.Fatalf("dense[%d][%d] = %v, want %v", r, c, got, want)
			}
		}
	}
	if _, err := f.Int8("dense"); !errors.Is(err, ErrFormat) {
		t.Errorf("a section opened as another kind: %v", err)
	}
	if _, err := f.Bytes("absent"); !errors.Is(err, ErrFormat) {
		t.Errorf("an absent section: %v", err)
	}
}

func TestOpenNamesWhatIsWrong(t *testing.T) {
	good := sample(t)
	for _, test := range []struct {
		name, data string
		want       error
	}{
		{"empty", "", ErrFormat},
		{"other", "PK\x03\x04 and so on, long enough for a header", ErrFormat},
		{"version", good[:7] + "\x63" + good[8:], ErrVersion},
		{"half", good[:len(good)/2], ErrChecksum},
		{"header only", good[:headerSize], ErrChecksum},
		{"last byte", good[:len(good)-1] + string(good[len(good)-1]^1), ErrChecksum},
	} {
		if _, err := Open(test.data); !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", test.name, err, test.want)
		}
	}
	for i := range len(good) {
		bad := []byte(good)
		bad[i] ^= 0x20
		if _, err := Open(string(bad)); err == nil {
			t.Fatalf("a changed byte %d went unnoticed", i)
		}
	}
}

// FuzzOpen repairs the directory's checksum, so that what lies behind it is reached too.
func FuzzOpen(f *testing.F) {
	f.Add([]byte(sample(f)))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) >= headerSize {
			copy(data, fileMagic)
			data[7] = fileVersion
			if n := binary.LittleEndian.Uint32(data[12:]); uint64(n) <= uint64(len(data)-headerSize) {
				binary.LittleEndian.PutUint64(data[16:], xxh3.Hash(data[headerSize:headerSize+n]))
			}
		}
		file, err := Open(string(data))
		if err != nil {
			return
		}
		for _, name := range file.Names() {
			file.Strings(name)
			file.Float32(name)
			if rows, err := file.Int8(name); err == nil && rows.Rows() > 0 {
				rows.Row(rows.Rows() - 1)
			}
			if rows, err := file.Int16(name); err == nil && rows.Rows() > 0 {
				rows.Row(rows.Rows() - 1)
			}
			NewLinear(file, name)
		}
	})
}
