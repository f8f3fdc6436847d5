package web

import (
	"bytes"
	"fmt"
	"net/http"
	"slices"

	"readout/desk"
	"readout/render"
)

// exportForms are the forms in which a story can be taken along.
var exportForms = render.ExportForms

// export sends a story in one of the forms.
func (s *server) export(w http.ResponseWriter, r *http.Request) {
	form := r.PathValue("form")
	if !slices.Contains(exportForms, form) {
		s.fail(w, r, errNoPage)
		return
	}
	out, err := s.desk.Story(r.Context(), desk.StoryIn{ID: r.PathValue("id")})
	if err != nil {
		s.fail(w, r, err)
		return
	}
	var b bytes.Buffer
	kind, ext, err := render.Export(&b, form, out.Dossier, out.Documents)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Disposition", fmt.Sprintf(`attachment; filename="%s.%s"`, out.Story.ID, ext))
	_, _ = w.Write(b.Bytes())
}
