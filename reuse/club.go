package reuse

// religious adjectives stand before the name of a group: "Islamist Hamas".
var religious = set(`islamist shiite shia sunni jihadist militant rebel separatist kurdish communist maoist marxist hindu christian buddhist`)

// club reports whether the capital word low names a group and no person, as
// its uses in the whole text show: it stands before a noun ("Hamas radio") and
// never behind a title or a forename.
func (r *reader) club(low string) bool {
	uses, before := 0, 0
	for i := range r.ws {
		if r.low(i) != low || !r.ws[i].upper {
			continue
		}
		uses++
		if i > 0 && r.joined(i) {
			prev := &r.ws[i-1]
			if titles[prev.low] || officials[prev.low] || prev.upper && prev.before&gapSentence == 0 && !prev.poss && !adjective(prev.low) && !religious[prev.low] && !function[prev.low] {
				return false
			}
		}
		if i+1 < len(r.ws) && r.joined(i+1) && !r.ws[i+1].upper && !function[r.low(i+1)] && !reportingVerbs[r.low(i+1)] && !auxiliaries[r.low(i+1)] {
			before++
		}
	}
	return uses >= 3 && before >= 2
}
