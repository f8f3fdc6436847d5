// Package mcp is the face of a desk for agents: the Model Context Protocol, on
// standard input and output or over HTTP. Every tool only reads; what it
// answers is what the API answers, each line with the sentence to cite.
package mcp

import (
	"context"
	"net/http"
	"reflect"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/modelcontextprotocol/go-sdk/mcp"

	"readout/desk"
)

const instructions = `Readout lays the reports of one event side by side. Search first (search_stories, search_reports, list_quotes, list_discrepancies, list_positions), then get what you found by its ID. Cite the evidence: "quote" is exactly the bytes start:end of the text of the document. That independent origins agree does not make a thing true, and what is not listed is not known.`

// Server offers the questions of a desk as tools.
func Server(k *desk.Desk, version string) *mcp.Server {
	s := mcp.NewServer(&mcp.Implementation{Name: "readout", Title: "Readout", Version: version}, &mcp.ServerOptions{Instructions: instructions})
	tool(s, k, desk.SearchStories)
	tool(s, k, desk.SearchReports)
	tool(s, k, desk.SearchActors)
	tool(s, k, desk.ListQuotes)
	tool(s, k, desk.ListDiscrepancies)
	tool(s, k, desk.ListPositions)
	tool(s, k, desk.GetStory)
	tool(s, k, desk.CheckCoverage)
	tool(s, k, desk.CompareAccounts)
	tool(s, k, desk.ExplainLine)
	tool(s, k, desk.GetDocument)
	tool(s, k, desk.GetActor)
	tool(s, k, desk.GetSources)
	return s
}

// Serve speaks on standard input and output until the client goes.
func Serve(ctx context.Context, k *desk.Desk, version string) error {
	return Server(k, version).Run(ctx, &mcp.StdioTransport{})
}

// Handler speaks over HTTP (streamable, without sessions: every tool only reads).
func Handler(k *desk.Desk, version string) http.Handler {
	s := Server(k, version)
	return mcp.NewStreamableHTTPHandler(func(*http.Request) *mcp.Server { return s }, &mcp.StreamableHTTPOptions{Stateless: true, JSONResponse: true})
}

// tool offers one question. An error of the desk is the tool's answer: the
// agent can read it and ask better.
func tool[In, Out any](s *mcp.Server, k *desk.Desk, q desk.Question[In, Out]) {
	closed := false
	mcp.AddTool(s, &mcp.Tool{
		Name: q.Tool, Description: q.Summary, InputSchema: schema[In](),
		Annotations: &mcp.ToolAnnotations{ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &closed},
	}, func(ctx context.Context, _ *mcp.CallToolRequest, in In) (*mcp.CallToolResult, *Out, error) {
		out, err := q.Ask(k, ctx, in)
		return nil, out, err
	})
}

// schema is the schema of T with the explanations of its fields.
func schema[T any]() *jsonschema.Schema {
	s, err := jsonschema.For[T](nil)
	if err != nil {
		panic(err) // the types are ours
	}
	explain(s, reflect.TypeFor[T]())
	return s
}

func explain(s *jsonschema.Schema, t reflect.Type) {
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous && f.Type.Kind() == reflect.Struct {
			explain(s, f.Type)
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		p := s.Properties[name]
		if p == nil {
			continue
		}
		p.Description = f.Tag.Get("doc")
		if values := f.Tag.Get("enum"); values != "" {
			for _, v := range strings.Split(values, ",") {
				p.Enum = append(p.Enum, v)
			}
		}
	}
}
