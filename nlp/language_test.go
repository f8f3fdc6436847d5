package nlp

import (
	"strings"
	"testing"

	"readout"
)

func TestLanguage(t *testing.T) {
	for _, c := range []struct{ declared, text, want string }{
		{"", "The minister said on Tuesday that the talks had failed and that the government would put new proposals to the council by Friday. The opposition was not told which of them were agreed.", "en"},
		{"", "The minister said it.", "und"},
		{"", strings.Repeat("Der Minister sagte am Dienstag, die Gespräche seien gescheitert und die Regierung werde dem Rat neue Vorschläge machen. ", 3), "de"},
		{"", strings.Repeat("De minister zei dinsdag dat het overleg mislukt was en dat de regering met nieuwe voorstellen komt, of dat nu helpt of niet. ", 3), "nl"},
		{"", strings.Repeat("Le ministre a déclaré mardi que les négociations avaient échoué et que le gouvernement ferait de nouvelles propositions. ", 3), "fr"},
		{"", strings.Repeat("El ministro dijo el martes que las negociaciones habían fracasado y que el gobierno haría nuevas propuestas al consejo. ", 3), "es"},
		{"", strings.Repeat("Министр заявил во вторник, что переговоры провалились и что правительство внесёт новые предложения. ", 3), "ru"},
		{"", strings.Repeat("وقال الوزير يوم الثلاثاء إن المحادثات فشلت وإن الحكومة ستقدم مقترحات جديدة. ", 3), "ar"},
		{"en-GB", "Guten Tag", "en"},
		{"DE", "", "de"},
		{"", "", "und"},
		{"", "12 34 56", "und"},
	} {
		if got := language(&readout.Document{Language: c.declared, Text: c.text}); got != c.want {
			t.Errorf("%.40q, declared %q: got %q, want %q", c.text, c.declared, got, c.want)
		}
	}
}
