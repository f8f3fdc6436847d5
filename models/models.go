// Package models embeds the weights that are shipped; README.md says where
// they come from.
package models

import _ "embed"

// Syntax is the model of nlp/syntax.
//
//go:embed syntax.model
var Syntax string
