package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"readout"
	"readout/compare"
	"readout/nlp"
)

func main() {
	f, _ := os.Open(os.Args[1])
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	var docs []*readout.Document
	for sc.Scan() {
		var x struct{ ID, Outlet, Title, Published, Text string }
		json.Unmarshal(sc.Bytes(), &x)
		d := &readout.Document{ID: x.ID, Outlet: x.Outlet, Published: x.Published, Text: x.Text}
		if x.Title != "" {
			d.Text = x.Title + "\n\n" + x.Text
			d.Title = readout.Span{Start: 0, End: uint32(len(x.Title))}
		}
		off := int(d.Body().Start)
		for _, p := range strings.Split(x.Text, "\n\n") {
			if strings.TrimSpace(p) != "" {
				d.Paragraphs = append(d.Paragraphs, readout.Span{Start: uint32(off), End: uint32(off + len(p))})
			}
			off += len(p) + 2
		}
		docs = append(docs, d)
	}
	as, _ := nlp.ReadAll(context.Background(), docs, 2)
	for i, a := range as {
		if err := nlp.Check(docs[i], a); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	}
	dos := compare.Compare(docs, as)
	enc := json.NewEncoder(os.Stdout)
	enc.SetIndent("", " ")
	enc.SetEscapeHTML(false)
	enc.Encode(dos)
}
