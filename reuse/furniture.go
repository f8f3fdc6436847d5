package reuse

import (
	"cmp"
	_ "embed"
	"encoding/binary"
	"slices"
	"sync"
	"time"

	"readout"
)

// data/furniture.bin holds the sentences that were learned to be furniture, as
// sorted 32-bit hashes of their folded words, little-endian. ../training/furniture.txt
// says from what; no text can be had back from it.
//
//go:embed data/furniture.bin
var furnitureData []byte

// What makes a sentence furniture. News is told for days: what unlike texts
// repeat for longer is no news.
const (
	furnitureTexts = 3
	furnitureDays  = 14
	furnitureWords = 4
)

var learnedFurniture = sync.OnceValue(func() map[uint32]bool {
	m := make(map[uint32]bool, len(furnitureData)/4)
	for b := furnitureData; len(b) >= 4; b = b[4:] {
		m[binary.LittleEndian.Uint32(b)] = true
	}
	return m
})

// eachSentence calls f for the words first to last-1 of every sentence of ws.
func eachSentence(ws []word, f func(first, last int)) {
	first := 0
	for k := 1; k <= len(ws); k++ {
		if k == len(ws) || ws[k].before&gapSentence != 0 {
			f(first, k)
			first = k
		}
	}
}

// sentenceHash is the hash of the folded words of a sentence.
func sentenceHash(ws []word) uint64 {
	var h uint64
	for i := range ws {
		h = (h ^ ws[i].hash) * rollBase
	}
	return mix(h)
}

// markLearned marks the sentences of the body that were learned to be furniture.
func markLearned(ws []word, body uint32) {
	learned := learnedFurniture()
	eachSentence(ws, func(first, last int) {
		if last-first < furnitureWords || ws[first].Start < body || !learned[uint32(sentenceHash(ws[first:last]))] {
			return
		}
		for i := first; i < last; i++ {
			ws[i].skip = true
		}
	})
}

// markStamp marks the stamp of date and time with which many pages open:
// "Published October 26 2016", "Posted: Friday, January 31, 2014 10:21 AM".
func markStamp(ws []word, body uint32) {
	first := 0
	for first < len(ws) && ws[first].Start < body {
		first++
	}
	month, last := false, -1
	for i := first; i < len(ws) && i < first+maxStamp; i++ {
		low := ws[i].low
		switch {
		case months[low]:
			month = true
		case month && len(low) >= 4 && (low[len(low)-4:len(low)-2] == "20" || low[len(low)-4:len(low)-2] == "19") && digits(low):
			last = i
		}
		if last >= 0 {
			break
		}
	}
	if last < 0 {
		return
	}
	for last+1 < len(ws) && (stampWords[ws[last+1].low] || digits(ws[last+1].low)) {
		last++
	}
	for i := first; i <= last; i++ {
		if low := ws[i].low; !stampWords[low] && !months[low] && !weekdays[low] && !digits(low) {
			return // a sentence that names a date
		}
	}
	for i := first; i <= last; i++ {
		ws[i].skip = true
	}
}

// maxStamp bounds a stamp, in words.
const maxStamp = 12

var (
	months     = set(`january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec`)
	weekdays   = set(`monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun`)
	stampWords = set(`published posted updated last update date of publication on at am pm gmt est edt pst pdt cst cdt utc bst first`)
)

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// LearnFurniture returns the hashes of the sentences of docs that are furniture,
// as data/furniture.bin has them: those that three unlike texts have over two
// weeks or more. Quotations are repeated for years, and credits have to stay:
// neither is learned. Documents without a date teach nothing.
func LearnFurniture(docs []*readout.Document) []byte {
	type use struct {
		first, last time.Time
		texts       []uint64 // some word run of each text, to tell copies
	}
	uses := map[uint32]*use{}
	for _, d := range docs {
		at, ok := d.Date()
		if !ok {
			continue
		}
		ws := split(d.Text, uint32(d.Body().Start))
		markQuotes(d, ws)
		hs := shingles(ws)
		if len(hs) == 0 {
			continue
		}
		text := hs[len(hs)/3]
		eachSentence(ws, func(first, last int) {
			if last-first < furnitureWords || ws[first].quoted || ws[first].Start < d.Body().Start {
				return
			}
			for i := first; i < last; i++ {
				if o, _ := KnownOutlets().at(ws, i); o != nil {
					return
				}
			}
			h := uint32(sentenceHash(ws[first:last]))
			u := uses[h]
			if u == nil {
				u = &use{first: at, last: at}
				uses[h] = u
			}
			if at.Before(u.first) {
				u.first = at
			}
			if at.After(u.last) {
				u.last = at
			}
			if len(u.texts) < furnitureTexts && !slices.Contains(u.texts, text) {
				u.texts = append(u.texts, text)
			}
		})
	}
	var hs []uint32
	for h, u := range uses {
		if len(u.texts) >= furnitureTexts && u.last.Sub(u.first) >= furnitureDays*24*time.Hour {
			hs = append(hs, h)
		}
	}
	slices.SortFunc(hs, cmp.Compare)
	var out []byte
	for _, h := range hs {
		out = binary.LittleEndian.AppendUint32(out, h)
	}
	return out
}
