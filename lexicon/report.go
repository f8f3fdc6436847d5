package lexicon

import (
	"strings"
	"sync"

	"readout"
)

// Complement says what a reporting verb takes as its content.
type Complement uint8

// The complements of reporting verbs.
const (
	Clause    Complement = 1 << iota // "said (that) …", and direct quotations
	Object                           // "condemned the attack", "denied involvement"
	Addressee                        // "told reporters that …", "urged Moscow to …"
	Prep                             // the content follows a preposition: "blamed on", "called for"
	Naming                           // "described it as …", "called it …"
	Purpose                          // "vowed to …", "threatened to …"
	Weak                             // as often no report: counts only with "that" or a quotation
)

// ReportVerb is a verb that reports what someone says.
type ReportVerb struct {
	Base       string
	Stance     readout.Stance
	Complement Complement
	Factuality readout.Factuality
}

// Cue is a form of a reporting verb.
type Cue struct {
	*ReportVerb
	Feats readout.Feats
}

// The table groups verbs by stance and complement; what one line says holds
// for every verb on it. Compiled from grammars of reported speech and usage
// in newswire (Quirk et al. 1985, §14.28 ff.).
const reportVerbs = `
asserts clause: say add note explain state announce report observe remark comment recall reiterate repeat write
asserts clause: declare maintain claim argue contend insist stress emphasize emphasise underline underscore conclude
asserts clause: acknowledge admit concede confirm affirm reveal disclose point_out estimate caution
asserts clause: respond reply tweet post quip joke answer recount testify allege suggest assert reaffirm indicate
asserts clause weak: believe think hope expect fear predict know feel understand find show mean agree
asserts clause weak: tell_of continue conclude joke go_on clarify specify elaborate relate lament complain
asserts clause addressee: tell inform brief assure remind notify
asserts naming: describe characterize characterise call label brand dub term
asserts clause weak: warn
doubts clause object: question doubt dispute
doubts clause weak: wonder ask
denies clause object: deny reject refute dismiss rebut repudiate disavow
accuses addressee object: accuse blame
accuses clause weak: charge
accuses object weak: implicate
demands clause object: demand
demands addressee purpose: urge
demands object prep: call_for call_on call_upon appeal_for appeal_to press_for push_for
demands clause weak: propose recommend request
promises purpose clause: vow pledge promise swear undertake
threatens purpose clause object: threaten
praises object: praise hail welcome applaud commend laud salute
condemns object: condemn denounce criticize criticise decry deplore slam blast lambast lambaste deride castigate rebuke
condemns object: express_outrage
`

var cues = sync.OnceValue(func() map[string]Cue {
	m := map[string]Cue{}
	stances := map[string]readout.Stance{"asserts": readout.Asserts, "doubts": readout.Doubts, "denies": readout.Denies, "accuses": readout.Accuses,
		"demands": readout.Demands, "promises": readout.Promises, "threatens": readout.Threatens, "praises": readout.Praises, "condemns": readout.Condemns}
	complements := map[string]Complement{"clause": Clause, "object": Object, "addressee": Addressee, "prep": Prep, "naming": Naming, "purpose": Purpose, "weak": Weak}
	for line := range strings.Lines(strings.TrimSpace(reportVerbs)) {
		head, verbs, _ := strings.Cut(line, ":")
		words := strings.Fields(head)
		v := ReportVerb{Stance: stances[words[0]]}
		for _, c := range words[1:] {
			v.Complement |= complements[c]
		}
		for _, base := range strings.Fields(verbs) {
			rv := v
			rv.Base = strings.ReplaceAll(base, "_", " ")
			for _, f := range Inflect(rv.Base) {
				if _, taken := m[f.Text]; !taken {
					m[f.Text] = Cue{&rv, f.Feats}
				}
			}
		}
	}
	return m
})

// Report looks up a form of a reporting verb, in lower case; a phrasal verb
// is asked for with a space: "called for".
func Report(form string) (Cue, bool) {
	c, ok := cues()[form]
	return c, ok
}

// Strong reports whether form always reports speech, so that what stands
// before it must be a speaker: "said", "announced", but not "found".
func Strong(form string) bool {
	c, ok := cues()[form]
	return ok && c.Complement&Clause != 0 && c.Complement&Weak == 0 && c.Feats&(readout.Finite|readout.Past) != 0
}

// Reports reports whether form is a form of a reporting verb.
func Reports(form string) bool {
	_, ok := cues()[form]
	return ok
}
