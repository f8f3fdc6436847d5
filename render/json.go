package render

import (
	"encoding/json"
	"io"

	"readout"
)

// JSON writes the contract: indented, one line break at the end, nothing
// escaped for HTML, and an empty list wherever there is nothing, never null.
func JSON(w io.Writer, d *readout.Dossier) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(d.WithLists())
}
