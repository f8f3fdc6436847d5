package speech

// A label says what part a token plays in who says what: none, or the
// beginning or inside of a span of one kind.
type label = uint8

// kind is a kind of span. A source or content says on which side its cue
// stands, and a cue whether it has a source of its own, so that the labels
// alone link the parts: in PolNeAR nearly every part belongs to the nearest
// cue on its side.
type kind uint8

const (
	sourceBefore  kind = iota // a source whose cue follows
	sourceAfter               // "said Lavrov"
	cueOwn                    // a cue with a source of its own
	cueShared                 // "… and added": its source stands with another cue
	cueBare                   // nobody says so: "reportedly"
	contentBefore             // "…, she said"
	contentAfter              // "she said …"
	nKinds
)

const (
	outside label = 0
	nLabels       = 1 + 2*int(nKinds)
)

func begin(k kind) label  { return label(1 + 2*k) }
func inside(k kind) label { return label(2 + 2*k) }

// kindAt is the kind of a label that is not outside.
func kindAt(l label) kind { return kind(l-1) / 2 }

func isBegin(l label) bool  { return l != outside && l%2 == 1 }
func isInside(l label) bool { return l != outside && l%2 == 0 }

func (k kind) isSource() bool  { return k <= sourceAfter }
func (k kind) isCue() bool     { return k >= cueOwn && k <= cueBare }
func (k kind) isContent() bool { return k >= contentBefore }

// mayFollow is the grammar of labels; nLabels stands for the outside of a text.
func mayFollow(a, b int) bool {
	if b >= nLabels || !isInside(label(b)) {
		return true
	}
	return a < nLabels && a != int(outside) && kindAt(label(a)) == kindAt(label(b))
}

// part is a labelled run of tokens.
type part struct {
	kind       kind
	first, end int // tokens
}

// parts lists the labelled runs of tokens; labels[t] is that of token t.
func partsOf(out []part, labels []label) []part {
	for t := 1; t < len(labels); t++ {
		if !isBegin(labels[t]) {
			continue
		}
		p := part{kindAt(labels[t]), t, t + 1}
		for p.end < len(labels) && labels[p.end] == inside(p.kind) {
			p.end++
		}
		out = append(out, p)
		t = p.end - 1
	}
	return out
}
