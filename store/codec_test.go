package store_test

import (
	"encoding/json"
	"errors"
	"os"
	"reflect"
	"testing"

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
		b := store.Encode(docs[i].Text, a)
		text, kept = text+len(docs[i].Text), kept+len(b)
		got, err := store.Decode(docs[i].Text, b)
		if err != nil {
			t.Fatal(err)
		}
		if n := got.Symbols.Len(); n != a.Symbols.Len() {
			t.Fatalf("%s: %d symbols, want %d", a.Doc, n, a.Symbols.Len())
		}
		for s := range a.Symbols.Len() + 1 {
			if g, w := got.Symbols.Get(readout.Sym(s)), a.Symbols.Get(readout.Sym(s)); g != w {
				t.Fatalf("%s: symbol %d is %q, want %q", a.Doc, s, g, w)
			}
		}
		g, w := *got, *a
		g.Symbols, w.Symbols = readout.Symbols{}, readout.Symbols{}
		if !reflect.DeepEqual(g, w) {
			gj, _ := json.Marshal(g)
			wj, _ := json.Marshal(w)
			t.Fatalf("%s:\n%.400s\nwant\n%.400s", a.Doc, gj, wj)
		}
		if err := nlp.Check(docs[i], got); err != nil {
			t.Error(err)
		}
	}
	t.Logf("%d bytes of text, %d of analyses", text, kept)
}

// Bytes that are not whole are refused, never half read.
func TestDecodeRefuses(t *testing.T) {
	docs, as := example(t, "../examples/moscow-2017")
	b := store.Encode(docs[0].Text, as[0])
	for _, bad := range [][]byte{nil, []byte("x"), b[:len(b)/2], b[:len(b)-1]} {
		if _, err := store.Decode(docs[0].Text, bad); err == nil {
			t.Errorf("%d of %d bytes are read", len(bad), len(b))
		}
	}
	if _, err := store.Decode(docs[0].Text, store.Repack(t, b, func(raw []byte) []byte { raw[0] ^= 1; return raw })); !errors.Is(err, store.ErrStale) {
		t.Errorf("another layout: %v, want %v", err, store.ErrStale)
	}
	if _, err := store.Decode(docs[0].Text, store.Repack(t, b, func(raw []byte) []byte { return raw[:len(raw)-3] })); err == nil {
		t.Error("a shortened analysis is read")
	}
}

func FuzzDecode(f *testing.F) {
	docs, as := example(f, "../examples/moscow-2017")
	f.Add(store.Unpacked(f, store.Encode(docs[0].Text, as[0])))
	f.Fuzz(func(t *testing.T, raw []byte) {
		a, err := store.Decode(docs[0].Text, store.Packed(raw))
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
		kept = append(kept, store.Encode(docs[i].Text, a))
		text, size = text+len(docs[i].Text), size+len(kept[i])
	}
	b.Run("encode", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			store.Encode(docs[i%len(docs)].Text, as[i%len(as)])
		}
		b.ReportMetric(float64(size)/float64(text), "of-the-text")
	})
	b.Run("decode", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			if _, err := store.Decode(docs[i%len(docs)].Text, kept[i%len(kept)]); err != nil {
				b.Fatal(err)
			}
		}
	})
}
