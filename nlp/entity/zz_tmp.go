package entity

import (
	"readout"
	"strings"
)

func Mark(d *readout.Document, a *readout.Analysis) {
	for si := 1; si < len(a.Sentences); si++ {
		r := a.Sentences[si].Tokens
		for t := r.First; t < r.End; {
			w := a.Tokens[t].Of(d.Text)
			cap := w[0] >= 'A' && w[0] <= 'Z'
			if !cap || NoName(w) || (t == r.First && GroupNoun(w) == 0 && !NameWord(w)) && !isState(w) {
				t++
				continue
			}
			e := t + 1
			for e < r.End {
				x := a.Tokens[e].Of(d.Text)
				if x[0] >= 'A' && x[0] <= 'Z' || x == "al" || (x == "-" && e+1 < r.End) && a.Tokens[e].Start == a.Tokens[e-1].End {
					e++
					continue
				}
				break
			}
			f := t
			for f+1 < e {
				x := a.Tokens[f].Of(d.Text)
				k, _ := Title(x)
				if k == 0 && !isDemonym(x) && !(isState(x) && e-f > 2) {
					break
				}
				f++
			}
			s := readout.Span{Start: a.Tokens[f].Start, End: a.Tokens[e-1].End}
			full := readout.Span{Start: a.Tokens[t].Start, End: a.Tokens[e-1].End}
			name := s.Of(d.Text)
			ty := readout.Person
			if _, k, ok := State(name); ok {
				ty = readout.Place
				if k == Demonym {
					ty = readout.NORP
				}
			} else if _, _, ok := Body(name); ok {
				ty = readout.Organisation
			} else if _, ok := Outlet(name); ok {
				ty = readout.Organisation
			} else if _, ok := City(name); ok {
				ty = readout.Place
			} else {
				for _, x := range strings.Fields(name) {
					if OrgWord(x) {
						ty = readout.Organisation
					}
				}
			}
			a.Mentions = append(a.Mentions, readout.Mention{Span: s, Full: full, Sentence: uint32(si), Type: ty, Form: readout.Named})
			t = e
		}
	}
}
func isState(w string) bool { _, _, ok := State(w); return ok }
func isDemonym(w string) bool {
	_, k, ok := State(w)
	return ok && k == Demonym
}
