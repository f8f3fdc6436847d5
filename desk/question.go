package desk

import "context"

// A Question is what can be asked of a Desk: the same from every face. The
// fields of In are flags, parameters of an address and arguments of a tool;
// their tag doc explains them.
type Question[In, Out any] struct {
	Tool    string // its name for agents
	Path    string // of the API; {x} is the field of In with the tag path:"x"
	Summary string
	Ask     func(*Desk, context.Context, In) (*Out, error)
}

// The questions. Tools that search come first, those that get follow.
var (
	SearchStories = Question[StoriesIn, StoriesOut]{"search_stories", "/api/stories",
		"Stories, each with the number of its reports and of the independent origins behind them, and of what is disputed and differs.", (*Desk).Stories}
	SearchReports = Question[SearchIn, SearchOut]{"search_reports", "/api/reports",
		"Reports whose text has the words, best first, each with the place that fits.", (*Desk).Search}
	SearchActors = Question[ActorsIn, ActorsOut]{"search_actors", "/api/actors",
		"People, organisations, states and groups by a part of their name.", (*Desk).Actors}
	ListQuotes = Question[QuotesIn, QuotesOut]{"list_quotes", "/api/quotes",
		"Who said what: statements with speaker, stance and the exact words of the report.", (*Desk).Quotes}
	ListDiscrepancies = Question[DiscrepanciesIn, DiscrepanciesOut]{"list_discrepancies", "/api/discrepancies",
		"Where tellings of one story differ in figures, times, names or wording, and whether that is a conflict, an update, rounding or framing.", (*Desk).Discrepancies}
	ListPositions = Question[PositionsIn, PositionsOut]{"list_positions", "/api/positions",
		"Disputed questions with the positions of the parties.", (*Desk).Positions}
	GetStory = Question[StoryIn, StoryOut]{"get_story", "/api/stories/{id}",
		"The dossier of a story: origins, what is agreed, disputed, different, promised, told by one only; every line with its sentence.", (*Desk).Story}
	CheckCoverage = Question[CoverageIn, CoverageOut]{"check_coverage", "/api/stories/{id}/coverage",
		"How independently a story is reported: reports, outlets, independent origins, and the passage that proves each collapse.", (*Desk).Coverage}
	CompareAccounts = Question[AccountsIn, AccountsOut]{"compare_accounts", "/api/stories/{id}/accounts",
		"The dossier of some of a story's reports only.", (*Desk).Accounts}
	ExplainLine = Question[ExplainIn, ExplainOut]{"explain_line", "/api/stories/{id}/lines/{line}",
		"Why a line of a dossier exists: the rule behind it, its evidence, and the paragraphs that the evidence stands in.", (*Desk).Explain}
	GetDocument = Question[DocumentIn, DocumentOut]{"get_document", "/api/documents/{id}",
		"A report with its text, what was read in it, where it was placed and why, and its other versions with what changed.", (*Desk).Document}
	GetActor = Question[ActorIn, ActorOut]{"get_actor", "/api/actors/{key}",
		"An actor: the stories it appears in, what it said over time, the positions it took.", (*Desk).Actor}
	GetSources = Question[SourcesIn, SourcesOut]{"get_sources", "/api/sources",
		"What the answers rest on: outlets, feeds and how much is kept.", (*Desk).Sources}
)
