// Package speech finds who says what: quotations, indirect speech and the
// words that give it (cues), each with its source, its stance, how sure it is,
// and the statement that reports it.
//
// Quotation marks are paired first (quote.go). A network labels every token as
// part of a source, a cue or a content, or of none (network.go): it reads the
// states of the parser's encoder and hashed features of word, syntax, names
// and marks (features.go), and a linear chain settles the sequence. A label
// also says on which side its cue stands (label.go), so that the labels link
// the parts by themselves (assemble.go). It was learned from PolNeAR
// (train.go). Rules are left for what marks settle: where speech ends, who
// signs a quotation, who goes on talking (quotation.go), for reports inside
// reports, which the corpus does not have (nested.go), and for stance and
// factuality (stance.go, content.go, verb.go, factual.go). Where the labels say
// nothing of who speaks, the tree does (subject.go).
package speech
