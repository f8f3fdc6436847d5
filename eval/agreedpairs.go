package eval

import "readout"

// oneFact counts, of the pairs of passages of different reports that one line
// of agreement sets together and that both stand in annotated facts, those that
// stand in one fact. The annotators listed main facts only, so that it says how
// often a line mixes two of them, not how often it is wrong; score.py has only
// the recall of facts, which lines that mix everything would raise.
func (c *goldCase) oneFact(d *readout.Dossier) (p part) {
	for _, line := range d.Agreed {
		if line.Independent < 2 {
			continue
		}
		facts := make([]map[int]bool, len(line.Evidence))
		for i, e := range line.Evidence {
			facts[i] = map[int]bool{}
			for k, g := range c.gold.Agreed {
				for _, q := range g.Evidence {
					if c.overlap(quotedOf(e), q) {
						facts[i][k] = true
					}
				}
			}
		}
		for i, e := range line.Evidence {
			for j := range i {
				if e.Document == line.Evidence[j].Document || len(facts[i]) == 0 || len(facts[j]) == 0 {
					continue
				}
				p.all++
				for k := range facts[i] {
					if facts[j][k] {
						p.some++
						break
					}
				}
			}
		}
	}
	return p
}
