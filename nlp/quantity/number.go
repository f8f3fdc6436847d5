package quantity

import (
	"math"
	"strings"
)

// digits reads a token that begins with a digit: "1,200", "3.5", "4th". What
// else begins so (dates, times, telephone numbers) stays unread: n says why.
func (w *word) digits(form string) {
	v, scale, seen := 0.0, 0.0, 0
	i := 0
	for ; i < len(form); i++ {
		switch c := form[i]; {
		case c >= '0' && c <= '9':
			seen++
			if scale > 0 {
				v += float64(c-'0') * scale
				scale /= 10
			} else {
				v = v*10 + float64(c-'0')
			}
			continue
		case c == ',' && scale == 0 && group(form[i+1:]):
			continue
		case c == '.' && scale == 0 && i+1 < len(form) && !strings.Contains(form[i+1:], "."):
			scale = 0.1
			continue
		}
		break
	}
	switch rest := form[i:]; {
	case w.calendar(form, i):
	case seen > 15:
	case rest == "":
		w.class, w.num, w.n = cDigits, v, int32(seen)
		if strings.ContainsAny(form, ",.") {
			w.n = 0 // no year, no day
		}
		if scale > 0 {
			w.num = math.Round(v*1e9) / 1e9
		}
	case rest == "st" || rest == "nd" || rest == "rd" || rest == "th" || rest == "ST" || rest == "ND" || rest == "RD" || rest == "TH":
		w.class, w.num, w.n, w.suffix = cOrdinal, v, int32(min(v, 1e6)), true
	}
}

// calendar reads clock times, dates and decades, whose digits end at i.
func (w *word) calendar(form string, i int) bool {
	switch rest := form[i:]; {
	case rest == "s" || rest == "'s" || rest == "’s":
		y := int32(0)
		for _, c := range form[:i] {
			y = y*10 + c - '0'
		}
		switch {
		case i == 4 && y >= 1000 && y < 2100 && y%10 == 0:
		case i == 2 && y >= 20 && y%10 == 0:
			y += 1900
		default:
			return false
		}
		w.class, w.n = cDecade, y
		return true
	case len(rest) >= 3 && rest[0] == ':' && i <= 2:
		h, m := 0, 0
		for _, c := range form[:i] {
			h = h*10 + int(c-'0')
		}
		for k, c := range rest[1:] {
			if k < 2 && (c < '0' || c > '9') || k >= 2 && c != ':' && (c < '0' || c > '9') {
				return false
			}
			if k < 2 {
				m = m*10 + int(c-'0')
			}
		}
		if h > 24 || m > 59 {
			return false
		}
		w.class, w.n = cClock, int32(h*60+m)
		return true
	case len(rest) >= 4 && (rest[0] == '-' || rest[0] == '/' || rest[0] == '.'):
		var f [3]int
		k := 0
		for j := range len(form) {
			switch c := form[j]; {
			case c == rest[0]:
				if k++; k > 2 {
					return false
				}
			case c >= '0' && c <= '9' && f[k] < 10000:
				f[k] = f[k]*10 + int(c-'0')
			default:
				return false
			}
		}
		y, m, d := f[0], f[1], f[2]
		if i != 4 {
			y, m, d = f[2], f[0], f[1]
			if m > 12 || rest[0] == '.' { // 24/12/2016, 4.12.2016
				m, d = d, m
			}
			if y < 100 && k == 2 {
				if y += 2000; y > 2050 {
					y -= 100
				}
			}
		}
		if rest[0] == '.' && i != 4 && f[2] < 1000 { // 1.1.1
			return false
		}
		if k != 2 || y < 1000 || y > 2100 || m < 1 || m > 12 || d < 1 || d > daysIn(m) {
			return false
		}
		w.class, w.n = cDate, int32(y*10000+m*100+d)
		return true
	}
	return false
}

// group says whether s begins with exactly three digits.
func group(s string) bool {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n == 3
}

// number is what a figure says.
type number struct {
	value, low, high float64
	end              int  // the word after it
	digits           bool // written in digits, without a multiplier
	vague            bool // dozens, several, a few
	article          bool // only an article and a multiplier: "a dozen"
	ranged           bool // the upper end of a range
	unknown          bool // how many is not said: "weeks"
}

// numberAt reads the number that begins at word i.
func (r *reader) numberAt(i int) (n number, ok bool) {
	w := r.at(i)
	switch w.class {
	case cDigits:
		n = number{value: w.num, end: i + 1, digits: true}
		// "5 1/2"
		if f, ok := r.fraction(i + 1); ok {
			n.value, n.end = n.value+f, i+2
		}
	case cCardinal:
		n.value, n.end = r.cardinal(i)
		if r.form(n.end) == "quarters" && r.is(n.end+1, cOf) && r.is(n.end+2, cA) && r.is(n.end+3, cMultiplier) { // three quarters of a million
			n.value, n.end = n.value/4, n.end+3
		}
		// "two and a half"
		if r.is(n.end, cAnd) && r.is(n.end+1, cA) && r.is(n.end+2, cHalf) {
			n.value, n.end = n.value+0.5, n.end+3
		}
	case cA:
		switch next := r.at(i + 1); {
		case r.form(i+1) == "quarter" && r.is(i+2, cOf) && r.is(i+3, cA) && r.is(i+4, cMultiplier): // a quarter of a million
			n.value, n.end = 0.25, i+4
		case r.form(i+1) == "quarter" && r.is(i+2, cMultiplier): // a quarter million
			n.value, n.end = 0.25, i+2
		case next.class == cMultiplier && next.n > 0 && len(r.form(i+1)) > 3 && r.form(i) != "the":
			n.value, n.end, n.article = 1, i+1, true
		case next.class == cVague && (next.n == 2 || next.n == 3 || next.n == 5):
			return r.vagueAt(i + 1)
		case next.class == cHalf && r.is(i+2, cMultiplier):
			n.value, n.end = 0.5, i+2
		default:
			return n, false
		}
	case cHalf:
		if r.is(i+1, cA) && r.is(i+2, cMultiplier) { // half a million
			n.value, n.end = 0.5, i+2
			break
		}
		return n, false
	case cVagueMany:
		return r.manyAt(i)
	case cVague:
		return r.vagueAt(i)
	default:
		return n, false
	}
	r.multiply(&n)
	n.low, n.high = n.value, n.value
	return n, true
}

// cardinal reads "fifty", "fifty nine", "fifty-nine".
func (r *reader) cardinal(i int) (v float64, end int) {
	v, end = float64(r.words[i].n), i+1
	if v >= 20 && v < 100 {
		j := end
		if r.is(j, cHyphen) {
			j++
		}
		if w := r.at(j); w.class == cCardinal && w.n > 0 && w.n < 10 {
			return v + float64(w.n), j + 1
		}
	}
	return v, end
}

// multiply reads the multipliers after the number n, and what is added to them:
// "two hundred and twenty thousand", "1.5 million", "two dozen".
func (r *reader) multiply(n *number) {
	total := 0.0
	group := n.value
	for {
		w := r.at(n.end)
		if w.class != cMultiplier {
			break
		}
		if w.n < 0 || len(r.form(n.end)) < 3 && (w.space || !n.digits) {
			break // "score"; "5 m" is five metres
		}
		n.digits = false
		if w.n == 1 { // dozen
			group *= 12
			n.end++
			break
		}
		factor := math.Pow10(int(w.n))
		if factor == 100 {
			group *= 100
		} else {
			total += group * factor
			group = 0
		}
		n.end++
		j := n.end
		if r.is(j, cAnd) {
			j++
		}
		switch next := r.at(j); {
		case next.class == cCardinal:
			v, end := r.cardinal(j)
			if v >= factor {
				n.value = total + group
				return
			}
			group, n.end = group+v, end
		case j == n.end && next.class == cDigits && next.num < factor && next.n > 0 && factor >= 1000:
			group, n.end = group+next.num, j+1
		}
	}
	n.value = math.Round((total+group)*1e6) / 1e6
}

// Limits of numbers that are not said. "Dozens" are at least two dozen and
// not yet a hundred, else one would say a hundred; so with the others.
var many = map[int32][2]float64{1: {24, 99}, -1: {40, 199}, 2: {200, 999}, 3: {2000, 99999}, 6: {2e6, 999e6}, 9: {2e9, 999e9}}

// manyAt reads "dozens", "tens of thousands", "hundreds of thousands".
func (r *reader) manyAt(i int) (n number, ok bool) {
	w := r.at(i)
	n = number{end: i + 1, vague: true}
	if r.is(i+1, cOf) && r.at(i+2).class == cVagueMany && (w.n == -2 || w.n == 2) && r.at(i+2).n >= 3 {
		unit := math.Pow10(int(r.at(i + 2).n))
		n.end = i + 3
		if w.n == -2 {
			n.low, n.high = 20*unit, 99*unit
		} else {
			n.low, n.high = 200*unit, 999*unit
		}
	} else if l, found := many[w.n]; found {
		n.low, n.high = l[0], l[1]
	} else {
		return n, false
	}
	n.value = n.low
	return n, true
}

// vagueAt reads "several", "a few", "a couple (of)", "a handful".
func (r *reader) vagueAt(i int) (n number, ok bool) {
	n = number{end: i + 1, vague: true}
	switch r.at(i).n {
	case 2:
		n.value, n.low, n.high = 2, 2, 3
	case 3:
		n.value, n.low, n.high = 3, 3, 9
	case 5:
		n.value, n.low, n.high = 5, 3, 9
	default:
		n.value, n.low, n.high, n.unknown = 0, 0, math.Inf(1), true
	}
	if (r.at(i).n == 2 || r.at(i).n == 5) && r.is(i+1, cOf) {
		n.end++
	}
	// "a few dozen", "several hundred"
	if w := r.at(n.end); w.class == cMultiplier && w.n > 0 && len(r.form(n.end)) > 3 && n.value > 0 {
		f := 12.0
		if w.n > 1 {
			f = math.Pow10(int(w.n))
		}
		n.value, n.low, n.high, n.end = n.value*f, n.low*f, n.high*f, n.end+1
	}
	return n, true
}

// fraction reads the token "1/2" or "½" at i.
func (r *reader) fraction(i int) (float64, bool) {
	switch r.form(i) {
	case "1/2", "½":
		return 0.5, true
	case "1/4", "¼":
		return 0.25, true
	case "3/4", "¾":
		return 0.75, true
	case "1/3":
		return 1.0 / 3, true
	case "2/3":
		return 2.0 / 3, true
	}
	return 0, false
}
