package render

import (
	"strings"
	"testing"

	"readout"
)

// The fixture is a story of our own: a ferry fire off the invented port of
// Orvale, told by five outlets, of which two print one wire and one is hostile
// to every face.

func report(id, outlet, published, title, body string) *readout.Document {
	d := &readout.Document{ID: id, Outlet: outlet, Published: published,
		URL: "https://" + id + ".example/ferry?a=1&b=2", Text: body}
	start := 0
	if title != "" {
		d.Text = title + "\n\n" + body
		d.Title = readout.Span{End: uint32(len(title))}
		start = len(title) + 2
	}
	for p := range strings.SplitSeq(body, "\n\n") {
		d.Paragraphs = append(d.Paragraphs, readout.Span{Start: uint32(start), End: uint32(start + len(p))})
		start += len(p) + 2
	}
	return d
}

const hostileTitle = "Ferry <script>alert(1)</script> `fire` | **12** dead \u202egnihton\u202c \x1b[31mred\x1b[0m & \"more\""

func fixtureDocuments() []*readout.Document {
	docs := []*readout.Document{
		report("d1", "Northwire", "2031-03-02T18:40:00Z", "At least 12 dead in ferry fire off Orvale",
			"ORVALE (Northwire) — At least 12 people died on Sunday when a fire broke out on the ferry Meridian off Orvale, the coast guard said.\n\n"+
				"The fire started in the engine room shortly after 4 a.m., said Ines Aldana, the harbour master. “We saw flames on two decks,” she said, “and then the lights went out.”\n\n"+
				"The operator, Castel Lines, denied that the alarms had been switched off. It promised to pay for the recovery of the dead.\n\n"+
				"Three fishing boats took survivors to the mole before the first cutter arrived."),
		report("d2", "Harbour Gazette", "2031-03-02T20:05:00Z", "Fire on the Meridian kills at least 12",
			"ORVALE (Northwire) — At least 12 people died on Sunday when a fire broke out on the ferry Meridian off Orvale, the coast guard said.\n\n"+
				"The mayor, Paulo Reth, said a service would be held in the cathedral on Thursday."),
		report("d3", "The Strait", "2031-03-03", "Fourteen dead, say rescuers; crew accuse the owners",
			"Fourteen people are known to have died in the fire on the Meridian, rescuers said on Monday.\n\n"+
				"Members of the crew accuse Castel Lines of having switched off the alarms to save the night watch. “They told us to keep the doors open,” a steward said.\n\n"+
				"The fire began on the car deck, according to two passengers. The transport ministry suspended the licence of Castel Lines and set up an inquiry."),
		report("d4", "海峡日报 (Strait Daily)", "2031-03-03T02:00:00+08:00", hostileTitle,
			"东部港口城市奥尔维尔附近的渡轮火灾造成至少十二人死亡，海岸警卫队周日表示。船主卡斯特尔航运公司否认曾关闭警报器，并承诺支付打捞遇难者的费用。\n\n"+
				"Rescuers \u200fقال المنقذون\u200f said “dozens” were *missing* \x1b]0;owned\x07 after the blaze; see http://evil.example/`x`|y <b onmouseover=alert(1)>.\n\n"+
				strings.Repeat("Unbroken", 30)+" is a word too long for any line.\n\n"+
				"# A line that would be a heading\n- and a list\n1. and a number"),
		report("d5", "Port Radio", "2031-03-04", "",
			"Listeners on the mole heard two explosions before the flames, Port Radio was told."),
	}
	docs[0].Byline = "Mara Quill"
	docs[3].URL = "javascript:alert(1)"
	return docs
}

// at cites the first place where quote stands in the report with the id.
func at(t testing.TB, docs []*readout.Document, id, quote string) readout.Evidence {
	for _, d := range docs {
		if d.ID == id {
			if i := strings.Index(d.Text, quote); i >= 0 {
				return d.Cite(readout.Span{Start: uint32(i), End: uint32(i + len(quote))})
			}
		}
	}
	t.Fatalf("%q is not in %s", quote, id)
	return readout.Evidence{}
}

func fixture(t testing.TB) (*readout.Dossier, []*readout.Document) {
	docs := fixtureDocuments()
	ev := func(idAndQuote ...string) []readout.Evidence {
		var out []readout.Evidence
		for i := 0; i < len(idAndQuote); i += 2 {
			out = append(out, at(t, docs, idAndQuote[i], idAndQuote[i+1]))
		}
		return out
	}
	cue := func(id, quote string) *readout.Evidence { e := at(t, docs, id, quote); return &e }
	d := &readout.Dossier{
		Schema:   readout.Schema,
		Headline: cue("d1", "At least 12 dead in ferry fire off Orvale"),
		Notes:    []string{"Two of the reports are one wire text: they count as one account."},
	}
	for _, doc := range docs {
		d.Documents = append(d.Documents, readout.DocumentLine{ID: doc.ID, Outlet: doc.Outlet, URL: doc.URL,
			Title: doc.Title.Of(doc.Text), Byline: doc.Byline, Published: doc.Published, Words: len(strings.Fields(doc.Text))})
	}
	d.Actors = []readout.Actor{
		{ID: "actor-1", Name: "Castel Lines", Kind: "organisation", Role: "operator", Variants: []string{"Castel Lines", "the owners"}, Mentions: 6},
		{ID: "actor-2", Name: "Ines Aldana", Kind: "person", Role: "harbour master", Mentions: 2},
	}
	d.Origins = []readout.Origin{
		{ID: "origin-1", Name: "Northwire", Documents: []string{"d1", "d2"}, Reason: "same wire", Evidence: ev("d1", "ORVALE (Northwire) —", "d2", "ORVALE (Northwire) —")},
		{ID: "origin-2", Name: "The Strait", Documents: []string{"d3"}, Reason: "own report"},
		{ID: "origin-3", Name: "海峡日报 (Strait Daily)", Documents: []string{"d4"}, Reason: "own report"},
		{ID: "origin-4", Name: "Port Radio", Documents: []string{"d5"}, Reason: "own report"},
	}
	d.Citations = []readout.Citation{
		{ID: "citation-1", Document: "d2", Kind: "wire-credit", Origin: "Northwire", Evidence: ev("d2", "(Northwire)")},
		{ID: "citation-2", Document: "d1", Kind: "cited-body", Origin: "the coast guard", Evidence: ev("d1", "the coast guard said")},
	}
	d.Statements = []readout.StatementLine{
		{ID: "statement-1", Speaker: "actor-2", SpeakerName: "Ines Aldana", Kind: "direct", Stance: "asserts",
			Content: ev("d1", "We saw flames on two decks,", "d1", "and then the lights went out."), Cue: cue("d1", "she said"), Utterance: "utterance-1"},
		{ID: "statement-2", Speaker: "actor-1", SpeakerName: "Castel Lines", Kind: "indirect", Stance: "denies",
			Content: ev("d1", "that the alarms had been switched off"), Cue: cue("d1", "denied"), Utterance: "utterance-2"},
		{ID: "statement-3", Speaker: "actor-1", SpeakerName: "Castel Lines", Kind: "indirect", Stance: "denies",
			Content: ev("d4", "否认曾关闭警报器"), Utterance: "utterance-2"},
		{ID: "statement-4", Speaker: "actor-1", SpeakerName: "Castel Lines", Kind: "indirect", Stance: "promises",
			Content: ev("d1", "to pay for the recovery of the dead"), Cue: cue("d1", "promised"), Utterance: "utterance-3"},
		{ID: "statement-5", SpeakerName: "a steward", Kind: "direct", Stance: "accuses",
			Content: ev("d3", "They told us to keep the doors open,"), Cue: cue("d3", "a steward said"), In: "statement-2", Utterance: "utterance-4"},
	}
	d.Events = []readout.EventLine{
		{ID: "event-1", Type: "SANCTION", Source: "transport ministry", Target: "Castel Lines", When: "2031-03-03", Voice: "The Strait",
			Evidence: ev("d3", "The transport ministry suspended the licence of Castel Lines")},
		{ID: "event-2", Type: "ASSAULT", Mode: "explosives", Source: "unknown men", Target: "Meridian", Voice: "The Strait", Responsibility: "possible",
			Dead: &readout.Value{Value: "At least 12", Evidence: ev("d1", "At least 12")}, Evidence: ev("d1", "At least 12 people died")},
	}
	d.Agreed = []readout.AgreedLine{
		{ID: "agreed-1", Gist: "At least 12 people died on Sunday when a fire broke out on the ferry Meridian off Orvale", Independent: 2,
			Evidence: ev("d1", "At least 12 people died on Sunday when a fire broke out on the ferry Meridian off Orvale", "d4", "渡轮火灾造成至少十二人死亡")},
		{ID: "agreed-2", Gist: "Castel Lines denies that alarms were off", Independent: 2,
			Evidence: ev("d1", "The operator, Castel Lines, denied that the alarms had been switched off.", "d4", "船主卡斯特尔航运公司否认曾关闭警报器")},
	}
	d.Differences = []readout.Difference{
		{ID: "difference-1", About: "people killed in the fire", Kind: "figure", Verdict: "update", Why: "the same count, given a day later by the rescuers",
			Values: []readout.Value{
				{Value: "at least 12", Holder: "the coast guard", Evidence: ev("d1", "At least 12 people died", "d2", "At least 12 people died")},
				{Value: "14", Holder: "rescuers", Evidence: ev("d3", "Fourteen people are known to have died")}}},
		{ID: "difference-2", About: "where the fire began", Kind: "place", Verdict: "conflict", Why: "both name the one place where the fire began",
			Values: []readout.Value{
				{Value: "the engine room", Holder: "Ines Aldana", Evidence: ev("d1", "The fire started in the engine room")},
				{Value: "the car deck", Holder: "two passengers", Evidence: ev("d3", "The fire began on the car deck")}}},
		{ID: "difference-3", About: "<i>missing</i> | people", Kind: "figure", Verdict: "granularity", Why: "only one gives a figure",
			Values: []readout.Value{
				{Value: "“dozens”", Evidence: ev("d4", "“dozens” were *missing* \x1b]0;owned\x07 after the blaze; see http://evil.example/`x`|y <b onmouseover=alert(1)>.")},
				{Value: "Unbroken", Evidence: ev("d4", strings.Repeat("Unbroken", 30))}}},
	}
	d.Disputes = []readout.Dispute{
		{ID: "dispute-1", Question: "Were the alarms switched off?", Positions: []readout.Position{
			{Holder: "Members of the crew", Stance: "asserts", Gist: "The owners had the alarms switched off to save the night watch.",
				Evidence: ev("d3", "Members of the crew accuse Castel Lines of having switched off the alarms to save the night watch.")},
			{Holder: "Castel Lines", Stance: "denies", Gist: "denied that the alarms had been switched off",
				Evidence: ev("d1", "denied that the alarms had been switched off", "d4", "否认曾关闭警报器")}}},
	}
	d.Commitments = []readout.CommitmentLine{
		{ID: "commitment-1", Kind: "promise", Parties: []string{"Castel Lines"}, Text: "It promised to pay for the recovery of the dead.", Status: "announced",
			Evidence: ev("d1", "It promised to pay for the recovery of the dead.")},
		{ID: "commitment-2", Kind: "suspension", Parties: []string{"transport ministry", "Castel Lines"}, Text: "The transport ministry suspended the licence of Castel Lines", Status: "suspended",
			Evidence: ev("d3", "The transport ministry suspended the licence of Castel Lines")},
	}
	d.Only = []readout.OnlyLine{
		{ID: "only-1", Document: "d1", Gist: "Three fishing boats took survivors to the mole before the first cutter arrived.",
			Evidence: ev("d1", "Three fishing boats took survivors to the mole before the first cutter arrived.")},
		{ID: "only-2", Document: "d5", Gist: "two explosions before the flames", Evidence: ev("d5", "Listeners on the mole heard two explosions before the flames")},
		{ID: "only-3", Document: "d4", Gist: "# A line that would be a heading", Evidence: ev("d4", "# A line that would be a heading\n- and a list\n1. and a number")},
	}
	d.Timeline = []readout.Moment{
		{ID: "moment-1", When: "2031-03-02T04:00", Gist: "The fire started in the engine room shortly after 4 a.m.", Evidence: ev("d1", "The fire started in the engine room shortly after 4 a.m.")},
		{ID: "moment-2", When: "2031-03-03", Gist: "The transport ministry suspended the licence of Castel Lines", Evidence: ev("d3", "The transport ministry suspended the licence of Castel Lines")},
		{ID: "moment-3", When: "2031-03-06", Gist: "a service would be held in the cathedral", Evidence: ev("d2", "a service would be held in the cathedral on Thursday")},
	}
	return d, docs
}
