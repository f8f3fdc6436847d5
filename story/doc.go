// Package story tells which reports tell one event.
//
//   - A Placer reads a stream: each report is placed once, in order of
//     publication, only on what came before it, with a score and the shared
//     terms that are the reason.
//   - Together answers for a handful of reports that a person laid side by
//     side: whether they are about one event, and if not, which belong together.
//
// Both compare bodies and names, not headlines alone, by words weighted by how
// rare they are in news at large (data/frequencies.txt).
package story
