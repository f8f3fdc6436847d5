package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"readout/desk"
	"readout/web"
)

// Every face answers the same question alike: the command line, the API, and
// the tools for agents on standard streams.
func TestFacesAgree(t *testing.T) {
	db := filepath.Join(t.TempDir(), "case.db")
	cmd := func(args ...string) string {
		t.Helper()
		var out, errs bytes.Buffer
		s := &streams{in: strings.NewReader(""), out: &out, err: &errs, env: func(string) string { return "" }}
		if code := run(t.Context(), append(args, "--db", db), s); code != exitDone {
			t.Fatalf("%v: status %d, %s", args, code, errs.String())
		}
		return out.String()
	}
	cmd("add", "../../examples/moscow-2017")
	k, err := desk.Open(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	defer k.Close()
	server := httptest.NewServer(web.New(k, web.Options{}))
	defer server.Close()
	api := func(path string) string {
		t.Helper()
		resp, err := http.Get(server.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		b, err := io.ReadAll(resp.Body)
		if err != nil || resp.StatusCode != http.StatusOK {
			t.Fatalf("%s: %d, %v: %s", path, resp.StatusCode, err, b)
		}
		return string(b)
	}
	client := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil)
	session, err := client.Connect(t.Context(), &sdk.CommandTransport{Command: exec.Command("readout", "mcp", "--db", db)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer session.Close()
	tool := func(name string, args map[string]any) string {
		t.Helper()
		out, err := session.CallTool(t.Context(), &sdk.CallToolParams{Name: name, Arguments: args})
		if err != nil || out.IsError {
			t.Fatalf("%s: %v, %v", name, err, out)
		}
		b, err := json.Marshal(out.StructuredContent)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	same := func(what string, answers ...string) {
		t.Helper()
		var first any
		for i, a := range answers {
			var v any
			if err := json.Unmarshal([]byte(a), &v); err != nil {
				t.Fatalf("%s: answer %d: %v", what, i, err)
			}
			if i == 0 {
				first = v
			} else if diff := cmp.Diff(first, v); diff != "" {
				t.Errorf("%s: answer %d differs:\n%.1000s", what, i, diff)
			}
		}
	}
	same("quotes", cmd("quotes", "Lavrov", "--format", "json"), api("/api/quotes?speaker=Lavrov"), tool("list_quotes", map[string]any{"speaker": "Lavrov"}))
	same("search", cmd("search", "chemical", "--format", "json"), api("/api/reports?text=chemical"), tool("search_reports", map[string]any{"text": "chemical"}))
	same("sources", cmd("sources", "--format", "json"), api("/api/sources"), tool("get_sources", map[string]any{}))
	stories := api("/api/stories?sort=reports")
	same("stories", stories, tool("search_stories", map[string]any{"sort": "reports"}))
	var list desk.StoriesOut
	if err := json.Unmarshal([]byte(stories), &list); err != nil || len(list.Stories) == 0 {
		t.Fatal(stories, err)
	}
	id := list.Stories[0].ID
	same("story", api("/api/stories/"+id), tool("get_story", map[string]any{"id": id}))
	var whole struct{ Dossier json.RawMessage }
	if err := json.Unmarshal([]byte(api("/api/stories/"+id)), &whole); err != nil {
		t.Fatal(err)
	}
	same("dossier", cmd("show", id, "--format", "json"), string(whole.Dossier))
	same("line", cmd("show", id, "--explain", "agreed-1", "--format", "json"), api("/api/stories/"+id+"/lines/"+url.PathEscape("agreed-1")), tool("explain_line", map[string]any{"id": id, "line": "agreed-1"}))
}

// A run that is killed at any point goes on where it was: nothing is lost,
// nothing is kept twice.
func TestKilled(t *testing.T) {
	dir := t.TempDir()
	db, file := filepath.Join(dir, "case.db"), filepath.Join(dir, "reports.jsonl")
	var b bytes.Buffer
	const reports = 300
	for i := range reports {
		fmt.Fprintf(&b, `{"id": "r%d", "outlet": "Outlet %d", "published": "2031-03-%02d", "title": "Ferry %d burns off Orvale", "text": "At least %d people died on Sunday when ferry %d burned off harbour %d, the coast guard said. The owner denied that the alarms had been switched off."}`+"\n",
			i, i%17, 1+i%28, i/3, 2+i%9, i/3, i/3)
	}
	if err := replace(file, b.Bytes()); err != nil {
		t.Fatal(err)
	}
	for i := range 3 { // killed at three places
		ctx, cancel := context.WithTimeout(t.Context(), time.Duration(400+300*i)*time.Millisecond)
		_ = exec.CommandContext(ctx, "readout", "add", "--db", db, file).Run() // SIGKILL
		cancel()
	}
	out, err := exec.Command("readout", "add", "--db", db, file).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if out, err := exec.Command("readout", "check", "--db", db).CombinedOutput(); err != nil || !strings.Contains(string(out), "all is well") {
		t.Errorf("%v: %s", err, out)
	}
	k, err := desk.Open(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	defer k.Close()
	n, err := k.Sources(t.Context(), desk.SourcesIn{})
	if err != nil || n.Documents != reports {
		t.Errorf("%d reports are kept, want %d; %v", n.Documents, reports, err)
	}
}
