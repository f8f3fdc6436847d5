package render

import (
	"encoding/json"
	"io"
	"reflect"

	"readout"
)

// JSON writes the contract: indented, one line break at the end, nothing
// escaped for HTML, and an empty list wherever there is nothing, never null.
func JSON(w io.Writer, d *readout.Dossier) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(withLists(reflect.ValueOf(*d)).Interface())
}

// withLists returns a copy of v in which every nil slice is an empty one. The
// dossier belongs to the caller and is not touched.
func withLists(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Struct:
		c := reflect.New(v.Type()).Elem()
		c.Set(v)
		for i := range v.NumField() {
			c.Field(i).Set(withLists(v.Field(i)))
		}
		return c
	case reflect.Slice:
		c := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			c.Index(i).Set(withLists(v.Index(i)))
		}
		return c
	}
	return v // pointers lead to Evidence only, which has no lists
}
