package readout

import "strings"

// Schema is the version of the Dossier that the faces print.
const Schema = "readout.dossier/1"

// Dossier is the one value that every face renders: what the accounts of one
// story say, side by side. Its JSON form is a contract; names may be added,
// never renamed. Every line has its evidence, and an ID that stays the same
// for the same input, as an anchor for links and explanations.
type Dossier struct {
	Schema string `json:"schema"`
	// Headline is the existing headline or sentence that names the story best.
	Headline *Evidence `json:"headline,omitempty"`
	// Notes say what a reader must know first: that there is one account only,
	// that the reports are not about one event.
	Notes       []string         `json:"notes,omitempty"`
	Documents   []DocumentLine   `json:"documents"`
	Actors      []Actor          `json:"actors"`
	Origins     []Origin         `json:"origins"`
	Texts       []TextOrigin     `json:"texts"`
	Citations   []Citation       `json:"citations"`
	Sources     []FigureSource   `json:"sources"`
	Statements  []StatementLine  `json:"statements"`
	Utterances  []Utterance      `json:"utterances"`
	Events      []EventLine      `json:"events"`
	Agreed      []AgreedLine     `json:"agreed"`
	Differences []Difference     `json:"differences"`
	Disputes    []Dispute        `json:"disputes"`
	Commitments []CommitmentLine `json:"commitments"`
	Only        []OnlyLine       `json:"only"`
	Timeline    []Moment         `json:"timeline"`
}

// Evidence is a Ref with the bytes it points at.
type Evidence struct {
	Document string `json:"document"`
	Start    uint32 `json:"start"`
	End      uint32 `json:"end"`
	Quote    string `json:"quote"`
}

// Cite returns the evidence at s in d.
func (d *Document) Cite(s Span) Evidence {
	return Evidence{Document: d.ID, Start: s.Start, End: s.End, Quote: s.Of(d.Text)}
}

// DocumentLine is one report of the story.
type DocumentLine struct {
	ID        string `json:"id"`
	Outlet    string `json:"outlet"`
	URL       string `json:"url"`
	Title     string `json:"title"`
	Byline    string `json:"byline"`
	Published string `json:"published"`
	Words     int    `json:"words"`
}

// LineOf is what a list shows of d.
func LineOf(d *Document) DocumentLine {
	return DocumentLine{
		ID: d.ID, Outlet: d.Outlet, URL: d.URL, Title: d.Title.Of(d.Text), Byline: d.Byline,
		Published: d.Published, Words: len(strings.Fields(d.Body().Of(d.Text))),
	}
}

// Actor is someone or something that acts in the story, over all reports.
type Actor struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Kind string `json:"kind"` // person, organisation, state, group or place
	Role string `json:"role,omitempty"`
	// StandsFor is the state that it speaks and acts for, as a seat ("Kremlin"),
	// a ministry or a minister in office does.
	StandsFor string   `json:"stands_for,omitempty"`
	Variants  []string `json:"variants"`
	Mentions  int      `json:"mentions"`
}

// Origin is one independent telling: the documents that are one source.
type Origin struct {
	ID        string     `json:"id"`
	Name      string     `json:"name"`
	Documents []string   `json:"documents"`
	Reason    string     `json:"reason"` // own report, same text, same wire or same outlet
	Evidence  []Evidence `json:"evidence"`
	// Unknown says that neither outlet nor wire is known: it is not counted as
	// independent of the others.
	Unknown bool `json:"unknown,omitempty"`
	// Collapses are the steps that made one of several, with their proofs.
	Collapses []Collapse `json:"collapses"`
}

// Collapse says why two documents are one telling.
type Collapse struct {
	A        string     `json:"a"`
	B        string     `json:"b"`
	Reason   string     `json:"reason"`
	Why      string     `json:"why"`
	Share    float64    `json:"share,omitempty"` // of the shorter text
	From     string     `json:"from,omitempty"`  // the document that was first, where credit or time tells
	Evidence []Evidence `json:"evidence"`
}

// Independent counts the origins that are known to be independent.
func Independent(origins []Origin) int {
	n := 0
	for _, o := range origins {
		if !o.Unknown {
			n++
		}
	}
	return n
}

// OriginsOf is the number of origins that evidence comes from, those included of
// which nothing is known.
func (d *Dossier) OriginsOf(evidence []Evidence) int {
	of := map[string]string{}
	for _, o := range d.Origins {
		for _, doc := range o.Documents {
			of[doc] = o.ID
		}
	}
	seen := map[string]bool{}
	for _, e := range evidence {
		if o, ok := of[e.Document]; ok {
			seen[o] = true
		}
	}
	return len(seen)
}

// The kinds of text, by whose it is.
const (
	TextOwn     = "own report" // as far as the text shows
	TextWire    = "wire"       // a wire's copy, by credit, byline, dateline or sign-off
	TextCopied  = "copied"     // most of it stands in another's report
	TextPartly  = "partly own" // passages of another's, or material of a wire
	TextUnknown = "not known"  // neither outlet nor wire is known
)

// TextOrigin says where one report comes from, in layers that are never mixed.
// An empty string is what is not known.
type TextOrigin struct {
	ID        string `json:"id"`
	Document  string `json:"document"`
	Transport string `json:"transport"` // the site that carried it, where that is not the publisher's
	Publisher string `json:"publisher"`
	Kind      string `json:"publisher_kind"` // wire, state, photo, public, broadcaster, paper or site
	Owner     string `json:"owner"`
	// Text is whose text it is, one of the kinds above; From is the wire or the
	// outlet that it is taken from, FromDocument that report where it is here.
	Text         string     `json:"text"`
	From         string     `json:"from"`
	FromDocument string     `json:"from_document,omitempty"`
	Share        float64    `json:"share,omitempty"` // of the shorter text
	Evidence     []Evidence `json:"evidence"`
}

// FigureSource is the body behind one figure, and the reports that have it from
// there: for this figure they are one source, however many newsrooms they are.
type FigureSource struct {
	ID        string     `json:"id"`
	About     string     `json:"about"`
	Value     string     `json:"value"`
	Source    string     `json:"source"`
	Documents []string   `json:"documents"`
	Evidence  []Evidence `json:"evidence"`
}

// Citation says where the text of a report, or a fact in it, comes from.
type Citation struct {
	ID       string     `json:"id"`
	Document string     `json:"document"`
	Kind     string     `json:"kind"` // wire-credit, cited-outlet, copied-text, cited-body or eyewitness
	Origin   string     `json:"origin"`
	Evidence []Evidence `json:"evidence"`
}

// StatementLine is a Statement with its speaker joined over all reports.
type StatementLine struct {
	ID          string     `json:"id"`
	Speaker     string     `json:"speaker"` // Actor.ID, or empty
	SpeakerName string     `json:"speaker_name"`
	Speakers    []string   `json:"speakers,omitempty"` // all of them, where several say it together
	Kind        string     `json:"kind"`
	Stance      string     `json:"stance"`
	Content     []Evidence `json:"content"`
	Cue         *Evidence  `json:"cue,omitempty"`
	In          string     `json:"in,omitempty"` // the StatementLine that reports this one
	Utterance   string     `json:"utterance"`    // shared by the reports of one utterance
}

// Utterance is what was said once and is told by several reports, with its
// wordings side by side.
type Utterance struct {
	ID          string        `json:"id"` // that of the first of its StatementLines
	Speaker     string        `json:"speaker"`
	SpeakerName string        `json:"speaker_name"`
	Wordings    []Wording     `json:"wordings"`
	Differs     []WordsDiffer `json:"differs"` // where what stands in quotation marks is not the same
}

// Wording is how some of the reports word an utterance.
type Wording struct {
	Words      string     `json:"words"`
	Kind       string     `json:"kind"`
	Statements []string   `json:"statements"`
	Documents  []string   `json:"documents"`
	Evidence   []Evidence `json:"evidence"` // of the first of Documents
}

// WordsDiffer is a place where two reports quote one utterance in other words.
// Without Other, the words of One are not in the report named Missing.
type WordsDiffer struct {
	One     Evidence  `json:"one"`
	Other   *Evidence `json:"other,omitempty"`
	Missing string    `json:"missing,omitempty"`
}

// EventLine is an Event with its actors joined over all reports.
type EventLine struct {
	ID       string     `json:"id"`
	Type     string     `json:"type"`
	Mode     string     `json:"mode"` // how, as PLOVER has it; empty where that is not clear
	Source   string     `json:"source"`
	Target   string     `json:"target"`
	When     string     `json:"when"`
	Where    string     `json:"where"`
	Voice    string     `json:"voice"` // an outlet, or the actor who says so
	Evidence []Evidence `json:"evidence"`
	// Of an attack and of an accusation: on whose word the source is held to be
	// behind it (reported as fact, accused, accused by authorities, claimed or
	// possible), and the counts of the dead and the wounded that are told with it.
	Responsibility string `json:"responsibility"`
	Dead           *Value `json:"dead,omitempty"`
	Wounded        *Value `json:"wounded,omitempty"`
}

// AgreedLine is what independent accounts assert compatibly.
type AgreedLine struct {
	ID          string     `json:"id"`
	Gist        string     `json:"gist"`
	Independent int        `json:"independent"` // origins, not outlets
	Evidence    []Evidence `json:"evidence"`
}

// Difference is one point on which the tellings differ.
type Difference struct {
	ID      string  `json:"id"`
	About   string  `json:"about"`
	Kind    string  `json:"kind"`    // figure, duration, date, place, name, label, certainty, outcome, sequence or actor
	Verdict string  `json:"verdict"` // conflict, granularity, update or framing
	Why     string  `json:"why"`     // the alignment and the rule behind the verdict
	Values  []Value `json:"values"`
}

// Value is one of the values of a Difference.
type Value struct {
	Value  string `json:"value"`
	Holder string `json:"holder,omitempty"` // who gives it, when the text says so
	// Low and High bound a figure, so that values can be drawn to scale; High is
	// absent where there is no upper bound, both where the value is no figure.
	Low      *float64   `json:"low,omitempty"`
	High     *float64   `json:"high,omitempty"`
	Evidence []Evidence `json:"evidence"`
}

// Dispute is a question on which parties of the story take opposed positions.
type Dispute struct {
	ID        string     `json:"id"`
	Question  string     `json:"question"`
	Positions []Position `json:"positions"`
}

// Position is what one party holds on the question of a Dispute.
type Position struct {
	Holder   string     `json:"holder"`        // with the state for which a person speaks: "Anna Berg (Norland)"
	For      string     `json:"for,omitempty"` // that state
	Stance   string     `json:"stance"`        // asserts, denies or doubts
	Gist     string     `json:"gist"`
	Evidence []Evidence `json:"evidence"`
}

// Who is the holder without the state.
func (p *Position) Who() string {
	return strings.TrimSuffix(p.Holder, " ("+p.For+")")
}

// CommitmentLine is something agreed, promised, planned, demanded, threatened or suspended.
type CommitmentLine struct {
	ID       string     `json:"id"`
	Kind     string     `json:"kind"`
	Parties  []string   `json:"parties"`
	Text     string     `json:"text"`
	Status   string     `json:"status"`
	Evidence []Evidence `json:"evidence"`
	// History is where it stood, by date; Of names the commitment that this one
	// suspends, restores or ends.
	History []CommitmentState `json:"history"`
	Of      string            `json:"of,omitempty"`
}

// CommitmentState is where a commitment stood by one report.
type CommitmentState struct {
	When     string   `json:"when"` // day of what is told, else of publication; may be empty
	Status   string   `json:"status"`
	Text     string   `json:"text"`
	Evidence Evidence `json:"evidence"`
}

// OnlyLine is something that one report alone tells.
type OnlyLine struct {
	ID       string     `json:"id"`
	Document string     `json:"document"`
	Gist     string     `json:"gist"`
	Evidence []Evidence `json:"evidence"`
}

// Moment is one dated line of the story.
type Moment struct {
	ID       string     `json:"id"`
	When     string     `json:"when"` // a TIMEX3 value
	Gist     string     `json:"gist"`
	Evidence []Evidence `json:"evidence"`
}
