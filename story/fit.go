package story

import "math"

// The features of a report beside a story. Likeness is the cosine of two
// vectors of terms.
const (
	fBias        = iota
	fMean        // mean likeness to the story's members
	fMax         // likeness to the nearest of them
	fLogMax      // its logarithm
	fCentroid    // likeness to their sum
	fName        // likeness by names alone, to the nearest member by names; so for the next
	fLogName     // its logarithm
	fFigure      // by figures: ages, tolls
	fDate        // by days of a month
	fLead        // by headlines and first lines
	fNameNone    // no name is shared
	fFigureNone  // both have figures and share none
	fDateNone    // both have days of a month and share none
	fYear        // a year is shared
	fYearNone    // both have years and share none
	fLeadIn      // part of the report's lead that is in the story
	fNameIn      // part of the names of its lead
	fWordIn      // part of the words of its lead
	fFigureIn    // part of the figures and dates of its lead
	fNameOf      // part of the names of the story's leads that is in the report
	fWordOf      // part of their words
	fOnly        // log of the part of the report that only this story has of all candidates
	fElse        // log of the part that other candidates have, and this one not
	fRival       // likeness to the best other story
	fRatio       // log of how much better than that this one is
	fTop         // it is the best
	fBack        // likeness to the stories of rank 4 to 12: what the topic alone makes
	fMemberBack  // the same when the story's members were placed
	fDays        // log of 1 + the days between them
	fUndated     // one has no date
	fShort       // log of the words of the shortest
	fSize        // log of the number of reports
	fTitle       // likeness of headlines to the nearest member by headline
	fTitleIn     // part of the report's headline that is in the story
	fPlaceIn     // part of the report's places
	fPlaceOf     // part of the story's places that is in the report
	fPlaceNone   // both have places and share none
	fCoreIn      // part of the report's core that is in the story
	fCoreOf      // part of the story's cores that is in the report
	fTopName     // log of what the name that ties them most weighs
	fTopLack     // weight of the heaviest name of the report that the story lacks
	fSecond      // likeness to the second nearest member
	fAge         // log of 1 + the days since the story's first report
	featureCount // how many there are
)

type features [featureCount]float32

const maxCandidates = 12

// A candidate is a story that a report may belong to.
type candidate struct {
	story int32
	near  int32 // which report of the story is nearest
	f     features
	score float32
	sums  [maxTerms]float32 // by term of the report: its weight in the story's members
}

// matcher compares one report with stories. It is made ready for a report by
// prepare and keeps its tables from one to the next.
type matcher struct {
	// slot is an index into the report's terms + 1, by the low bits of a term's
	// id: so large beside the report that most other terms find nothing there.
	slot [slots]uint8
	r    *report
}

const slots = 1 << 12

func (m *matcher) prepare(r *report) {
	if m.r != nil {
		clear(m.slot[:])
	}
	m.r = r
	for i := range r.terms {
		h := r.terms[i].id % slots
		for m.slot[h] != 0 {
			h = (h + 1) % slots
		}
		m.slot[h] = uint8(i + 1)
	}
}

// compare fills the features that the report and one story show by themselves.
func (m *matcher) compare(c *candidate, o *thread) {
	r, f := m.r, &c.f
	*f, c.near = features{fBias: 1}, 0
	clear(c.sums[:len(r.terms)])
	n := float32(len(o.members))
	var has, in, all [kinds]float32
	var placeOf, places, coreOf, cores float32
	var sharedName, sharedFigure, sharedDate bool
	short := r.words
	for _, x := range o.members {
		var kindSum [kinds]float32
		lead, title := float32(0), float32(0)
		for j := range x.terms {
			t := &x.terms[j]
			h := t.id % slots
			k := m.slot[h]
			if k == 0 {
				continue
			}
			for r.terms[k-1].id != t.id {
				h = (h + 1) % slots
				if k = m.slot[h]; k == 0 {
					break
				}
			}
			if k == 0 {
				continue
			}
			mine := &r.terms[k-1]
			w := t.w()
			p := w * mine.w()
			c.sums[k-1] += w
			kindSum[mine.kind] += p
			at := t.spot
			if at&inLead != 0 {
				in[t.kind] += w
				if both := at & mine.spot; both&inLead != 0 {
					lead += p
					if both&inTitle != 0 {
						title += p
					}
				}
			} else if t.kind == year {
				in[year] += w
			}
			if at&isPlace != 0 {
				placeOf += w
			}
			if at&isCore != 0 {
				coreOf += w
			}
		}
		sum := float32(0)
		for k := range kindSum {
			sum += kindSum[k]
			has[k] += x.norm[k]
			all[k] += x.heads[k]
		}
		f[fMean] += sum / n
		places += x.place
		cores += x.core
		if sum > f[fMax] {
			f[fSecond], f[fMax] = f[fMax], sum
			c.near = x.doc
		} else {
			f[fSecond] = max(f[fSecond], sum)
		}
		f[fTitle] = max(f[fTitle], cosine(title, r.title, x.title))
		f[fName] = max(f[fName], cosine(kindSum[name], r.norm[name], x.norm[name]))
		f[fFigure] = max(f[fFigure], cosine(kindSum[figure], r.norm[figure], x.norm[figure]))
		f[fDate] = max(f[fDate], cosine(kindSum[date], r.norm[date], x.norm[date]))
		f[fLead] = max(f[fLead], cosine(lead, r.lead, x.lead))
		f[fMemberBack] += x.back / n
		sharedName = sharedName || kindSum[name] > 0
		sharedFigure = sharedFigure || kindSum[figure] > 0
		sharedDate = sharedDate || kindSum[date] > 0
		short = min(short, x.words)
	}
	f[fNameOf], f[fWordOf] = part(in[name], all[name]), part(in[word], all[word])
	f[fYear] = flag(in[year] > 0)
	f[fYearNone] = flag(in[year] == 0 && all[year] > 0 && r.norm[year] > 0)
	f[fNameNone] = flag(!sharedName)
	f[fFigureNone] = flag(!sharedFigure && has[figure] > 0 && r.norm[figure] > 0)
	f[fDateNone] = flag(!sharedDate && has[date] > 0 && r.norm[date] > 0)
	f[fPlaceOf], f[fCoreOf] = part(placeOf, places), part(coreOf, cores)
	f[fLogMax], f[fLogName] = log(f[fMax]+0.01), log(f[fName]+0.01)

	in, all = [kinds]float32{}, [kinds]float32{}
	centroid := float32(0)
	var title, titles, placeIn, coreIn, tie, lack float32
	for i, t := range r.terms {
		w := t.w()
		centroid += w * c.sums[i]
		has := c.sums[i] > 0
		if t.kind == name {
			tie = max(tie, w*c.sums[i])
			if !has {
				lack = max(lack, w)
			}
		}
		if t.spot == 0 {
			continue
		}
		if t.spot&inLead != 0 {
			all[t.kind] += w
		}
		if t.spot&inTitle != 0 {
			titles += w
		}
		if !has {
			continue
		}
		if t.spot&inLead != 0 {
			in[t.kind] += w
		}
		if t.spot&inTitle != 0 {
			title += w
		}
		if t.spot&isPlace != 0 {
			placeIn += w
		}
		if t.spot&isCore != 0 {
			coreIn += w
		}
	}
	f[fTitleIn], f[fPlaceIn], f[fCoreIn] = part(title, titles), part(placeIn, r.place), part(coreIn, r.core)
	f[fPlaceNone] = flag(placeIn == 0 && placeOf == 0 && r.place > 0 && places > 0)
	f[fTopName], f[fTopLack] = log(tie/n+0.005), lack
	f[fCentroid] = centroid / sqrt(max(o.normSq, 1e-6))
	f[fNameIn], f[fWordIn] = part(in[name], all[name]), part(in[word], all[word])
	f[fFigureIn] = part(in[figure]+in[date], all[figure]+all[date])
	for k := range in[1:] {
		in[0] += in[1+k]
		all[0] += all[1+k]
	}
	f[fLeadIn] = part(in[0], all[0])
	if r.dated && o.dated {
		f[fDays] = log(1 + o.days(r.at))
		f[fAge] = log(1 + float32(max(r.at-o.first, 0))/secondsOfDay)
	} else {
		f[fUndated] = 1
	}
	f[fShort] = log(float32(short) + 10)
	f[fSize] = log(float32(o.n))
}

// contrast fills the features that tell each candidate from the others, which
// stand in order of fMax.
func (m *matcher) contrast(cs []candidate) {
	r := m.r
	r.back = 0
	if len(cs) > 3 {
		for i := range cs[3:] {
			r.back += cs[3+i].f[fMax] / float32(len(cs)-3)
		}
	}
	var in [maxTerms]uint32 // which candidates have the term
	for i := range r.terms {
		for k := range cs {
			if cs[k].sums[i] > 0 {
				in[i] |= 1 << k
			}
		}
	}
	for k := range cs {
		f := &cs[k].f
		f[fBack] = r.back
		switch {
		case k > 0:
			f[fRival] = cs[0].f[fMax]
		case len(cs) > 1:
			f[fRival] = cs[1].f[fMax]
		}
		f[fRatio] = log((f[fMax] + 0.02) / (f[fRival] + 0.02))
		f[fTop] = flag(f[fRatio] > 0)
		only, other := float32(0), float32(0)
		for i, t := range r.terms {
			w := t.w()
			switch {
			case in[i] == 1<<k:
				only += w * w
			case in[i]&(1<<k) == 0 && in[i] != 0:
				other += w * w
			}
		}
		f[fOnly], f[fElse] = log(only+0.01), log(other+0.01)
	}
}

func cosine(dot, a, b float32) float32 {
	if a == 0 || b == 0 {
		return 0
	}
	return dot / (a * b)
}

// part is a of b; a half when there is nothing to have a part of.
func part(a, b float32) float32 {
	if b == 0 {
		return 0.5
	}
	return a / b
}

func flag(b bool) float32 {
	if b {
		return 1
	}
	return 0
}

func log(x float32) float32 { return float32(math.Log(float64(x))) }
