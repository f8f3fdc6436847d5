package web_test

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"readout/desk"
	"readout/web"
)

// browser is a headless Chromium; the test is skipped where there is none.
func browser(t *testing.T, flags ...chromedp.ExecAllocatorOption) context.Context {
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("no Chromium on this machine")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.UserDataDir(t.TempDir()))
	opts = append(opts, flags...)
	alloc, cancel := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(cancel)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 3*time.Minute)
	t.Cleanup(cancel)
	return ctx
}

func run[T any](t *testing.T, ctx context.Context, a chromedp.Action[T]) T {
	t.Helper()
	v, err := chromedp.Run(ctx, a)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// shot keeps a screenshot where SCREENSHOTS names a folder.
func shot(t *testing.T, ctx context.Context, name string) {
	t.Helper()
	png := run(t, ctx, chromedp.CaptureScreenshot())
	if len(png) < 5000 {
		t.Errorf("%s: a screenshot of %d bytes", name, len(png))
	}
	if dir := os.Getenv("SCREENSHOTS"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644); err != nil {
			t.Error(err)
		}
	}
}

// wide reports by how much the page is wider than its window.
const wide = `document.documentElement.scrollWidth - document.documentElement.clientWidth`

// seen says whether the cited sentence is marked and on the screen.
const seen = `(() => { const m = document.getElementById("cited"); if (!m) return "no mark"; const r = m.getBoundingClientRect(); return r.height > 0 && r.top >= 0 && r.top < innerHeight ? "seen" : "at " + r.top })()`

// From the front page to a sentence in its report, by mouse and by keyboard.
func TestBrowser(t *testing.T) {
	ctx := browser(t)
	k := openDesk(t, "../examples/moscow-2017")
	s := serve(t, k, web.Options{})
	id := largest(t, k).ID

	t.Run("mouse", func(t *testing.T) {
		run(t, ctx, chromedp.EmulateViewport(1280, 900))
		run(t, ctx, chromedp.Navigate(s.URL+"/"))
		shot(t, ctx, "front")
		run(t, ctx, chromedp.Click(`a[href="/stories/`+id+`"]`))
		run(t, ctx, chromedp.WaitVisible("#origins"))
		shot(t, ctx, "story")
		run(t, ctx, chromedp.Click("#disputes a.mark"))
		run(t, ctx, chromedp.WaitVisible("#cited"))
		if got := run(t, ctx, chromedp.Evaluate[string](seen)); got != "seen" {
			t.Errorf("the cited sentence is %s", got)
		}
		shot(t, ctx, "document")
		run(t, ctx, chromedp.Click(".refs a"))
		run(t, ctx, chromedp.WaitVisible("#origins"))
		if at := run(t, ctx, chromedp.Location()); !strings.Contains(at, "/stories/"+id+"#") {
			t.Errorf("the way back leads to %s", at)
		}
	})
	t.Run("keyboard", func(t *testing.T) {
		run(t, ctx, chromedp.Navigate(s.URL+"/?sort=reports"))
		run(t, ctx, chromedp.KeyEvent("?"))
		run(t, ctx, chromedp.WaitVisible("#keys"))
		run(t, ctx, chromedp.KeyEvent("\x1b"))
		run(t, ctx, chromedp.KeyEvent("jjko"))
		run(t, ctx, chromedp.WaitVisible("#origins"))
		if at := run(t, ctx, chromedp.Location()); !strings.HasSuffix(at, "/stories/"+id) {
			t.Errorf("j j k o leads to %s", at)
		}
		run(t, ctx, chromedp.KeyEvent("G"))
		run(t, ctx, chromedp.Poll[bool](`scrollY > 500`))
		run(t, ctx, chromedp.KeyEvent("gg"))
		run(t, ctx, chromedp.Poll[bool](`scrollY < 50`))
		run(t, ctx, chromedp.KeyEvent("jo")) // the first line is an origin: its report
		run(t, ctx, chromedp.WaitVisible(".report"))
		run(t, ctx, chromedp.KeyEvent("/chemical\r"))
		run(t, ctx, chromedp.WaitVisible("#results blockquote"))
		run(t, ctx, chromedp.KeyEvent("jo"))
		run(t, ctx, chromedp.WaitVisible("#cited"))
		if got := run(t, ctx, chromedp.Evaluate[string](seen)); got != "seen" {
			t.Errorf("the sentence found is %s", got)
		}
	})
	t.Run("search while typing", func(t *testing.T) {
		run(t, ctx, chromedp.Navigate(s.URL+"/search"))
		run(t, ctx, chromedp.SendKeys("#main input[name=text]", "chemical"))
		run(t, ctx, chromedp.WaitVisible("#results blockquote"))
	})
	// no page is wider than a phone, in either scheme, and none breaks its own policy
	t.Run("phone", func(t *testing.T) {
		run(t, ctx, chromedp.EmulateViewport(360, 740))
		for name, path := range map[string]string{"front": "/", "story": "/stories/" + id, "quotes": "/quotes", "actors": "/actors", "search": "/search?text=chemical", "sources": "/sources"} {
			run(t, ctx, chromedp.Navigate(s.URL+path))
			if over := run(t, ctx, chromedp.Evaluate[int](wide)); over > 0 {
				t.Errorf("%s is %d pixels wider than a phone", path, over)
			}
			shot(t, ctx, name+"-phone")
		}
	})
}

// faint lists texts that stand out too little from what is behind them: less
// than 4.5 to 1, as WCAG has it.
const faint = `(() => {
  const lum = (c) => { const v = c.map((x) => { x /= 255; return x <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4 }); return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2] };
  const rgba = (s) => s.match(/[\d.]+/g).map(Number);
  const out = new Set();
  for (const e of document.querySelectorAll("main *, header *")) {
    if (!e.offsetParent || ![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
    if (e.closest("svg, .unseen, .skip, option")) continue;
    let back = [255, 255, 255], over = [];
    for (let p = e; p; p = p.parentElement) { const b = rgba(getComputedStyle(p).backgroundColor); if (b.length < 4 || b[3] === 1) { back = b.slice(0, 3); break } if (b[3] > 0) over.push(b) }
    for (const o of over.reverse()) back = back.map((x, i) => x * (1 - o[3]) + o[i] * o[3]);
    const [a, b] = [lum(rgba(getComputedStyle(e).color).slice(0, 3)), lum(back)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) out.add(e.tagName + "." + e.className + " " + ratio.toFixed(1));
  }
  return [...out].join(", ");
})()`

// Every page can be read in the dark and in the light, at the width of a desk
// and of a phone.
func TestBrowserSchemes(t *testing.T) {
	k := openDesk(t, "../examples/moscow-2017")
	s := serve(t, k, web.Options{})
	story := largest(t, k).ID
	d, err := k.Story(t.Context(), desk.StoryIn{ID: story})
	if err != nil {
		t.Fatal(err)
	}
	e := d.Dossier.Disputes[0].Positions[0].Evidence[0]
	pages := map[string]string{
		"front": "/", "story": "/stories/" + story, "line": "/stories/" + story + "/lines/" + d.Dossier.Disputes[0].ID, "quotes": "/quotes", "actors": "/actors", "search": "/search?text=chemical", "sources": "/sources",
		"document": fmt.Sprintf("/documents/%s?start=%d&end=%d", e.Document, e.Start, e.End), "actor": "/actors/" + url.PathEscape(d.Dossier.Actors[0].Name), "error": "/nowhere",
	}
	for _, scheme := range []struct{ name, setting string }{{"dark", "preferredColorScheme=0"}, {"light", "preferredColorScheme=1"}} {
		t.Run(scheme.name, func(t *testing.T) {
			ctx := browser(t, chromedp.Flag("blink-settings", scheme.setting))
			for _, width := range []int64{1280, 360} {
				run(t, ctx, chromedp.EmulateViewport(width, 800))
				for name, path := range pages {
					run(t, ctx, chromedp.Navigate(s.URL+path))
					if dark := run(t, ctx, chromedp.Evaluate[bool](`matchMedia("(prefers-color-scheme: dark)").matches`)); dark != (scheme.name == "dark") {
						t.Fatal("the browser does not take the scheme")
					}
					if over := run(t, ctx, chromedp.Evaluate[int](wide)); over > 0 {
						t.Errorf("%s is %d pixels wider than %d", path, over, width)
					}
					if bad := run(t, ctx, chromedp.Evaluate[string](faint)); bad != "" {
						t.Errorf("%s, %s: too faint are %s", path, scheme.name, bad)
					}
					shot(t, ctx, fmt.Sprintf("%s-%s-%d", name, scheme.name, width))
					if run(t, ctx, chromedp.Evaluate[bool](`(() => { const f = document.querySelector("figure"); if (f) f.scrollIntoView(); return !!f })()`)) {
						shot(t, ctx, fmt.Sprintf("%s-figure-%s-%d", name, scheme.name, width))
					}
				}
			}
		})
	}
}
