package render

import "charm.land/lipgloss/v2"

// palette paints text for a terminal. Its colours are the sixteen that the
// reader's own theme defines, so that they are legible on light and dark.
type palette struct {
	strong, title, mark, faint, note, plain paint
	tags                                    map[string]paint
}

type paint func(string) string

func newPalette(colour bool) palette {
	of := func(s lipgloss.Style) paint {
		if !colour {
			return func(s string) string { return s }
		}
		return func(text string) string {
			if text == "" {
				return "" // not an empty run of escapes
			}
			return s.Render(text)
		}
	}
	base := lipgloss.NewStyle()
	red := of(base.Foreground(lipgloss.Red))
	return palette{
		strong: of(base.Bold(true)),
		title:  of(base.Bold(true).Foreground(lipgloss.Blue)),
		mark:   of(base.Foreground(lipgloss.Cyan)),
		faint:  of(base.Faint(true)),
		note:   of(base.Bold(true).Foreground(lipgloss.Yellow)),
		plain:  func(s string) string { return s },
		tags: map[string]paint{
			"conflict": red, "denies": red, "rejected": red, "broken": red,
			"granularity": of(base.Foreground(lipgloss.Green)),
			"update":      of(base.Foreground(lipgloss.Blue)),
			"framing":     of(base.Foreground(lipgloss.Magenta)),
			"doubts":      of(base.Foreground(lipgloss.Yellow)),
		},
	}
}

// tag paints a word such as a verdict; most words are only faint.
func (p palette) tag(s string) string {
	if paint := p.tags[s]; paint != nil {
		return paint(s)
	}
	return p.faint(s)
}
