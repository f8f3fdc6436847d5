package reuse

import "readout"

type Credit struct {
	Kind, Origin string
	Span         readout.Span
}
type Origin struct {
	Name      string
	Documents []string
	Reason    string
	Evidence  []readout.Evidence
}

func Credits(d *readout.Document) []Credit           { return nil }
func Boilerplate(d *readout.Document) []readout.Span { return nil }
func Origins(docs []*readout.Document) (out []Origin) {
	for _, d := range docs {
		out = append(out, Origin{d.Outlet, []string{d.ID}, "own report", nil})
	}
	return
}
