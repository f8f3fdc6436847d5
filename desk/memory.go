package desk

import (
	"sync"

	"readout"
)

// memory has what was read in the latest reports, so that their stories are
// compared without unpacking it.
type memory struct {
	mu    sync.Mutex
	bySeq map[int64]*readout.Analysis
	order []int64 // a ring
	next  int
}

const remembers = 256 // analyses, of some 30 kB each

func (m *memory) put(seq int64, a *readout.Analysis) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.bySeq == nil {
		m.bySeq, m.order = map[int64]*readout.Analysis{}, make([]int64, remembers)
	}
	delete(m.bySeq, m.order[m.next])
	m.bySeq[seq], m.order[m.next] = a, seq
	m.next = (m.next + 1) % remembers
}

func (m *memory) get(seq int64) *readout.Analysis {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.bySeq[seq]
}

// drop forgets everything: it is read anew.
func (m *memory) drop() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.bySeq = nil
}
