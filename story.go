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
	Why   []string // what the report shares with the story: names, terms, the days between them
	// Reason says why the report starts a story, or why it was moved from one to
	// another; empty when Why says it all.
	Reason string
}
