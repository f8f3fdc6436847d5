package models

import _ "embed"

// Entity is the model of nlp/entity.
//
//go:embed entity.model
var Entity string
