package syntax

import (
	"strings"
	"testing"

	"readout"
)

const sampleTreebank = `# text = They can't wait.
1	They	they	PRON	PRP	Case=Nom|Number=Plur|Person=3	4	nsubj	_	_
2-3	can't	_	_	_	_	_	_	_	_
2	ca	can	AUX	MD	VerbForm=Fin	4	aux	_	_
3	n't	not	PART	RB	Polarity=Neg	4	advmod	_	_
4	wait	wait	VERB	VB	VerbForm=Inf	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

1	Nor	nor	CCONJ	CC	_	2	cc	_	_
1.1	do	do	AUX	VBP	_	_	_	_	_
2-3	we've	_	_	_	_	_	_	_	SpaceAfter=No
2	we	we	PRON	PRP	_	0	root	_	_
3	've	have	AUX	VBP	_	2	orphan:odd	_	_
4	.	.	PUNCT	.	_	2	punct	_	_
`

func TestTreebankIsReadAndLaidOut(t *testing.T) {
	list, err := readCoNLLU(strings.NewReader(sampleTreebank))
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 2 || len(list[0]) != 5 || len(list[1]) != 4 {
		t.Fatalf("sentences: %+v", list)
	}
	if w := list[0][0]; w.feats != readout.Plural|readout.Person3 || w.head != 3 || XPOSName(w.xpos) != "PRP" {
		t.Errorf("first word: %+v", w)
	}
	if w := list[1][2]; w.deprel.String() != "orphan" {
		t.Errorf("relation: %s", w.deprel.String())
	}
	d, a := lay(list)
	if want := "They can't wait.\nNor we've."; d.Text != want {
		t.Errorf("text %q, want %q", d.Text, want)
	}
	for row, part := range map[int]bool{2: false, 3: true, 7: false, 8: true, 9: false} {
		if got := a.Tokens[row].Flags&readout.PartOfWord != 0; got != part {
			t.Errorf("%q is part of a word: %v", a.Tokens[row].Of(d.Text), got)
		}
	}
}

func TestTreebankErrorsAreNamed(t *testing.T) {
	for _, bad := range []string{"1\ta\n", "1\ta\ta\tX\tX\t_\tx\tdep\t_\t_\n", "1\ta\ta\tX\tX\t_\t7\tdep\t_\t_\n", "5-6\tab\t_\t_\t_\t_\t_\t_\t_\t_\n"} {
		if _, err := readCoNLLU(strings.NewReader(bad)); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}
