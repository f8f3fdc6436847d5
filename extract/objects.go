package extract

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"unicode/utf8"
)

// objects splits a stream into its JSON objects, one a line, pretty-printed
// over many, or in an array, holding one object at a time. A broken one costs
// itself alone: reading goes on with the next line that begins an object no
// deeper than the broken one did.
type objects struct {
	r      *bufio.Reader
	pushed [][]byte // read again before r, the last one first
	max    int
	line   int // of the next byte, from 1
	col    int // of the next byte, from 0
	depth  int // of top-level arrays that are open
}

// A readError ends the stream, whatever it wraps: a fault of the archive that
// the stream comes from is not one of the object, after which reading goes on.
type readError struct{ error }

func newObjects(r *bufio.Reader, max int) *objects { return &objects{r: r, max: max, line: 1} }

func (o *objects) byte() (byte, error) {
	var c byte
	if last := len(o.pushed) - 1; last >= 0 {
		c = o.pushed[last][0]
		if o.pushed[last] = o.pushed[last][1:]; len(o.pushed[last]) == 0 {
			o.pushed = o.pushed[:last]
		}
	} else {
		var err error
		if c, err = o.r.ReadByte(); err == io.EOF {
			return 0, err
		} else if err != nil {
			return 0, readError{err}
		}
	}
	o.col++
	if c == '\n' {
		o.line++
		o.col = 0
	}
	return c, nil
}

// unread gives back data, which begins a line or stands in one.
func (o *objects) unread(data []byte, col int) {
	if len(data) > 0 {
		o.pushed = append(o.pushed, data)
	}
	o.col = col
}

// skipLine reads past the end of the line.
func (o *objects) skipLine() error {
	for {
		if c, err := o.byte(); err != nil || c == '\n' {
			return err
		}
	}
}

var fixJSON = "give one JSON object a line, or an array of objects"

// next returns the bytes of the next object and the line that it begins in; a
// fault where there is something else, after which reading may go on; io.EOF
// at the end.
func (o *objects) next() (data []byte, line int, err error) {
	for {
		c, err := o.byte()
		if err == io.EOF && o.depth > 0 {
			o.depth = 0
			return nil, o.line, fault{"the array is not closed: the file may be cut off", "check its end"}
		}
		if err != nil {
			return nil, o.line, err
		}
		switch c {
		case ' ', '\t', '\r', '\n':
		case '[':
			if o.depth++; o.depth > maxDepth {
				return nil, o.line, o.lost(fault{"arrays nested too deep", fixJSON})
			}
		case ']', ',':
			if o.depth == 0 {
				return nil, o.line, o.lost(fault{fmt.Sprintf("not JSON: unexpected %q", c), fixJSON})
			}
			if c == ']' {
				o.depth--
			}
		case '{':
			return o.object()
		default:
			at, head := o.line, []byte{c}
			for len(head) < 80 {
				if c, err = o.byte(); err != nil || c == '\n' {
					break
				}
				head = append(head, c)
			}
			if err == nil && c != '\n' {
				err = o.skipLine()
			}
			if err != nil && err != io.EOF {
				return nil, at, err
			}
			return nil, at, fault{fmt.Sprintf("not a JSON object: %q", clip(string(bytes.ToValidUTF8(head, []byte("?"))))), fixJSON}
		}
	}
}

// lost skips the line and returns f, or why the line could not be read.
func (o *objects) lost(f fault) error {
	if err := o.skipLine(); err != nil && err != io.EOF {
		return err
	}
	return f
}

// object reads on after a '{'.
func (o *objects) object() (data []byte, line int, err error) {
	line = o.line
	indent := o.col - 1
	s := newSyntax()
	buf := append(make([]byte, 0, 512), '{')
	over := false
	lineStart := 0
	for {
		c, err := o.byte()
		if err == io.EOF {
			o.depth = 0
			bad := fault{"the object is not closed: the line or the file may be cut off", "check its end"}
			// A bracket that was never closed may have swallowed good lines.
			// They get a second chance, but not a big file again and again.
			if i := bytes.IndexByte(buf, '\n'); i >= 0 && len(buf) < 1<<20 {
				o.unread(buf[i+1:], 0)
				o.line = line + 1
				if err := o.resume(indent); err != nil && err != io.EOF {
					return nil, line, err
				}
			}
			return nil, line, bad
		}
		if err != nil {
			return nil, line, err
		}
		if !over {
			buf = append(buf, c)
			if len(buf) > o.max {
				over, buf = true, nil
			}
		}
		done, reason := s.step(c)
		if reason != "" {
			bad := fault{"broken JSON: " + reason, fixJSON}
			at := o.line
			if c == '\n' {
				at--
			}
			if over {
				bad = tooLong(o.max)
			}
			if at == line || over {
				if c != '\n' {
					err = o.skipLine()
				}
			} else {
				bad.reason = fmt.Sprintf("broken JSON: %s in line %d", reason, at)
				if c == '\n' {
					o.line--
				}
				o.unread(buf[lineStart:], 0)
				err = o.resume(indent)
			}
			if err != nil && err != io.EOF {
				return nil, line, err
			}
			return nil, line, bad
		}
		if c == '\n' && !over {
			lineStart = len(buf)
		}
		if done {
			if over {
				return nil, line, tooLong(o.max)
			}
			return buf, line, nil
		}
	}
}

func tooLong(max int) fault {
	return fault{"longer than the limit of " + size(int64(max)) + " for one article", "split it into articles"}
}

// resume skips lines until one begins with '{' (or ends an array) at or left
// of column indent.
func (o *objects) resume(indent int) error {
	for {
		c, err := o.byte()
		if err != nil {
			return err
		}
		switch {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
		case o.col-1 <= indent && (c == '{' || c == ']' && o.depth > 0):
			o.unread([]byte{c}, o.col-1)
			return nil
		default:
			if err := o.skipLine(); err != nil {
				return err
			}
		}
	}
}

// maxDepth is how deep JSON may nest.
const maxDepth = 500

// syntax follows the structure of a JSON object byte by byte. It is laxer than
// the grammar inside numbers and words, which json.Unmarshal checks later.
type syntax struct {
	stack []byte // open brackets
	state byte
	isKey bool
}

const (
	wantKeyOrEnd = iota
	wantKey
	wantColon
	wantValue
	wantValueOrEnd
	wantCommaOrEnd
	inString
	inEscape
	inWord // a number, true, false, null
)

func newSyntax() *syntax { return &syntax{stack: []byte{'{'}, state: wantKeyOrEnd} }

// step takes the next byte; done is set at the end of the object, reason when
// it cannot be JSON.
func (s *syntax) step(c byte) (done bool, reason string) {
	switch s.state {
	case inString:
		switch {
		case c == '\\':
			s.state = inEscape
		case c == '"' && s.isKey:
			s.state, s.isKey = wantColon, false
		case c == '"':
			s.state = wantCommaOrEnd
		case c == '\n':
			return false, "a line ends inside a string"
		}
		return false, ""
	case inEscape:
		if c == '\n' {
			return false, "a line ends inside a string"
		}
		s.state = inString
		return false, ""
	case inWord:
		if c == '+' || c == '-' || c == '.' || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' {
			return false, ""
		}
		s.state = wantCommaOrEnd
	}
	if c == ' ' || c == '\t' || c == '\r' || c == '\n' {
		return false, ""
	}
	top := s.stack[len(s.stack)-1]
	switch {
	case c == '"' && (s.state == wantKeyOrEnd || s.state == wantKey):
		s.state, s.isKey = inString, true
	case c == '"' && (s.state == wantValue || s.state == wantValueOrEnd):
		s.state = inString
	case c == ':' && s.state == wantColon:
		s.state = wantValue
	case c == ',' && s.state == wantCommaOrEnd:
		s.state = wantValue
		if top == '{' {
			s.state = wantKey
		}
	case c == '}' && top == '{' && (s.state == wantKeyOrEnd || s.state == wantCommaOrEnd),
		c == ']' && top == '[' && (s.state == wantValueOrEnd || s.state == wantCommaOrEnd):
		s.stack = s.stack[:len(s.stack)-1]
		s.state = wantCommaOrEnd
		return len(s.stack) == 0, ""
	case (c == '{' || c == '[') && (s.state == wantValue || s.state == wantValueOrEnd):
		if len(s.stack) >= maxDepth {
			return false, "nested too deep"
		}
		s.stack = append(s.stack, c)
		s.state = wantKeyOrEnd
		if c == '[' {
			s.state = wantValueOrEnd
		}
	case (s.state == wantValue || s.state == wantValueOrEnd) && (c == '-' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z'):
		s.state = inWord
	case c < utf8.RuneSelf && c >= ' ':
		return false, "unexpected '" + string(rune(c)) + "'"
	default:
		return false, "unexpected byte"
	}
	return false, ""
}
