package quantity

import (
	"math"

	"readout"
)

var currencies = [...]string{"", "USD", "GBP", "EUR", "JPY", "INR", "CNY", "RUB", "USD", "CHF", "", "ILS", "SAR", "AED", "TRY", "KRW", "NGN", "ZAR", "AUD", "CAD", "HKD", "TWD", "SEK", "SGD"}

var measures = [...]string{"", "km", "mile", "m", "foot", "tonne", "kg", "pound", "acre", "hectare", "barrel", "litre", "gallon", "mph", "km/h", "degree", "inch", "yard", "MW", "gram", "barrel/day", "point", "cm", "mm"}

// money reads "$1.5 billion", "US$ 40m", "300m euros", "5 dollars".
func (r *reader) money(i, lo int) (q count, ok bool) {
	k := i
	var unit int32
	if r.is(k, cCurrency) && sign(r.form(k)) {
		unit = r.at(k).n
		k++
		for r.is(k, cCurrency) { // US $
			k++
		}
	}
	n, ok := r.numberAt(k)
	if !ok || n.unknown {
		return q, false
	}
	q = count{i: i, j: n.end}
	q.Value, q.Low, q.High = n.value, n.low, n.high
	if n.vague {
		q.Bound = readout.About
	}
	if unit == 0 {
		r.span2(&q, lo)
		j := q.j
		if r.is(j, cOf) && n.vague {
			j++
		}
		if f := r.form(j); f == "US" || f == "U.S." {
			j++
		}
		if r.is(j, cHyphen) {
			j++
		}
		w := r.at(j)
		if w.class != cCurrency || w.n == 0 || w.n == 2 && r.form(j) != "sterling" { // pounds are weight
			return q, false
		}
		unit = w.n
		if f := r.form(j); f == "cent" || f == "cents" {
			q.Value, q.Low, q.High = q.Value/100, q.Low/100, q.High/100
		}
		q.j = j + 1
	} else if r.is(q.j, cHyphen) || r.is(q.j, cTo) { // $5-$10
		if m, ok := r.money(q.j+1, q.j); ok && m.Value > q.Value {
			q.Low, q.High, q.j = q.Value, m.High, m.j
			q.Value = (q.Low + q.High) / 2
			q.Bound = readout.About
		}
	}
	r.bound(&q, lo, n)
	q.Unit = r.a.Symbols.Add(currencies[unit])
	q.Span = r.span(q.i, q.j)
	return q, true
}

// sign says whether a word for money stands before its amount: "$", "HK$", "Rs".
func sign(f string) bool {
	return f[len(f)-1] == '$' || f[0] >= 0x80 || f == "Rs" || f == "Rs." || f == "USD" || f == "EUR" || f == "GBP"
}

// share reads percentages and fractions, which are both given in percent:
// "5%", "two thirds", "more than half of".
func (r *reader) share(i, lo int) (q count, ok bool) {
	if n, ok := r.numberAt(i); ok && !n.unknown {
		q = count{i: i, j: n.end}
		q.Value, q.Low, q.High = n.value, n.low, n.high
		r.span2(&q, lo)
		j := q.j
		if r.is(j, cHyphen) {
			j++
		}
		if f := r.form(j); f == "per" && r.form(j+1) == "cent" {
			j++
		} else if !r.is(j, cPercent) {
			if n.end > i+1 && r.is(n.end-1, cMultiplier) {
				return q, false // "a quarter of a million"
			}
			return r.fractionAt(i, lo, n)
		}
		q.j = j + 1
		if f := r.form(q.j); f == "points" || f == "point" {
			q.j++
		}
		r.bound(&q, lo, n)
		q.Unit = r.a.Symbols.Add("%")
		q.Span = r.span(q.i, q.j)
		r.noun(&q)
		return q, true
	}
	return r.fractionAt(i, lo, number{})
}

// fractionAt reads a fraction in words that begins at i; n is the number
// there, if any.
func (r *reader) fractionAt(i, lo int, n number) (q count, ok bool) {
	parts, of := 0.0, 0.0
	j := i + 1
	switch {
	case r.is(i, cHalf):
		if !r.is(j, cOf) && !r.is(j, cThe) && r.form(j) != "their" && r.form(j) != "its" && r.form(j) != "all" {
			return q, false
		}
		parts, of = 1, 2
	case r.is(i, cA) || n.end == i+1 && r.is(i, cCardinal):
		if r.is(j, cHyphen) {
			j++
		}
		parts = max(1, n.value)
		switch w := r.at(j); {
		case w.class == cFraction:
			of = float64(w.n)
		case w.class == cOrdinal && w.n > 2 && parts == 1 && !w.suffix:
			of = float64(w.n)
		case r.form(j) == "quarter" || r.form(j) == "quarters":
			of = 4
		default:
			return q, false
		}
		if !r.is(j+1, cOf) && of != 2 && parts == 1 {
			return q, false
		}
		j++
	default:
		return q, false
	}
	v := math.Round(1e6*parts/of) / 1e4
	q = count{i: i, j: j}
	q.Value, q.Low, q.High = v, v, v
	r.bound(&q, lo, n)
	q.Unit = r.a.Symbols.Add("%")
	q.Span = r.span(q.i, q.j)
	r.noun(&q)
	return q, true
}

// unit reads the unit of measure after the figure: "5 km", "40-mile".
func (r *reader) unit(q *count) {
	j := q.j
	if r.is(j, cHyphen) {
		j++
	}
	for f := r.form(j); f == "square" || f == "cubic" || f == "metric" || f == "nautical"; f = r.form(j) {
		j++
	}
	if w := r.at(j); w.class == cMeasure && !(w.n == 21 && !r.is(j, cMeasure)) {
		q.Unit = r.a.Symbols.Add(measures[w.n])
		q.j = j + 1
	} else if r.form(j) == "m" && j == q.j {
		q.Unit = r.a.Symbols.Add("m")
		q.j = j + 1
	}
}

// ageAt reads the ages of people: "23-year-old", "23 years old", "aged 23", and
// ", 23," after a name.
func (r *reader) ageAt(i, end, lo int, n number) (q count, ok bool) {
	if n.vague || n.value < 0 || n.value > 130 {
		return q, false
	}
	q = count{i: i, j: end}
	q.Value, q.Low, q.High = n.value, n.low, n.high
	j := end
	if r.is(j, cHyphen) {
		j++
	}
	switch {
	case r.is(j, cUnit):
		unit := r.at(j).n
		j++
		if r.is(j, cHyphen) {
			j++
		}
		if !r.is(j, cOld) {
			return q, false
		}
		switch int(unit) {
		case month:
			q.Value /= 12
		case week:
			q.Value /= 52
		case day:
			q.Value /= 365
		}
		q.j = j + 1
		r.noun(&q)
	case r.is(i-1, cAged) && i-1 >= lo && r.form(i-1) != "ages":
		q.i--
	case n.digits && r.is(i-1, cComma) && (r.at(i-2).capital || r.is(i-2, cPerson)) && i-2 >= lo &&
		(r.is(end, cComma) || r.is(end, cPoint) || r.is(end, cAnd) || r.is(end, cOf) || end == len(r.words)) && n.value >= 1:
		if r.form(i-2) == "and" || r.at(i-2).class != cNone && r.at(i-2).class != cPerson {
			return q, false
		}
	default:
		return q, false
	}
	q.Low, q.High = q.Value, q.Value
	q.Unit = r.a.Symbols.Add("age")
	q.Span = r.span(q.i, q.j)
	return q, true
}
