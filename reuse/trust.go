package reuse

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
)

// maxTrust bounds the lines of one trust.txt.
const maxTrust = 10000

// WithTrust returns t with what a trust.txt says of owners. Such a file stands
// on a publisher's site and lists, a line each, what it controls and by whom it
// is controlled (journallist.net); its other lines are no matter of ownership.
// site is the domain that it was found on, or empty: then it still says that
// what it controls has one owner.
func (t *Outlets) WithTrust(site string, r io.Reader) (*Outlets, error) {
	var controls []string
	holder := ""
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line, _, _ := strings.Cut(strings.TrimPrefix(lines.Text(), "\ufeff"), "#")
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		key, value, ok := strings.Cut(line, "=")
		if n > maxTrust {
			return nil, fmt.Errorf("line %d: a trust.txt of more than %d lines", n, maxTrust)
		}
		if !ok {
			return nil, fmt.Errorf("line %d: want attribute=value", n)
		}
		h := host(value)
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "control":
			if h != "" && !slices.Contains(controls, h) {
				controls = append(controls, h)
			}
		case "controlledby":
			holder = h
		}
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	if site = host(site); site != "" {
		controls = append(controls, site)
	}
	if holder == "" {
		holder = site
	}
	if holder == "" && len(controls) > 0 {
		holder = slices.Min(controls)
	}
	if len(controls) == 0 {
		return t, nil
	}
	owner := holder
	if o := t.byDomain[holder]; o != nil {
		owner = o.name
		if o.owner != "" {
			owner = o.owner
		}
	}
	out := t.clone()
	for _, h := range append(controls, holder) {
		o := outlet{name: h, kind: "site"}
		if known := out.byDomain[h]; known != nil {
			o = *known
		}
		o.owner = owner
		out.byDomain[h] = &o
		if name := foldName(o.name); out.byName[name] != nil {
			out.byName[name] = &o
		}
	}
	return out, nil
}
