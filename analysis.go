package readout

import "slices"

// An Analysis is what was read in one Document: tables of small pointer-free
// rows that point into each other by row number and into the text by Span.
// Row 0 of every table is reserved and means none. Each table is filled once,
// by the stage named beside it, and is read-only afterwards. An Analysis is a
// pure function of (Document, model).
type Analysis struct {
	Doc      string // Document.ID
	Model    string // name of the model that read it
	Language string // language the text was recognised as; "und" when unsure
	// Failed says which stage could not finish and why; its tables and those
	// after it are then empty. Empty when all is well.
	Failed string

	Sentences  []Sentence  // token
	Tokens     []Token     // token; tags and heads by syntax
	Times      []Time      // quantity
	Quantities []Quantity  // quantity
	Mentions   []Mention   // entity
	Entities   []Entity    // entity
	References []Reference // entity: the phrases that refer to what another one does
	Statements []Statement // speech; row 1 is the outlet itself
	Events     []Event     // event
	Args       []Arg       // event: the arguments of Events, grouped
	Spans      []Span      // speech: the content spans of Statements, grouped
	Symbols    Symbols     // short strings that stand in no text: lemmas, values, names

	// Vectors is what the network of syntax makes of each token, for the stages
	// behind it. It is gone when the report is read.
	Vectors Vectors
}

// Vectors holds a row of bytes for each token, in the order of Tokens; the
// tokens of a very long report have none from some row on. Byte b of a part
// stands for (b-127) times the scale of the part.
type Vectors struct {
	Parts []int     // lengths of the parts of a row
	Data  []uint8   // rows
	Scale []float32 // rows: a scale for each part
	// Last and LastScale are the same of the network's last layer, apart since
	// not every stage wants it.
	Last      []uint8
	LastScale []float32
}

// Rows is a half-open range of rows of another table.
type Rows struct{ First, End uint32 }

// Len is the number of rows.
func (r Rows) Len() int { return int(r.End - r.First) }

// Sentence is a sentence, a headline, or a line that stands alone.
type Sentence struct {
	Span
	Tokens Rows
	Para   uint32 // 0 is the title; paragraphs of the body count from 1
}

// Token is a syntactic word of UD v2. It carries no entity label.
type Token struct {
	Span
	Lemma  Sym
	Head   uint32 // row of the governor; 0 is the root, or unknown
	Feats  Feats
	UPOS   UPOS
	XPOS   uint8 // index into syntax's tag set; 0 unknown
	Deprel Relation
	Flags  TokenFlags
}

// TokenFlags are facts that the tokeniser sees.
type TokenFlags uint8

// The flags of a token.
const (
	SpaceBefore TokenFlags = 1 << iota // white space, or the start of the text, stands before it
	PartOfWord                         // a later part of an orthographic word: n't, 's
)

// Feats is a bit set of UD morphological features that later stages read.
type Feats uint32

// The features that are kept.
const (
	Plural Feats = 1 << iota
	Past
	Present
	Finite
	Participle
	Infinitive
	Gerund
	Passive
	Person1
	Person2
	Person3
	Negative
	Comparative
	Superlative
	Masculine
	Feminine
	Possessive
)

// UPOS is a universal part-of-speech tag of UD v2.
type UPOS uint8

// The universal tags; 0 is unknown.
const (
	ADJ UPOS = iota + 1
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
	X
)

var uposNames = [...]string{"_", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"}

func (u UPOS) String() string { return name(uposNames[:], u) }

// TimeType is the type of a TIMEX3.
type TimeType uint8

// The types of TIMEX3.
const (
	Date TimeType = iota + 1
	TimeOfDay
	Duration
	Set
)

var timeTypes = [...]string{"", "DATE", "TIME", "DURATION", "SET"}

func (t TimeType) String() string { return name(timeTypes[:], t) }

// Time is an expression of time with its TIMEX3 value, resolved against the
// date of publication.
type Time struct {
	Span
	Sentence uint32
	Value    Sym
	Type     TimeType
	// Bound says that the value is a limit or an estimate: "about three hours".
	Bound Bound
}

// Bound says how a figure is limited.
type Bound uint8

// The bounds of a figure.
const (
	Exact   Bound = iota
	About         // about, some, nearly, almost, dozens
	AtLeast       // at least, more than, over
	AtMost        // up to, no more than, fewer than
)

var boundNames = [...]string{"exact", "about", "at least", "at most"}

func (b Bound) String() string { return name(boundNames[:], b) }

// Quantity is a number or a range, its unit and what it counts.
type Quantity struct {
	Span             // the figure with its qualifier: "at least 72"
	Of       Span    // the noun phrase that it counts: "people"; may be zero
	Value    float64 // the figure named; the middle of a range
	Low      float64
	High     float64 // +Inf when open
	Sentence uint32
	Unit     Sym // "", "%", "USD", "km", … ; lower-case lemma of a unit noun
	Bound    Bound
	Ordinal  bool
	Casualty Casualty // what became of those counted, when the clause says so
}

// Casualty says what became of the people that a Quantity counts.
type Casualty uint8

// What can become of people who are counted.
const (
	NoCasualty Casualty = iota
	Killed
	Wounded
	Missing
	Detained
	Displaced
	Affected // casualties of an unstated kind: "casualties", "victims"
)

var casualtyNames = [...]string{"", "killed", "wounded", "missing", "detained", "displaced", "affected"}

func (c Casualty) String() string { return name(casualtyNames[:], c) }

// EntityType is the type of a mention or an entity.
type EntityType uint8

// The types of entities. A state is a place that acts; it is told apart
// because "Moscow says" has an actor and "in Moscow" a place.
const (
	Person EntityType = iota + 1
	Organisation
	State
	Group
	Place
	Facility
	NORP // nationalities, religions, political groups: "Syrian", "Sunni"
	Product
	Money
	DateName // a date inside a name: kept for the scorers of nine types
	Misc
)

var entityTypes = [...]string{"", "person", "organisation", "state", "group", "place", "facility", "norp", "product", "money", "date", "misc"}

func (t EntityType) String() string { return name(entityTypes[:], t) }

// Form says how a mention refers.
type Form uint8

// The forms of a mention.
const (
	Named   Form = iota + 1 // "Sergey Lavrov"
	Nominal                 // "the Russian foreign minister", "both diplomats"
	Pronoun                 // "he"
)

// Mention is one place where a report refers to an entity.
type Mention struct {
	Span            // the name, role or pronoun itself: "Sergey Lavrov"
	Full     Span   // with the titles and roles attached: "Russian Foreign Minister Sergey Lavrov"
	Sentence uint32 // row
	Entity   uint32 // row; 0 when it could not be resolved
	Type     EntityType
	Form     Form
}

// Entity is someone or something that one report speaks of.
type Entity struct {
	Name  Sym // the fullest name used in the report, else its role
	Role  Sym // the role attached to the name: "Russian Foreign Minister"
	State Sym // the state it stands for or belongs to: Washington, Moscow, "Syrian"
	First uint32
	Count uint32 // mentions
	Type  EntityType
	// Feats has Plural, Masculine or Feminine where the text shows it.
	Feats Feats
}

// Reference is a noun phrase or pronoun that refers to what another one refers
// to, whether that acts or not: "the attack … it", "his brother … the man".
type Reference struct {
	Span            // with all that modifies it: "the man who had called them"
	Sentence uint32 // row
	Mention  uint32 // row of the name, role or pronoun that heads it; 0 when it is none
	Chain    uint32 // what has one number is one thing; from 1, in order of first place
}

// StatementKind says whose words the content is.
type StatementKind uint8

// The kinds of statement.
const (
	OwnVoice StatementKind = iota + 1 // row 1: what the report says in its own voice
	Direct                            // inside quotation marks
	Indirect                          // paraphrase
	Mixed                             // paraphrase with quoted words
)

var statementKinds = [...]string{"", "outlet", "direct", "indirect", "mixed"}

func (k StatementKind) String() string { return name(statementKinds[:], k) }

// Stance is what the speaker does by saying it.
type Stance uint8

// The stances of CONTRACT.
const (
	Asserts Stance = iota + 1
	Denies
	Accuses
	Doubts
	Promises
	Demands
	Threatens
	Praises
	Condemns
	OtherStance
)

var stances = [...]string{"", "asserts", "denies", "accuses", "doubts", "promises", "demands", "threatens", "praises", "condemns", "other"}

func (s Stance) String() string { return name(stances[:], s) }

// Factuality says how sure a voice is of what it asserts.
type Factuality uint8

// The degrees of factuality.
const (
	Certain Factuality = iota
	Probable
	Possible
	Negated
	Future // planned, promised, conditional: not yet so
)

var factualities = [...]string{"certain", "probable", "possible", "negated", "future"}

func (f Factuality) String() string { return name(factualities[:], f) }

// Statement is something said, by whom and in whose words.
type Statement struct {
	Cue        Span   // "said", "has also said", "according to"
	Verb       Span   // the word in Cue that reports: "said", "called for"
	Content    Rows   // of Spans: a quotation may be interrupted
	Source     Span   // the words that name who says it, as wide as they are; zero when none do
	Speaker    uint32 // the mention in Source; 0 when there is none
	In         uint32 // the statement that reports this one; row 1 for most
	Sentence   uint32 // where its content starts
	Kind       StatementKind
	Stance     Stance
	Factuality Factuality
}

// EventType is one of PLOVER's sixteen.
type EventType uint8

// The types of PLOVER.
const (
	AGREE EventType = iota + 1
	CONSULT
	SUPPORT
	COOPERATE
	AID
	CONCEDE
	REQUEST
	ACCUSE
	REJECT
	THREATEN
	PROTEST
	MOBILIZE
	SANCTION
	COERCE
	ASSAULT
	RETREAT
)

var eventTypes = [...]string{"", "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT", "RETREAT"}

func (t EventType) String() string { return name(eventTypes[:], t) }

// Mode is how an event of a type is done, as PLOVER has it: an ASSAULT by
// firearms, a PROTEST as a hunger strike. Types without modes have none.
type Mode uint8

var modes = [...]string{"", "phone", "third-party", "visit", "access", "ceasefire", "disarm", "ease", "release", "return", "withdraw",
	"allege", "disapprove", "investigate", "assist", "change", "meet", "yield", "ban", "expel", "relations", "restrict", "territory", "violence",
	"boycott", "demo", "hunger", "obstruct", "riot", "police", "troops", "discontinue", "arrest", "curfew", "deport", "martial-law", "seize",
	"abduct", "assassinate", "beat", "cleansing", "explosives", "firearms", "heavy-weapons", "massacre", "sexual", "suicide-attack", "torture", "unconventional"}

func (m Mode) String() string { return name(modes[:], m) }

// ModeNamed is the mode of a name, 0 for none.
func ModeNamed(s string) Mode { return Mode(max(0, slices.Index(modes[:], s))) }

// Commitment is the kind of promise that an event makes, if any.
type Commitment uint8

// The kinds of commitment.
const (
	NoCommitment Commitment = iota
	CommitAgreement
	CommitPromise
	CommitPlan
	CommitDemand
	CommitThreat
	CommitSuspension
	CommitAppointment
)

var commitments = [...]string{"", "agreement", "promise", "plan", "demand", "threat", "suspension", "appointment"}

func (c Commitment) String() string { return name(commitments[:], c) }

// Status is where a commitment stands.
type Status uint8

// The states of a commitment.
const (
	StatusAnnounced Status = iota + 1
	StatusAgreed
	StatusInForce
	StatusSuspended
	StatusReactivated
	StatusRejected
	StatusBroken
	StatusPending
)

var statuses = [...]string{"", "announced", "agreed", "in force", "suspended", "reactivated", "rejected", "broken", "pending"}

func (s Status) String() string { return name(statuses[:], s) }

// Event is who did what to whom, and in whose voice that is asserted.
type Event struct {
	Span              // the clause that tells it
	Trigger    Span   // the word that names it
	Args       Rows   // of Args
	When       uint32 // time
	Where      uint32 // mention
	Voice      uint32 // statement; never 0: 1 is the outlet's own
	Sentence   uint32
	Type       EventType
	Mode       Mode // how it is done; 0 where the text does not make it clear
	Factuality Factuality
	Commitment Commitment
	Status     Status
	// Of an attack: how sure it is that the source is behind it, and the counts
	// of the dead and the wounded, rows of Quantities.
	Responsibility Responsibility
	Dead, Wounded  uint32
}

// Responsibility says on whose word the source of an attack is held to be
// behind it, in the classes of MUC-4.
type Responsibility uint8

// The classes of responsibility; 0 is for what is no attack, or has no source.
const (
	ReportedAsFact Responsibility = iota + 1
	Accused
	AccusedByAuthorities
	Claimed
	PossiblyResponsible
)

var responsibilities = [...]string{"", "reported as fact", "accused", "accused by authorities", "claimed", "possible"}

func (r Responsibility) String() string { return name(responsibilities[:], r) }

// Role is the part that a mention plays in an event.
type Role uint8

// The parts in an event.
const (
	RoleSource Role = iota + 1
	RoleTarget
)

// Arg is one argument of an event.
type Arg struct {
	Mention uint32
	Number  uint32 // how many they are, a row of Quantities; 0 when it is not said
	Role    Role
	Plural  bool // more than one
}

// HowMany is how many an argument stands for: the number that is said, or one.
// It is not known of a plural without a number.
func (a *Analysis) HowMany(arg Arg) (n float64, known bool) {
	switch {
	case arg.Number > 0:
		return a.Quantities[arg.Number].Value, true
	case arg.Plural:
		return 0, false
	}
	return 1, true
}

func name[T ~uint8](names []string, v T) string {
	if int(v) < len(names) {
		return names[v]
	}
	return "?"
}
