package eval

import (
	"bufio"
	_ "embed"
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"readout"
	"readout/nlp/entity"
	"readout/nlp/speech"
)

// speakersGold names the speakers behind 200 pronouns and roles of PolNeAR
// dev: document, bytes of the source, and the name that the text gives. "-" is
// no name in the text; "|" parts names that are both right, "+" those of
// speakers who speak together. The names were read by one person, who had the
// whole text and not the program's answers.
//
//go:embed testdata/speakers.tsv
var speakersGold string

// A speaker is a source without a name and who it is.
type speaker struct {
	doc   string
	span  readout.Span
	names string
}

func readSpeakers(data string) ([]speaker, error) {
	var out []speaker
	s := bufio.NewScanner(strings.NewReader(data))
	for line := 1; s.Scan(); line++ {
		if strings.HasPrefix(s.Text(), "#") {
			continue
		}
		c := strings.Split(s.Text(), "\t")
		if len(c) != 4 || c[3] == "" {
			return nil, fmt.Errorf("speakers.tsv:%d: want document, start, end, names", line)
		}
		start, err1 := strconv.ParseUint(c[1], 10, 32)
		end, err2 := strconv.ParseUint(c[2], 10, 32)
		if err1 != nil || err2 != nil || start >= end {
			return nil, fmt.Errorf("speakers.tsv:%d: bad span", line)
		}
		out = append(out, speaker{c[0], readout.Span{Start: uint32(start), End: uint32(end)}, c[3]})
	}
	return out, nil
}

// drawSpeakers draws n of the sources that are pronouns or roles, those with
// the smallest hash of document and place, in the order of the texts.
func drawSpeakers(docs []speech.Attributed, n int) []speaker {
	type drawn struct {
		speaker
		key uint64
		doc int
	}
	var all []drawn
	for i, d := range docs {
		seen := map[uint32]bool{}
		for _, a := range d.Gold {
			for _, s := range a.Source {
				if len(s) != 1 || seen[s[0].Start] || !nameless(s[0].Of(d.Doc.Text)) {
					continue
				}
				seen[s[0].Start] = true
				h := fnv.New64a()
				fmt.Fprintf(h, "%s %d", d.Doc.ID, s[0].Start)
				all = append(all, drawn{speaker{d.Doc.ID, s[0], ""}, h.Sum64(), i})
			}
		}
	}
	slices.SortFunc(all, func(x, y drawn) int {
		if x.key < y.key {
			return -1
		}
		return 1
	})
	all = all[:min(n, len(all))]
	slices.SortFunc(all, func(x, y drawn) int {
		if x.doc != y.doc {
			return x.doc - y.doc
		}
		return int(x.span.Start) - int(y.span.Start)
	})
	out := make([]speaker, len(all))
	for i := range all {
		out[i] = all[i].speaker
	}
	return out
}

// nameless reports whether a source is a personal pronoun, or a noun phrase
// whose head, before any "of" or "who", is a role or a group of actors.
func nameless(source string) bool {
	head, _ := headOf(source)
	if head == strings.TrimSpace(source) && slices.Contains(personal, strings.ToLower(head)) {
		return true
	}
	kind, _ := entity.Title(head)
	return head != "" && head == strings.ToLower(head) && (kind == entity.RoleNoun || entity.GroupNoun(head) != 0)
}

// headOf is the last word before any "of" or "who", and where it starts.
func headOf(source string) (string, int) {
	words := strings.Fields(source)
	end := len(words)
	for i := 1; i < len(words); i++ {
		if slices.Contains(afterHead, strings.ToLower(words[i])) || strings.HasSuffix(words[i-1], ",") {
			end = i
			break
		}
	}
	if end == 0 {
		return "", 0
	}
	at := 0
	for _, w := range words[:end] {
		at += strings.Index(source[at:], w) + len(w)
	}
	return strings.Trim(words[end-1], ",.'’"), at - len(words[end-1])
}

var (
	personal  = strings.Fields("he she they it i we him her them his their its my our me us")
	afterHead = strings.Fields("of in for who with from at on close familiar to")
)

// speakerRead is the name of whom the source at s is resolved to, and whether
// it is one: "the Oslo office" has none.
func speakerRead(d *readout.Document, a *readout.Analysis, s readout.Span) (name string, named bool) {
	best := uint32(0)
	_, head := headOf(s.Of(d.Text))
	at := readout.Span{Start: s.Start + uint32(head), End: s.Start + uint32(head) + 1}
	for i := 1; i < len(a.Mentions); i++ {
		m := a.Mentions[i]
		if m.Form != readout.Named && m.Full.Contains(at) {
			best = uint32(i) // the role itself
			break
		}
		// The widest mention in it that starts where the source does, else the
		// first one.
		if m.Full.Overlaps(s) && (best == 0 || m.Full.Start == a.Mentions[best].Full.Start && m.Full.Len() > a.Mentions[best].Full.Len()) {
			best = uint32(i)
		}
	}
	e := a.Mentions[best].Entity
	if best == 0 || e == 0 {
		return "", false
	}
	for _, m := range rowsOf(a.Mentions) {
		named = named || m.Entity == e && m.Form == readout.Named
	}
	return a.Symbols.Get(a.Entities[e].Name), named
}

// sameSpeaker: the words of one name are among those of the other, and the
// last word is the same.
func sameSpeaker(found, gold string) bool {
	for part := range strings.SplitSeq(gold, "+") {
		f, g := speakerWords(found), speakerWords(part)
		if strings.Contains(gold, "+") {
			if len(g) == 0 || !slices.Contains(f, g[len(g)-1]) {
				return false
			}
			continue
		}
		if len(f) == 0 || len(g) == 0 || f[len(f)-1] != g[len(g)-1] || !within(f, g) && !within(g, f) {
			return false
		}
	}
	return true
}

func speakerWords(s string) []string {
	s = strings.NewReplacer("'s", "", "’s", "", "-", " ").Replace(norm.NFKD.String(s))
	words := fold(s)
	return slices.DeleteFunc(words, func(w string) bool { return w == "the" })
}

func scoreSpeakers(e *env) ([]Score, error) {
	docs, err := speech.ReadPolnear(e.corpus("attribution", "polnear"), "dev")
	if err != nil {
		return nil, err
	}
	gold, err := readSpeakers(speakersGold)
	if err != nil {
		return nil, err
	}
	wanted := map[string][]speaker{}
	for _, g := range gold {
		wanted[g.doc] = append(wanted[g.doc], g)
	}
	docs = slices.DeleteFunc(docs, func(d speech.Attributed) bool { return wanted[d.Doc.ID] == nil })
	as, err := readAttributed(e, docs)
	if err != nil {
		return nil, err
	}
	var all, named, nobody, pronouns counts
	for i, d := range docs {
		for _, g := range wanted[d.Doc.ID] {
			one := counts{gold: 1}
			found, isName := speakerRead(d.Doc, as[i], g.span)
			for name := range strings.SplitSeq(g.names, "|") {
				if name == "-" && !isName || name != "-" && sameSpeaker(found, name) {
					one.right = 1
				}
			}
			all.add(one)
			if g.names == "-" {
				nobody.add(one)
			} else {
				named.add(one)
			}
			if slices.Contains(personal, strings.ToLower(g.span.Of(d.Doc.Text))) {
				pronouns.add(one)
			}
			if one.right == 0 && speakersWrong != nil {
				speakersWrong(d.Doc, g, found)
			}
		}
	}
	line := func(name string, c counts, what string) Score {
		return Score{Name: "speakers/polnear-dev/" + name, Value: 100 * c.recall(), On: fmt.Sprintf("%d sources of PolNeAR dev %s, resolved to a name of the text or to none", c.gold, what)}
	}
	return []Score{
		line("right", all, "that are pronouns or roles"), line("pronouns", pronouns, "that are pronouns"),
		line("named", named, "whom the text names"), line("nameless", nobody, "whom no name of the text fits"),
	}, nil
}

// speakersWrong is told of each error, when a test asks.
var speakersWrong func(d *readout.Document, g speaker, found string)
