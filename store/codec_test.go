package store_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/extract"
	"readout/nlp"
	"readout/store"
)

// example reads the reports of a folder of examples.
func example(t testing.TB, dir string) ([]*readout.Document, []*readout.Analysis) {
	docs, problems := extract.ReadAll(t.Context(), []string{dir}, nil, extract.Options{})
	if len(docs) == 0 {
		t.Fatal(problems)
	}
	r, err := nlp.Open()
	if err != nil {
		t.Fatal(err)
	}
	as, err := r.ReadAll(t.Context(), docs, 0)
	if err != nil {
		t.Fatal(err)
	}
	return docs, as
}

func TestCodec(t *testing.T) {
	docs, as := example(t, "../examples/moscow-2017")
	text, kept := 0, 0
	for i, a := range as {
		b := store.Encode(docs[i], a)
		text, kept = text+len(docs[i].Text), kept+len(b)
		got, err := store.Decode(docs[i], a.Model, b)
		if err != nil {
			t.Fatal(err)
		}
		same(t, got, a)
		if err := nlp.Check(docs[i], got); err != nil {
			t.Error(err)
		}
	}
	t.Logf("%d bytes of text, %d of analyses", text, kept)
}

// Whatever stands in the rows comes back, also what no stage would write.
func TestCodecAnything(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	text := "The mayor said on Monday that 12 boats sank.\n\nShe did not say why."
	for range 200 {
		d := &readout.Document{ID: "x", Text: text, Published: "2031-03-02"}
		a := &readout.Analysis{Doc: "x", Model: "m", Language: "en", Failed: strings.Repeat("f", rng.IntN(3))}
		for range rng.IntN(5) {
			a.Symbols.Add(strings.Repeat(string(rune('a'+rng.IntN(26))), 1+rng.IntN(4)))
		}
		v := reflect.ValueOf(a).Elem()
		for i := range v.NumField() {
			if f := v.Field(i); f.Kind() == reflect.Slice {
				if n := rng.IntN(9); n > 0 {
					f.Set(reflect.MakeSlice(f.Type(), n, n))
				}
				for j := range f.Len() {
					fill(rng, f.Index(j), text, a.Symbols.Len())
				}
			}
		}
		got, err := store.Decode(d, "m", store.Encode(d, a))
		if err != nil {
			t.Fatal(err)
		}
		same(t, got, a)
	}
}

// fill sets every number of a row, to what points into its text in half of them.
func fill(rng *rand.Rand, v reflect.Value, text string, symbols int) {
	switch {
	case v.Type() == reflect.TypeFor[readout.Sym]():
		v.SetUint(uint64(rng.IntN(symbols + 1)))
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			fill(rng, v.Field(i), text, symbols)
		}
	case v.Kind() == reflect.Bool:
		v.SetBool(rng.IntN(2) == 0)
	case v.Kind() == reflect.Float64:
		v.SetFloat([]float64{0, 1, 12, -3.5, math.Inf(1), 1e300}[rng.IntN(6)])
	case rng.IntN(2) == 0:
		v.SetUint(uint64(rng.IntN(len(text))))
	default:
		v.SetUint(rng.Uint64() >> (64 - v.Type().Bits()) >> rng.IntN(v.Type().Bits()))
	}
}

func same(t *testing.T, got, want *readout.Analysis) {
	t.Helper()
	if g, w := got.Symbols.Len(), want.Symbols.Len(); g != w {
		t.Fatalf("%s: %d symbols, want %d", want.Doc, g, w)
	}
	for s := range want.Symbols.Len() + 1 {
		if g, w := got.Symbols.Get(readout.Sym(s)), want.Symbols.Get(readout.Sym(s)); g != w {
			t.Fatalf("%s: symbol %d is %q, want %q", want.Doc, s, g, w)
		}
	}
	g, w := *got, *want
	g.Symbols, w.Symbols = readout.Symbols{}, readout.Symbols{}
	if !reflect.DeepEqual(g, w) {
		t.Fatalf("%s: %.2000s", want.Doc, cmp.Diff(w, g, cmp.AllowUnexported(readout.Symbols{})))
	}
}

// Bytes that are not whole are refused, never half read.
func TestDecodeRefuses(t *testing.T) {
	docs, as := example(t, "../examples/moscow-2017")
	b := store.Encode(docs[0], as[0])
	for _, bad := range [][]byte{nil, []byte("x"), b[:2], b[:len(b)/2], b[:len(b)-1]} {
		if _, err := store.Decode(docs[0], "m", bad); err == nil || errors.Is(err, store.ErrStale) {
			t.Errorf("%d of %d bytes: %v", len(bad), len(b), err)
		}
	}
	for i := 2; i < len(b); i += 97 {
		bad := slices.Clone(b)
		bad[i] ^= 4
		if _, err := store.Decode(docs[0], "m", bad); err == nil {
			t.Errorf("a fault in byte %d passes", i)
		}
	}
	if _, err := store.Decode(docs[0], "m", store.Layout(b)); !errors.Is(err, store.ErrStale) {
		t.Errorf("another layout: %v, want %v", err, store.ErrStale)
	}
	if _, err := store.Decode(docs[1], "m", b); err == nil {
		t.Error("an analysis of another text is read")
	}
}

// A row that names a symbol which is not there is not kept: the report is read again.
func TestEncodeRefuses(t *testing.T) {
	d := &readout.Document{ID: "x", Text: "A boat sank."}
	a := &readout.Analysis{Doc: "x", Times: []readout.Time{{}, {Value: 1}}}
	if _, err := store.Decode(d, "m", store.Encode(d, a)); !errors.Is(err, store.ErrStale) {
		t.Errorf("%v, want %v", err, store.ErrStale)
	}
}

func FuzzDecode(f *testing.F) {
	docs, as := example(f, "../examples/moscow-2017")
	f.Add(store.Encode(docs[0], as[0])[2:])
	f.Fuzz(func(t *testing.T, raw []byte) {
		a, err := store.Decode(docs[0], "m", append(store.Encode(docs[0], as[0])[:2:2], raw...))
		if err == nil && a == nil {
			t.Error("neither an analysis nor an error")
		}
	})
}

func BenchmarkCodec(b *testing.B) {
	docs, as := example(b, "../examples/moscow-2017")
	if dir := os.Getenv("ARTICLES"); dir != "" {
		docs, as = example(b, dir)
	}
	var kept [][]byte
	text, size := 0, 0
	for i, a := range as {
		kept = append(kept, store.Encode(docs[i], a))
		text, size = text+len(docs[i].Text), size+len(kept[i])
	}
	b.Run("encode", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			store.Encode(docs[i%len(docs)], as[i%len(as)])
		}
		b.ReportMetric(float64(size)/float64(text), "of-the-text")
	})
	b.Run("decode", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			if _, err := store.Decode(docs[i%len(docs)], "m", kept[i%len(kept)]); err != nil {
				b.Fatal(err)
			}
		}
	})
}
