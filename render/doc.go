// Package render holds the faces of a Dossier: Text for a terminal, JSON for
// programs, Markdown for notes and HTML for the desk; and those of an
// Analysis: JSONL and CoNLL-U.
//
// Text, Markdown and HTML are drawn from one outline, so that they tell the
// same things in the same order and differ in form only. Everything that
// stands in a report is hostile until a face has escaped it.
package render
