package entity

import "strings"

// Key is the form in which an actor's name is looked up: ASCII, lower case,
// without what comes and goes between spellings.
func Key(name string) string { return strings.Join(foldName(name), " ") }
