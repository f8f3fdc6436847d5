package feed

import (
	"bufio"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"readout"
	"readout/extract"
)

const (
	maxRecordHead = 64 << 10
	maxRecord     = 16 << 20 // bytes of a record that are read; the rest is passed over
	maxPage       = 16 << 20 // bytes of a page, unpacked
)

// Record is one record of a WARC (ISO 28500).
type Record struct {
	Type   string // response, request, warcinfo, …
	Target string // the address that it is of
	Date   string
	Kind   string // media type of the block
	Block  []byte // what follows the header; cut at the limit
	Cut    bool
}

var errRecord = errors.New("not a WARC record")

// readRecord reads the next record; io.EOF at the end.
func readRecord(in *bufio.Reader) (*Record, error) {
	line, err := headLine(in)
	for err == nil && line == "" { // the blank lines behind the record before
		line, err = headLine(in)
	}
	if err != nil {
		return nil, err
	}
	if !strings.HasPrefix(line, "WARC/") {
		return nil, errRecord
	}
	r := &Record{}
	length := int64(-1)
	for size := 0; ; {
		line, err := headLine(in)
		if err != nil {
			return nil, noEOF(err)
		}
		if line == "" {
			break
		}
		if size += len(line); size > maxRecordHead {
			return nil, fmt.Errorf("%w: its header has no end", errRecord)
		}
		key, value, _ := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		switch textproto.CanonicalMIMEHeaderKey(key) {
		case "Warc-Type":
			r.Type = value
		case "Warc-Target-Uri":
			r.Target = strings.Trim(value, "<>")
		case "Warc-Date":
			r.Date = value
		case "Content-Type":
			r.Kind = value
		case "Content-Length":
			if length, err = strconv.ParseInt(value, 10, 64); err != nil || length < 0 {
				return nil, fmt.Errorf("%w: its length is %q", errRecord, readable(value))
			}
		}
	}
	if length < 0 {
		return nil, fmt.Errorf("%w: it has no length", errRecord)
	}
	if r.Type != "response" && r.Type != "resource" {
		_, err := io.CopyN(io.Discard, in, length)
		passBlank(in)
		return r, noEOF(err)
	}
	r.Cut = length > maxRecord
	r.Block = make([]byte, min(length, maxRecord))
	if _, err := io.ReadFull(in, r.Block); err != nil {
		return nil, noEOF(err)
	}
	_, err = io.CopyN(io.Discard, in, length-int64(len(r.Block)))
	passBlank(in)
	return r, noEOF(err)
}

// passBlank passes over the two line ends behind a block.
func passBlank(in *bufio.Reader) {
	if b, _ := in.Peek(4); string(b) == "\r\n\r\n" {
		_, _ = in.Discard(4)
	}
}

// headLine is a line of a header without its end.
func headLine(in *bufio.Reader) (string, error) {
	b, err := in.ReadSlice('\n')
	if err != nil {
		if errors.Is(err, bufio.ErrBufferFull) {
			return "", fmt.Errorf("%w: a line of its header has no end", errRecord)
		}
		if len(bytes.TrimSpace(b)) > 0 {
			return "", io.ErrUnexpectedEOF
		}
		return "", err
	}
	return strings.TrimRight(string(b), "\r\n"), nil
}

// noEOF is an end where there should be none.
func noEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// IsPage reports whether a record is a page that was found.
func (r *Record) IsPage() bool {
	if r.Cut || !strings.HasPrefix(r.Target, "http") {
		return false
	}
	if r.Type == "resource" {
		return isHTML(r.Kind)
	}
	head := r.Block[:min(len(r.Block), 4096)]
	line, _, _ := bytes.Cut(head, []byte("\n"))
	if r.Type != "response" || !bytes.HasPrefix(line, []byte("HTTP/")) || !bytes.Contains(line, []byte(" 200")) {
		return false
	}
	head, _, _ = bytes.Cut(head, []byte("\r\n\r\n"))
	return bytes.Contains(bytes.ToLower(head), []byte("html"))
}

func isHTML(kind string) bool {
	kind = strings.ToLower(kind)
	return strings.HasPrefix(kind, "text/html") || strings.HasPrefix(kind, "application/xhtml")
}

// Document is the report on the page of the record.
func (r *Record) Document() (*readout.Document, error) {
	body, kind := r.Block, r.Kind
	if r.Type == "response" {
		resp, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(r.Block)), nil)
		if err != nil {
			return nil, fmt.Errorf("a broken answer: %w", err)
		}
		defer resp.Body.Close()
		kind = resp.Header.Get("Content-Type")
		if !isHTML(kind) {
			return nil, errors.New("not a page")
		}
		unpacked, err := unpack(resp.Body, resp.Header.Get("Content-Encoding"))
		if err != nil {
			return nil, err
		}
		if body, err = io.ReadAll(io.LimitReader(unpacked, maxPage+1)); err != nil && len(body) == 0 {
			return nil, fmt.Errorf("a broken answer: %w", err)
		}
		if len(body) > maxPage {
			return nil, fmt.Errorf("a page of more than %d bytes", maxPage)
		}
	}
	return extract.Page(body, kind, extract.About{URL: r.Target, Fetched: r.Date}, extract.Options{})
}

// unpack undoes the encoding of an answer. Some archives keep the header and
// drop the encoding: what is not packed is taken as it is.
func unpack(r io.Reader, encoding string) (io.Reader, error) {
	in := bufio.NewReader(r)
	head, _ := in.Peek(4)
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "", "identity":
		return in, nil
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(head, []byte{0x1f, 0x8b}) {
			return in, nil
		}
		return gzip.NewReader(in)
	case "zstd":
		if !bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}) {
			return in, nil
		}
		z, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(64<<20))
		if err != nil {
			return nil, err
		}
		return z.IOReadCloser(), nil
	case "br":
		if len(head) > 0 && head[0] == '<' {
			return in, nil
		}
		return brotli.NewReader(in), nil
	case "deflate":
		if len(head) > 1 && head[0] == 0x78 { // with the frame of zlib
			_, _ = in.Discard(2)
		}
		return flate.NewReader(in), nil
	}
	return nil, fmt.Errorf("an answer packed as %q", readable(encoding))
}
