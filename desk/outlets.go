package desk

import (
	"os"
	"path/filepath"
	"strings"
)

// Publishers names files that say more of publishers than the program knows.
type Publishers struct {
	Outlets []string // lines of name | kind | owner | other names | domains
	Trust   []string // trust.txt files
	// Beside are articles: a trust.txt that lies in the folder of one is read too.
	Beside []string
}

// tables reads the files. One that was asked for and cannot be read is an error.
func (p Publishers) tables() (out tables, err error) {
	seen := map[string]bool{}
	read := func(kind, path string) error {
		if path = filepath.Clean(path); seen[path] {
			return nil
		}
		seen[path] = true
		t, err := readTable(kind, path)
		out = append(out, t)
		return err
	}
	for _, path := range p.Outlets {
		if err := read(tableOutlets, path); err != nil {
			return nil, err
		}
	}
	for _, path := range p.Trust {
		if err := read(tableTrust, path); err != nil {
			return nil, err
		}
	}
	for _, path := range p.Beside {
		if strings.Contains(path, "://") || path == "-" {
			continue
		}
		if info, err := os.Stat(path); err != nil || !info.IsDir() {
			path = filepath.Dir(path)
		}
		path = filepath.Join(path, "trust.txt")
		if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
			continue
		}
		if err := read(tableTrust, path); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// siteOf is the domain that a trust.txt is of, by its name or that of its
// folder: example.com.trust.txt, example.com/trust.txt; else empty.
func siteOf(path string) string {
	name := strings.TrimSuffix(strings.TrimSuffix(filepath.Base(path), "trust.txt"), ".")
	if name == "" {
		if abs, err := filepath.Abs(path); err == nil {
			name = filepath.Base(filepath.Dir(abs))
		}
	}
	if i := strings.LastIndexByte(name, '.'); i <= 0 || len(name)-i < 3 || strings.ContainsAny(name, " _") {
		return ""
	}
	return name
}
