package readout

// Story is a set of reports of one event: a fold of Placements.
type Story struct {
	ID   string
	Docs []string // Document.IDs in order of placement
}

// Placement says that a report belongs to a story, and why. It is never
// changed: a person's merge or split is a later placement with a reason.
type Placement struct {
	Doc   string
	Story string
	Score float64
	Why   []string // the names and terms that the report shares with the story
}
