package readout

import "reflect"

// WithLists returns a copy of d with an empty list wherever there is none, so
// that its JSON never has null where the contract has a list. d is not touched.
func (d *Dossier) WithLists() *Dossier { return WithLists(d) }

// WithLists returns a copy of what v points at, with empty lists for those that
// are nil.
func WithLists[T any](v *T) *T {
	c := withLists(reflect.ValueOf(*v)).Interface().(T)
	return &c
}

// withLists returns a copy of v in which every nil slice is an empty one.
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
	return v // pointers lead to what has its lists
}
