package desk

import (
	"slices"

	"readout"
)

// Change is a stretch of paragraphs that another version words otherwise.
type Change struct {
	Before []readout.Evidence `json:"before" doc:"What stood there; empty when something was added."`
	After  []readout.Evidence `json:"after" doc:"What stands there; empty when something was taken out."`
}

const maxParagraphs = 1500 // of a text that is compared; the rest counts as one

// changes lists what differs between two versions, by paragraphs.
func changes(old, new *readout.Document) []Change {
	a, b := pieces(old), pieces(new)
	same := func(i, j int) bool { return a[i].Of(old.Text) == b[j].Of(new.Text) }
	// length[i][j] is how much of a[i:] and b[j:] is common, in order
	length := make([][]uint16, len(a)+1)
	for i := range length {
		length[i] = make([]uint16, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if same(i, j) {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	out := []Change{}
	open := false
	add := func() *Change {
		if !open {
			out, open = append(out, Change{Before: []readout.Evidence{}, After: []readout.Evidence{}}), true
		}
		return &out[len(out)-1]
	}
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && same(i, j):
			open = false
			i++
			j++
		case j == len(b) || i < len(a) && length[i+1][j] >= length[i][j+1]:
			c := add()
			c.Before = append(c.Before, old.Cite(a[i]))
			i++
		default:
			c := add()
			c.After = append(c.After, new.Cite(b[j]))
			j++
		}
	}
	return out
}

// pieces are the title and the paragraphs of a document.
func pieces(d *readout.Document) []readout.Span {
	out := slices.Clone(d.Paragraphs)
	if len(out) == 0 {
		out = []readout.Span{d.Body()}
	}
	if len(out) > maxParagraphs {
		out[maxParagraphs-1].End = out[len(out)-1].End
		out = out[:maxParagraphs]
	}
	if !d.Title.IsZero() {
		out = slices.Insert(out, 0, d.Title)
	}
	return slices.DeleteFunc(out, func(s readout.Span) bool { return s.IsZero() || s.Len() == 0 })
}
