package models

import _ "embed"

// Speech is the model of nlp/speech.
//
//go:embed speech.model
var Speech string
