// Package story tells which reports tell one event.
//
//   - A [Placer] reads a stream: each report is placed once, in order of
//     publication, only on what came before it, with how sure that is, what
//     ties it to the story, what a report of a later day is the first to tell,
//     or what keeps it from the nearest story. Two stories that later reports
//     fit alike are merged, and one that falls apart is split: placements again,
//     with their reason, as is what a person merges or splits.
//   - [Together] answers for a handful of reports that a person laid side by
//     side: whether they are about one event, and if not, which belong together.
//
// A report is its 128 heaviest terms (report.go): words, names, figures with
// what they count, days, years, from headline and body, by BM25 counts and how
// rare they are in news at large (background.go). Weekdays are days of a month
// when the report has a date. Stories that share heavy terms are found
// (index.go), compared by some forty features (fit.go): how like their reports
// are by words, names, figures, headlines, leads; what of lead, places and core
// of either the other has not; what sets a story apart from those that merely
// have the topic in common; the days between them. A small learned judge
// (judge.go) says whether the best of them is likelier than a new story. One
// model serves all streams, with dates or without; training/story.txt says how
// it was learned.
//
// It reads texts by rough words of its own, not by nlp: a stream is placed
// before it is read, twenty times as fast as it could be.
package story
