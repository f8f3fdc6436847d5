// Package compare lays the accounts of one story side by side. It is pure:
// Documents and Analyses in, Dossier out.
//
// The reports are joined first: actors over all reports (actor.go), the
// independent origins (origin.go), the statements (statement.go). What is told
// is cut into assertions, sentences and clauses with their terms, actors and
// voice (assertion.go), and assertions of different reports that speak of the
// same thing are aligned (pool.go). The sections of the Dossier read from that:
// agreed.go, on parts of sentences (fact.go) that a learned measure pairs
// (factpair.go, factmodel.go), that can hold at once (compatible.go), joined
// (join.go) and worded (wording.go); figure.go, when.go, certainty.go,
// firmness.go and label.go for what differs; utterance.go, dispute.go,
// commitment.go, only.go, timeline.go.
package compare

import (
	"fmt"
	"slices"
	"strings"

	"readout"
	"readout/lexicon"
	"readout/nlp/entity"
	"readout/reuse"
)

// Compare compares reports, each with its Analysis, and returns the Dossier.
// Reports are taken in order of publication, then of their IDs, in whatever
// order they come.
func Compare(docs []*readout.Document, as []*readout.Analysis) *readout.Dossier {
	return With(reuse.KnownOutlets(), nil, docs, as)
}

// With is Compare with the publishers and owners of outlets, and with what the
// user knows of actors: by what other names they go than reports show.
func With(outlets *reuse.Outlets, known []entity.Known, docs []*readout.Document, as []*readout.Analysis) *readout.Dossier {
	return newComparisonWith(outlets, known, docs, as).dossier()
}

// dossier fills the sections; a sentence that is agreed is nothing that one
// report alone tells, so the order matters.
func (s *comparison) dossier() *readout.Dossier {
	d := &readout.Dossier{Schema: readout.Schema}
	d.Notes = s.notes()
	d.Documents = s.documentLines()
	s.addOrigins(d)
	d.Actors = s.actorLines()
	d.Statements, d.Utterances = s.statementLines()
	d.Events = s.eventLines()
	d.Differences = s.differences()
	for _, x := range s.newFacts().firmnessDifferences() {
		x.ID = id("difference", len(d.Differences))
		d.Differences = append(d.Differences, x)
	}
	d.Disputes = s.disputes()
	d.Agreed = s.agreed(d.Disputes)
	d.Commitments = s.commitmentLines()
	d.Only = s.only(d)
	d.Timeline = s.timeline()
	d.Headline = s.headline()
	return d
}

// comparison is the state of one comparison.
type comparison struct {
	docs       []*readout.Document
	as         []*readout.Analysis
	actors     []entity.Actor
	of         [][]int // document -> entity -> actor, -1 for none
	origin     []int   // document -> origin
	outlets    *reuse.Outlets
	provenance reuse.Provenance
	unknown    []bool // origin -> neither outlet nor wire is known
	skip       [][]readout.Span
	lower      []string           // document -> its text in lower case, byte for byte as long
	saidIn     [][][]uint32       // document -> sentence -> statements whose content touches it
	eventsIn   [][][]uint32       // document -> sentence -> events
	known      [][]string         // actor -> the words by which a place is known
	liesIn     map[[2]string]bool // words of two places of which the first lies in the second

	lexis     lexis
	sentences *pool
	facts     *facts              // see newFacts
	figuresIn [][]figure          // assertion -> see figuresOf
	lines     [][]string          // document -> statement row -> line ID
	shared    []passage           // what several origins tell alike
	why       map[string][]string // ID of a line -> reasons, beside what the line itself shows
}

func newComparison(docs []*readout.Document, as []*readout.Analysis) *comparison {
	return newComparisonWith(reuse.KnownOutlets(), nil, docs, as)
}

func newComparisonWith(outlets *reuse.Outlets, known []entity.Known, docs []*readout.Document, as []*readout.Analysis) *comparison {
	s := &comparison{outlets: outlets, lexis: lexis{}, why: map[string][]string{}}
	at := make([]int, len(docs))
	for i := range at {
		at[i] = i
	}
	slices.SortStableFunc(at, func(i, j int) int {
		if c := strings.Compare(sortKey(docs[i]), sortKey(docs[j])); c != 0 {
			return c
		}
		return strings.Compare(docs[i].ID, docs[j].ID)
	})
	for _, i := range at {
		s.docs, s.as = append(s.docs, docs[i]), append(s.as, as[i])
	}
	s.actors, s.of = entity.Link(s.docs, s.as, known)
	s.findSaid()
	s.findPlaces()
	s.findOrigins()
	s.findAssertions()
	s.sentences.align()

	return s
}

// sortKey orders by moment of publication; reports without a date come last.
func sortKey(d *readout.Document) string {
	t, ok := d.Date()
	if !ok {
		return "~"
	}
	return t.UTC().Format("2006-01-02T15:04:05")
}

// documentLines lists the reports.
func (s *comparison) documentLines() []readout.DocumentLine {
	out := []readout.DocumentLine{}
	for _, d := range s.docs {
		out = append(out, readout.LineOf(d))
	}
	return out
}

// id names the i-th line (from 0) of a section.
func id(section string, i int) string { return fmt.Sprintf("%s-%d", section, i+1) }

// actorAt is the actor of mention m in document doc, or -1.
func (s *comparison) actorAt(doc int, m uint32) int {
	e := s.as[doc].Mentions[m].Entity
	if m == 0 || e == 0 {
		return -1
	}
	return s.of[doc][e]
}

// actorName is the name of the actor of mention m in document doc; what the
// text calls them when they could not be resolved.
func (s *comparison) actorName(doc int, m uint32) string {
	if m == 0 {
		return ""
	}
	if i := s.actorAt(doc, m); i >= 0 {
		return s.actors[i].Name
	}
	words := strings.Fields(s.as[doc].Mentions[m].Full.Of(s.docs[doc].Text))
	for len(words) > 1 && lexicon.Adverb[words[len(words)-1]] {
		words = words[:len(words)-1] // "the colonel flatly"
	}
	return strings.Join(words, " ")
}

// outletName names the outlet of a document for the reader.
func (s *comparison) outletName(doc int) string {
	if o := s.docs[doc].Outlet; o != "" {
		return o
	}
	return s.docs[doc].ID
}
