package render

import "testing"

func TestMoment(t *testing.T) {
	for value, want := range map[string]string{
		"2031-03-02":       "2 March 2031",
		"2031-03":          "March 2031",
		"2031":             "2031",
		"2031-W09":         "week 9 of 2031",
		"2031-SP":          "spring 2031",
		"2031-Q2":          "second quarter 2031",
		"2031-03-02T04:00": "2 March 2031, 04:00",
		"2031-03-02TNI":    "2 March 2031, night",
		"203":              "203",
		"PAST_REF":         "PAST_REF",
		"P2D":              "P2D",
		"PT3H":             "PT3H",
		"XXXX-WXX-2":       "XXXX-WXX-2",
		"2031-W09-WE":      "2031-W09-WE",
		"2031-":            "2031-",
		"":                 "",
	} {
		if got := moment(value); got != want {
			t.Errorf("%q: %q, want %q", value, got, want)
		}
	}
}

func TestPublished(t *testing.T) {
	for value, want := range map[string]string{
		"2031-03-02":                "2031-03-02",
		"2031-03-02T18:40:00Z":      "2031-03-02 18:40 UTC",
		"2031-03-02T18:40:59+08:00": "2031-03-02 18:40 +08:00",
		"yesterday":                 "yesterday",
	} {
		if got := published(value); got != want {
			t.Errorf("%q: %q, want %q", value, got, want)
		}
	}
}
