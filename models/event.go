package models

import _ "embed"

// Event is the model of nlp/event.
//
//go:embed event.model
var Event string
