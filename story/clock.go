package story

import "slices"

// clock tells how far a stream has come: the eighth latest date that it has
// shown, so that a few reports dated in the future close no story.
type clock struct {
	latest []int64 // the latest dates, ascending
}

const clockReports = 8

func (c *clock) see(at int64) {
	if len(c.latest) == clockReports {
		if at <= c.latest[0] {
			return
		}
		c.latest = slices.Delete(c.latest, 0, 1)
	}
	i, _ := slices.BinarySearch(c.latest, at)
	c.latest = slices.Insert(c.latest, i, at)
}

// now is that date; ok is false before any.
func (c *clock) now() (at int64, ok bool) {
	if len(c.latest) == 0 {
		return 0, false
	}
	return c.latest[0], true
}
