package desk

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"readout"
	"readout/compare"
	"readout/nlp"
	"readout/nlp/entity"
	"readout/reuse"
)

// The kinds of tables that say more than the program knows.
const (
	tableOutlets = "outlets"
	tableTrust   = "trust"
	tableActors  = "actors"
)

// table is one such file.
type table struct {
	Kind string `json:"kind"`
	Name string `json:"name"`
	Site string `json:"site,omitempty"` // that a trust.txt is of
	Data string `json:"data"`
}

func readTable(kind, path string) (table, error) {
	data, err := os.ReadFile(path)
	t := table{Kind: kind, Name: filepath.Base(path), Data: string(data)}
	if kind == tableTrust {
		t.Site = siteOf(path)
	}
	return t, err
}

// tables are files of all kinds.
type tables []table

// knowledge is what reports are compared with: publishers and actors.
type knowledge struct {
	outlets *reuse.Outlets
	actors  []entity.Known
}

// knowledge reads the tables into one; publishers of a later one come first.
func (ts tables) knowledge() (k knowledge, err error) {
	k.outlets = reuse.KnownOutlets()
	for _, t := range ts {
		switch t.Kind {
		case tableOutlets:
			k.outlets, err = k.outlets.With(strings.NewReader(t.Data))
		case tableTrust:
			k.outlets, err = k.outlets.WithTrust(t.Site, strings.NewReader(t.Data))
		case tableActors:
			var more []entity.Known
			if more, err = entity.ParseKnown(t.Name, t.Data); err != nil {
				return k, err // it names the file
			}
			k.actors = append(k.actors, more...)
		}
		if err != nil {
			return k, fmt.Errorf("%s: %w", t.Name, err)
		}
	}
	return k, nil
}

func (k knowledge) compare(docs []*readout.Document, as []*readout.Analysis) *readout.Dossier {
	return compare.With(k.outlets, k.actors, docs, as)
}

// guarded is compare for reports that nobody stands beside: a fault of ours is
// logged and named in the dossier, and does not keep other stories from being
// compared.
func (k knowledge) guarded(docs []*readout.Document, as []*readout.Analysis) (d *readout.Dossier) {
	defer func() {
		if fault := recover(); fault != nil {
			d = &readout.Dossier{Schema: readout.Schema, Notes: []string{"These reports could not be compared; the log says why."}}
			for _, doc := range docs {
				d.Documents = append(d.Documents, readout.LineOf(doc))
			}
			slog.Error("a story could not be compared", "report", d.Documents[0].ID, "fault", fault, "stack", string(debug.Stack()))
		}
	}()
	return k.compare(docs, as)
}

func (k knowledge) explain(docs []*readout.Document, as []*readout.Analysis, line string) (*compare.Explanation, error) {
	return compare.Explain(k.outlets, k.actors, docs, as, line)
}

// prepare is what Compare, Why and Origins start with: the tables, and what is
// read in the reports.
func prepare(ctx context.Context, p Publishers, actors string, docs []*readout.Document, workers int) (k knowledge, as []*readout.Analysis, err error) {
	ts, err := p.tables()
	if err != nil {
		return k, nil, err
	}
	if actors != "" {
		t, err := readTable(tableActors, actors)
		if err != nil {
			return k, nil, err
		}
		ts = append(ts, t)
	}
	if k, err = ts.knowledge(); err != nil {
		return k, nil, err
	}
	r, err := nlp.Open()
	if err != nil {
		return k, nil, err
	}
	as, err = r.ReadAll(ctx, docs, workers)
	return k, as, err
}

// Know gives a Desk tables for all that it compares from now on, and keeps them
// in the store, so that every program that opens it compares alike. Tables of a
// kind replace those of that kind; a trust.txt, that of the same site. It says
// whether stories are there that were compared with other tables.
func (k *Desk) Know(ctx context.Context, p Publishers, actors string) (due bool, err error) {
	given, err := p.tables()
	if err != nil {
		return false, err
	}
	if actors != "" {
		t, err := readTable(tableActors, actors)
		if err != nil {
			return false, err
		}
		given = append(given, t)
	}
	k.busy.Lock()
	defer k.busy.Unlock()
	kept, err := k.tables(ctx)
	if err != nil {
		return false, err
	}
	all := slices.DeleteFunc(slices.Clone(kept), func(old table) bool {
		return slices.ContainsFunc(given, func(t table) bool { return t.Kind == old.Kind && (t.Kind != tableTrust || t.Site == old.Site) })
	})
	all = append(all, given...)
	slices.SortStableFunc(all, func(a, b table) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Site, b.Site), cmp.Compare(a.Name, b.Name))
	})
	if !slices.Equal(all, kept) {
		if _, err := all.knowledge(); err != nil { // what cannot be read is not kept
			return false, err
		}
		data, err := json.Marshal(all)
		if err != nil {
			return false, err
		}
		if err := k.store.SetMark(ctx, markTables, string(data)); err != nil {
			return false, err
		}
	}
	return k.due(ctx)
}

// The marks of a store.
const (
	markTables   = "tables"   // that are compared with
	markCompared = "compared" // the tables that its dossiers were made with
)

func (k *Desk) tables(ctx context.Context) (ts tables, err error) {
	data, err := k.store.Mark(ctx, markTables)
	if err != nil || data == "" {
		return nil, err
	}
	return ts, json.Unmarshal([]byte(data), &ts)
}

// due says whether stories were compared with other tables than those at hand.
func (k *Desk) due(ctx context.Context) (bool, error) {
	now, err := k.store.Mark(ctx, markTables)
	if err != nil {
		return false, err
	}
	then, err := k.store.Mark(ctx, markCompared)
	if err != nil || then == now {
		return false, err
	}
	size, err := k.store.Size(ctx)
	if err == nil && size.Stories == 0 {
		return false, k.store.SetMark(ctx, markCompared, now)
	}
	return true, err
}

// knows is what the reports of the store are compared with.
func (k *Desk) knows(ctx context.Context) (knowledge, error) {
	now, err := k.store.Mark(ctx, markTables)
	if err != nil {
		return knowledge{}, err
	}
	k.knowing.Lock()
	defer k.knowing.Unlock()
	if k.known != nil && k.knownAs == now {
		return *k.known, nil
	}
	var ts tables
	if now != "" {
		if err := json.Unmarshal([]byte(now), &ts); err != nil {
			return knowledge{}, err
		}
	}
	known, err := ts.knowledge()
	if err == nil {
		k.known, k.knownAs = &known, now
	}
	return known, err
}
