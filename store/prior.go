package store

import (
	"cmp"
	_ "embed"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"slices"
	"sync"

	"github.com/klauspost/compress/zstd"

	"readout"
)

// prior is what a coder expects before it has seen anything of a report: it was
// learned from other reports, and is never changed.
type prior struct {
	// By the upper bits of the key: 16 bits of probability, 6 of how often it
	// was asked (0 is free), and the lower 10 of the key.
	table   []uint32
	weights [fields][3]int32
}

const (
	priorBits = 18
	checkMask = 1<<10 - 1
	askedMask = 1<<6 - 1
)

// odds is what is expected of a node that was not seen yet.
func (p *prior) odds(key uint32) uint32 {
	if p.table == nil {
		return even
	}
	e := p.table[key>>(32-priorBits)]
	if e&checkMask != key&checkMask || e>>10&askedMask == 0 {
		return even
	}
	return e>>16<<16 | e>>10&askedMask
}

//go:embed prior.bin
var priorFile []byte

// priorSum tells one prior from another.
var priorSum = crc32.ChecksumIEEE(priorFile)

// shipped is the prior that is embedded; training/codec.txt says how it was made.
var shipped = sync.OnceValue(func() *prior {
	p, err := openPrior(priorFile)
	if err != nil {
		panic(err) // it is embedded
	}
	return p
})

func openPrior(file []byte) (*prior, error) {
	b, err := unpacker.DecodeAll(file, nil)
	if err != nil {
		return nil, err
	}
	p := untaught()
	if len(b) != 4*(3*int(fields)+1<<priorBits) {
		return nil, errors.New("store: the prior is of another version")
	}
	for i := range p.weights {
		for j := range p.weights[i] {
			p.weights[i][j], b = int32(binary.LittleEndian.Uint32(b)), b[4:]
		}
	}
	p.table = make([]uint32, 1<<priorBits)
	for i := range p.table {
		// byte by byte, so that like stands beside like
		for plane := range 4 {
			p.table[i] |= uint32(b[plane<<priorBits+i]) << (8 * plane)
		}
	}
	return p, nil
}

func (p *prior) file() []byte {
	var b []byte
	for _, w := range p.weights {
		for _, x := range w {
			b = binary.LittleEndian.AppendUint32(b, uint32(x))
		}
	}
	for plane := range 4 {
		for _, e := range p.table {
			b = append(b, byte(e>>(8*plane)))
		}
	}
	best, _ := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression)) // there are no options that can fail
	defer best.Close()
	return best.EncodeAll(b, nil)
}

// untaught expects nothing.
func untaught() *prior {
	p := &prior{}
	for i := range p.weights {
		p.weights[i] = [3]int32{24000, 24000, 24000}
	}
	return p
}

// Learn returns a prior for reports like these, as a file. Where two contexts
// want one place, it goes to the one that was asked more often.
func Learn(docs []*readout.Document, as []*readout.Analysis) []byte {
	const seldom = 3
	c, p := &packing{}, untaught()
	c.keep, c.seen = true, make([]odds, 1<<learnBits)
	for i, a := range as {
		c.encode(p, docs[i], a)
		p.weights = c.weights
	}
	list := slices.DeleteFunc(c.seen, func(o odds) bool { return o.odds&countMask < seldom })
	slices.SortFunc(list, func(a, b odds) int {
		return cmp.Or(cmp.Compare(a.odds&countMask, b.odds&countMask), cmp.Compare(a.key, b.key))
	})
	p.table = make([]uint32, 1<<priorBits)
	for _, o := range list {
		p.table[o.key>>(32-priorBits)] = o.odds>>16<<16 | min(o.odds&countMask, askedMask)<<10 | o.key&checkMask
	}
	return p.file()
}
