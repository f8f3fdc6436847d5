package entity

import (
	"strings"
	"sync"
	"time"

	"readout"
)

// Given returns the sex that goes with a given name ("Sergey": Masculine), 0
// when both bear it or it is not known. ok is false when word is no given name
// in our lists.
func Given(word string) (sex readout.Feats, ok bool) {
	return find(given(), word)
}

var given = sync.OnceValue(func() map[string]readout.Feats {
	m := make(map[string]readout.Feats, 3000)
	add := func(name string, sex readout.Feats) {
		if s, ok := m[name]; ok && s != sex {
			sex = 0
		}
		m[name] = sex
	}
	for line := range entries("given.txt") {
		f := strings.Fields(line)
		for _, n := range f[1:] {
			add(n, sexes[f[0]])
		}
	}
	for line := range entries("legislators.txt") {
		name, sex, _ := strings.Cut(line, "|")
		// Our own list was read by a person and comes first.
		if _, ok := m[name]; !ok {
			m[name] = sexes[sex]
		}
	}
	// A short name has the sex that all its full names share.
	for line := range entries("nicknames.txt") {
		short, full, _ := strings.Cut(line, "|")
		if _, ok := m[short]; ok {
			continue
		}
		var all readout.Feats
		for n := range strings.SplitSeq(full, " ") {
			all |= m[n]
		}
		if all == readout.Masculine|readout.Feminine {
			all = 0
		}
		m[short] = all
	}
	return m
})

var sexes = map[string]readout.Feats{"m": readout.Masculine, "f": readout.Feminine, "u": 0}

// NameWord reports whether word is part of personal names, given or family, in
// a list of some 23,000 from all languages. It takes any case.
func NameWord(word string) bool {
	if len(word) > 48 {
		return false
	}
	var buf [64]byte
	_, ok := nameWords()[string(lower(buf[:0], word))]
	return ok
}

var nameWords = sync.OnceValue(func() map[string]struct{} {
	m := make(map[string]struct{}, 24000)
	for line := range entries("names.txt.gz") {
		m[line] = struct{}{}
	}
	return m
})

// SameGiven reports whether a and b may be one given name, short and full:
// "Bill" and "William", "Serge" and "Sergei".
func SameGiven(a, b string) bool {
	if a == b {
		return true
	}
	for _, p := range [2][2]string{{a, b}, {b, a}} {
		for n := range strings.SplitSeq(nicknames()[p[0]], " ") {
			if n == p[1] {
				return true
			}
		}
	}
	return len(a) > 3 && len(b) > 3 && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a))
}

var nicknames = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range entries("nicknames.txt") {
		short, full, _ := strings.Cut(line, "|")
		m[short] = full
	}
	return m
})

// Leader is someone at the head of a state or of its government.
type Leader struct {
	Name  string // as the list has it: the surname alone for some
	State string
	From  time.Time
	To    time.Time // zero when in office at the end of the list
	Sex   readout.Feats
}

// Held reports whether the office was held at t.
func (l Leader) Held(t time.Time) bool {
	return !t.Before(l.From) && (l.To.IsZero() || t.Before(l.To.AddDate(0, 1, 0)))
}

// Leaders returns the heads of state and of government since 1990 whose
// surname is word, oldest first. Compound surnames are found by their last
// word and by their first, without "al-": "Assad", "al-Assad".
func Leaders(word string) []Leader {
	return leaders()[strings.ToLower(bareName(word))]
}

var leaders = sync.OnceValue(func() map[string][]Leader {
	m := map[string][]Leader{}
	for _, file := range []string{"leaders.txt", "leaders_since.txt"} {
		for line := range entries(file) {
			f := strings.Split(line, "|")
			l := Leader{Name: f[0], State: f[1], Sex: sexes[f[4]]}
			l.From, _ = time.Parse(time.DateOnly, f[2])
			l.To, _ = time.Parse("2006-01", f[3])
			words := strings.Fields(f[0])
			key := strings.ToLower(bareName(words[len(words)-1]))
			m[key] = append(m[key], l)
			// East Asian names have the surname first.
			if first := strings.ToLower(words[0]); eastAsian[f[1]] && len(words) > 1 && first != key {
				m[first] = append(m[first], l)
			}
		}
	}
	return m
})

var eastAsian = map[string]bool{"China": true, "Taiwan": true, "South Korea": true, "North Korea": true, "Vietnam": true, "Singapore": true, "Cambodia": true}

func bareName(word string) string {
	for _, p := range [...]string{"al-", "Al-", "el-", "El-"} {
		if s, ok := strings.CutPrefix(word, p); ok {
			return s
		}
	}
	return word
}
