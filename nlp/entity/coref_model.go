package entity

import (
	"errors"
	"fmt"
	"sync"

	"readout"
	"readout/learn"
	"readout/lexicon"
	"readout/models"
)

// A Coref resolves what refers to the same: names by rules, the rest by a
// ranker of antecedents. It is read-only and may be shared.
type Coref struct {
	clusters *clusterTable
	weights  []int16
	name     string
	scratch  sync.Pool // of *ranker
}

// LoadCoref opens the ranker that is shipped. It is opened once.
func LoadCoref() (*Coref, error) { return shippedCoref() }

var shippedCoref = sync.OnceValues(func() (*Coref, error) {
	names, err := Load()
	if err != nil {
		return nil, err
	}
	return readCoref(models.Coref, names.clusters)
})

// readCoref opens what TrainCoref wrote. Clusters are those of the names.
func readCoref(data string, clusters *clusterTable) (*Coref, error) {
	f, err := learn.Open(data)
	if err != nil {
		return nil, err
	}
	w, err := f.Int16("weights")
	if err != nil {
		return nil, err
	}
	if len(w.Data) != rankBuckets {
		return nil, errCoref
	}
	return &Coref{clusters: clusters, weights: w.Data, name: fmt.Sprintf("coref-%016x", f.Sum())}, nil
}

var errCoref = errors.New("entity: not a ranker of antecedents")

// Name is the name of the model: it changes with the weights.
func (c *Coref) Name() string { return c.name }

// Resolve fills the tables Entities and References and the entity of every
// mention. Names are joined first, over the whole report, since the fullest
// form of a name may come late; then roles, groups and pronouns, in order.
func (c *Coref) Resolve(d *readout.Document, a *readout.Analysis) {
	r := newResolver(d, a)
	k, _ := c.scratch.Get().(*ranker)
	if k == nil {
		k = new(ranker)
	}
	k.open(r, c.clusters)
	k.weights = c.weights
	k.link()
	k.adopt()
	r.count()
	k.references()
	k.close()
	c.scratch.Put(k)
}

// newResolver resolves what the rules do: names, and the roles beside them.
func newResolver(d *readout.Document, a *readout.Analysis) *resolver {
	r := &resolver{d: d, a: a, lower: lexicon.Fold(d.Text)}
	r.fullNames()
	r.shortNames()
	r.apposed()
	r.findQuotes()
	return r
}
