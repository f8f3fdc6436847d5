package render

import (
	"encoding/csv"
	"io"
	"strconv"

	"readout"
)

// cameoRoots are the two-digit roots of CAMEO that PLOVER's types come from
// (CAMEO2PLOVER-2021, openeventdata/PLOVER, CC BY-SA 4.0). Where several roots
// became one type, the first is given.
var cameoRoots = map[string]string{
	"AGREE": "03", "CONSULT": "04", "SUPPORT": "05", "COOPERATE": "06", "AID": "07", "CONCEDE": "08", "REQUEST": "10", "ACCUSE": "11",
	"REJECT": "12", "THREATEN": "13", "PROTEST": "14", "MOBILIZE": "15", "SANCTION": "16", "COERCE": "17", "ASSAULT": "18", "RETREAT": "08",
}

func exportEvents(w io.Writer, d *readout.Dossier) error {
	published := map[string]string{}
	for _, l := range d.Documents {
		published[l.ID] = l.Published
	}
	c := csv.NewWriter(w)
	c.Comma = '\t'
	rows := [][]string{{"id", "type", "cameo_root", "source", "target", "when", "where", "voice", "document", "published", "start", "end", "quote", "mode", "responsibility", "dead", "wounded"}}
	for _, e := range d.Events {
		for _, x := range e.Evidence {
			rows = append(rows, []string{e.ID, e.Type, cameoRoots[e.Type], cell(e.Source), cell(e.Target), cell(e.When), cell(e.Where), cell(e.Voice),
				cell(x.Document), cell(published[x.Document]), strconv.Itoa(int(x.Start)), strconv.Itoa(int(x.End)), cell(x.Quote), e.Mode, e.Responsibility, tollCell(e.Dead), tollCell(e.Wounded)})
		}
	}
	return c.WriteAll(rows)
}

// tollCell is how a figure is told, empty for none.
func tollCell(v *readout.Value) string {
	if v == nil {
		return ""
	}
	return cell(v.Value)
}
