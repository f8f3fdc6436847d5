package models

import _ "embed"

// Story is the model of package story.
//
//go:embed story.model
var Story string
