package feed_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/feed"
)

const page = `<!DOCTYPE html><html lang="en"><head><title>Ferry burns %d</title><meta property="og:site_name" content="The Strait"></head><body><article><h1>Ferry burns %d</h1>
<p>Twelve people died on Sunday when a ferry burned off Orvale, the coast guard said after a night at sea.</p><p>The owner of the line denied that the alarms had been switched off, and asked for an inquiry.</p></article></body></html>`

// record writes a record of a WARC.
func record(kind, target, media, block string) []byte {
	return fmt.Appendf(nil, "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2031-03-03T00:00:00Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, target, media, len(block), block)
}

func response(i int, head string, body []byte) []byte {
	return record("response", fmt.Sprintf("https://strait.example/%d", i), "application/http; msgtype=response", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"+head+"\r\n"+string(body))
}

func packed(b []byte) []byte {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	_, _ = z.Write(b)
	z.Close()
	return out.Bytes()
}

// crawl is n pages with the records that stand between them.
func crawl(n int, pack func([]byte) []byte) []byte {
	var b bytes.Buffer
	b.Write(pack(record("warcinfo", "", "application/warc-fields", "software: test\r\n")))
	for i := range n {
		html := fmt.Appendf(nil, page, i, i)
		b.Write(pack(record("request", fmt.Sprintf("https://strait.example/%d", i), "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n")))
		switch i % 3 {
		case 0:
			b.Write(pack(response(i, "", html)))
		case 1:
			b.Write(pack(response(i, "Content-Encoding: gzip\r\n", packed(html))))
		default:
			chunked := fmt.Appendf(nil, "%x\r\n%s\r\n0\r\n\r\n", len(html), html)
			b.Write(pack(response(i, "Transfer-Encoding: chunked\r\n", chunked)))
		}
	}
	return b.Bytes()
}

func write(t testing.TB, name string, b []byte) string {
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, b, 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

func plain(b []byte) []byte { return b }

func wacz(t testing.TB, warc []byte) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, body := range map[string][]byte{"datapackage.json": []byte("{}"), "archive/data.warc.gz": warc} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write(body)
	}
	z.Close()
	return b.Bytes()
}

// An archive is read whole, and from any record on.
func TestArchive(t *testing.T) {
	for _, file := range []string{
		write(t, "a.warc", crawl(7, plain)),
		write(t, "a.warc.gz", crawl(7, packed)),
		write(t, "a.wacz", wacz(t, crawl(7, packed))),
	} {
		parts, err := feed.Parts(file)
		if err != nil || len(parts) != 1 {
			t.Fatalf("%s: %v, %v", file, parts, err)
		}
		type seen struct {
			target string
			next   int64
		}
		var all []seen
		err = parts[0].Records(t.Context(), 0, func(r *feed.Record, next int64) error {
			if r.IsPage() {
				d, err := r.Document()
				if err != nil {
					return err
				}
				if d.URL != r.Target || d.Outlet != "The Strait" || !strings.Contains(d.Text, "Twelve people died") || d.Fetched != "2031-03-03T00:00:00Z" {
					t.Errorf("%s: %+v", file, d)
				}
				all = append(all, seen{r.Target, next})
			}
			return nil
		})
		if err != nil || len(all) != 7 {
			t.Fatalf("%s: %d pages, %v", file, len(all), err)
		}
		for i, s := range all[:6] {
			var first string
			stop := errors.New("stop")
			err := parts[0].Records(t.Context(), s.next, func(r *feed.Record, _ int64) error {
				if r.IsPage() {
					first = r.Target
					return stop
				}
				return nil
			})
			if !errors.Is(err, stop) || first != all[i+1].target {
				t.Errorf("%s: after page %d comes %s (%v), want %s", file, i, first, err, all[i+1].target)
			}
		}
	}
}

func TestHostileArchives(t *testing.T) {
	whole := crawl(3, packed)
	for name, b := range map[string][]byte{
		"cut.warc.gz":     whole[:len(whole)-20],
		"noise.warc.gz":   append(bytes.Clone(whole), "noise"...),
		"text.warc":       []byte("hello\r\n\r\n"),
		"long.warc":       []byte("WARC/1.0\r\n" + strings.Repeat("x", 200<<10)),
		"heads.warc":      []byte("WARC/1.0\r\n" + strings.Repeat("a: b\r\n", 100<<10)),
		"negative.warc":   []byte("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -1\r\n\r\n"),
		"promise.warc":    []byte("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nx"),
		"nolength.warc":   []byte("WARC/1.0\r\nWARC-Type: response\r\n\r\nx"),
		"flipped.warc.gz": func() []byte { b := bytes.Clone(whole); b[len(b)/2] ^= 0xff; return b }(),
	} {
		parts, err := feed.Parts(write(t, name, b))
		if err != nil {
			t.Fatal(err)
		}
		if err := parts[0].Records(t.Context(), 0, func(r *feed.Record, _ int64) error { return nil }); err == nil {
			t.Errorf("%s: no fault found", name)
		}
	}
	for name, b := range map[string][]byte{"no.wacz": []byte("no zip"), "empty.wacz": func() []byte {
		var b bytes.Buffer
		zip.NewWriter(&b).Close()
		return b.Bytes()
	}()} {
		if parts, err := feed.Parts(write(t, name, b)); err == nil {
			t.Errorf("%s: %v", name, parts)
		}
	}
	// A page that unpacks to more than a page is a fault of that page alone.
	bomb := packed(append([]byte("<html>"), make([]byte, 64<<20)...))
	parts, err := feed.Parts(write(t, "bomb.warc.gz", append(packed(response(1, "Content-Encoding: gzip\r\n", bomb)), crawl(1, packed)...)))
	if err != nil {
		t.Fatal(err)
	}
	var faults, pages int
	err = parts[0].Records(t.Context(), 0, func(r *feed.Record, _ int64) error {
		if r.IsPage() {
			if _, err := r.Document(); err != nil {
				faults++
			} else {
				pages++
			}
		}
		return nil
	})
	if err != nil || faults != 1 || pages != 1 {
		t.Errorf("a bomb: %d faults, %d pages, %v", faults, pages, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := parts[0].Records(ctx, 0, func(*feed.Record, int64) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func FuzzArchive(f *testing.F) {
	f.Add(crawl(2, plain))
	f.Add(crawl(2, packed))
	f.Fuzz(func(t *testing.T, b []byte) {
		parts, err := feed.Parts(write(t, "a.warc", b))
		if err != nil {
			t.Fatal(err)
		}
		last := int64(0)
		_ = parts[0].Records(t.Context(), 0, func(r *feed.Record, next int64) error {
			if next < last || next > int64(len(b)) {
				t.Errorf("offset %d after %d in %d bytes", next, last, len(b))
			}
			last = next
			if r.IsPage() && len(r.Block) < 10<<10 {
				_, _ = r.Document()
			}
			return nil
		})
	})
}

// BenchmarkArchive reads a crawl of pages of 60 kB, one gzip member a record,
// without extracting them.
func BenchmarkArchive(b *testing.B) {
	filler := strings.Repeat("<p>The owner of the line denied that the alarms of the ferry had been switched off before the fire.</p>\n", 600)
	var raw int64
	var all bytes.Buffer
	for i := range 200 {
		rec := response(i, "", []byte(fmt.Sprintf(page, i, i)+filler))
		raw += int64(len(rec))
		all.Write(packed(rec))
	}
	parts, err := feed.Parts(write(b, "a.warc.gz", all.Bytes()))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(raw)
	for b.Loop() {
		n := 0
		if err := parts[0].Records(b.Context(), 0, func(r *feed.Record, _ int64) error {
			if r.IsPage() {
				n++
			}
			return nil
		}); err != nil && !errors.Is(err, io.EOF) || n != 200 {
			b.Fatal(n, err)
		}
	}
}
