// Package lexicon has the English words that the rules of several stages
// share: how verbs inflect, and the closed classes (auxiliaries, adverbs,
// prepositions, determiners). What one stage alone needs stays in that stage.
package lexicon
