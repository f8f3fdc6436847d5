package models

import _ "embed"

// Coref is the ranker of antecedents of nlp/entity.
//
//go:embed coref.model
var Coref string
