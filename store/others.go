package store

import (
	"reflect"
	"strings"

	"readout"
)

// told are the fields of rows that tables.go and tokens.go code, each in its way.
var told = map[reflect.Type]string{
	reflect.TypeFor[readout.Span]():      "Start End",
	reflect.TypeFor[readout.Rows]():      "First End",
	reflect.TypeFor[readout.Sentence]():  "Span Tokens Para",
	reflect.TypeFor[readout.Token]():     "Span Lemma Head Feats UPOS XPOS Deprel Flags",
	reflect.TypeFor[readout.Time]():      "Span Sentence Value Type Bound",
	reflect.TypeFor[readout.Quantity]():  "Span Of Value Low High Sentence Unit Bound Ordinal Casualty",
	reflect.TypeFor[readout.Mention]():   "Span Full Sentence Entity Type Form",
	reflect.TypeFor[readout.Entity]():    "Name Role State First Count Type Feats",
	reflect.TypeFor[readout.Reference](): "Span Sentence Mention Chain",
	reflect.TypeFor[readout.Statement](): "Cue Verb Content Source Speaker In Sentence Kind Stance Factuality",
	reflect.TypeFor[readout.Event]():     "Span Trigger Args When Where Voice Sentence Type Mode Factuality Commitment Status Responsibility Dead Wounded",
	reflect.TypeFor[readout.Arg]():       "Mention Number Role Plural",
}

// A lateField is one of a row that has no way of its own yet: it is told by
// what it was in the row before. So a field that is new in Analysis is kept, if
// not in the least room.
type lateField struct {
	table, field int
	hash         uint32
}

var lateFields = func() (out []lateField) {
	t := reflect.TypeFor[readout.Analysis]()
	for i := range t.NumField() {
		if t.Field(i).Type.Kind() != reflect.Slice {
			continue
		}
		row := t.Field(i).Type.Elem()
		for j := range row.NumField() {
			name := row.Field(j).Name
			if !strings.Contains(" "+told[row]+" ", " "+name+" ") {
				out = append(out, lateField{i, j, hashString(row.Name() + "." + name)})
			}
		}
	}
	return out
}()

func (p *packing) lates() {
	a := reflect.ValueOf(p.a).Elem()
	for _, l := range lateFields {
		table := a.Field(l.table)
		before := uint64(0)
		for i := range table.Len() {
			p.any(table.Index(i).Field(l.field), l.hash, &before)
		}
	}
}

// any codes a value of any type that stands in a row.
func (p *packing) any(v reflect.Value, hash uint32, before *uint64) {
	num := func(x uint64) uint64 {
		k := contexts{mix(hash, 1, 0), mix(hash, 2, uint32(*before)), mix(hash, 3, uint32(*before>>32))}
		*before = p.counted(x, fLate, &k)
		return *before
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			p.any(v.Field(i), mix(hash, uint32(i), 1), before)
		}
	case reflect.Bool:
		x := uint64(0)
		if v.Bool() {
			x = 1
		}
		v.SetBool(num(x) != 0)
	case reflect.Float64, reflect.Float32:
		x := v.Float()
		p.float(&x, []float64{0}, hash, 0)
		v.SetFloat(x)
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(unzigzag(num(zigzag(v.Int()))))
	default:
		v.SetUint(num(v.Uint()))
	}
}
