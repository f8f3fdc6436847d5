package eval

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout"
	"readout/nlp/event"
)

// A system is what is measured: the program's own reading and comparing, or in
// tests a stand-in.
type system struct {
	read    func(context.Context, []*readout.Document) ([]*readout.Analysis, error)
	compare func([]*readout.Document, []*readout.Analysis) *readout.Dossier
	place   func(context.Context, []*readout.Document) ([]readout.Placement, error)
	// parse tags and parses given tokens, and mark finds the names in them;
	// nil when nothing does.
	parse, mark func(*readout.Document, *readout.Analysis)
	names       tagNames
	// after runs the stages after the one named on tables filled up to it.
	after func(stage string, d *readout.Document, a *readout.Analysis) error
	// before reads a report as far as a stage, and events is the model of that
	// stage, for scores of models that have not seen the report.
	before func(stage string, d *readout.Document) *readout.Analysis
	events *event.Model
}

// A scorer measures one thing. Each runs on its own, so that a change of one
// stage can be measured in seconds.
type scorer struct {
	name string
	run  func(e *env) ([]Score, error)
}

// The table of scores, in the order in which it is printed.
var scorers = [...]scorer{
	{"cases", scoreCases},
	{"ud", scoreTrees},
	{"ner", scoreWorldwide},
	{"times", scoreTimeCorpora},
	{"quantities", scoreQuantities},
	{"attribution", scoreAttribution},
	{"factuality", scoreFactuality},
	{"reuse", scoreReuse},
	{"wire", scoreWires},
	{"events", scorePlover},
	{"modes", scoreModes},
	{"coref", scoreCoref},
	{"speakers", scoreSpeakers},
	{"stance", scoreStances},
	{"spellings", scoreSpellings},
	{"muc", scoreMUC},
	{"stories", scoreStories},
	{"accounts", scoreAccounts},
	{"claims", scoreClaims},
	{"gun-violence", scoreGunFigures},
}

// env is what a scorer runs in.
type env struct {
	ctx    context.Context
	shared string
	system
}

func (e *env) corpus(elem ...string) string {
	return filepath.Join(append([]string{e.shared, "corpora"}, elem...)...)
}

// readEach has the system read the reports of a corpus.
func readEach[T interface{ report() *readout.Document }](e *env, docs []T) ([]*readout.Analysis, error) {
	texts := make([]*readout.Document, len(docs))
	for i, d := range docs {
		texts[i] = d.report()
	}
	return e.read(e.ctx, texts)
}

// filesIn lists the files of a folder that fit a pattern, in order of name;
// that there are none is an error.
func filesIn(dir string, pattern ...string) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(append([]string{dir}, pattern...)...))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no %s in %s: %w", filepath.Join(pattern...), dir, fs.ErrNotExist)
	}
	return files, nil
}

// Names lists what can be asked of Table and Run.
func Names() []string {
	var out []string
	for _, s := range scorers {
		out = append(out, s.name)
	}
	return out
}

// ErrNoData says that the annotated data is not where it was looked for.
var ErrNoData = errors.New("no annotated data")

// Table writes the scores of the named scorers, all when none is named. A name
// may go on after the scorer's, as in "ud/ewt-dev", to print a part.
func Table(ctx context.Context, sharedDir string, names []string, w io.Writer) error {
	scores, err := Run(ctx, sharedDir, names...)
	for _, s := range scores {
		if _, err := fmt.Fprintln(w, s); err != nil {
			return err
		}
	}
	return err
}

// Run measures the program as it ships. When a scorer fails, those after it
// still run; what failed is in the error.
func Run(ctx context.Context, sharedDir string, names ...string) ([]Score, error) {
	sys, err := shipped()
	if err != nil {
		return nil, err
	}
	return sys.run(ctx, sharedDir, names)
}

func (sys system) run(ctx context.Context, sharedDir string, names []string) ([]Score, error) {
	for _, name := range names {
		first, _, _ := strings.Cut(name, "/")
		if !slices.Contains(Names(), first) {
			return nil, fmt.Errorf("eval: no scorer %q; there are %s", name, strings.Join(Names(), ", "))
		}
	}
	if _, err := os.Stat(filepath.Join(sharedDir, "corpora")); err != nil {
		return nil, fmt.Errorf("eval: %w in %s: it has no folder corpora; say where it is with --shared", ErrNoData, sharedDir)
	}
	e := &env{ctx: ctx, shared: sharedDir, system: sys}
	var out []Score
	var failed error
	for _, s := range scorers {
		if !wanted(names, s.name) {
			continue
		}
		scores, err := s.run(e)
		if err != nil {
			if errors.Is(err, fs.ErrNotExist) {
				err = fmt.Errorf("%w: %w", ErrNoData, err)
			}
			failed = errors.Join(failed, fmt.Errorf("eval: %s: %w", s.name, err))
		}
		for _, score := range scores {
			if wanted(names, score.Name) {
				out = append(out, score)
			}
		}
		if ctx.Err() != nil {
			return out, ctx.Err()
		}
	}
	return out, failed
}

// wanted reports whether name is asked for, or is the scorer of what is.
func wanted(names []string, name string) bool {
	return len(names) == 0 || slices.ContainsFunc(names, func(n string) bool {
		n = strings.TrimSuffix(n, "/")
		return n == name || strings.HasPrefix(name, n+"/") || strings.HasPrefix(n, name+"/")
	})
}
