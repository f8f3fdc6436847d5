package truecase

import (
	"bytes"
	"os"
	"slices"

	"readout"
	"readout/learn"
)

// Train counts how words are printed inside the sentences of docs, and writes
// those that are printed small, and those in capitals.
func Train(docs []*readout.Document, out string) error {
	type count struct{ small, title, big, smallBefore, titleBefore, smallAfter, titleAfter int }
	counts := map[string]*count{}
	for _, d := range docs {
		for _, p := range passages(d.Text) {
			s := []byte(d.Text[p.Start:p.End])
			if shouts(string(s)) || p.End <= d.Title.End {
				continue
			}
			last := 0
			capital := false
			each(s, func(i, j int) {
				opens := i == 0 || bytes.ContainsAny(s[last:i], ".!?:\"\n“‘()")
				capital = capital && i == last+1
				last = j
				w := folded(s[i:j])
				small := string(s[i:j]) == w
				after := capital
				capital = !small && !opens
				if opens {
					return
				}
				w = folded(s[i:j])
				c := counts[w]
				if c == nil {
					c = &count{}
					counts[w] = c
				}
				switch {
				case small:
					c.small++
				case j-i > 1 && folded(s[i+1:j]) == string(s[i+1:j]):
					c.title++
				default:
					c.big++
				}
				if n := next(s, j); n != "" && s[j+1] != n[0] { // the next word has a capital
					if small {
						c.smallBefore++
					} else {
						c.titleBefore++
					}
				}
				if after {
					if small {
						c.smallAfter++
					} else {
						c.titleAfter++
					}
				}
			})
		}
	}
	var small, initials, before, after []string
	for w, c := range counts {
		switch n := c.small + c.title + c.big; {
		case n < minCount:
		case 2*c.small > n:
			small = append(small, w)
			if n := c.smallBefore + c.titleBefore; n >= minCount && 2*c.titleBefore > n {
				before = append(before, w)
			}
			if n := c.smallAfter + c.titleAfter; n >= minCount && 2*c.titleAfter > n {
				after = append(after, w)
			}
		case 2*c.big > n:
			initials = append(initials, w)
		}
	}
	var w learn.Writer
	for _, list := range []struct {
		name  string
		words []string
	}{{"small", small}, {"initials", initials}, {"before", before}, {"after", after}} {
		slices.Sort(list.words)
		w.Strings(list.name, list.words)
	}
	var b bytes.Buffer
	if _, err := w.WriteTo(&b); err != nil {
		return err
	}
	return os.WriteFile(out, b.Bytes(), 0o644)
}

// minCount is how often a word has to be seen.
const minCount = 4
