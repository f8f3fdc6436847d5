package extract

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A source is one file to read, or standard input.
type source struct {
	path string // as given to the system; empty for standard input
	name string // for messages
	kind kind   // by the file's name; unknown is found out by looking inside
}

const stdinName = "standard input"

// readable says it in messages.
const readable = ".jsonl, .json, .txt, .md, .html, or one of these with .gz"

// list turns arguments into sources: in the order given, folders in the order
// of their file names, each file once.
func list(args []string) (sources []source, problems []Problem) {
	seen := map[string]bool{}
	add := func(path string) {
		if clean := filepath.Clean(path); !seen[clean] {
			seen[clean] = true
			sources = append(sources, source{path: path, name: path, kind: kindOf(path)})
		}
	}
	// named takes a file, or a folder with all that is in it.
	named := func(path string) {
		info, err := os.Stat(path)
		switch {
		case err != nil:
			problems = append(problems, Problem{Path: path, Err: openFault(err)})
		case !info.IsDir():
			add(path)
		default:
			files, bad := folder(path)
			problems = append(problems, bad...)
			if len(files) == 0 && len(bad) == 0 {
				problems = append(problems, Problem{Path: path, Err: fault{"no articles in this folder", "name files, or a folder with " + readable}})
			}
			for _, f := range files {
				add(f)
			}
		}
	}
	for _, arg := range args {
		if arg == "-" {
			if !seen["-"] {
				seen["-"] = true
				sources = append(sources, source{name: stdinName})
			}
			continue
		}
		// A file may have a name that looks like a pattern: it goes first.
		if _, err := os.Stat(arg); err != nil && errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(arg, "*?[") {
			matches, err := glob(arg)
			if err != nil {
				problems = append(problems, Problem{Path: arg, Err: fault{"bad pattern", "quote [ as [[]"}})
				continue
			}
			if len(matches) == 0 {
				problems = append(problems, Problem{Path: arg, Err: fault{"no file matches this pattern", "check the path"}})
			}
			for _, m := range matches {
				named(m)
			}
			continue
		}
		named(arg)
	}
	return sources, problems
}

// folder lists the files below root that look like articles. Hidden files and
// folders, unknown kinds, and the texts that describe a folder instead of
// reporting (README, LICENSE) are passed over: a folder means its articles.
func folder(root string) (files []string, problems []Problem) {
	// A link to a folder that the user named is followed; links below it are
	// not, so that no loop can arise.
	start := root
	if target, err := filepath.EvalSymlinks(root); err == nil {
		start = target
	}
	err := filepath.WalkDir(start, func(path string, e fs.DirEntry, err error) error {
		name := path
		if rel, rerr := filepath.Rel(start, path); rerr == nil {
			name = filepath.Join(root, rel)
		}
		if err != nil {
			problems = append(problems, Problem{Path: name, Err: openFault(err)})
			return nil
		}
		if path == start {
			return nil
		}
		if isHidden(e.Name()) {
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if e.IsDir() || kindOf(path) == kindUnknown || isAboutFolder(e.Name()) {
			return nil
		}
		if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
			return nil
		}
		files = append(files, name)
		return nil
	})
	if err != nil {
		problems = append(problems, Problem{Path: root, Err: openFault(err)})
	}
	slices.Sort(files)
	return files, problems
}

func isHidden(name string) bool { return strings.HasPrefix(name, ".") }

func isAboutFolder(name string) bool {
	if kindOf(name) != kindText && kindOf(name) != kindMarkdown {
		return false
	}
	stem, _, _ := strings.Cut(strings.ToUpper(name), ".")
	switch stem {
	case "README", "LICENSE", "LICENCE", "COPYING", "CHANGELOG", "CONTRIBUTING", "NOTICE":
		return true
	}
	// What a publisher says of itself (journallist.net) is no report.
	return strings.ToLower(name) == "trust.txt" || strings.HasSuffix(strings.ToLower(name), ".trust.txt")
}

// glob is filepath.Glob with "**" for any number of folders, and without
// hidden files where the pattern does not ask for them.
func glob(pattern string) ([]string, error) {
	if _, err := filepath.Match(pattern, ""); err != nil {
		return nil, err
	}
	parts := strings.Split(filepath.ToSlash(filepath.Clean(pattern)), "/")
	base := ""
	if parts[0] == "" { // an absolute path
		base, parts = "/", parts[1:]
	}
	var out []string
	expand(base, parts, &out)
	slices.Sort(out)
	return slices.Compact(out), nil
}

func expand(base string, parts []string, out *[]string) {
	if len(parts) == 0 {
		*out = append(*out, base)
		return
	}
	first, rest := parts[0], parts[1:]
	if !strings.ContainsAny(first, `*?[\`) {
		path := filepath.Join(base, first)
		if _, err := os.Lstat(path); err == nil {
			expand(path, rest, out)
		}
		return
	}
	dir := base
	if dir == "" {
		dir = "."
	}
	entries, _ := os.ReadDir(dir) // what cannot be listed matches nothing
	if first == "**" {
		if len(rest) > 0 {
			expand(base, rest, out)
		}
		for _, e := range entries {
			if isHidden(e.Name()) {
				continue
			}
			if e.IsDir() {
				expand(filepath.Join(base, e.Name()), parts, out)
			} else if len(rest) == 0 {
				*out = append(*out, filepath.Join(base, e.Name()))
			}
		}
		return
	}
	for _, e := range entries {
		if isHidden(e.Name()) && !isHidden(first) {
			continue
		}
		if ok, _ := filepath.Match(first, e.Name()); ok {
			if len(rest) > 0 && e.Type().IsRegular() {
				continue
			}
			expand(filepath.Join(base, e.Name()), rest, out)
		}
	}
}

// openFault says in plain words why the system refused.
func openFault(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fault{"no such file or folder", "check the path"}
	case errors.Is(err, fs.ErrPermission):
		return fault{"permission denied", "make it readable"}
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		return fault{p.Err.Error(), "check the file"}
	}
	return err
}
