package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/klauspost/compress/zstd"

	"readout"
)

// Both are safe for concurrent use.
var (
	packer, _   = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithEncoderConcurrency(0))
	unpacker, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(256<<20))
)

// The form in which a Dossier is kept: numbers, field by field, each coded by
// what came before it in its field; a text that stands in a report is told by
// its place, one that came before by its number.
//
//	2: arithmetic coding; 1 was JSON, packed with zstd
const dossierVersion = 2

// dossierFields is how many weights there are; fields share them by hash.
const dossierFields = 256

var dossierLayout = func() uint16 {
	h := fnv.New64a()
	fmt.Fprintf(h, "%d %d %q", dossierVersion, ofDossiers.sum(), usual)
	describe(h, reflect.TypeFor[readout.Dossier]())
	return uint16(h.Sum64() ^ h.Sum64()>>16 ^ h.Sum64()>>32 ^ h.Sum64()>>48)
}()

// How a text is told.
const (
	textEmpty = iota
	textNext  // a name and a number, one more than the last with that name: statement-13
	textPlace // of a report
	textParts // words of its own, a place, words of its own
	textNew
	textOld // and more: those that every dossier has, then back from the last
)

// usual are texts that most dossiers have.
var usual = []string{readout.Schema, "statement-", "actor-", "agreed-", "only-", "event-", "moment-", "origin-", "citation-", "difference-", "dispute-", "commitment-", "source-", "text-", "utterance-",
	"person", "organisation", "state", "group", "place", "outlet", "direct", "indirect", "mixed",
	"asserts", "denies", "accuses", "doubts", "promises", "demands", "threatens", "praises", "condemns", "other",
	"own report", "same text", "same wire", "same outlet", "wire", "copied", "partly own", "not known", "wire-credit", "cited-outlet", "copied-text", "cited-body", "eyewitness",
	"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT", "RETREAT",
	"figure", "duration", "date", "name", "label", "certainty", "actor", "conflict", "granularity", "update", "framing",
	"agreement", "promise", "plan", "demand", "threat", "suspension", "appointment", "announced", "agreed", "in force", "pending", "rejected", "suspended",
	"paper", "broadcaster", "public", "site", "photo"}

// dossier is a Dossier being written or read, by the same calls.
type dossier struct {
	*coder
	docs   []*readout.Document
	fields map[columnOf]*column
	one    uint64 // the number before, of any field
	texts  []string
	number map[string]uint64
	series map[string]uint64 // the last number that went with a name
	last   readout.Evidence
	left   int // numbers that may still come: what is damaged must end
}

type columnOf struct {
	t     reflect.Type
	field int
}

// column is one field, and the numbers that it had last.
type column struct {
	hash     uint32
	one, two uint64
}

const maxNumbers = 1 << 24 // of a dossier

func newDossier(c *coder, docs []*readout.Document) *dossier {
	k := &dossier{coder: c, docs: docs, fields: map[columnOf]*column{}, number: map[string]uint64{}, series: map[string]uint64{}, left: maxNumbers}
	for _, s := range usual {
		k.keepText(s)
	}
	return k
}

var coders = sync.Pool{New: func() any { return new(coder) }}

// PackDossier returns the form in which the Dossier of the documents is kept.
func PackDossier(d *readout.Dossier, docs []*readout.Document) []byte {
	c := coders.Get().(*coder)
	defer coders.Put(c)
	return newDossier(c, docs).pack(ofDossiers.open(), d)
}

func (k *dossier) pack(p *prior, d *readout.Dossier) []byte {
	k.start(p, []byte{byte(dossierLayout), byte(dossierLayout >> 8)}, false)
	k.value(reflect.ValueOf(d).Elem(), columnOf{})
	k.check()
	if k.failed { // too large: whoever wants it makes it again
		return []byte{byte(^dossierLayout), byte(^dossierLayout >> 8)}
	}
	return k.end()
}

// UnpackDossier returns the Dossier that was packed, given the same documents.
// The error is ErrStale when it was packed by another version of the program.
func UnpackDossier(packed []byte, docs []*readout.Document) (*readout.Dossier, error) {
	if len(packed) < 2 || uint16(packed[0])|uint16(packed[1])<<8 != dossierLayout {
		return nil, ErrStale
	}
	c := coders.Get().(*coder)
	defer coders.Put(c)
	k := newDossier(c, docs)
	k.start(ofDossiers.open(), packed[2:], true)
	d := &readout.Dossier{}
	k.value(reflect.ValueOf(d).Elem(), columnOf{})
	k.check()
	if k.failed || len(k.buf) > 0 {
		return nil, errors.New("store: a kept dossier is damaged")
	}
	return d, nil
}

// num codes a number of a field.
func (k *dossier) num(x uint64, of columnOf) uint64 {
	if k.left--; k.left < 0 {
		k.failed = true
		return 0
	}
	c := k.fields[of]
	if c == nil {
		c = &column{hash: hashString(fmt.Sprint(of.t, of.field))}
		k.fields[of] = c
	}
	ctx := contexts{mix(c.hash, 1, uint32(min(c.one, 1<<20))), mix(c.hash, 2, uint32(min(k.one, 1<<20))), mix(c.hash, uint32(min(c.one, 1<<20)), uint32(min(c.two, 1<<20)))}
	x = k.counted(x, field(c.hash), &ctx)
	c.one, c.two, k.one = x, c.one, x
	return x
}

// value codes a value of any type that a Dossier has.
func (k *dossier) value(v reflect.Value, c columnOf) {
	if k.failed {
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(k.text(v.String(), c))
	case reflect.Int:
		v.SetInt(unzigzag(k.num(zigzag(v.Int()), c)))
	case reflect.Uint32:
		v.SetUint(k.num(v.Uint(), c))
	case reflect.Bool:
		x := uint64(0)
		if v.Bool() {
			x = 1
		}
		v.SetBool(k.num(x, c) != 0)
	case reflect.Float64:
		v.SetFloat(math.Float64frombits(reverse(k.num(reverse(math.Float64bits(v.Float())), c))))
	case reflect.Pointer:
		x := uint64(0)
		if !v.IsNil() {
			x = 1
		}
		if k.num(x, c) == 0 {
			return
		}
		if k.reading {
			v.Set(reflect.New(v.Type().Elem()))
		}
		k.value(v.Elem(), columnOf{v.Type(), c.field})
	case reflect.Slice:
		n := uint64(0)
		if !v.IsNil() {
			n = uint64(v.Len()) + 1
		}
		if n = k.num(n, c); n == 0 {
			return
		}
		if k.reading {
			if k.left -= int(min(n, maxNumbers)); k.left < 0 {
				k.failed = true
				return
			}
			v.Set(reflect.MakeSlice(v.Type(), int(n-1), int(n-1)))
		}
		for i := range v.Len() {
			k.value(v.Index(i), columnOf{v.Type(), c.field})
		}
	case reflect.Struct:
		if e, ok := v.Addr().Interface().(*readout.Evidence); ok {
			k.evidence(e, c)
			return
		}
		if l, ok := v.Addr().Interface().(*readout.DocumentLine); ok && k.line(l) {
			return
		}
		for i := range v.NumField() {
			k.value(v.Field(i), columnOf{v.Type(), i})
		}
	default:
		panic(fmt.Sprintf("store: a Dossier has a field of type %v, which cannot be kept", v.Type()))
	}
}

// reverse turns the bytes of a float round, so that round numbers are short.
func reverse(x uint64) uint64 {
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], x)
	return binary.BigEndian.Uint64(b[:])
}

// evidence codes a citation: its words are in the report.
func (k *dossier) evidence(e *readout.Evidence, c columnOf) {
	t := reflect.TypeFor[readout.Evidence]()
	col := func(field int) columnOf { return columnOf{t, c.field<<8 | field} }
	doc := uint64(slices.IndexFunc(k.docs, func(d *readout.Document) bool { return d.ID == e.Document }) + 1)
	if doc > 0 {
		if d := k.docs[doc-1]; e.Start > e.End || int(e.End) > len(d.Text) || d.Text[e.Start:e.End] != e.Quote {
			doc = 0
		}
	}
	if doc = k.num(doc, col(0)); doc > uint64(len(k.docs)) {
		k.failed = true
		return
	}
	near := uint32(0)
	if doc > 0 && k.last.Document == k.docs[doc-1].ID {
		near = k.last.Start
	}
	e.Start = uint32(int64(near) + unzigzag(k.num(zigzag(int64(e.Start)-int64(near)), col(1))))
	e.End = uint32(int64(e.Start) + unzigzag(k.num(zigzag(int64(e.End)-int64(e.Start)), col(2))))
	if doc == 0 {
		e.Document, e.Quote = k.text(e.Document, col(3)), k.text(e.Quote, col(4))
	} else {
		d := k.docs[doc-1]
		if e.Start > e.End || int(e.End) > len(d.Text) {
			k.failed = true
			return
		}
		e.Document, e.Quote = d.ID, d.Text[e.Start:e.End]
	}
	k.last = *e
}

// line codes what a list shows of a report, if that is what the report says.
func (k *dossier) line(l *readout.DocumentLine) bool {
	doc := uint64(slices.IndexFunc(k.docs, func(d *readout.Document) bool { return d.ID == l.ID }) + 1)
	if doc > 0 && readout.LineOf(k.docs[doc-1]) != *l {
		doc = 0
	}
	doc = k.num(doc, columnOf{reflect.TypeFor[readout.DocumentLine](), -1})
	if doc > uint64(len(k.docs)) {
		k.failed = true
	} else if doc > 0 {
		*l = readout.LineOf(k.docs[doc-1])
	}
	return k.failed || doc > 0
}

// long is how long a text must be to be looked for in the reports.
const long = 7

// text codes a text.
func (k *dossier) text(s string, c columnOf) string {
	more := func(field int) columnOf { return columnOf{reflect.TypeFor[string](), c.field<<8 | field} }
	name, n, numbered := cutNumber(s)
	var doc, start, from, to int
	form := uint64(textNew)
	switch old, ok := k.number[s]; {
	case k.reading:
	case s == "":
		form = textEmpty
	case ok && old < uint64(len(usual)):
		form = textOld + old
	case ok:
		form = textOld + uint64(len(usual)) + uint64(len(k.texts)) - 1 - old
	case numbered && n == k.series[name]+1:
		form = textNext
	case len(s) >= long:
		if doc, start = k.place(s); doc >= 0 {
			form = textPlace
		} else if doc, start, from, to = k.part(s); to > from {
			form = textParts
		}
	}
	switch form = k.num(form, c); form {
	case textEmpty:
		return ""
	case textNext:
		name = k.text(name, more(1))
		n = k.series[name] + 1
		s = name + strconv.FormatUint(n, 10)
		numbered = true
	case textPlace:
		s = k.cut(doc, start, len(s), more)
	case textParts:
		s = k.literal(s[:from], more(5)) + k.cut(doc, start, to-from, more) + k.literal(s[to:], more(5))
	case textNew:
		s = k.literal(s, more(5))
		name, n, numbered = cutNumber(s)
	default:
		at := form - textOld
		if at >= uint64(len(usual)) {
			at = uint64(len(k.texts)) - 1 - (at - uint64(len(usual)))
		}
		if at >= uint64(len(k.texts)) {
			k.failed = true
			return ""
		}
		return k.texts[at]
	}
	if numbered {
		k.series[name] = n
	}
	k.keepText(s)
	return s
}

// keepText numbers a text, so that it need not be told again.
func (k *dossier) keepText(s string) {
	k.number[s] = uint64(len(k.texts))
	k.texts = append(k.texts, s)
}

// cut codes a piece of a report.
func (k *dossier) cut(doc, start, size int, more func(int) columnOf) string {
	d, from, n := k.num(uint64(doc), more(2)), k.num(uint64(start), more(3)), k.num(uint64(size), more(4))
	if d >= uint64(len(k.docs)) || from+n < from || from+n > uint64(len(k.docs[d].Text)) {
		k.failed = true
		return ""
	}
	return k.docs[d].Text[from : from+n]
}

// literal codes a text letter by letter.
func (k *dossier) literal(s string, c columnOf) string {
	size := k.num(uint64(len(s)), c)
	b := []byte(s)
	if k.reading {
		if k.left -= int(min(size, maxNumbers)); k.left < 0 {
			k.failed = true
			return ""
		}
		b = make([]byte, size)
	}
	for i := range b {
		b[i] = byte(k.num(uint64(b[i]), columnOf{reflect.TypeFor[byte](), 0}))
	}
	return string(b)
}

// part finds a long piece of a text in the reports: [from, to) of it starts at
// a place of a report.
func (k *dossier) part(s string) (doc, start, from, to int) {
	const probe, words = 20, 10
	for tries := 0; from+probe < len(s) && tries < words; tries++ {
		if doc, start = k.place(s[from : from+probe]); doc >= 0 {
			to = from + common(s[from:], k.docs[doc].Text[start:])
			return doc, start, from, to
		}
		next := strings.IndexByte(s[from:], ' ')
		if next < 0 {
			break
		}
		from += next + 1
	}
	return 0, 0, 0, 0
}

// place finds a text in the reports: in the one that was cited last, else in any.
func (k *dossier) place(s string) (doc, start int) {
	for i, d := range k.docs {
		if d.ID == k.last.Document {
			if at := strings.Index(d.Text, s); at >= 0 {
				return i, at
			}
		}
	}
	for i, d := range k.docs {
		if at := strings.Index(d.Text, s); at >= 0 {
			return i, at
		}
	}
	return -1, 0
}

// cutNumber cuts the number off at the end of a name.
func cutNumber(s string) (name string, n uint64, ok bool) {
	i := len(s)
	for i > 0 && '0' <= s[i-1] && s[i-1] <= '9' {
		i--
	}
	if i == 0 || i == len(s) || len(s)-i > 9 || s[i] == '0' || s[i-1] != '-' {
		return s, 0, false
	}
	n, err := strconv.ParseUint(s[i:], 10, 64)
	return s[:i], n, err == nil
}
