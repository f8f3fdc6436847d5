package reuse

import (
	_ "embed"
	"net/url"
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

type outletTable struct {
	byWord   map[string][]variant // first word, the longest variant first
	byDomain map[string]*outlet
	byName   map[string]*outlet // folded, without "the"
}

var outlets = sync.OnceValue(func() *outletTable { return parseOutlets(outletData) })

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

func parseOutlets(data string) *outletTable {
	t := &outletTable{map[string][]variant{}, map[string]*outlet{}, map[string]*outlet{}}
	for line := range strings.Lines(data) {
		f := strings.Split(strings.TrimSpace(line), "|")
		if strings.HasPrefix(line, "#") || len(f) < 5 {
			continue
		}
		o := &outlet{name: strings.TrimSpace(f[0]), kind: strings.TrimSpace(f[1]), owner: strings.TrimSpace(f[2])}
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
			if dom = strings.TrimSpace(dom); dom != "" {
				t.byDomain[dom] = o
			}
		}
	}
	return t
}

func (t *outletTable) add(name string, o *outlet) {
	if name == "" {
		return
	}
	v := variant{outlet: o}
	name, v.ambiguous = strings.CutPrefix(name, "~")
	ws := split(name, 0)
	if len(ws) > 1 && ws[0].low == "the" {
		ws = ws[1:]
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
func (t *outletTable) at(ws []word, i int) (*outlet, int) {
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
func (t *outletTable) publisher(d *readout.Document) *outlet {
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

// publisherKey names the publisher of d: the outlet, or the owner where the
// table knows one that holds several. Empty when nothing is known.
func publisherKey(d *readout.Document) (outletName, owner string) {
	if o := outlets().publisher(d); o != nil {
		return o.name, o.owner
	}
	if n := foldName(d.Outlet); n != "" {
		return n, ""
	}
	return host(d.URL), ""
}
