package desk

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
)

const reports = `{"id": "a1", "outlet": "Northwire", "published": "2031-03-02", "title": "Ferry burns off Orvale", "text": "At least 12 people died on Sunday when a ferry burned off Orvale, the coast guard said."}
{"id": "a2", "outlet": "The Strait", "published": "2031-03-03", "title": "Fire on ferry off Orvale", "text": "Fourteen people died when a ferry caught fire off Orvale on Sunday, rescuers said."}
no JSON
{"id": "a0", "outlet": "The Mole", "published": "2031-03-03", "text": "The owner denied that the alarms of the ferry had been switched off."}
`

func load(t *testing.T) *LoadOut {
	out, err := Load(t.Context(), LoadIn{Articles: []string{"-"}, Stdin: strings.NewReader(reports)})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestLoad(t *testing.T) {
	out := load(t)
	var ids []string
	for _, d := range out.Documents {
		ids = append(ids, d.ID)
	}
	if want := []string{"a1", "a0", "a2"}; !cmp.Equal(ids, want) {
		t.Errorf("%v, want %v: by date, then id", ids, want)
	}
	if len(out.Problems) != 1 || out.Problems[0].Line != 3 {
		t.Errorf("%v, want one problem, in line 3", out.Problems)
	}
}

func TestCompareDoesNotDependOnWorkers(t *testing.T) {
	docs := load(t).Documents
	var first *readout.Dossier
	for _, workers := range []int{1, 8, 0} {
		out, err := Compare(t.Context(), CompareIn{Documents: docs, Workers: workers})
		if err != nil {
			t.Fatal(err)
		}
		if len(out.Dossier.Documents) != len(docs) {
			t.Fatalf("%d reports, want %d", len(out.Dossier.Documents), len(docs))
		}
		if first == nil {
			first = out.Dossier
		}
		if diff := cmp.Diff(first, out.Dossier); diff != "" {
			t.Errorf("with %d workers:\n%s", workers, diff)
		}
	}
}

func TestAnnotateKeepsTheOrder(t *testing.T) {
	docs := load(t).Documents
	out, err := Annotate(t.Context(), AnnotateIn{Documents: docs, Workers: 8})
	if err != nil {
		t.Fatal(err)
	}
	for i, a := range out.Analyses {
		if a.Doc != docs[i].ID || len(a.Tokens) < 5 {
			t.Errorf("analysis %d is of %s, with %d tokens, want one of %s", i, a.Doc, len(a.Tokens), docs[i].ID)
		}
	}
}

func TestCancelled(t *testing.T) {
	docs := load(t).Documents
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err1 := Compare(ctx, CompareIn{Documents: docs})
	_, err2 := Annotate(ctx, AnnotateIn{Documents: docs})
	_, err3 := Load(ctx, LoadIn{Articles: []string{"-"}, Stdin: strings.NewReader(reports)})
	for _, err := range []error{err1, err2, err3} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%v, want %v", err, context.Canceled)
		}
	}
}
