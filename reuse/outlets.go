package reuse

import (
	"bufio"
	_ "embed"
	"fmt"
	"io"
	"maps"
	"net/url"
	"slices"
	"strings"
	"sync"
	"unicode"

	"readout"
)

//go:embed data/outlets.txt
var outletData string

//go:embed data/states.txt
var stateData string

// outlet is a row of data/outlets.txt.
type outlet struct {
	name  string
	kind  string // wire, state, broadcaster, paper or site
	owner string // empty when not known
}

// sells reports whether o sells text to other outlets.
func (o *outlet) sells() bool { return o.kind == "wire" || o.kind == "state" }

// variant is one written form of an outlet's name.
type variant struct {
	words     []string
	caps      []bool // the word is written in capitals
	ambiguous bool   // also a common word: needs "the" before it
	outlet    *outlet
}

// Outlets is what is known of publishers: their names, domains, kinds and
// owners. It never changes; With and WithTrust return a larger one.
type Outlets struct {
	byWord   map[string][]variant // first word, the longest variant first
	byDomain map[string]*outlet
	byName   map[string]*outlet // folded, without "the"
}

var outlets = sync.OnceValue(func() *Outlets {
	t := &Outlets{map[string][]variant{}, map[string]*outlet{}, map[string]*outlet{}}
	if err := t.parse(strings.NewReader(outletData)); err != nil {
		panic(err) // the file is part of the program
	}
	return t
})

// KnownOutlets is the table that ships: wires, state agencies, and those outlets
// of which several have one owner.
func KnownOutlets() *Outlets { return outlets() }

var states = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for l := range strings.Lines(stateData) {
		if !strings.HasPrefix(l, "#") {
			for _, w := range strings.Fields(l) {
				m[w] = true
			}
		}
	}
	return m
})

// kinds are the kinds of outlet; data/outlets.txt explains them.
var kinds = set("wire state photo public broadcaster paper site")

// parse adds the lines of r, in the form that data/outlets.txt explains.
func (t *Outlets) parse(r io.Reader) error {
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "|")
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		if len(f) < 3 || f[0] == "" || !kinds[f[1]] {
			return fmt.Errorf("line %d: want name | kind | owner | other names | domains, the kind one of wire, state, photo, public, broadcaster, paper, site", n)
		}
		f = append(f, "", "")
		o := &outlet{name: f[0], kind: f[1], owner: f[2]}
		switch o.owner {
		case "-":
			o.owner = ""
		case "=":
			o.owner = o.name
		}
		names := f[3]
		// "INA (Iraq)" is our name for it; texts write "INA", which others share.
		if bare, _, ok := strings.Cut(o.name, " ("); ok {
			names += ",~" + bare
		} else if !strings.Contains(names, "~The "+o.name) && !strings.Contains(names, "~"+o.name) {
			names += "," + o.name
		}
		for n := range strings.SplitSeq(names, ",") {
			t.add(strings.TrimSpace(n), o)
		}
		for dom := range strings.SplitSeq(f[4], ",") {
			if dom = host(dom); dom != "" {
				t.byDomain[dom] = o
			}
		}
	}
	return lines.Err()
}

// With returns t with the outlets of r added; they come before those of t.
func (t *Outlets) With(r io.Reader) (*Outlets, error) {
	own := &Outlets{map[string][]variant{}, map[string]*outlet{}, map[string]*outlet{}}
	if err := own.parse(r); err != nil {
		return nil, err
	}
	out := t.clone()
	for w, vs := range own.byWord {
		out.byWord[w] = append(slices.Clone(vs), out.byWord[w]...)
		slices.SortStableFunc(out.byWord[w], func(a, b variant) int { return len(b.words) - len(a.words) })
	}
	maps.Copy(out.byName, own.byName)
	maps.Copy(out.byDomain, own.byDomain)
	return out, nil
}

func (t *Outlets) clone() *Outlets {
	return &Outlets{maps.Clone(t.byWord), maps.Clone(t.byDomain), maps.Clone(t.byName)}
}

func (t *Outlets) add(name string, o *outlet) {
	if name == "" {
		return
	}
	v := variant{outlet: o}
	name, v.ambiguous = strings.CutPrefix(name, "~")
	ws := split(name, 0)
	if len(ws) > 1 && ws[0].low == "the" {
		ws = ws[1:]
	}
	if len(ws) == 0 {
		return
	}
	for _, w := range ws {
		v.words = append(v.words, w.low)
		v.caps = append(v.caps, w.caps && len(w.low) <= 5)
	}
	if key := strings.Join(v.words, " "); t.byName[key] == nil {
		t.byName[key] = o
	}
	l := t.byWord[v.words[0]]
	i := 0
	for i < len(l) && len(l[i].words) >= len(v.words) {
		i++
	}
	t.byWord[v.words[0]] = append(l[:i:i], append([]variant{v}, l[i:]...)...)
}

// at returns the outlet named at ws[i] and the number of its words.
func (t *Outlets) at(ws []word, i int) (*outlet, int) {
next:
	for _, v := range t.byWord[ws[i].low] {
		if i+len(v.words) > len(ws) {
			continue
		}
		capital := false
		for k, w := range v.words {
			x := &ws[i+k]
			low := x.low
			if x.poss && k == len(v.words)-1 && low != w {
				low = strings.TrimSuffix(low, "s")
			}
			if low != w || v.caps[k] && !x.caps || k > 0 && x.before&^gapHyphen != 0 {
				continue next
			}
			capital = capital || x.upper
		}
		if !capital || v.ambiguous && (i == 0 || ws[i-1].low != "the") {
			continue
		}
		// A capital word right beside it makes another name: "Boston Globe Media".
		return v.outlet, len(v.words)
	}
	return nil, 0
}

// publisher returns the outlet that published d, as far as the table knows it.
func (t *Outlets) publisher(d *readout.Document) *outlet {
	for _, s := range []string{d.Outlet, d.URL} {
		host := host(s)
		for host != "" {
			if o := t.byDomain[host]; o != nil {
				return o
			}
			_, rest, ok := strings.Cut(host, ".")
			if !ok {
				break
			}
			host = rest
		}
	}
	return t.byName[foldName(d.Outlet)]
}

// host returns the host of a URL or of a bare domain; else s folded.
func host(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	if strings.Contains(s, "://") {
		if u, err := url.Parse(s); err == nil {
			s = u.Host
		}
	}
	s, _, _ = strings.Cut(s, "/")
	return strings.TrimPrefix(s, "www.")
}

// foldName folds a name for comparison: words alone, no case, no "the".
func foldName(s string) string {
	s, _, _ = strings.Cut(s, " (")
	var b strings.Builder
	for i, w := range split(s, 0) {
		if i == 0 && w.low == "the" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.low)
	}
	return strings.TrimFunc(b.String(), unicode.IsSpace)
}
