package feed

import (
	"archive/zip"
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/klauspost/compress/gzip"
)

// IsArchive reports whether a file is an archive of the web by its name.
func IsArchive(name string) bool {
	name = strings.ToLower(name)
	return strings.HasSuffix(name, ".warc") || strings.HasSuffix(name, ".warc.gz") || strings.HasSuffix(name, ".wacz")
}

// Part is one WARC of an archive: a file, or an entry of a WACZ.
type Part struct {
	Name string // of the file; for an entry, with the entry's name behind "!"
	Size int64  // bytes, packed
	open func(offset int64) (io.ReadCloser, error)
}

// Parts lists the WARCs of an archive in order. The archive must stay in its
// place while they are read.
func Parts(file string) ([]Part, error) {
	if !strings.HasSuffix(strings.ToLower(file), ".wacz") {
		info, err := os.Stat(file)
		if err != nil {
			return nil, err
		}
		return []Part{{Name: file, Size: info.Size(), open: func(offset int64) (io.ReadCloser, error) {
			f, err := os.Open(file)
			if err != nil {
				return nil, err
			}
			if _, err := f.Seek(offset, io.SeekStart); err != nil {
				f.Close()
				return nil, err
			}
			return f, nil
		}}}, nil
	}
	z, err := zip.OpenReader(file)
	if err != nil {
		return nil, fmt.Errorf("not a WACZ: %w", err)
	}
	defer z.Close()
	var out []Part
	for _, e := range z.File {
		name := path.Clean(e.Name)
		if !strings.HasPrefix(name, "archive/") || !IsArchive(name) {
			continue
		}
		out = append(out, Part{Name: file + "!" + name, Size: int64(e.CompressedSize64), open: func(offset int64) (io.ReadCloser, error) {
			return openEntry(file, e.Name, offset)
		}})
	}
	slices.SortFunc(out, func(a, b Part) int { return strings.Compare(a.Name, b.Name) })
	if len(out) == 0 {
		return nil, errors.New("the WACZ has no WARC in its folder archive/")
	}
	return out, nil
}

// openEntry opens an entry of a WACZ from an offset of its content on.
func openEntry(file, name string, offset int64) (io.ReadCloser, error) {
	z, err := zip.OpenReader(file)
	if err != nil {
		return nil, err
	}
	for _, e := range z.File {
		if e.Name != name {
			continue
		}
		r, err := e.Open()
		if err == nil {
			_, err = io.CopyN(io.Discard, r, offset)
		}
		if err != nil {
			z.Close()
			return nil, err
		}
		return closers{r, []io.Closer{r, z}}, nil
	}
	z.Close()
	return nil, fmt.Errorf("%s is gone from %s", name, file)
}

type closers struct {
	io.Reader
	all []io.Closer
}

func (c closers) Close() error {
	var errs []error
	for _, x := range c.all {
		errs = append(errs, x.Close())
	}
	return errors.Join(errs...)
}

// Records calls each for every record from an offset on, which is the start of
// the part or where an earlier call got to. next is the offset of the record
// after. What is damaged ends the part; what was read before it stands.
func (p Part) Records(ctx context.Context, offset int64, each func(r *Record, next int64) error) error {
	f, err := p.open(offset)
	if err != nil {
		return err
	}
	defer f.Close()
	in := &counted{r: bufio.NewReaderSize(f, 256<<10), n: offset}
	head, err := in.r.Peek(2)
	if errors.Is(err, io.EOF) {
		return nil
	}
	if err != nil {
		return err
	}
	if head[0] == 0x1f && head[1] == 0x8b {
		return members(ctx, in, each)
	}
	out := bufio.NewReaderSize(in, 64<<10)
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		r, err := readRecord(out)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("at byte %d: %w", in.n-int64(out.Buffered()), err)
		}
		if err := each(r, in.n-int64(out.Buffered())); err != nil {
			return err
		}
	}
}

// members reads an archive of which every record is a gzip member of its own,
// so that each can be found by its offset.
func members(ctx context.Context, in *counted, each func(*Record, int64) error) error {
	var z *gzip.Reader
	out := bufio.NewReaderSize(nil, 64<<10)
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		at := in.n
		if _, err := in.r.Peek(1); errors.Is(err, io.EOF) {
			return nil
		}
		var err error
		if z == nil {
			z, err = gzip.NewReader(in)
		} else {
			err = z.Reset(in)
		}
		if err != nil {
			return fmt.Errorf("at byte %d: %w", at, err)
		}
		z.Multistream(false)
		out.Reset(z)
		for {
			r, err := readRecord(out)
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return fmt.Errorf("at byte %d: %w", at, err)
			}
			// A member may hold several records; it is passed as a whole, so the
			// offset moves on with its last.
			_, end := out.Peek(1)
			next := at
			if end != nil {
				next = in.n
			}
			if err := each(r, next); err != nil {
				return err
			}
		}
	}
}

// counted knows how many bytes were taken. It hands out single bytes, so that
// the unpacker takes no more than the member it unpacks.
type counted struct {
	r *bufio.Reader
	n int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

func (c *counted) ReadByte() (byte, error) {
	b, err := c.r.ReadByte()
	if err == nil {
		c.n++
	}
	return b, err
}
