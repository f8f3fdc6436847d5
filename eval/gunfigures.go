package eval

import (
	"fmt"
	"path/filepath"
	"strings"

	"readout"
)

// everyNth incident told by two outlets or more is compared: all of them would
// take minutes.
const everyNth = 2

// figureLabels has what a person found on reading the reports: whether they
// really state different counts of the same killed or wounded of an incident.
// An incident, what is counted, the values in their order.
var figureLabels = map[string]bool{
	"189562 killed 2 / one":                         true,
	"189562 wounded five / four people":             true,
	"303659 wounded three others / 11":              false,
	"377047 wounded seven / six people":             true,
	"454059 killed 3 / two civilian / one civilian": false,
	"454059 wounded five officers / three officers / four police officers / two officers": true,
	"454059 wounded four officers / five officers":                                        true,
	"454059 wounded several civilians / 9":                                                false,
	"484333 killed four people / five":                                                    true,
	"493882 killed 3 bandmates / two dead bandmates":                                      false,
	"493882 killed two people / three dead victims":                                       false,
	"511436 killed four / two":                                                            true,
	"558796 wounded several others / three others":                                        true,
	"572696 killed 3 / two others":                                                        true,
	"597176 wounded four others / three others":                                           true,
	"597176 wounded several others / three others / four others":                          true,
	"603475 killed one person / three people":                                             true,
	"657634 wounded six / seven":                                                          true,
	"657634 wounded six / 7":                                                              true,
	"600398 killed three people / 2":                                                      false,
	"395718 wounded five people / eight people":                                           false,
	"511436 wounded 14 others / as many as 20 others":                                     true,
	"783102 wounded three others / two individuals":                                       false,
	"765559 wounded four / three people":                                                  true,
	"783102 killed two people / four victims":                                             false,
	"783102 wounded several others / three others":                                        true,
	"290626 killed several lives / three people":                                          false,
	"290626 killed three people / seven people":                                           false,
	"377878 wounded six men / five young men":                                             true,
	"451495 wounded 17 people / 16":                                                       true,
	"451495 wounded ten victims / 17 people":                                              false,
	"482856 killed two people / 4":                                                        false,
	"486728 wounded two victims / four victims":                                           false,
	"488833 killed 1 / 10 people":                                                         false,
	"488833 killed 100 people / 10 people":                                                false,
	"492985 wounded five people / four victims":                                           false,
	"509707 wounded five people / 4 people":                                               false,
	"571859 killed several / three people":                                                true,
	"571859 killed three people / 27":                                                     false,
	"591237 wounded two victims / three people":                                           false,
	"595166 wounded 19 / five victims":                                                    false,
	"597756 killed four dallas police department officers / five officers":                false,
	"597756 killed three fallen officers / four dallas police department officers":        false,
	"597756 wounded several others / seven others":                                        true,
	"611479 wounded 3 / up to 16 / more than a dozen people":                              false,
	"611479 wounded sixteen people / at least 19 people":                                  true,
	"658226 wounded two victims / one":                                                    false,
	"611479 wounded 18 / more than a dozen people":                                        false,
	"611479 wounded 18 people / up to 16":                                                 true,
	"663789 wounded two children / 4 kids":                                                false,
	"663789 wounded 1 / four":                                                             false,
	"663789 wounded three children / 4 kids":                                              false,
	"699605 killed two women / one woman":                                                 false,
	"734157 wounded five others / four other people":                                      true,
	"803054 wounded 15 / 16 people":                                                       true,
	"813821 killed 4 / three people":                                                      false,
	"803822 wounded 4 / three others":                                                     true,
}

// scoreGunFigures scores the differing counts of killed and wounded in the
// incidents that several outlets tell, by the labels above.
func scoreGunFigures(e *env) ([]Score, error) {
	articles, err := readArticles(filepath.Join(e.corpus("stories", "gun-violence"), "articles.jsonl"))
	if err != nil {
		return nil, err
	}
	byIncident := map[string][]*readout.Document{}
	var order []string
	for _, a := range articles {
		if a.Story == "" {
			continue
		}
		if len(byIncident[a.Story]) == 0 {
			order = append(order, a.Story)
		}
		byIncident[a.Story] = append(byIncident[a.Story], a.document())
	}
	told, lines, labelled, right := 0, 0, 0, 0
	for _, incident := range order {
		docs := byIncident[incident]
		several := false
		for _, d := range docs {
			several = several || d.Outlet != docs[0].Outlet
		}
		if !several {
			continue
		}
		if told++; told%everyNth != 0 {
			continue
		}
		as, err := e.read(e.ctx, docs)
		if err != nil {
			return nil, err
		}
		for _, d := range e.compare(docs, as).Differences {
			outcome := ""
			for _, w := range []string{"killed", "wounded"} {
				if d.Kind == "figure" && strings.Contains(d.About, w) {
					outcome = w
				}
			}
			if outcome == "" {
				continue
			}
			var values []string
			for _, v := range d.Values {
				values = append(values, strings.ToLower(v.Value))
			}
			lines++
			if ok, known := figureLabels[incident+" "+outcome+" "+strings.Join(values, " / ")]; known {
				labelled++
				count(&right, ok)
			}
		}
	}
	on := fmt.Sprintf("gun-violence, one in %d of %d incidents told by several outlets, %d lines, %d labelled by hand", everyNth, told, lines, labelled)
	return []Score{{Name: "gun-violence/toll-differs/P", Value: 100 * ratio(right, labelled), On: on}}, nil
}
