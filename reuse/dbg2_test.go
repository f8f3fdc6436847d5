package reuse

import (
	"fmt"
	"testing"
)

func TestDbg2(t *testing.T) {
	docs := articles(t, cases+"/khan-shaykhun/articles.jsonl")
	for _, i := range []int{3, 7} {
		for _, c := range Credits(docs[i]) {
			if c.Origin == "Reuters" {
				fmt.Println(docs[i].ID, c, c.Span.Of(docs[i].Text))
			}
		}
	}
	docs = articles(t, cases+"/tibet-self-immolation/articles.jsonl")
	for _, c := range Credits(docs[3]) {
		fmt.Println(c, c.Span.Of(docs[3].Text))
	}
}
