package syntax

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/learn"
)

// rawText gathers the words of running text for word vectors, in the form of
// learn.Norm and split much as UD English splits them. It reads every file
// below the paths: .jsonl articles, .conllu and .tsv by their column of words,
// and text. A rough split is enough here: vectors are looked up by word, and
// what is split otherwise is merely not found.
func rawText(paths []string) ([][]string, error) {
	var out [][]string
	seen := map[learn.Hash]bool{} // copies of a line would only be learned by heart
	for _, root := range paths {
		err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			return readRaw(path, func(words []string) {
				h := learn.Seed(0)
				for _, w := range words {
					h = h.String(w).Byte(' ')
				}
				if len(words) > 1 && !seen[h] {
					seen[h] = true
					out = append(out, words)
				}
			})
		})
		if err != nil {
			return nil, fmt.Errorf("raw text: %w", err)
		}
	}
	return out, nil
}

func readRaw(path string, add func([]string)) error {
	ext := filepath.Ext(path)
	column := map[string]int{".conllu": 1, ".tsv": 0}
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if ext == ".ann" || ext == ".muc4" || !utf8.Valid(data) {
		return nil
	}
	in := bufio.NewScanner(strings.NewReader(string(data)))
	in.Buffer(nil, 64<<20)
	var row []string
	for in.Scan() {
		line := in.Text()
		col, table := column[ext]
		switch {
		case ext == ".jsonl":
			var a struct{ Title, Text string }
			if err := json.Unmarshal([]byte(line), &a); err != nil {
				return fmt.Errorf("%s: %w", path, err)
			}
			for _, para := range append(strings.Split(a.Text, "\n"), a.Title) {
				add(roughWords(para))
			}
		case table && (line == "" || line[0] == '\t'):
			add(row)
			row = nil
		case table:
			if f := strings.Split(line, "\t"); len(f) > col && line[0] != '#' && !strings.ContainsAny(f[0], "-.") || ext == ".tsv" && len(f) > 1 {
				row = append(row, learn.Norm(f[col]))
			}
		default:
			add(roughWords(line))
		}
	}
	add(row)
	return in.Err()
}

// roughWords splits at white space, then takes punctuation and clitics off.
func roughWords(text string) []string {
	var out []string
	for _, chunk := range strings.Fields(text) {
		chunk = learn.Norm(chunk)
		for chunk != "" {
			r, n := utf8.DecodeRuneInString(chunk)
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				break
			}
			out = append(out, chunk[:n])
			chunk = chunk[n:]
		}
		var tail []string
		for chunk != "" {
			r, n := utf8.DecodeLastRuneInString(chunk)
			abbreviated := r == '.' && (strings.Count(chunk, ".") > 1 || len(chunk) < 4)
			if unicode.IsLetter(r) || unicode.IsDigit(r) || abbreviated {
				break
			}
			tail = append(tail, chunk[len(chunk)-n:])
			chunk = chunk[:len(chunk)-n]
		}
		for _, clitic := range []string{"n't", "'s", "'re", "'ve", "'ll", "'d", "'m"} {
			if stem, ok := strings.CutSuffix(chunk, clitic); ok && stem != "" {
				tail = append(tail, clitic)
				chunk = stem
				break
			}
		}
		for {
			head, rest, ok := strings.Cut(chunk, "-")
			if !ok || head == "" || rest == "" {
				break
			}
			out = append(out, head, "-")
			chunk = rest
		}
		if chunk != "" {
			out = append(out, chunk)
		}
		for i := len(tail) - 1; i >= 0; i-- {
			out = append(out, tail[i])
		}
	}
	return out
}
