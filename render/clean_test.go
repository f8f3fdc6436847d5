package render

import (
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"as it is":                     "as it is",
		"  two\n\tlines\u00a0\u2028 ":  "two lines",
		"\x1b[31mred\x1b[0m":           "␛[31mred␛[0m",
		"bell\x07 del\x7f csi\u009b1m": "bell␇ del␡ csi\ufffd1m",
		"over\u202eridden\u202c":       "overridden",
		"zero\u200bwidth\ufeff":        "zerowidth",
		"می\u200cخواهم":                "می\u200cخواهم",
		"👩\u200d🚀":                     "👩\u200d🚀",
	} {
		if got := visible(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		once := visible(rapid.String().Draw(t, "text"))
		for _, r := range once {
			if unicode.IsControl(r) || invisible(r) || r != ' ' && unicode.IsSpace(r) {
				t.Errorf("%q in %q", r, once)
			}
		}
		if twice := visible(once); twice != once {
			t.Errorf("%q becomes %q", once, twice)
		}
	})
}
