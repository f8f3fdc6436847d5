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
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"readout"
	"readout/nlp/entity"
	"readout/nlp/event"
	"readout/nlp/quantity"
	"readout/nlp/speech"
	"readout/nlp/syntax"
	"readout/nlp/token"
	"readout/nlp/truecase"
)

// rules is the version of the rules that read a report. It changes whenever
// what they find does, so that a kept Analysis can be told from a current one.
const rules = "rules/1"

// A stage reads the tables before it and fills its own.
type stage struct {
	name string
	run  func(*Reader, *readout.Document, *readout.Analysis)
}

// rule makes a stage of rules, which need no weights.
func rule(f func(*readout.Document, *readout.Analysis)) func(*Reader, *readout.Document, *readout.Analysis) {
	return func(_ *Reader, d *readout.Document, a *readout.Analysis) { f(d, a) }
}

var stages = [...]stage{
	{"token", rule(token.Split)},
	{"syntax", func(r *Reader, d *readout.Document, a *readout.Analysis) { r.syntax.Run(d, a) }},
	{"quantity", rule(quantity.Find)},
	{"mention", func(r *Reader, d *readout.Document, a *readout.Analysis) { r.names.Find(d, a) }},
	{"speech", func(r *Reader, d *readout.Document, a *readout.Analysis) { r.speech.Find(d, a) }},
	{"coref", func(r *Reader, d *readout.Document, a *readout.Analysis) { r.coref.Resolve(d, a) }},
	{"event", func(r *Reader, d *readout.Document, a *readout.Analysis) { r.events.Find(d, a) }},
}

// order says which stage must run before which, and why. It is checked when
// the program starts.
var order = [...]struct{ before, after, why string }{
	{"token", "syntax", "tags and heads are those of tokens"},
	{"syntax", "quantity", "\"may\" is a month only where it is no auxiliary"},
	{"syntax", "speech", "\"claims\" reports only where it is a verb"},
	{"syntax", "event", "who is the subject is a matter of heads"},
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

// Reader reads reports. It is safe for concurrent use.
type Reader struct {
	syntax *syntax.Model
	names  *entity.Model
	speech *speech.Model
	coref  *entity.Coref
	events *event.Model
	cases  *truecase.Model
	model  string
	work   sync.Pool // tables that were read into: results are copies of them
}

// Open loads the weights that are shipped, once.
var Open = sync.OnceValues(func() (*Reader, error) {
	var (
		s *syntax.Model
		e *entity.Model
		p *speech.Model
		c *entity.Coref
		v *event.Model
		t *truecase.Model
	)
	// Side by side: unpacking takes longer than all else that a start does.
	var g errgroup.Group
	g.Go(func() (err error) { s, err = syntax.Load(); return err })
	g.Go(func() (err error) { e, err = entity.Load(); return err })
	g.Go(func() (err error) { p, err = speech.Load(); return err })
	g.Go(func() (err error) { c, err = entity.LoadCoref(); return err })
	g.Go(func() (err error) { v, err = event.Load(); return err })
	g.Go(func() (err error) { t, err = truecase.Load(); return err })
	if err := g.Wait(); err != nil {
		return nil, fmt.Errorf("nlp: the weights in this program cannot be used: %w; build it again from a clean checkout", err)
	}
	return &Reader{syntax: s, names: e, speech: p, coref: c, events: v, cases: t,
		model: rules + "+" + s.Name() + "+" + e.Name() + "+" + p.Name() + "+" + c.Name() + "+" + v.Name() + "+" + t.Name()}, nil
})

// Model names the rules and weights that read a report.
func (r *Reader) Model() string { return r.model }

// Read reads one report. A stage that fails is a fault of ours: it is named in
// the Analysis, which then holds nothing else, and other reports go on.
func (r *Reader) Read(d *readout.Document) *readout.Analysis { return r.read(d, stages[:]) }

func (r *Reader) read(d *readout.Document, table []stage) *readout.Analysis {
	d = r.cases.Read(d) // what stands in capitals is read as if it did not; spans hold in both
	a, _ := r.work.Get().(*readout.Analysis)
	if a == nil {
		a = new(readout.Analysis)
	}
	r.start(a, d)
	for _, s := range table {
		if err := r.run(s, d, a); err != nil {
			r.start(a, d)
			a.Failed = err.Error()
			break
		}
	}
	out := kept(a)
	if len(a.Tokens) < longReport {
		r.work.Put(a)
	}
	return out
}

// Before reads a report as far as the stage of that name: what a model of the
// stage is trained and scored on.
func (r *Reader) Before(name string, d *readout.Document) *readout.Analysis {
	n := slices.IndexFunc(stages[:], func(s stage) bool { return s.name == name })
	return r.read(d, stages[:max(n, 0)])
}

// After runs the stages after that of the given name on tables that are filled
// up to it: what later stages make of tables without the errors of the first.
func (r *Reader) After(name string, d *readout.Document, a *readout.Analysis) error {
	for _, s := range stages[slices.IndexFunc(stages[:], func(s stage) bool { return s.name == name })+1:] {
		if err := r.run(s, d, a); err != nil {
			return err
		}
	}
	return nil
}

// run turns a panic of a stage into an error that names it.
func (r *Reader) run(s stage, d *readout.Document, a *readout.Analysis) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("stage %s failed: %v", s.name, p)
		}
	}()
	s.run(r, d, a)
	return nil
}

// ReadAll reads reports with the given number of workers (0: one a core) and
// returns their analyses in the order of docs.
func (r *Reader) ReadAll(ctx context.Context, docs []*readout.Document, workers int) ([]*readout.Analysis, error) {
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
				out[i] = r.Read(d)
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
