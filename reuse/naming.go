package reuse

import "strings"

// mediaNouns make an outlet of the name before them: "Assi Press", "Hamas radio".
var mediaNouns = set(`newspaper newspapers tv television radio channel broadcaster website magazine network media daily`)

// mastheads are last words of papers' names.
var mastheads = set(`times post herald tribune gazette chronicle journal courier telegraph press mirror examiner sentinel dispatch inquirer observer news mail star globe`)

// mediaAdjectives may stand for a name before a media noun: "state television".
var mediaAdjectives = set(`state staterun run regime official government public private local independent national opposition owned controlled statecontrolled
	stateowned semiofficial semi pro army military international foreign western english satellite`)

// descriptors may stand between a name and its verb, or before a name.
var descriptors = set(`the a an its their his her news agency newspaper paper tv television radio station channel broadcaster network website site magazine media outlet portal
	daily weekly wire service state regime official run owned private local independent public national government pro semi opposition leading satellite online
	party live blog web page homepage account journalist reporter correspondent journalists reporters correspondents photographer crew team today later earlier also has have had
	on monday tuesday wednesday thursday friday saturday sunday`)

// findOutlets fills r.names: outlets of the table, then names that media nouns betray.
func (r *reader) findOutlets() {
	t := r.table
	for i := 0; i < len(r.ws); i++ {
		o, n := t.at(r.ws, i)
		if o == nil {
			continue
		}
		// "Fox" in "Vicente Fox" and "Time" in "Part Time" are no outlets: a
		// capital word before a name of one word, inside a sentence, is a part of
		// another name, unless it describes it.
		if n == 1 && !o.sells() && i > 0 && r.joined(i) && r.ws[i-1].upper && !r.ws[i].caps && !r.ws[i-1].poss && !adjective(r.low(i-1)) && !descriptors[r.low(i-1)] && r.gapBefore(i-1)&gapSentence == 0 {
			continue
		}
		name := o.name
		if strings.Contains(name, " (") {
			name = r.text(i, i+n-1) // our name tells it from a namesake; the text has no need to
		}
		r.name(naming{first: i, last: i + n - 1, name: name, outlet: o})
		i += n - 1
	}
	for i := 0; i < len(r.ws); i++ {
		if r.at[i] != 0 {
			continue
		}
		low := r.low(i)
		agency := low == "agency" && r.low(i-1) == "news" && r.joined(i)
		switch {
		case agency || mediaNouns[low]:
			r.mediaName(i, agency)
		case mastheads[low] && r.ws[i].upper && !r.ws[i].caps:
			r.masthead(i)
		}
	}
}

func (r *reader) name(n naming) {
	r.names = append(r.names, n)
	for k := n.first; k <= n.last; k++ {
		r.at[k] = len(r.names)
	}
}

// mediaName names the outlet whose media noun is word i.
func (r *reader) mediaName(i int, agency bool) {
	first := i
	if agency {
		first--
	}
	named, described := false, agency
	for j := first - 1; j >= 0 && first-j <= 3 && r.joined(j+1); j-- {
		if r.at[j] != 0 {
			return // the table's name has its noun behind it
		}
		switch {
		case mediaAdjectives[r.low(j)]:
			described = true
		case r.ws[j].upper && r.ws[j].before&gapSentence == 0 || r.ws[j].upper && (adjective(r.low(j)) || states()[r.low(j)]):
			named = true
		default:
			j = -1
			continue
		}
		first = j
	}
	if !named && !described {
		return
	}
	if r.low(i) == "daily" && !named {
		return
	}
	r.name(naming{first: first, last: i, name: r.text(first, i)})
}

// masthead names a paper by the last word of its name: "Assi Press".
func (r *reader) masthead(i int) {
	first := i
	for first > 0 && i-first < 3 && r.joined(first) && r.ws[first-1].upper && r.at[first-1] == 0 && !function[r.low(first-1)] {
		first--
	}
	if first < i {
		r.name(naming{first: first, last: i, name: r.text(first, i)})
	}
}

// function words never belong to a name.
var function = set(`the a an and or but of in on at to from by for with as is are was were be been it he she they we i you his her its their this that these those who which
	after before when while if not no said says`)

// adjective reports whether low looks like the adjective of a state or people.
func adjective(low string) bool {
	for _, s := range []string{"ian", "ean", "ese", "ish", "aqi", "eli", "udi", "ani", "emi", "ini", "ari", "iti", "arab", "turkic", "greek", "french", "german", "dutch", "american", "african", "czech", "thai", "swiss", "british"} {
		if strings.HasSuffix(low, s) && len(low) > 4 {
			return true
		}
	}
	return low == "us" || low == "uk" || low == "arab" || low == "thai"
}
