package web

import (
	"context"
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"readout/desk"
)

// body is how huma sees an answer.
type body[T any] struct{ Body *T }

// api answers the questions of a desk in JSON; errors are Problem Details (RFC 9457).
func (s *server) api(mux *http.ServeMux) {
	config := huma.DefaultConfig("Readout", s.opt.Version)
	config.Info.Description = "What the reports of one event say, side by side, every line with the sentence that proves it."
	config.DocsPath = "" // its page loads scripts of another host
	config.SchemasPath = ""
	config.CreateHooks = nil // answers carry no links to schemas: they are the contract as it stands
	api := humago.New(mux, config)
	route(s, api, desk.SearchStories)
	route(s, api, desk.SearchReports)
	route(s, api, desk.SearchActors)
	route(s, api, desk.ListQuotes)
	route(s, api, desk.ListDiscrepancies)
	route(s, api, desk.ListPositions)
	route(s, api, desk.GetStory)
	route(s, api, desk.CheckCoverage)
	route(s, api, desk.CompareAccounts)
	route(s, api, desk.ExplainLine)
	route(s, api, desk.GetDocument)
	route(s, api, desk.GetActor)
	route(s, api, desk.GetSources)
	s.decisions(api)
	mux.HandleFunc("/api/", func(w http.ResponseWriter, r *http.Request) {
		_ = huma.WriteErr(api, humago.NewContext(&huma.Operation{}, r, w), http.StatusNotFound, "there is no such question; /openapi.json lists them") // the client has gone
	})
}

// route answers one question.
func route[In, Out any](s *server, api huma.API, q desk.Question[In, Out]) {
	huma.Register(api, huma.Operation{OperationID: q.Tool, Method: http.MethodGet, Path: q.Path, Summary: q.Summary}, func(ctx context.Context, in *In) (*body[Out], error) {
		out, err := q.Ask(s.desk, ctx, *in)
		if err != nil {
			return nil, s.problem(err)
		}
		return &body[Out]{out}, nil
	})
}

// decisions are the few writes: a person's word on stories and actors.
func (s *server) decisions(api huma.API) {
	huma.Register(api, huma.Operation{OperationID: "decide", Method: http.MethodPost, Path: "/api/decisions", Summary: "Merge, split or name stories and actors, with a reason."},
		func(ctx context.Context, in *struct{ Body desk.DecideIn }) (*body[desk.DecideOut], error) {
			out, err := s.desk.Decide(ctx, in.Body)
			if err != nil {
				return nil, s.problem(err)
			}
			return &body[desk.DecideOut]{out}, nil
		})
	huma.Register(api, huma.Operation{OperationID: "undo", Method: http.MethodDelete, Path: "/api/decisions/{n}", Summary: "Take a decision back."},
		func(ctx context.Context, in *desk.UndoIn) (*struct{}, error) {
			if err := s.desk.Undo(ctx, *in); err != nil {
				return nil, s.problem(err)
			}
			return nil, nil
		})
	huma.Register(api, huma.Operation{OperationID: "list_decisions", Method: http.MethodGet, Path: "/api/decisions", Summary: "What persons have decided."},
		func(ctx context.Context, _ *struct{}) (*body[[]desk.Decision], error) {
			out, err := s.desk.Decisions(ctx)
			if err != nil {
				return nil, s.problem(err)
			}
			return &body[[]desk.Decision]{&out}, nil
		})
}

// problem is an error of a desk as an answer; what is ours to know is logged
// and not told.
func (s *server) problem(err error) error {
	status := statusOf(err)
	if status == http.StatusInternalServerError {
		s.opt.Log.Error("a question failed", "err", err)
		return huma.NewError(status, "something went wrong here; the log says what")
	}
	return huma.NewError(status, err.Error())
}

// statusOf is the status that an error of a desk means.
func statusOf(err error) int {
	var wrong desk.Wrong
	switch {
	case errors.Is(err, desk.ErrNotFound):
		return http.StatusNotFound
	case errors.As(err, &wrong):
		return http.StatusUnprocessableEntity
	case errors.Is(err, context.Canceled):
		return 499 // the client has gone
	case errors.Is(err, context.DeadlineExceeded):
		return http.StatusGatewayTimeout
	}
	return http.StatusInternalServerError
}
