/*
Package syntax gives tokens their tags, features, lemmas, heads and relations
in the manner of Universal Dependencies.

Run takes the sentences of a report through one small network, some hundred
words at a time:

	features.go  what is seen of a word: itself, its affixes, shape, spacing
	learn        rows of embeddings are added up and encoded in their sentence
	run.go       the outputs become tags, scores of heads and of relations
	tree.go      the scores of heads become a tree
	lemma.go     form and tag become a lemma

Training (train.go, net.go, pass.go) uses the same features on treebanks that
conllu.go reads; model.go opens what it saved. The numbers of tags and
relations (inventory.go) and the kept features (feats.go) have their UD names.
*/
package syntax
