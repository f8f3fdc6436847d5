// Package store says what is kept, and holds the form in which an Analysis is
// kept. Back ends are leaf packages; package storetest has the test that each
// of them passes.
//
// Two kinds of things are kept. Documents, a person's decisions, feeds and
// archives are kept for ever: they cannot be made again. Analyses, placements,
// dossiers and what is searched are derived from them, stage by stage, each
// behind a named cursor: a stage takes what was kept after its cursor, and
// writes what it derived together with the cursor's new place. So a run that
// is killed goes on where it was, with nothing lost or done twice, and what is
// derived can be dropped and made again (Reset).
package store

import (
	"context"
	"errors"
	"time"

	"readout"
)

// Counted is how far the answers to a question are counted; there may be more.
const Counted = 10_000

// ErrNotFound says that nothing is kept under a name.
var ErrNotFound = errors.New("not found")

// Store is a place where reports and what was read in them are kept. It is
// safe for concurrent use; every method is one transaction.
type Store interface {
	Documents
	Stories
	Search
	Decisions
	Sources

	// Backup writes a copy of everything to a new file while work goes on.
	Backup(ctx context.Context, file string) error
	// Tidy gives back the room that filling the store left behind. It may take
	// as long as copying everything, and is never needed for a right answer.
	Tidy(ctx context.Context) error
	// Check looks for damage and for what contradicts itself, a line each.
	Check(ctx context.Context) ([]string, error)
	// Lease takes or keeps a named task for a while, so that one program at a
	// time does it; held is false when another has it. A while of 0 gives it back.
	Lease(ctx context.Context, task, owner string, while time.Duration) (held bool, err error)
	// Size is how much is kept.
	Size(ctx context.Context) (Size, error)
	// Mark is what was set under a name; empty when nothing was.
	Mark(ctx context.Context, name string) (string, error)
	SetMark(ctx context.Context, name, value string) error
	Close() error
}

// Kept is a document and its number, in order of arrival from 1.
type Kept struct {
	Seq int64
	Doc *readout.Document
}

// Analysed is a document with its Analysis as Encode packed it.
type Analysed struct {
	Kept
	Model string
	Data  []byte
}

// Documents are the reports and what was read in each.
type Documents interface {
	// Add keeps the documents that are not kept yet and says which those are.
	// A document with the address or the ID of a kept one and another text is a
	// new version: its Prev names the old one, and its ID is marked if need be.
	Add(ctx context.Context, docs []*readout.Document) (added []bool, err error)
	Document(ctx context.Context, id string) (Kept, error)
	// Versions are the texts that one report had, the oldest first.
	Versions(ctx context.Context, id string) ([]Kept, error)
	// After are the documents that came after one, in order, at most limit.
	After(ctx context.Context, seq int64, limit int) ([]Kept, error)
	// Since are the analysed documents up to a number that were published at or
	// after a moment, in order of arrival.
	Since(ctx context.Context, seq int64, moment time.Time, each func(Analysed, string) error) error

	// Cursor is the place of a named stage, 0 at first.
	Cursor(ctx context.Context, name string) (int64, error)
	// PutAnalyses keeps analyses and moves the cursor.
	PutAnalyses(ctx context.Context, cursor string, rows []Analysed) error
	Analysis(ctx context.Context, id string) (Analysed, error)
	// Reset drops everything that is derived.
	Reset(ctx context.Context) error
}

// Placed is a placement of one document, by its number, or by its ID where the
// number is 0.
type Placed struct {
	Seq int64
	readout.Placement
	Decision int64 // of a person, with a reason; 0 for a rule
}

// Story is what a list of stories shows of one.
type Story struct {
	ID       string
	Name     string // given by a person; empty when none was
	Headline string
	First    time.Time // of publication; zero when not known
	Last     time.Time
	Reports  int
	Outlets  int
	Counts
}

// Counts are the numbers of lines in a dossier.
type Counts struct {
	Origins, Agreed, Differences, Conflicts, Disputes, Commitments int
}

// Stale is a story whose dossier is to be made anew.
type Stale struct {
	ID     string
	Change int64 // tells whether it has changed again
}

// Derived is what is derived of one story. With no reports it is gone.
type Derived struct {
	Story
	Change  int64
	Dossier []byte
	Quotes  []Quote
	Actors  []ActorCount
}

// Quote is one statement with its speaker.
type Quote struct {
	Doc, Story string
	Outlet     string
	Published  string
	readout.Span
	Text    string
	Speaker string
	Key     string // the speaker's name, folded
	Known   bool   // an actor has that key
	Stance  string
	Kind    string
}

// ActorCount is how often someone is spoken of in a story.
type ActorCount struct {
	Key, Name, Kind, Story string
	Mentions               int
}

// StoryQuery says which stories, in which order.
type StoryQuery struct {
	Text     string // in a report of it
	Outlet   string
	Since    time.Time
	Until    time.Time
	Disputed bool
	Sort     string // "fresh", "origins", "disputes", "reports"
	Limit    int
	Offset   int
}

// Stories are the reports grouped, and their dossiers.
type Stories interface {
	// Place keeps placements and moves the cursor; the stories concerned are
	// stale until their dossier is put.
	Place(ctx context.Context, cursor string, seq int64, rows []Placed) error
	// Placements are those of a document, the one that holds last: a person's after the rule's.
	Placements(ctx context.Context, id string) ([]Placed, error)
	// Stale are stories whose dossier is older than their reports.
	Stale(ctx context.Context, limit int) ([]Stale, error)
	// Reports are those of a story in order of arrival, and Members the same
	// with what was read in them.
	Reports(ctx context.Context, story string) ([]Kept, error)
	Members(ctx context.Context, story string) ([]Analysed, error)
	// PutDossiers keeps what was derived of stories. One that has changed since
	// it was found stale stays so.
	PutDossiers(ctx context.Context, rows []Derived) error
	// Dossier is what was put; empty when the story has one report.
	Dossier(ctx context.Context, story string) ([]byte, error)
	Story(ctx context.Context, id string) (Story, error)
	List(ctx context.Context, q StoryQuery) (rows []Story, total int, err error)
}

// SearchQuery says what is searched in the texts of reports.
type SearchQuery struct {
	Text          string
	Outlet, Story string
	Since, Until  time.Time
	Limit, Offset int
}

// Hit is a report that a search found, with the place that fits best.
type Hit struct {
	Kept
	Story string
	readout.Span
}

// QuoteQuery says whose statements, on what.
type QuoteQuery struct {
	Speaker       string // a folded name, or a part of one
	Key           string // the whole of a folded name
	Text          string
	Stance, Story string
	Since, Until  time.Time
	Limit, Offset int
}

// Search finds reports, statements and actors.
type Search interface {
	Search(ctx context.Context, q SearchQuery) (hits []Hit, total int, err error)
	Quotes(ctx context.Context, q QuoteQuery) (rows []Quote, total int, err error)
	// Actors are those whose folded name contains the text, the most mentioned first.
	Actors(ctx context.Context, text string, limit int) ([]ActorCount, error)
	// Actor is one actor in each story.
	Actor(ctx context.Context, key string) ([]ActorCount, error)
}

// Decision is what a person said of stories or actors.
type Decision struct {
	N      int64
	Kind   string // "merge", "split", "name" or "actor"
	Story  string // the story that is merged into, split or named
	Other  string // the story that is merged away, the name given, the actor's other key
	Docs   []string
	Reason string
	At     time.Time
	Undone bool
}

// Decisions are a person's, kept for ever and repeated after a Reset.
type Decisions interface {
	// Decide keeps a decision with the placements that it means.
	Decide(ctx context.Context, d Decision, rows []Placed) (int64, error)
	// Undo takes a decision back, with its placements.
	Undo(ctx context.Context, n int64) error
	// Decisions are all that were made, the first first.
	Decisions(ctx context.Context) ([]Decision, error)
}

// Feed is a feed and where its polling stands.
type Feed struct {
	URL, Title     string
	ETag, Modified string // validators of the last answer
	Checked, Next  time.Time
	Failures       int // in a row
	Quiet          int // polls in a row without news
	Error          string
	Items          int
}

// Sources are feeds, addresses and archives.
type Sources interface {
	PutFeed(ctx context.Context, f Feed) error
	Feeds(ctx context.Context) ([]Feed, error)
	DropFeed(ctx context.Context, url string) error
	// Fetched reports whether an address was fetched already.
	Fetched(ctx context.Context, url string) (bool, error)
	// PutFetched keeps the documents of an address, and that it was fetched.
	PutFetched(ctx context.Context, url string, docs []*readout.Document) (added []bool, err error)
	// Offset is how far an archive was read.
	Offset(ctx context.Context, archive string) (int64, error)
	// PutOffset keeps documents of an archive, and how far it was read.
	PutOffset(ctx context.Context, archive string, offset int64, docs []*readout.Document) (added []bool, err error)
	// Outlets are those whose reports are kept.
	Outlets(ctx context.Context) ([]Outlet, error)
}

// Outlet is one publisher and what is kept of it.
type Outlet struct {
	Name    string
	Reports int
	First   time.Time
	Last    time.Time
}

// Size is how much is kept.
type Size struct {
	Documents, Stories int
	Text, Bytes        int64 // of the reports; of everything
}
