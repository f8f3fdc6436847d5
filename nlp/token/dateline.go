package token

// maxDateline bounds the tokens of a dateline.
const maxDateline = 12

var months = words("January February March April May June July August September October November December Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER")

// dateline says whether the tokens from start to the stop at k are a dateline,
// which belongs to the sentence after it: "OSLO, April 12. /NORD/. Ministers
// met", "OSLO. April 12. Ministers met". It begins with a place in capitals,
// has no word that begins small, and names a month or stands before one.
func (s *splitter) dateline(start, k int) bool {
	if k-start >= maxDateline || k+1 >= len(s.a.Tokens) {
		return false
	}
	if place := s.form(start); len(place) < 3 || !capitals(place) || months[place] {
		return false
	}
	dated := months[s.form(k+1)]
	for i := start; i <= k; i++ {
		c, _ := classAt(s.text, int(s.a.Tokens[i].Start), s.end)
		if c == lower {
			return false
		}
		dated = dated || months[s.form(i)] && i < k
	}
	return dated
}
