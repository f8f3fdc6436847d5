// Package syntax gives tokens their tags, features, lemmas, heads and relations.
package syntax
