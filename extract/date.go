package extract

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// NormalizeDate reads the many forms in which outlets write a date and returns
// "2006-01-02", or RFC 3339 when there is a time of day; "" when s does not say
// clearly which day it means. A time without a zone is taken as UTC; one whose
// zone is not known, or known by several meanings, is dropped and its day kept.
func NormalizeDate(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 100 {
		return ""
	}
	if t, ok := epoch(s); ok {
		return t
	}
	p := datePoint{}
	for _, tok := range dateTokens(s) {
		if !p.take(tok) {
			return ""
		}
	}
	return p.String()
}

// epoch reads seconds or milliseconds since 1970, from 1990 on.
func epoch(s string) (string, bool) {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || len(s) != 10 && len(s) != 13 {
		return "", false
	}
	if len(s) == 13 {
		n /= 1000
	}
	t := time.Unix(n, 0).UTC()
	return t.Format(time.RFC3339), t.Year() >= 1990
}

// A datePoint is what was read so far; zero fields were not.
type datePoint struct {
	year, month, day int
	hasTime          bool
	hour, min, sec   int
	pm, am           bool
	zone             *time.Location
	zoneUnknown      bool
}

// dateTokens splits s at spaces and commas, and "T" between date and time.
func dateTokens(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || r == ',' || r == '(' || r == ')' || r == '|' || r == '·' || r == '•'
	})
}

func (p *datePoint) take(tok string) bool {
	low := strings.ToLower(strings.TrimRight(tok, ".:"))
	switch low {
	case "", "on", "at", "of", "the", "published", "posted", "updated", "date", "-", "–", "—":
		return true
	case "am", "a.m":
		p.am = true
		return p.hasTime
	case "pm", "p.m":
		p.pm = true
		return p.hasTime
	}
	if isWeekday(low) {
		return true
	}
	if m := monthOf(low); m > 0 && p.month == 0 {
		p.month = m
		return true
	}
	c := tok[0]
	switch {
	case c == '+' || c == '-' || strings.HasPrefix(tok, "−"):
		return p.hasTime && p.takeZone(strings.Replace(tok, "−", "-", 1))
	case '0' <= c && c <= '9':
		return p.takeNumber(tok)
	case p.hasTime:
		return p.takeZone(tok)
	}
	return false
}

func (p *datePoint) takeNumber(tok string) bool {
	if day, rest, ok := calendar(tok); ok {
		if p.year != 0 || p.month != 0 || p.day != 0 {
			return false
		}
		p.year, p.month, p.day = day[0], day[1], day[2]
		if rest == "" {
			return true
		}
		if rest[0] == 'T' || rest[0] == 't' {
			return p.takeTime(rest[1:])
		}
		// "2017-04-12+03:00", an XML date.
		return rest[0] == 'Z' || rest[0] == '+' || rest[0] == '-'
	}
	if strings.Contains(tok, ":") {
		return p.takeTime(tok)
	}
	low := strings.ToLower(strings.TrimRight(tok, "."))
	for _, half := range []string{"am", "pm", "a.m", "p.m"} {
		if h, ok := strings.CutSuffix(low, half); ok && len(h) > 0 && len(h) <= 2 {
			n, err := strconv.Atoi(h)
			if err != nil || p.hasTime {
				return false
			}
			p.hasTime, p.hour = true, n
			p.am, p.pm = half[0] == 'a', half[0] == 'p'
			return true
		}
	}
	for _, ending := range []string{"st", "nd", "rd", "th"} {
		low = strings.TrimSuffix(low, ending)
	}
	// "12-Apr-2017"
	if parts := strings.Split(low, "-"); len(parts) == 3 && monthOf(parts[1]) > 0 {
		d, err1 := strconv.Atoi(parts[0])
		y, err2 := strconv.Atoi(parts[2])
		if err1 != nil || err2 != nil || p.day != 0 || p.year != 0 || p.month != 0 {
			return false
		}
		p.day, p.month, p.year = d, monthOf(parts[1]), fullYear(y, len(parts[2]))
		return true
	}
	n, err := strconv.Atoi(low)
	if err != nil || n < 0 {
		return false
	}
	switch {
	case len(low) == 4 && p.year == 0:
		p.year = n
	case len(low) <= 2 && p.day == 0:
		p.day = n
	case len(low) == 2 && p.year == 0 && p.month != 0: // RFC 850
		p.year = fullYear(n, 2)
	default:
		return false
	}
	return true
}

func fullYear(n, digits int) int {
	if digits != 2 {
		return n
	}
	if n < 69 {
		return 2000 + n
	}
	return 1900 + n
}

// calendar reads the forms that are all figures: 2017-04-12, 2017/04/12,
// 20170412, 12.04.2017, and 12/04/2017 where only one reading is possible.
func calendar(tok string) (day [3]int, rest string, ok bool) {
	end := 0
	for end < len(tok) && (tok[end] >= '0' && tok[end] <= '9' || tok[end] == '-' || tok[end] == '/' || tok[end] == '.') {
		end++
	}
	head, rest := tok[:end], tok[end:]
	// A zone may follow a date without time: 2017-04-12-03:00 is rare enough
	// to leave alone, 2017-04-12+03:00 ends the head by itself.
	if len(head) == 8 && strings.Trim(head, "0123456789") == "" {
		y, _ := strconv.Atoi(head[:4])
		m, _ := strconv.Atoi(head[4:6])
		d, _ := strconv.Atoi(head[6:])
		return [3]int{y, m, d}, rest, m > 0 && d > 0
	}
	for _, sep := range []string{"-", "/", "."} {
		parts := strings.Split(strings.TrimSuffix(head, "."), sep)
		if len(parts) != 3 {
			continue
		}
		var n [3]int
		for i, p := range parts {
			v, err := strconv.Atoi(p)
			if err != nil || len(p) > 4 {
				return day, "", false
			}
			n[i] = v
		}
		switch {
		case len(parts[0]) == 4:
			return n, rest, true
		case len(parts[2]) != 4:
			return day, "", false
		case sep == ".", n[0] > 12, n[0] == n[1]: // day first
			return [3]int{n[2], n[1], n[0]}, rest, true
		case n[1] > 12: // month first
			return [3]int{n[2], n[0], n[1]}, rest, true
		}
		return day, "", false
	}
	return day, "", false
}

// takeTime reads 14:05, 14:05:00.000Z, 140500+0300, 2:05pm.
func (p *datePoint) takeTime(s string) bool {
	if p.hasTime {
		return false
	}
	end := 0
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || s[end] == ':' || s[end] == '.') {
		end++
	}
	clock, zone := s[:end], s[end:]
	clock, _, _ = strings.Cut(clock, ".") // parts of a second do not matter here
	var parts []string
	if strings.Contains(clock, ":") {
		parts = strings.Split(clock, ":")
	} else {
		for len(clock) >= 2 {
			parts, clock = append(parts, clock[:2]), clock[2:]
		}
		if clock != "" {
			return false
		}
	}
	if len(parts) > 3 || len(parts) == 0 {
		return false
	}
	for i, to := range []*int{&p.hour, &p.min, &p.sec}[:len(parts)] {
		n, err := strconv.Atoi(parts[i])
		if err != nil || len(parts[i]) > 2 {
			return false
		}
		*to = n
	}
	p.hasTime = true
	switch strings.ToLower(strings.ReplaceAll(zone, ".", "")) {
	case "":
		return true
	case "am":
		p.am = true
		return true
	case "pm":
		p.pm = true
		return true
	}
	return p.takeZone(zone)
}

// zones are the abbreviations that mean one offset in news; those that mean
// several (IST, BST in Bangladesh aside, AST) are not here.
var zones = map[string]int{
	"Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "WET": 0, "BST": 60, "WEST": 60, "CET": 60, "CEST": 120,
	"EET": 120, "EEST": 180, "MSK": 180, "TRT": 180, "SAST": 120, "JST": 540, "KST": 540, "HKT": 480, "SGT": 480,
	"AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780,
	"EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
}

func (p *datePoint) takeZone(s string) bool {
	if p.zone != nil && (s[0] == '+' || s[0] == '-') {
		p.zone = nil // "GMT+0300": the figure says it
	} else if p.zone != nil || p.zoneUnknown {
		// "+0300 (MSK)": a second name for what is known.
		return len(s) <= 5 && strings.ToUpper(s) == s
	}
	name := strings.TrimRight(s, ".")
	if i := strings.IndexAny(name, "+-"); i > 0 {
		if _, ok := zones[strings.ToUpper(name[:i])]; !ok {
			return false
		}
		name = name[i:]
	}
	if name[0] == '+' || name[0] == '-' {
		digits := strings.ReplaceAll(name[1:], ":", "")
		if len(digits) <= 2 {
			digits = fmt.Sprintf("%02s00", digits)
		}
		n, err := strconv.Atoi(digits)
		if err != nil || len(digits) != 4 || n%100 > 59 || n/100 > 14 {
			return false
		}
		off := (n/100)*3600 + (n%100)*60
		if name[0] == '-' {
			off = -off
		}
		p.zone = time.FixedZone("", off)
		return true
	}
	if off, ok := zones[strings.ToUpper(name)]; ok {
		p.zone = time.FixedZone("", off*60)
		return true
	}
	if name == "ET" || name == "PT" || name == "CT" || name == "IST" || len(name) <= 5 && strings.ToUpper(name) == name {
		p.zoneUnknown = true
		return true
	}
	return false
}

func (p *datePoint) String() string {
	if p.year < 1600 || p.year > 2999 || p.month < 1 || p.month > 12 || p.day < 1 {
		return ""
	}
	day := time.Date(p.year, time.Month(p.month), p.day, 0, 0, 0, 0, time.UTC)
	if day.Day() != p.day {
		return "" // 31 April
	}
	hour := p.hour
	if p.am || p.pm {
		if hour > 12 && p.am || hour == 0 && p.pm {
			return day.Format(time.DateOnly)
		}
		if hour < 12 && p.pm {
			hour += 12
		} else if hour == 12 && p.am {
			hour = 0
		}
	}
	if !p.hasTime || p.zoneUnknown || hour > 23 || p.min > 59 || p.sec > 60 {
		return day.Format(time.DateOnly)
	}
	zone := p.zone
	if zone == nil {
		zone = time.UTC
	}
	t := time.Date(p.year, time.Month(p.month), p.day, hour, p.min, min(p.sec, 59), 0, zone)
	return t.Format(time.RFC3339)
}

func isWeekday(low string) bool {
	for d := time.Sunday; d <= time.Saturday; d++ {
		full := strings.ToLower(d.String())
		if low == full || len(low) >= 3 && strings.HasPrefix(full, low) {
			return true
		}
	}
	return false
}

func monthOf(low string) int {
	for m := time.January; m <= time.December; m++ {
		full := strings.ToLower(m.String())
		if low == full || len(low) >= 3 && strings.HasPrefix(full, low) {
			return int(m)
		}
	}
	return 0
}
