package reuse

import (
	"testing"

	"readout"
)

func TestCredits(t *testing.T) {
	for _, c := range []struct{ text, kind, origin, span string }{
		{"HARSTAD (Reuters) - A ferry sank on Monday.", WireCredit, "Reuters", "HARSTAD (Reuters"},
		{"HARBIN, May 2 (Xinhua) -- A bridge fell.", WireCredit, "Xinhua", ""},
		{"By Associated Press\nA ferry sank on Monday.", WireCredit, "Associated Press", ""},
		{"A ferry sank on Monday off the coast, the owner said. - REUTERS", WireCredit, "Reuters", "REUTERS"},
		{"A ferry sank on Monday.\n\nWith files from Agence France-Presse", WireCredit, "AFP", ""},
		{"A ferry sank.\n\n(Reporting by Jane Roe in Oslo; Editing by John Doe)", WireCredit, "Reuters", ""},
		{"A ferry sank.\n\nThe Associated Press contributed to this report.", WireCredit, "Associated Press", ""},
		{"The ferry sank within minutes, reported Reuters.", CitedOutlet, "Reuters", "reported Reuters"},
		{"“It was fast,” the captain told AFP.", CitedOutlet, "AFP", "told AFP"},
		{"According to the BBC, forty people died.", CitedOutlet, "BBC", "According to the BBC"},
		{"In an interview with CNN he spoke of the ferry.", CitedOutlet, "CNN", "interview with CNN"},
		{"The Norwegian newspaper Aftenposten wrote that the ferry was old.", CitedOutlet, "Aftenposten", "Aftenposten wrote"},
		{"Five people died, state TV reported.", CitedOutlet, "state TV", "state TV reported"},
		{"He was quoted as saying by Interfax that it sank.", CitedOutlet, "Interfax", "quoted as saying by Interfax"},
		{"The Harbour Gazette reported that the ferry sank.", CitedOutlet, "Harbour Gazette", "Harbour Gazette reported"},
		{"The Sola news agency said nobody died.", CitedOutlet, "Sola news agency", ""},
		{"A Reuters journalist saw three boats.", Eyewitness, "Reuters journalist", "Reuters journalist saw"},
		{"The Coastal Observatory for Human Rights said forty people died.", CitedBody, "Coastal Observatory for Human Rights", ""},
		{"Forty people died, according to the health ministry.", CitedBody, "health ministry", "according to the health ministry"},
		{"Police said forty people died.", CitedBody, "Police", "Police said"},
		{"“We found them,” said the coast guard.", CitedBody, "coast guard", ""},
		{"Forty died, a spokeswoman for the Harbour Authority said.", CitedBody, "Harbour Authority", ""},
		{"Harbour Master Kari Lunde, head of the port, said. Governor Olav Berg said forty people died.", CitedBody, "Governor Olav Berg", ""},
		{"In a statement released by the Maritime Directorate it named the ferry.", CitedBody, "Maritime Directorate", ""},
		{"Witnesses said the ferry turned over.", Eyewitness, "Witnesses", "Witnesses said"},
		{"“It turned over,” a resident of the island told reporters.", Eyewitness, "resident of the island", ""},
	} {
		t.Run(c.text, func(t *testing.T) {
			d := doc("d", "", "", "", c.text)
			for _, x := range Credits(d) {
				if x.Kind == c.kind && x.Origin == c.origin {
					if c.span != "" && x.Span.Of(d.Text) != c.span {
						t.Errorf("evidence is %q, want %q", x.Span.Of(d.Text), c.span)
					}
					return
				}
			}
			t.Errorf("no %s of %q among %+v", c.kind, c.origin, Credits(d))
		})
	}
}

func TestNoCredits(t *testing.T) {
	for _, text := range []string{
		"The ferry left at noon and came home at night.",
		"He works at the BBC and reads the Guardian at night.",
		"Berg said he would come. The minister denied it.",
		"Time passed and the sun rose over Focus and Sabah.",
		"The United States said it would help.",
		"U.S. officials have not said how many died.",
		"“Police said so,” he shouted.",
		"The accident was reported on Monday.",
	} {
		if cs := Credits(doc("d", "", "", "", text)); len(cs) > 0 {
			t.Errorf("%q: %+v", text, cs)
		}
	}
}

func TestOwnOutlet(t *testing.T) {
	d := doc("d", "tass.com", "", "", "HARSTAD, May 2 (TASS) - A ferry sank, a source told TASS.")
	for _, c := range Credits(d) {
		if c.Kind == CitedOutlet {
			t.Errorf("an outlet cites itself: %+v", c)
		}
		if c.Origin == "TASS" && !c.Own {
			t.Errorf("not told as its own: %+v", c)
		}
	}
}

func TestBylineWithoutPlace(t *testing.T) {
	d := doc("d", "", "", "", "A ferry sank on Monday.")
	d.Byline = "Jane Roe, Reuters"
	cs := Credits(d)
	if len(cs) != 1 || cs[0].Origin != "Reuters" || !cs[0].Span.IsZero() {
		t.Errorf("got %+v", cs)
	}
	if got := Citations([]*readout.Document{d}); len(got) != 0 {
		t.Errorf("a citation without evidence: %+v", got)
	}
}
