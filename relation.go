package readout

// Relation is the relation of a token to its governor, as UD v2 English has
// them. The numbers are kept in analyses and in weights: append only.
type Relation uint8

// The relations of UD English; 0 is unknown.
const (
	NoRelation Relation = iota
	RelPunct
	RelCase
	RelDet
	RelNsubj
	RelRoot
	RelAmod
	RelAdvmod
	RelObj
	RelObl
	RelNmod
	RelConj
	RelCompound
	RelCc
	RelMark
	RelAux
	RelCop
	RelAdvcl
	RelNmodPoss
	RelXcomp
	RelFlat
	RelAclRelcl
	RelCcomp
	RelAcl
	RelAppos
	RelAuxPass
	RelNummod
	RelParataxis
	RelNsubjPass
	RelNmodUnmarked
	RelOblUnmarked
	RelDiscourse
	RelCompoundPrt
	RelExpl
	RelFixed
	RelIobj
	RelList
	RelOblAgent
	RelDep
	RelNmodDesc
	RelCsubj
	RelNsubjOuter
	RelDetPredet
	RelAdvclRelcl
	RelVocative
	RelGoeswith
	RelReparandum
	RelCcPreconj
	RelOrphan
	RelDislocated
	RelCsubjPass
	RelCsubjOuter
)

var relations = [...]string{
	"_",
	"punct", "case", "det", "nsubj", "root", "amod", "advmod", "obj", "obl", "nmod",
	"conj", "compound", "cc", "mark", "aux", "cop", "advcl", "nmod:poss", "xcomp", "flat",
	"acl:relcl", "ccomp", "acl", "appos", "aux:pass", "nummod", "parataxis", "nsubj:pass", "nmod:unmarked", "obl:unmarked",
	"discourse", "compound:prt", "expl", "fixed", "iobj", "list", "obl:agent", "dep", "nmod:desc", "csubj",
	"nsubj:outer", "det:predet", "advcl:relcl", "vocative", "goeswith", "reparandum", "cc:preconj", "orphan", "dislocated", "csubj:pass",
	"csubj:outer",
}

func (r Relation) String() string { return name(relations[:], r) }

// Relations is the number of relations, the unknown one included.
const Relations = len(relations)
