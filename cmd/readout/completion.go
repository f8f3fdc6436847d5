package main

import (
	_ "embed"
	"io"
	"strings"
	"text/template"

	"github.com/alecthomas/kong"
)

type completionCmd struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

// Help is what "readout help completion" says besides the flags.
func (completionCmd) Help() string {
	return `Examples:

  source <(readout completion bash)
      Complete in this shell; in ~/.bashrc, in every one.
  readout completion zsh > "${fpath[1]}/_readout"
      For zsh, where compinit is loaded.
  readout completion fish > ~/.config/fish/completions/readout.fish
      For fish.`
}

//go:embed completion.tmpl
var completionText string

var completionTemplate = template.Must(template.New("").Funcs(template.FuncMap{
	"quoted": func(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" },
	"zsh":    strings.NewReplacer(`\`, `\\`, `[`, `\[`, `]`, `\]`, `:`, `\:`, `'`, `'\''`).Replace,
	"join":   func(list []string) string { return strings.Join(list, " ") },
}).Parse(completionText))

// Run prints the script of a shell, drawn from the flags that the parser knows.
func (c *completionCmd) Run(s *streams, parser *kong.Kong) error {
	return s.emit("", func(w io.Writer) error {
		return completionTemplate.ExecuteTemplate(w, c.Shell, completionOf(parser.Model.Node))
	})
}

// completes is what can follow on a command line.
type completes struct {
	Name, Help string
	Flags      []flagWords
	Values     []string // of the first argument
	Files      bool     // files may follow
	Commands   []completes
}

type flagWords struct {
	Words  []string // "-o", "--output"
	Help   string
	Value  bool
	Values []string
	Files  bool
}

// All are the words of the flags and of the first argument.
func (c completes) All() []string {
	var all []string
	for _, f := range c.Flags {
		all = append(all, f.Words...)
	}
	return append(all, c.Values...)
}

func completionOf(n *kong.Node) completes {
	c := completes{Name: n.Name, Help: n.Help, Flags: flagsOf(n)}
	if n.Parent != nil {
		c.Flags = append(c.Flags, flagsOf(root(n))...)
	}
	for _, p := range n.Positional {
		c.Values = append(c.Values, given(p)...)
		c.Files = c.Files || p.Tag.Get("completion") == "file"
		if p.Tag.Get("completion") == "command" {
			c.Values = append(c.Values, names(root(n).Children)...)
		}
	}
	if n.Parent == nil {
		for _, child := range n.Children {
			c.Commands = append(c.Commands, completionOf(child))
		}
	}
	return c
}

func flagsOf(n *kong.Node) []flagWords {
	var out []flagWords
	for _, f := range n.Flags {
		w := flagWords{Help: f.Help, Value: !f.IsBool(), Values: given(f.Value), Files: f.Tag.Get("completion") == "file"}
		if f.Short != 0 {
			w.Words = append(w.Words, "-"+string(f.Short))
		}
		w.Words = append(w.Words, "--"+f.Name)
		out = append(out, w)
	}
	return out
}

func root(n *kong.Node) *kong.Node {
	for n.Parent != nil {
		n = n.Parent
	}
	return n
}

func names(list []*kong.Node) []string {
	var out []string
	for _, n := range list {
		out = append(out, n.Name)
	}
	return out
}

// given are the values that are allowed, without the empty one.
func given(v *kong.Value) []string {
	var out []string
	if v.Enum != "" {
		for _, s := range v.EnumSlice() {
			if s != "" {
				out = append(out, s)
			}
		}
	}
	return out
}
