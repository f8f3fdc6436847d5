package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"golang.org/x/term"
)

// streams are what the program reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
	env      func(string) string
}

// terminal reports whether w is a screen, and how many columns it has.
func terminal(w io.Writer) (columns int, ok bool) {
	f, isFile := w.(*os.File)
	if !isFile || !term.IsTerminal(int(f.Fd())) {
		return 0, false
	}
	columns, _, err := term.GetSize(int(f.Fd()))
	return columns, err == nil
}

const widest = 100 // columns; longer lines are hard to read

// width is the width of a report on w: asked for, or that of the screen.
func width(asked int, w io.Writer) int {
	if asked > 0 {
		return asked
	}
	if columns, ok := terminal(w); ok {
		return min(columns, widest)
	}
	return 0
}

// colour decides on colours for w by the flag, and by the environment where
// the flag leaves it open (no-color.org).
func (s *streams) colour(when string, w io.Writer) bool {
	if when != "auto" {
		return when == "always"
	}
	_, screen := terminal(w)
	return screen && s.env("NO_COLOR") == "" && s.env("TERM") != "dumb"
}

// emit writes what print prints to the file, or to standard output. A file is
// written as a whole or not at all.
func (s *streams) emit(file string, print func(io.Writer) error) error {
	var b bytes.Buffer
	if err := print(&b); err != nil {
		return err
	}
	if file == "" || file == "-" {
		_, err := s.out.Write(b.Bytes())
		return err
	}
	return replace(file, b.Bytes())
}

// replace puts data in the place of the file.
func replace(file string, data []byte) (err error) {
	if info, err := os.Stat(file); err == nil && !info.Mode().IsRegular() {
		return os.WriteFile(file, data, 0o644) // a device or a pipe is written to, not replaced
	}
	tmp, err := os.CreateTemp(filepath.Dir(file), ".readout-*")
	if err != nil {
		return usage{fmt.Errorf("cannot write %s: %w; give --output a file in a folder that exists and may be written to", file, err)}
	}
	defer func() {
		if err != nil {
			os.Remove(tmp.Name())
		}
	}()
	if _, err := tmp.Write(data); err != nil {
		tmp.Close()
		return fmt.Errorf("cannot write %s: %w", file, err)
	}
	if err := tmp.Close(); err != nil {
		return fmt.Errorf("cannot write %s: %w", file, err)
	}
	if err := os.Chmod(tmp.Name(), 0o644); err != nil {
		return fmt.Errorf("cannot write %s: %w", file, err)
	}
	return os.Rename(tmp.Name(), file)
}
