package desk

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"readout/reuse"
)

// Publishers names files that say more of publishers than the program knows.
type Publishers struct {
	Outlets []string // lines of name | kind | owner | other names | domains
	Trust   []string // trust.txt files
	// Beside are articles: a trust.txt that lies in the folder of one is read too.
	Beside []string
}

// table reads the files. One that was asked for and cannot be read is an error.
func (p Publishers) table() (*reuse.Outlets, error) {
	t := reuse.KnownOutlets()
	seen := map[string]bool{}
	read := func(path string, with func(*reuse.Outlets, *os.File) (*reuse.Outlets, error)) error {
		if path = filepath.Clean(path); seen[path] {
			return nil
		}
		seen[path] = true
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		if t, err = with(t, f); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		return nil
	}
	trust := func(t *reuse.Outlets, f *os.File) (*reuse.Outlets, error) { return t.WithTrust(siteOf(f.Name()), f) }
	for _, path := range p.Outlets {
		if err := read(path, func(t *reuse.Outlets, f *os.File) (*reuse.Outlets, error) { return t.With(f) }); err != nil {
			return nil, err
		}
	}
	for _, path := range p.Trust {
		if err := read(path, trust); err != nil {
			return nil, err
		}
	}
	for _, path := range p.Beside {
		if info, err := os.Stat(path); err != nil || !info.IsDir() {
			path = filepath.Dir(path)
		}
		path = filepath.Join(path, "trust.txt")
		if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
			continue
		}
		if err := read(path, trust); err != nil {
			return nil, err
		}
	}
	return t, nil
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
