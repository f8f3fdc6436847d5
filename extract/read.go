package extract

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// headSize is how much of a file is looked at to tell what it is.
const headSize = 1024

// read reads one source and hands on what it finds. The error is about the
// source as a whole; emit's error is handed back as it is.
func (s source) read(stdin io.Reader, opt Options, emit func(found) error) (err error) {
	defer func() {
		// The readers of pages are not ours: whatever they do, the other
		// files go on.
		if r := recover(); r != nil {
			err = fault{fmt.Sprintf("reading it failed (%v)", r), "please report this file"}
		}
	}()
	in := stdin
	if s.path != "" {
		f, err := os.Open(s.path)
		if err != nil {
			return openFault(err)
		}
		defer f.Close()
		in = f
	} else if in == nil {
		return fault{"no standard input", "name a file"}
	}
	r := bufio.NewReaderSize(in, 64<<10)
	head, err := peek(r)
	if err != nil {
		return err
	}
	if bytes.HasPrefix(head, []byte("\x1f\x8b")) {
		in := &counter{r: r}
		z, err := gzip.NewReader(in)
		if err != nil {
			return gzipFault(err)
		}
		r = bufio.NewReaderSize(&inflater{z: z, in: in}, 64<<10)
		if head, err = peek(r); err != nil {
			return err
		}
		if bytes.HasPrefix(head, []byte("\x1f\x8b")) {
			return fault{"a gzip archive inside a gzip archive", "unpack it"}
		}
	}
	if len(head) == 0 {
		return fault{"empty", "give a file with an article"}
	}
	if name, fix := looksLike(head); name != "" {
		return fault{"this is " + name + ", not an article", fix}
	}
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(head, []byte("\x00\x00\xfe\xff")):
		return fault{"UTF-32 text", "convert it to UTF-8 (iconv -f UTF-32 -t UTF-8)"}
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		r.Discard(3)
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		r = bufio.NewReaderSize(transform.NewReader(r, unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder()), 64<<10)
	}
	if head, err = peek(r); err != nil {
		return err
	}
	if bytes.IndexByte(head, 0) >= 0 {
		return fault{"binary data, not text", "give the article as text, HTML or JSON"}
	}
	k := s.kind
	if k == kindUnknown {
		k = sniff(head)
	}
	if k == kindJSON {
		return s.readJSON(r, opt, emit)
	}
	raw, err := io.ReadAll(io.LimitReader(r, opt.maxRaw(k)+1))
	if err != nil {
		return readFault(err)
	}
	if int64(len(raw)) > opt.maxRaw(k) {
		return fault{"larger than the limit of " + size(opt.maxRaw(k)) + " for one article", "split it into articles"}
	}
	if i := bytes.IndexByte(raw, 0); i >= 0 {
		return fault{fmt.Sprintf("binary data, not text (a zero byte in line %d)", 1+bytes.Count(raw[:i], []byte("\n"))), "give the article as text, HTML or JSON"}
	}
	var a article
	if k == kindPage {
		a, err = readPage(raw, opt)
	} else {
		var body string
		if body, err = decode(raw); err == nil {
			a = readText(body, k == kindMarkdown)
		}
	}
	if err != nil {
		return err
	}
	outlet := ""
	if s.path != "" {
		outlet = stem(s.path)
	}
	d, err := a.document(outlet, opt.MaxFile)
	if err != nil {
		return err
	}
	return emit(found{doc: d, line: 0})
}

// maxRaw is the most that is read of a file with one article. A saved page
// may carry its pictures and scripts along.
func (o Options) maxRaw(k kind) int64 {
	if k == kindPage {
		return max(o.MaxFile, 16*int64(o.MaxPage))
	}
	return o.MaxFile
}

// mostFaults is how many broken lines of one file are named one by one.
const mostFaults = 100

func (s source) readJSON(r *bufio.Reader, opt Options, emit func(found) error) error {
	objects := newObjects(r, opt.MaxLine)
	faults := 0
	report := func(line int, err error) error {
		if faults++; faults > mostFaults {
			return nil
		}
		return emit(found{line: line, err: err})
	}
	for n := 0; ; n++ {
		data, line, err := objects.next()
		var bad fault
		var broken readError
		switch {
		case errors.As(err, &broken):
			return readFault(broken.error)
		case err == io.EOF:
			if n == 0 {
				return fault{"no articles: no JSON object in it", fixJSON}
			}
			if faults > mostFaults {
				return fault{fmt.Sprintf("and %d more", faults-mostFaults), fixJSON}
			}
			return nil
		case errors.As(err, &bad):
			if err := report(line, bad); err != nil {
				return err
			}
			continue
		case err != nil:
			return err
		}
		articles, errs := readObject(data, opt)
		for _, err := range errs {
			if err := report(line, err); err != nil {
				return err
			}
		}
		for i := range articles {
			if d, err := articles[i].document("", opt.MaxFile); err != nil {
				if err := report(line, err); err != nil {
					return err
				}
			} else if err := emit(found{doc: d, line: line}); err != nil {
				return err
			}
		}
	}
}

// peek looks at the start of r; an error other than its end is told.
func peek(r *bufio.Reader) ([]byte, error) {
	head, err := r.Peek(headSize)
	if err != nil && err != io.EOF {
		return nil, readFault(err)
	}
	return head, nil
}

func readFault(err error) error {
	var bad fault
	var p *fs.PathError
	switch {
	case errors.As(err, &bad):
		return bad
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum), errors.Is(err, io.ErrUnexpectedEOF), strings.HasPrefix(err.Error(), "flate:"):
		return gzipFault(err)
	case errors.As(err, &p):
		return openFault(err)
	}
	return fault{"cannot be read to its end: " + err.Error(), "check the file"}
}

func gzipFault(err error) error {
	return fault{"damaged gzip archive (" + strings.TrimPrefix(err.Error(), "gzip: ") + ")", "compress it again"}
}

// A counter counts the compressed bytes on their way to the inflater. It is a
// ByteReader, without which flate would put a buffer of its own in between.
type counter struct {
	r *bufio.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

func (c *counter) ReadByte() (byte, error) {
	b, err := c.r.ReadByte()
	if err == nil {
		c.n++
	}
	return b, err
}

// An inflater refuses a gzip bomb: text shrinks to a tenth or so, a bomb to a
// thousandth.
type inflater struct {
	z   *gzip.Reader
	in  *counter
	out int64
}

const (
	bombSize  = 64 << 20 // below this nothing is suspect
	bombRatio = 200
)

func (f *inflater) Read(p []byte) (int, error) {
	n, err := f.z.Read(p)
	f.out += int64(n)
	if f.out > bombSize && f.out > bombRatio*f.in.n {
		return 0, fault{fmt.Sprintf("gzip archive that unpacks to over %d times its size", bombRatio), "unpack it and look at it"}
	}
	return n, err
}
