package render

import (
	"strconv"
	"strings"
	"time"
)

// published shows a date of publication without its seconds.
func published(s string) string {
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t.Format("2006-01-02 15:04 ") + zone(t)
	}
	return s
}

func zone(t time.Time) string {
	if _, off := t.Zone(); off == 0 {
		return "UTC"
	}
	return t.Format("-07:00")
}

var dayParts = map[string]string{
	"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening",
	"NI": "night", "DT": "daytime", "PM": "afternoon", "AM": "morning",
}

var yearParts = map[string]string{
	"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter",
	"Q1": "first quarter", "Q2": "second quarter", "Q3": "third quarter", "Q4": "fourth quarter",
	"H1": "first half", "H2": "second half",
}

// moment says a TIMEX3 value in words; a value of another form stays as it is.
func moment(value string) string {
	day, clock, _ := strings.Cut(value, "T")
	said := calendar(day)
	if said == "" {
		return value
	}
	switch {
	case clock == "":
		return said
	case dayParts[clock] != "":
		return said + ", " + dayParts[clock]
	case len(clock) >= 2 && strings.Trim(clock, "0123456789:") == "":
		return said + ", " + clock
	}
	return value
}

func calendar(day string) string {
	for _, form := range [...][2]string{{"2006-01-02", "2 January 2006"}, {"2006-01", "January 2006"}, {"2006", "2006"}} {
		if t, err := time.Parse(form[0], day); err == nil {
			return t.Format(form[1])
		}
	}
	year, part, ok := strings.Cut(day, "-")
	if _, err := strconv.Atoi(year); err != nil || !ok || len(year) != 4 {
		return ""
	}
	if said := yearParts[part]; said != "" {
		return said + " " + year
	}
	if n, err := strconv.Atoi(strings.TrimPrefix(part, "W")); err == nil && part[0] == 'W' {
		return "week " + strconv.Itoa(n) + " of " + year
	}
	return ""
}
