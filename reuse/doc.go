// Package reuse tells where the text of a report, and the facts in it, come
// from. It reads texts only: no outlet is trusted to say of itself that it is
// independent.
//
//   - Shared finds the passages that two texts share, as byte ranges on both
//     sides, and tells a quotation of one speech from copied prose.
//   - Index finds, in a stream of any length, the earlier reports that share
//     text with a new one.
//   - Compare says how much of two texts is one text.
//   - Credits finds the wires, outlets, bodies and witnesses that one report
//     names as its sources.
//   - Origins partitions reports into independent tellings; every collapse
//     carries the passages or credits that prove it.
//   - Wire names the wire whose copy a report runs.
//   - Outlets.Study is all of it together, in the words of the dossier, with
//     publishers and owners from the table that ships or a larger one.
//   - Boilerplate finds page furniture inside a body.
package reuse
