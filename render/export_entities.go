package render

import (
	"crypto/sha1"
	"encoding/hex"
	"encoding/json"
	"io"
	"strconv"

	"readout"
)

// entity is an entity of FollowTheMoney: a schema, and properties that have
// several values each (followthemoney.tech).
type entity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

// schemas are the FollowTheMoney schemas of the kinds of actors.
var schemas = map[string]string{"person": "Person", "organisation": "Organization", "state": "PublicBody", "group": "Organization", "place": "Address"}

func entityID(parts ...string) string {
	h := sha1.New()
	for _, p := range parts {
		io.WriteString(h, strconv.Itoa(len(p))+":"+p)
	}
	return "readout-" + hex.EncodeToString(h.Sum(nil))
}

func exportEntities(w io.Writer, d *readout.Dossier) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	write := func(id, schema string, properties map[string][]string) error {
		for name, values := range properties {
			if values = filled(values...); len(values) == 0 {
				delete(properties, name)
			} else {
				properties[name] = values
			}
		}
		return enc.Encode(entity{id, schema, properties})
	}
	for _, l := range d.Documents {
		err := write(entityID("document", l.ID), "Article", map[string][]string{
			"title": {l.Title}, "publisher": {l.Outlet}, "sourceUrl": {l.URL}, "author": {l.Byline}, "publishedAt": {l.Published}, "recordId": {l.ID}})
		if err != nil {
			return err
		}
	}
	actors := map[string]string{}
	for _, a := range d.Actors {
		schema := schemas[a.Kind]
		if schema == "" {
			schema = "LegalEntity"
		}
		id := entityID("actor", a.Kind, a.Name)
		actors[a.ID] = id
		properties := map[string][]string{"name": {a.Name}, "alias": a.Variants, "summary": {a.Role}}
		if schema == "Address" {
			properties = map[string][]string{"full": {a.Name}}
		}
		if err := write(id, schema, properties); err != nil {
			return err
		}
	}
	for _, s := range d.Statements {
		for i, e := range s.Content {
			err := write(entityID("statement", e.Document, strconv.Itoa(int(e.Start)), strconv.Itoa(i)), "Mention", map[string][]string{
				"document": {entityID("document", e.Document)}, "name": {s.SpeakerName}, "resolved": {actors[s.Speaker]}, "context": {e.Quote}})
			if err != nil {
				return err
			}
		}
	}
	return nil
}
