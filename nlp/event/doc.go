// Package event finds who did what to whom, when, where and in whose voice,
// as one of PLOVER's sixteen types, and which of these bind someone:
// agreements, promises, plans, demands, threats, suspensions, appointments.
//
// A word list names what can be an event (triggers.txt, patterns.go). In each
// sentence triggers are matched (trigger.go, reading.go), verbs with their
// auxiliaries (group.go), and their subject and object are sought over words,
// since heads may not be known (arguments.go, subject.go, object.go). Statements
// are events too (speechact.go). A model that was learned from annotated
// sentences corrects the type where it is sure (features.go, decide.go,
// training/event.txt); what it is given of an event is the same in training and
// in running. Of attacks it is settled on whose word someone is behind them, and
// how many they struck (blame.go, toll.go), and of all how they were done, as far
// as that is clear (mode.go, modes.txt). What an event commits to, and how sure it
// is, is read from its verb group and its voice (commit.go, factual.go).
package event
