// Package speech finds who says what: quotations, indirect speech and the
// words that give it (cues), each with its speaker, its stance and the
// statement that reports it.
//
// It works in three steps. Quotation marks are paired (quote.go). Every
// sentence is searched for cues with their subjects (cue.go), and each cue
// takes its content from the right, from the left or from a quotation beside
// it (content.go). Quotations that no cue has claimed go to the speaker who
// is still talking, or stand without one (find.go).
package speech
