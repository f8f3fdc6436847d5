package mcp_test

import (
	"encoding/json"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"readout/desk"
	"readout/mcp"
)

func moscow(t *testing.T) *desk.Desk {
	k, err := desk.Open(t.Context(), filepath.Join(t.TempDir(), "readout.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { k.Close() })
	if _, err := k.Add(t.Context(), desk.AddIn{Articles: []string{"../examples/moscow-2017"}}); err != nil {
		t.Fatal(err)
	}
	return k
}

// connect is a real client over HTTP.
func connect(t *testing.T, k *desk.Desk) *sdk.ClientSession {
	server := httptest.NewServer(mcp.Handler(k, "test"))
	t.Cleanup(server.Close)
	client := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil)
	session, err := client.Connect(t.Context(), &sdk.StreamableClientTransport{Endpoint: server.URL}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { session.Close() })
	return session
}

func call(t *testing.T, s *sdk.ClientSession, tool string, args map[string]any) (structured string, failed bool) {
	t.Helper()
	out, err := s.CallTool(t.Context(), &sdk.CallToolParams{Name: tool, Arguments: args})
	if err != nil {
		t.Fatalf("%s: %v", tool, err)
	}
	b, _ := json.Marshal(out.StructuredContent)
	if out.IsError {
		b, _ = json.Marshal(out.Content)
	}
	return string(b), out.IsError
}

func TestTools(t *testing.T) {
	k := moscow(t)
	s := connect(t, k)
	tools, err := s.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, x := range tools.Tools {
		names = append(names, x.Name)
		if x.Description == "" || !x.Annotations.ReadOnlyHint {
			t.Errorf("%s is not described, or not read-only", x.Name)
		}
		b, _ := json.Marshal(x.InputSchema)
		var in struct {
			Properties map[string]struct{ Description string }
		}
		if err := json.Unmarshal(b, &in); err != nil {
			t.Fatal(err)
		}
		for p, d := range in.Properties {
			if d.Description == "" {
				t.Errorf("%s: the argument %s is not explained", x.Name, p)
			}
		}
	}
	if len(names) != 13 {
		t.Errorf("tools %v, want 13", names)
	}

	found, failed := call(t, s, "search_stories", map[string]any{"sort": "reports", "limit": 1})
	if failed {
		t.Fatal(found)
	}
	var list desk.StoriesOut
	if err := json.Unmarshal([]byte(found), &list); err != nil || len(list.Stories) != 1 {
		t.Fatalf("%s, %v", found, err)
	}
	// what a tool answers is what the desk answers
	want, err := k.Stories(t.Context(), desk.StoriesIn{Sort: "reports", Page: desk.Page{Limit: 1}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, &list); diff != "" {
		t.Error(diff)
	}
	id := list.Stories[0].ID
	for tool, args := range map[string]map[string]any{
		"get_story": {"id": id}, "check_coverage": {"id": id}, "compare_accounts": {"id": id}, "search_reports": {"text": "chemical"},
		"list_quotes": {"speaker": "Lavrov"}, "list_discrepancies": {}, "list_positions": {"story": id}, "search_actors": {"text": "till"}, "get_sources": {},
	} {
		if out, failed := call(t, s, tool, args); failed || len(out) < 20 {
			t.Errorf("%s: %.200s", tool, out)
		}
	}
	// a wrong question is answered, not dropped
	for tool, args := range map[string]map[string]any{
		"get_story": {"id": "x"}, "list_quotes": {"stance": "shouts"}, "search_reports": {}, "get_document": {"id": "x", "colour": "red"},
	} {
		if out, failed := call(t, s, tool, args); !failed {
			t.Errorf("%s %v: %.200s", tool, args, out)
		} else if !strings.Contains(out, "text") {
			t.Errorf("%s %v says nothing: %s", tool, args, out)
		}
	}
}
