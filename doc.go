/*
Package readout holds the words of the domain. The folders below it are the
rooms of a house that one report walks through:

	bytes ── extract ──> Document ── nlp ──> Analysis ── story ──> Story ── compare ──> Dossier ── faces

# Coming in: extract

[Document] is one report as it was published: title and body in one text,
byte for byte as given, and what the source said about it. Package extract
makes Documents of files: JSON Lines, schema.org, ninjs, text, Markdown, saved
pages. What it cannot read it names, with the reason, and goes on.

# Being read: nlp

[Analysis] is what was read in one Document: tables of small rows that point
into the text by [Span] and into each other by row number. Package nlp holds
the stages in order:

  - nlp/truecase lowers passages in capitals, for reading only.
  - nlp/token cuts the text into sentences and words.
  - nlp/quantity finds times and figures, with their bounds.
  - nlp/entity finds who is spoken of: names, roles, pronouns; it comes twice,
    first for the mentions, later to join them into entities.
  - nlp/speech finds who says what: [Statement], with cue, source, speaker and
    stance. Its network reads what the parser's encoder left of each token.
  - nlp/event finds who did what to whom, and what was promised: [Event], never
    without the [Statement] in whose voice it is told.

What several stages know about English stands in lexicon.

# Meeting others: reuse, story, compare

Package reuse finds the passages that two reports share, in a handful or in a
stream, and the wires and bodies that a report cites; from that, whose text each
report is and how many are independent.
Package story says which reports tell one event. Package compare joins the
actors, aligns the assertions and lays the accounts side by side: [Dossier].

# Being kept: feed, store

Package feed brings reports in from the web: addresses, feeds, archives. Package
store says what is kept: Documents for ever; Analyses, placements and Dossiers
as long as they are current, each behind a cursor, so that a run can end at any
point. store/sqlite keeps it in one file.

# Going out: desk, render, web, mcp, cmd/readout

Package desk has one function for each question, and the jobs that keep a store
up to date. Its faces add nothing: package render shows a Dossier on a terminal,
as JSON, as Markdown, as a page, and in forms for other programs; package web
shows a store in a browser and answers programs; package mcp answers agents;
cmd/readout wires flags to questions.

# Being measured: eval

Package eval reads annotated corpora and cases, and scores the program on
them. What it scored last stands in eval/testdata/scores.txt.
*/
package readout
