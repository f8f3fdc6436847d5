package extract

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"readout"
)

// ReadAll reads the articles that args name, sorted by date (those without one
// last), then by identifier. The result does not depend on the order of args:
// a document given twice is kept once, and documents that share an identifier
// but not their content all get a mark of their content behind it. With
// Options.AsGiven they stay in the order in which they were read.
func ReadAll(ctx context.Context, args []string, stdin io.Reader, opt Options) ([]*readout.Document, []Problem) {
	var docs []*readout.Document
	var notes []Problem
	type place struct {
		row  int
		path string
		line int
	}
	seen := map[identity]place{}
	problems := open(ctx, args, stdin, opt, func(d *readout.Document, path string, line int) error {
		id := identityOf(d)
		if first, ok := seen[id]; ok {
			notes = append(notes, Problem{Path: path, Line: line, Note: true,
				Err: fmt.Errorf("same article as %s, kept once", strings.TrimSuffix(Problem{Path: first.path, Line: first.line, Err: errors.New("")}.Error(), ": "))})
			if fuller(d, docs[first.row]) {
				docs[first.row] = d
			}
			return nil
		}
		seen[id] = place{len(docs), path, line}
		docs = append(docs, d)
		return nil
	})
	distinguish(docs)
	if !opt.AsGiven {
		sortDocuments(docs)
	}
	return docs, append(problems, notes...)
}

// An identity is what makes two readings one document.
type identity struct {
	id      string
	content [sha256.Size]byte
}

func identityOf(d *readout.Document) identity {
	return identity{d.ID, contentHash(d.Outlet, d.URL, d.Text)}
}

func contentHash(parts ...string) [sha256.Size]byte {
	h := sha256.New()
	for _, p := range parts {
		// The length keeps ("ab","c") and ("a","bc") apart.
		fmt.Fprintf(h, "%d:", len(p))
		io.WriteString(h, p)
	}
	return [sha256.Size]byte(h.Sum(nil))
}

// fuller reports whether a says more about itself than b does; a total order
// on what differs, so that the choice does not depend on which came first.
func fuller(a, b *readout.Document) bool {
	describe := func(d *readout.Document) (filled int, all string) {
		fields := []string{d.Published, d.Byline, d.Language, d.Fetched, fmt.Sprint(d.Title)}
		for _, f := range fields {
			if f != "" {
				filled++
			}
		}
		return filled, strings.Join(fields, "\x00")
	}
	an, as := describe(a)
	bn, bs := describe(b)
	return cmp.Or(cmp.Compare(an, bn), cmp.Compare(bs, as)) > 0
}

// distinguish gives documents that share an identifier one each. All of them
// are marked, not all but the first: there is no first.
func distinguish(docs []*readout.Document) {
	groups := map[string][]*readout.Document{}
	for _, d := range docs {
		groups[d.ID] = append(groups[d.ID], d)
	}
	taken := func(id string) bool { _, ok := groups[id]; return ok }
	for id, group := range groups {
		if len(group) < 2 {
			continue
		}
		for length := 6; ; length++ {
			ids := map[string]bool{}
			for _, d := range group {
				sum := identityOf(d).content
				ids[id+"-"+hex.EncodeToString(sum[:])[:min(length, 2*len(sum))]] = true
			}
			free := len(ids) == len(group)
			for new := range ids {
				free = free && !taken(new)
			}
			if free || length >= 2*sha256.Size {
				for _, d := range group {
					sum := contentHash(d.Outlet, d.URL, d.Text)
					d.ID = id + "-" + hex.EncodeToString(sum[:])[:length]
				}
				break
			}
		}
	}
}

func sortDocuments(docs []*readout.Document) {
	slices.SortStableFunc(docs, func(a, b *readout.Document) int {
		at, aok := a.Date()
		bt, bok := b.Date()
		if aok != bok {
			if aok {
				return -1
			}
			return 1
		}
		return cmp.Or(time.Time.Compare(at, bt), cmp.Compare(a.ID, b.ID))
	})
}
