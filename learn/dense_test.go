package learn

import (
	"bytes"
	"testing"
)

// denseOf takes a layer through the file, as running does.
func denseOf(t testing.TB, in int, weights, bias []float32) *Dense {
	t.Helper()
	var w Writer
	SaveDense(&w, "layer", in, weights, bias)
	var b bytes.Buffer
	if _, err := w.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	f, err := Open(b.String())
	if err != nil {
		t.Fatal(err)
	}
	l, err := NewDense(f, "layer")
	if err != nil {
		t.Fatal(err)
	}
	return l
}
