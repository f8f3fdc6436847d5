package web_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"readout/web"
)

// browser is a headless Chromium; the test is skipped where there is none.
func browser(t *testing.T) context.Context {
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
