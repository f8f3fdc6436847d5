package eval

import "fmt"

// A Score is one line of the table.
type Score struct {
	Name  string  // scorer/set/level/figure
	Value float64 // per cent, or a count
	Count bool    // Value is a count
	On    string  // what it was measured on
}

func (s Score) String() string {
	value := fmt.Sprintf("%.2f", s.Value)
	if s.Count {
		value = fmt.Sprintf("%.0f", s.Value)
	}
	return fmt.Sprintf("%-44s %7s  %s", s.Name, value, s.On)
}

// counts are the three numbers behind precision, recall and F1.
type counts struct{ right, found, gold int }

func (c *counts) add(d counts) {
	c.right += d.right
	c.found += d.found
	c.gold += d.gold
}

func (c counts) precision() float64 { return ratio(c.right, c.found) }
func (c counts) recall() float64    { return ratio(c.right, c.gold) }

func (c counts) f1() float64 { return harmonic(c.precision(), c.recall()) }

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}
