package web

import (
	"fmt"
	"html/template"
	"math"
	"strconv"
	"strings"

	"readout"
	"readout/render"
)

// A chart draws the values of one difference to scale: a bar from the lower to
// the upper bound of each, in the order of publication, open to the right where
// there is no upper bound.
type chart struct {
	Line  string // of the dossier
	About string
	SVG   template.HTML
}

// The measures of a chart, in units of its own; the page scales it.
const (
	chartWidth  = 400.0
	chartRow    = 44.0 // who says it, and the bar below
	chartBar    = 30.0 // of the row, down to the middle of the bar
	chartAxis   = 26.0
	chartMargin = 14.0
)

// charts draws every difference whose values are figures.
func charts(d *readout.Dossier) (out []chart) {
	published := map[string]readout.DocumentLine{}
	for _, l := range d.Documents {
		published[l.ID] = l
	}
	for _, x := range d.Differences {
		var bars []bar
		for _, v := range x.Values {
			if v.Low == nil || len(v.Evidence) == 0 {
				continue
			}
			doc := published[v.Evidence[0].Document]
			b := bar{low: *v.Low, high: math.Inf(1), said: v.Value, who: v.Holder, when: doc.Published, href: citation(v.Evidence[0])}
			if b.who == "" {
				b.who = doc.Outlet
			}
			if v.High != nil {
				b.high = *v.High
			}
			bars = append(bars, b)
		}
		if len(bars) > 1 {
			out = append(out, chart{Line: x.ID, About: x.About, SVG: draw(x.About, bars)})
		}
	}
	return out
}

type bar struct {
	low, high       float64
	said, who, when string
	href            string
}

// draw returns the picture. Every text in it is escaped.
func draw(about string, bars []bar) template.HTML {
	top := 0.0
	for _, b := range bars {
		top = math.Max(top, b.low*1.15)
		if !math.IsInf(b.high, 1) {
			top = math.Max(top, b.high)
		}
	}
	step := tick(top)
	if top <= 0 {
		top = 1
	}
	top = math.Ceil(top/step) * step
	x := func(v float64) float64 {
		return chartMargin + math.Min(v, top)/top*(chartWidth-2*chartMargin)
	}
	height := float64(len(bars))*chartRow + chartAxis
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="chart" viewBox="0 0 %g %g" role="img" aria-label="%s">`, chartWidth, height, escape(describe(about, bars)))
	for v := 0.0; v <= top+step/2; v += step {
		fmt.Fprintf(&b, `<line class="grid" x1="%.1f" x2="%.1f" y1="0" y2="%.1f"/><text class="axis" x="%.1f" y="%.1f" text-anchor="middle">%s</text>`,
			x(v), x(v), height-chartAxis, x(v), height-8, strconv.FormatFloat(v, 'f', -1, 64))
	}
	for i, r := range bars {
		y := float64(i)*chartRow + chartBar
		from, to := x(r.low), x(r.high)
		fmt.Fprintf(&b, `<a href="%s"><text class="who" x="0" y="%.1f">%s</text><text class="when" x="%g" y="%.1f" text-anchor="end">%s</text>`,
			escape(r.href), y-16, escape(short(r.who, 32)), chartWidth, y-16, escape(render.Published(r.when)))
		switch {
		case math.IsInf(r.high, 1):
			fmt.Fprintf(&b, `<path class="bar open" d="M%.1f %.1f H%.1f l8 7 l-8 7 H%.1f z"/>`, from, y-7, math.Max(from+4, x(top)-8), from)
		case to-from < 6:
			fmt.Fprintf(&b, `<circle class="bar" cx="%.1f" cy="%.1f" r="6"/>`, (from+to)/2, y)
		default:
			fmt.Fprintf(&b, `<rect class="bar" x="%.1f" y="%.1f" width="%.1f" height="14" rx="3"/>`, from, y-7, to-from)
		}
		at, anchor := to+10, "start"
		if math.IsInf(r.high, 1) || at > chartWidth-110 {
			at, anchor = from-8, "end"
		}
		fmt.Fprintf(&b, `<text class="said" x="%.1f" y="%.1f" text-anchor="%s">%s</text></a>`, at, y+4, anchor, escape(short(r.said, 28)))
	}
	b.WriteString(`</svg>`)
	return safe(b.String())
}

// describe is the picture in words.
func describe(about string, bars []bar) string {
	var out []string
	for _, b := range bars {
		out = append(out, short(b.who, 60)+": "+short(b.said, 60))
	}
	return render.Plain(about) + ". " + strings.Join(out, "; ")
}

func escape(s string) string { return template.HTMLEscapeString(render.Plain(s)) }

// short keeps a label inside its column.
func short(s string, n int) string {
	if r := []rune(render.Plain(s)); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return render.Plain(s)
}

// tick is the distance between two lines of the grid: 1, 2 or 5 times a power of ten.
func tick(top float64) float64 {
	if top <= 0 {
		return 1
	}
	step := math.Pow(10, math.Floor(math.Log10(top/4)))
	for _, m := range []float64{5, 2} {
		if top/(step*m) >= 3 {
			return math.Max(1, step*m)
		}
	}
	return math.Max(1, step)
}
