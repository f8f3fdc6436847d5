/*
Package eval measures what Readout reads and compares against what careful
people wrote down: gold readers, scorers, and one table of scores.

Each kind of gold has a reader, which turns a corpus into Documents and the
rows that a perfect reading of them would have; a scorer, which compares two
lists of rows and knows neither corpus nor model; and a line in the table of
table.go, which runs the one on the other. testdata/scores.txt keeps what the
last commit scored: a score that moves fails a test until it is written there,
and the commit says why it moved. The scorers agree with the outside scripts
that read the program's output, and tests hold them to it.

	cases        dossiers of several outlets' reports      case.go casematch.go casescore.go casetable.go
	ud           words, tags, trees                        conllu.go treebank.go udscore.go
	ner          names                                     worldwide.go names.go
	times        expressions of time                       timeml.go cat.go timescore.go
	quantities   counts of killed and wounded              counts.go
	attribution  who said what                             brat.go attribution.go attributionscore.go
	reuse        which texts are copies                    reuse.go
	wire         whose copy a report runs                  wire.go
	events       who did what to whom                      plover.go
	coref        which phrases refer to one thing          coref.go corefscore.go
	speakers     who "he" and "the mayor" are              speakers.go
	spellings    which words are one name                  pairs.go
	muc          attacks: on whose word, how many          muc.go
	stories      which reports tell one event              story.go storyscore.go

Corpora that are kept as tokens are joined into plain text first (detokenise.go),
because a report arrives as text: what is lost there counts against the score.
Nothing of a corpus is kept here: the readers take a folder and say what is
missing from it.
*/
package eval
