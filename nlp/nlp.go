// Package nlp reads a report: it runs the ordered table of stages over a
// Document and returns its Analysis.
//
// A Document is never changed. An Analysis depends on that Document and on
// the model alone, so it may be kept and used again while both are the same.
// Each stage fills its own tables and reads those of the stages before it;
// stages never import each other. Work is parallel across documents only.
package nlp

import (
	"context"
	"fmt"
	"runtime"

	"golang.org/x/sync/errgroup"

	"readout"
	"readout/nlp/entity"
	"readout/nlp/event"
	"readout/nlp/quantity"
	"readout/nlp/speech"
	"readout/nlp/token"
)

// Model names the rules and weights that read a report. It changes whenever
// they change, so that a kept Analysis can be told from a current one.
const Model = "rules/1"

// A stage reads the tables before it and fills its own.
type stage struct {
	name string
	run  func(*readout.Document, *readout.Analysis)
}

var stages = [...]stage{
	{"token", token.Split},
	{"quantity", quantity.Find},
	{"mention", entity.Find},
	{"speech", speech.Find},
	{"coref", entity.Resolve},
	{"event", event.Find},
}

// order says which stage must run before which, and why. It is checked when
// the program starts.
var order = [...]struct{ before, after, why string }{
	{"token", "quantity", "figures and dates are sequences of tokens"},
	{"token", "mention", "names are sequences of tokens"},
	{"quantity", "mention", "a weekday or a month is a time, not a name"},
	{"mention", "speech", "a speaker is a mention"},
	{"speech", "coref", "\"I\" inside a quotation is its speaker"},
	{"coref", "event", "who did what needs to know who \"they\" are"},
	{"speech", "event", "an event is asserted in the voice of a statement"},
}

func init() {
	if err := verifyOrder(stages[:]); err != nil {
		panic(err)
	}
}

func verifyOrder(table []stage) error {
	at := map[string]int{}
	for i, s := range table {
		if _, dup := at[s.name]; dup {
			return fmt.Errorf("nlp: stage %s stands twice in the table", s.name)
		}
		at[s.name] = i
	}
	for _, c := range order {
		i, ok1 := at[c.before]
		j, ok2 := at[c.after]
		if !ok1 || !ok2 || i >= j {
			return fmt.Errorf("nlp: %s must run before %s: %s", c.before, c.after, c.why)
		}
	}
	return nil
}

// Read reads one report.
func Read(d *readout.Document) *readout.Analysis {
	a := &readout.Analysis{Doc: d.ID, Model: Model, Language: language(d)}
	reserve(a)
	for _, s := range stages {
		run(s, d, a)
	}
	return a
}

// run names the stage and the report in a panic that comes out of it.
func run(s stage, d *readout.Document, a *readout.Analysis) {
	defer func() {
		if r := recover(); r != nil {
			panic(fmt.Sprintf("nlp: stage %s on document %s: %v", s.name, d.ID, r))
		}
	}()
	s.run(d, a)
}

// reserve gives every table its row 0, which means none.
func reserve(a *readout.Analysis) {
	a.Sentences = make([]readout.Sentence, 1, 64)
	a.Tokens = make([]readout.Token, 1, 1024)
	a.Times = make([]readout.Time, 1, 16)
	a.Quantities = make([]readout.Quantity, 1, 32)
	a.Mentions = make([]readout.Mention, 1, 128)
	a.Entities = make([]readout.Entity, 1, 64)
	a.Statements = make([]readout.Statement, 1, 32)
	a.Events = make([]readout.Event, 1, 32)
	a.Args = make([]readout.Arg, 1, 64)
	a.Spans = make([]readout.Span, 1, 64)
}

// ReadAll reads reports with the given number of workers (0: one a core) and
// returns their analyses in the order of docs.
func ReadAll(ctx context.Context, docs []*readout.Document, workers int) ([]*readout.Analysis, error) {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	out := make([]*readout.Analysis, len(docs))
	var g errgroup.Group // its own context would be cancelled by Wait
	g.SetLimit(workers)
	for i, d := range docs {
		if ctx.Err() != nil {
			break
		}
		g.Go(func() error {
			if ctx.Err() == nil {
				out[i] = Read(d)
			}
			return nil
		})
	}
	_ = g.Wait() // reading has no errors
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return out, nil
}
