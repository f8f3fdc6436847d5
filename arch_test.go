package readout_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A room says what one folder may import from this module. A folder without a
// room is refused: where it stands in the direction of imports has to be
// decided when it is made.
type room struct {
	folder string   // path.Match pattern, relative to the module; "." is the root package
	may    []string // folders, as path.Match patterns
	tests  []string // what its test files may import besides
	pure   bool     // it, and what it imports from this module, does no input or output
	// trains says that training stands beside what runs, so that both share one
	// feature function: what reads corpora and draws random numbers there is no
	// input of a pure package above.
	trains bool
}

// The stages, for lists of what may be imported.
var stages = []string{"nlp/token", "nlp/syntax", "nlp/quantity", "nlp/entity", "nlp/speech", "nlp/event", "nlp/truecase"}

// The direction is cmd -> faces -> desk -> {feed, story, nlp, compare, store}
// -> {extract, reuse, stages} -> {learn, lexicon, readout}.
var rooms = []room{
	{folder: ".", pure: true},
	{folder: "learn", may: []string{"."}, trains: true},
	{folder: "models", may: []string{}},     // embedded weights and word lists only
	{folder: "lexicon", may: []string{"."}}, // closed lists of words that several rooms read

	// Stages meet only in the tables of readout.Analysis. Their tests may run
	// the stages before them, so that they test on tables as they really come.
	{folder: "nlp/*", may: []string{".", "learn", "lexicon", "models"}, tests: []string{"nlp", "nlp/*"}, trains: true},

	{folder: "extract", may: []string{".", "learn"}},
	{folder: "reuse", may: []string{".", "learn"}},

	{folder: "nlp", may: append([]string{".", "learn", "lexicon", "models"}, stages...), tests: []string{"extract"}},
	{folder: "feed", may: []string{".", "extract"}},
	{folder: "story", may: append([]string{".", "learn", "lexicon", "models", "reuse"}, stages...), tests: []string{"extract", "nlp"}, trains: true},
	{folder: "compare", may: append([]string{".", "lexicon", "reuse"}, stages...), tests: []string{"extract", "nlp"}, pure: true},
	{folder: "store", may: []string{"."}, tests: []string{"extract", "nlp"}},
	{folder: "store/*", may: []string{".", "store"}, tests: []string{"store/*"}}, // back ends are leaves

	{folder: "store/storetest", may: []string{".", "store"}},

	{folder: "desk", may: append([]string{".", "learn", "lexicon", "extract", "reuse", "nlp", "feed", "story", "compare", "store", "store/*"}, stages...)},

	// eval measures whatever stands below the faces, at the level of each part.
	{folder: "eval", may: append([]string{".", "learn", "lexicon", "extract", "reuse", "nlp", "story", "compare", "desk"}, stages...)},

	// Faces render what desk answers; they are not built on one another, except
	// that the pages of web show the same dossier that render writes to a file.
	{folder: "render", may: []string{".", "desk", "nlp/syntax"}, tests: []string{"extract", "nlp", "compare"}},
	{folder: "web", may: []string{".", "desk", "render"}, tests: []string{"extract", "nlp", "compare", "store", "store/*"}},
	{folder: "mcp", may: []string{".", "desk"}, tests: []string{"extract", "nlp", "compare", "store", "store/*"}},
	{folder: "cmd/*", may: []string{".", "desk", "render", "web", "mcp", "eval"}, tests: []string{"extract"}},
}

// A module is one third-party module in one folder, with the reason for it.
type module struct {
	path   string
	folder string // path.Match pattern; "*_test.go" is the test files of every folder
	reason string
}

// The modules that anything here may import.
var modules = []module{
	{"github.com/alecthomas/kong", "cmd/*", "the command line: flags, help and completion from one struct"},
	{"charm.land/lipgloss/v2", "render", "colours that a terminal can show; columns that a text takes, wide characters included"},
	{"github.com/charmbracelet/x/ansi", "render", "breaking and clipping of lines that are painted; lipgloss is built on it"},
	{"golang.org/x/term", "cmd/*", "is standard output a terminal, and how wide"},

	{"github.com/markusmobius/go-trafilatura", "extract", "main content of a page; best F1 of the pure Go extractors measured"},
	{"golang.org/x/net", "extract", "html parser: JSON-LD and meta of a page, and trafilatura's input type"},
	{"golang.org/x/text", "extract", "decoding of Windows-1252 and UTF-16"},
	{"golang.org/x/text", "eval", "the scorers fold names as their Python twins do (NFKD)"},
	{"github.com/RadhiFadlillah/whatlanggo", "nlp", "language of a text; linked by trafilatura anyway"},
	{"golang.org/x/sys", "learn", "which vector instructions the processor has"},
	{"github.com/zeebo/xxh3", "reuse", "hash of shingles: the inner loop of finding shared passages"},
	{"github.com/zeebo/xxh3", "learn", "hash of features and checksum of weight files"},
	{"github.com/mozillazg/go-unidecode", "nlp/entity", "names in other scripts and with diacritics, for matching"},
	{"github.com/kljensen/snowball", "compare", "stems: words of two accounts that differ by their endings only"},
	{"github.com/xrash/smetrics", "nlp/entity", "Jaro-Winkler: spellings of one name"},
	{"golang.org/x/sync", "nlp", "a bounded group of workers over documents"},
	{"golang.org/x/sync", "desk", "a bounded group of workers over documents and stories"},

	{"github.com/klauspost/compress", "store", "zstd: analyses and dossiers are kept packed"},
	{"modernc.org/sqlite", "store/sqlite", "the embedded database, full-text search included, without cgo"},
	{"github.com/pressly/goose/v3", "store/sqlite", "migrations of the schema, for either dialect of SQL"},

	{"github.com/google/go-cmp", "store/storetest", "the test of every back end, exported: differences of large values, readable"},
	{"github.com/mmcdole/gofeed", "feed", "RSS, Atom and JSON Feed in all the forms that sites write"},
	{"github.com/temoto/robotstxt", "feed", "robots.txt: small and finished"},
	{"golang.org/x/time", "feed", "a limiter for each host"},
	{"golang.org/x/net", "feed", "html tokenizer: titles of items without markup"},
	{"github.com/klauspost/compress", "feed", "gzip, half as fast again as the standard library's: archives; zstd in their answers"},
	{"github.com/andybalholm/brotli", "feed", "answers in archives are packed so; the standard library has no brotli"},
	{"github.com/danielgtaylor/huma/v2", "web", "the JSON API: parameters, validation, Problem Details and OpenAPI 3.1 from the types of desk"},
	{"github.com/prometheus/client_golang", "web", "/metrics in the form that monitors read"},
	{"github.com/modelcontextprotocol/go-sdk", "mcp", "the official SDK: tools from types, standard streams and streamable HTTP"},
	{"github.com/google/jsonschema-go", "mcp", "schemas of the tools' arguments, with their explanations; the SDK is built on it"},
	{"github.com/modelcontextprotocol/go-sdk", "*_test.go", "a real client"},
	{"github.com/chromedp/chromedp", "*_test.go", "a real browser walks the pages"},
	{"golang.org/x/net", "*_test.go", "html parser: are pages well formed, do their links lead somewhere"},
	{"github.com/google/go-cmp", "*_test.go", "differences of large values, readable"},
	{"pgregory.net/rapid", "*_test.go", "property tests that shrink what they find"},
	{"github.com/rogpeppe/go-internal", "*_test.go", "testscript: the command line's tests read as its manual; txtar: annotated texts as tests"},
}

// Imports that a pure package and all below it must not have. Of net, what only
// parses an address is let through.
var impure = []string{"os", "os/*", "net", "net/http", "net/http/*", "net/rpc", "net/smtp", "io/fs", "io/ioutil", "syscall", "plugin", "database/*", "log", "log/*", "math/rand", "math/rand/*", "crypto/rand"}

// Names that say nothing of what a package is about.
var vague = []string{"util", "utils", "common", "helper", "helpers", "misc", "base", "shared", "types"}

// A goFile is one source file and what it imports.
type goFile struct {
	name    string // relative to the module, slash separated
	folder  string
	pkg     string
	test    bool
	imports []string
}

func TestImports(t *testing.T) {
	files := sources(t, ".")
	mod := goMod(t)
	for _, p := range check(files, mod) {
		t.Error(p)
	}
}

// modFile is what go.mod says of the module's path and its requirements.
type modFile struct {
	path     string
	indirect map[string]bool // by module path: true when marked so
}

// check returns what is wrong, in the order of the files.
func check(files []goFile, mod modFile) (problems []string) {
	bad := func(format string, args ...any) { problems = append(problems, fmt.Sprintf(format, args...)) }
	used := map[module]bool{}
	inner := map[string]map[string]bool{} // folder -> folders it imports, tests left out
	outer := map[string]map[string]string{}
	folders := map[string]bool{}
	for _, f := range files {
		r, ok := roomOf(f.folder)
		if !ok {
			if !folders[f.folder] {
				bad("%s: folder %s has no room in arch_test.go: say there what it may import", f.name, f.folder)
			}
			folders[f.folder] = true
			continue
		}
		folders[f.folder] = true
		if slices.Contains(vague, strings.TrimSuffix(f.pkg, "_test")) {
			bad("%s: package %s: name a package after what it is about", f.name, f.pkg)
		}
		for _, imp := range f.imports {
			to, isInner := innerFolder(imp, mod.path)
			switch {
			case imp == "C":
				bad("%s: imports C: the program is built without cgo", f.name)
			case isInner:
				allowed := matchAny(r.may, to)
				if f.test {
					// A test may sit outside its package and import it.
					allowed = allowed || to == f.folder || matchAny(r.tests, to)
				}
				if !allowed {
					bad("%s: %s must not import %s; it may import %v", f.name, f.folder, to, r.may)
				}
				if !f.test {
					add(inner, f.folder, to, true)
				}
			case isStd(imp):
				if !f.test {
					add(outer, f.folder, imp, f.name)
				}
			default:
				found := false
				for _, m := range modules {
					if within(imp, m.path) && m.covers(f) {
						used[m], found = true, true
					}
				}
				if !found {
					bad("%s: %s has no line in arch_test.go for %s: add it there with the reason, or do without", f.name, imp, f.folder)
				}
				if r.pure && !f.test && f.folder == "." {
					bad("%s: the root package imports the standard library only, not %s", f.name, imp)
				}
			}
		}
	}
	for _, folder := range slices.Sorted(maps.Keys(folders)) {
		if r, ok := roomOf(folder); ok && r.pure {
			for _, below := range closure(inner, folder) {
				if b, _ := roomOf(below); b.trains {
					continue
				}
				for _, imp := range slices.Sorted(maps.Keys(outer[below])) {
					if matchAny(impure, imp) {
						bad("%s: %s imports %s, but %s is pure", outer[below][imp], below, imp, folder)
					}
				}
			}
		}
	}
	for _, m := range modules {
		// A module that go.mod pins ahead of its use is marked indirect there,
		// and a folder that does not exist yet can use nothing.
		if used[m] || mod.indirect[m.path] || !slices.ContainsFunc(files, m.covers) {
			continue
		}
		bad("arch_test.go: nothing in %s imports %s any more: drop the line (%s)", m.folder, m.path, m.reason)
	}
	return problems
}

// covers reports whether f is among the files that m is meant for.
func (m module) covers(f goFile) bool {
	if m.folder == "*_test.go" {
		return f.test
	}
	ok, _ := path.Match(m.folder, f.folder)
	return ok
}

// roomOf prefers a room that names the folder over one that a pattern covers.
func roomOf(folder string) (room, bool) {
	for _, exact := range []bool{true, false} {
		for _, r := range rooms {
			if ok, _ := path.Match(r.folder, folder); ok && (r.folder == folder) == exact {
				return r, true
			}
		}
	}
	return room{}, false
}

func matchAny(patterns []string, s string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool { ok, _ := path.Match(p, s); return ok })
}

func innerFolder(imp, module string) (string, bool) {
	if imp == module {
		return ".", true
	}
	return strings.CutPrefix(imp, module+"/")
}

func isStd(imp string) bool {
	first, _, _ := strings.Cut(imp, "/")
	return !strings.Contains(first, ".")
}

func within(imp, module string) bool { return imp == module || strings.HasPrefix(imp, module+"/") }

func add[V any](m map[string]map[string]V, a, b string, v V) {
	if m[a] == nil {
		m[a] = map[string]V{}
	}
	m[a][b] = v
}

// closure is folder and every folder it reaches, sorted.
func closure(edges map[string]map[string]bool, folder string) []string {
	seen := map[string]bool{}
	var visit func(string)
	visit = func(f string) {
		if !seen[f] {
			seen[f] = true
			for to := range edges[f] {
				visit(to)
			}
		}
	}
	visit(folder)
	return slices.Sorted(maps.Keys(seen))
}

// sources parses the imports of every Go file of the module under root. Build
// constraints do not matter, so that a file of another system is held to the
// rules too; only files that are never part of a build are left out.
func sources(t *testing.T, root string) (files []goFile) {
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := d.Name()
		if d.IsDir() {
			if name != root && (base == "testdata" || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_")) {
				return fs.SkipDir
			}
			// A nested module answers for its own requirements.
			if _, err := os.Stat(filepath.Join(name, "go.mod")); err == nil && name != root {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(base, ".go") {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly|parser.ParseComments)
		if err != nil {
			return err
		}
		if neverBuilt(parsed) {
			return nil
		}
		f := goFile{name: filepath.ToSlash(name), pkg: parsed.Name.Name, test: strings.HasSuffix(base, "_test.go")}
		f.folder = path.Dir(f.name)
		for _, spec := range parsed.Imports {
			imp, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			f.imports = append(f.imports, imp)
		}
		files = append(files, f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func neverBuilt(f *ast.File) bool {
	for _, group := range f.Comments {
		for _, c := range group.List {
			if c.Pos() < f.Package && strings.HasPrefix(c.Text, "//go:build ignore") {
				return true
			}
		}
	}
	return false
}

// goMod reads the few lines of go.mod that matter here.
func goMod(t *testing.T) modFile {
	data, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	m := modFile{indirect: map[string]bool{}}
	for line := range strings.Lines(string(data)) {
		fields := strings.Fields(strings.TrimPrefix(strings.TrimSpace(line), "require "))
		switch {
		case len(fields) >= 2 && fields[0] == "module":
			m.path = fields[1]
		case len(fields) >= 2 && strings.HasPrefix(fields[1], "v"):
			m.indirect[fields[0]] = strings.Contains(line, "// indirect")
		}
	}
	return m
}

// The table is worth nothing if it cannot refuse: one wrong tree for each rule.
func TestImportsRefuses(t *testing.T) {
	mod := modFile{path: "readout", indirect: map[string]bool{"github.com/zeebo/xxh3": false}}
	for _, m := range modules {
		if m.path != "github.com/zeebo/xxh3" {
			mod.indirect[m.path] = true
		}
	}
	file := func(name string, imports ...string) goFile {
		return goFile{name: name, folder: path.Dir(name), pkg: path.Base(path.Dir(name)), test: strings.HasSuffix(name, "_test.go"), imports: imports}
	}
	for _, c := range []struct {
		what  string
		want  string // part of the one message; empty when nothing is wrong
		files []goFile
	}{
		{"a stage imports a stage", "nlp/speech must not import nlp/token", []goFile{file("nlp/speech/a.go", "readout/nlp/token")}},
		{"a stage's test runs the stages before it", "", []goFile{file("nlp/speech/a_test.go", "readout/nlp/token")}},
		{"desk imports a face", "desk must not import web", []goFile{file("desk/a.go", "readout/web")}},
		{"an unlisted folder", "no room", []goFile{file("weather/a.go")}},
		{"an unlisted module", "has no line", []goFile{file("desk/a.go", "github.com/x/y")}},
		{"a module in the wrong folder", "has no line", []goFile{file("desk/a.go", "github.com/alecthomas/kong")}},
		{"a test module in shipped code", "has no line", []goFile{file("desk/a.go", "pgregory.net/rapid")}},
		{"a test module in a test", "", []goFile{file("desk/a_test.go", "pgregory.net/rapid")}},
		{"compare reads files", "compare is pure", []goFile{file("compare/a.go", "os")}},
		{"compare reads files through another", "compare is pure", []goFile{file("compare/a.go", "readout/lexicon"), file("lexicon/a.go", "net/http")}},
		{"a stage that compare imports has its training beside it", "", []goFile{file("compare/a.go", "readout/nlp/token"), file("nlp/token/train.go", "os")}},
		{"the root does input", ". is pure", []goFile{file("a.go", "io/fs")}},
		{"a stale line", "imports github.com/zeebo/xxh3 any more", []goFile{file("reuse/a.go", "readout")}},
		{"a line in use", "", []goFile{file("reuse/a.go", "readout", "github.com/zeebo/xxh3")}},
		{"cgo", "without cgo", []goFile{file("learn/a.go", "readout", "C", "github.com/zeebo/xxh3")}},
		{"a vague name", "name a package after", []goFile{{name: "desk/a.go", folder: "desk", pkg: "util"}}},
	} {
		got := check(c.files, mod)
		if c.want == "" && len(got) > 0 || c.want != "" && (len(got) != 1 || !strings.Contains(got[0], c.want)) {
			t.Errorf("%s: got %q, want %q", c.what, got, c.want)
		}
	}
}
