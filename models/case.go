package models

import _ "embed"

// Case is the model of nlp/truecase.
//
//go:embed case.model
var Case string
