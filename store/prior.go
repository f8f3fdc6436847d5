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
	// By the upper bits of the key: 8 bits of what is expected, in the logistic
	// domain, 3 of how often it was asked (0 is free), and 5 lower bits of the key.
	table   []uint16
	weights [][3]int32
}

const (
	checkMask = 1<<5 - 1
	askedMask = 1<<3 - 1
)

// asked is how often a node was asked, by its three bits.
var asked = [askedMask + 1]uint32{0, 3, 5, 9, 16, 28, 45, 63}

// odds is what is expected of a node that was not seen yet.
func (p *prior) odds(key uint32) uint32 {
	if p.table == nil {
		return even
	}
	e := uint32(p.table[uint64(key)*uint64(len(p.table))>>32])
	if e&checkMask != key&checkMask || e>>5&askedMask == 0 {
		return even
	}
	return expected[e>>8] | asked[e>>5&askedMask]
}

// expected is a probability, by 8 bits in the logistic domain.
var expected = func() (p [256]uint32) {
	for i := range p {
		p[i] = uint32(squashed[i<<4+8])<<20 | 1<<19
	}
	return p
}()

// entry is what a table has of a node.
func entry(o odds) uint16 {
	n := uint16(1)
	for int(n) < askedMask && asked[n+1] <= o.odds&countMask {
		n++
	}
	return uint16(int(stretched[o.odds>>20])+2048)>>4<<8 | n<<5 | uint16(o.key)&checkMask
}

// A priorFile is a prior that is embedded; training/codec.txt says how it was made.
type priorFile struct {
	data   []byte
	fields int
	size   int // of the table
	open   func() *prior
}

var (
	//go:embed prior.bin
	analysisPrior []byte
	//go:embed prior-dossier.bin
	dossierPrior []byte

	ofAnalyses = &priorFile{data: analysisPrior, fields: int(fields), size: 1 << 19}
	ofDossiers = &priorFile{data: dossierPrior, fields: dossierFields, size: 1 << 18}
)

func init() {
	for _, f := range []*priorFile{ofAnalyses, ofDossiers} {
		f.open = sync.OnceValue(func() *prior {
			p, err := f.read()
			if err != nil {
				panic(err) // it is embedded
			}
			return p
		})
	}
}

// sum tells one prior from another.
func (f *priorFile) sum() uint32 { return crc32.ChecksumIEEE(f.data) }

func (f *priorFile) read() (*prior, error) {
	if len(f.data) == 0 { // before the first is learned
		return untaught(f.fields), nil
	}
	b, err := unpacker.DecodeAll(f.data, nil)
	if err != nil {
		return nil, err
	}
	if len(b) != 4*3*f.fields+2*f.size {
		return nil, errors.New("store: a prior is of another version")
	}
	p := untaught(f.fields)
	for i := range p.weights {
		for j := range p.weights[i] {
			p.weights[i][j], b = int32(binary.LittleEndian.Uint32(b)), b[4:]
		}
	}
	p.table = make([]uint16, f.size)
	for i := range p.table {
		// byte by byte, so that like stands beside like
		p.table[i] = uint16(b[i]) | uint16(b[f.size+i])<<8
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
	for plane := range 2 {
		for _, e := range p.table {
			b = append(b, byte(e>>(8*plane)))
		}
	}
	best, _ := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression)) // there are no options that can fail
	defer best.Close()
	return best.EncodeAll(b, nil)
}

// untaught expects nothing.
func untaught(fields int) *prior {
	p := &prior{weights: make([][3]int32, fields)}
	for i := range p.weights {
		p.weights[i] = [3]int32{24000, 24000, 24000}
	}
	return p
}

// taught is what was learned, in a table of a size. Where two nodes want one
// place, it goes to the one that was asked more often.
func taught(c *coder, size int) *prior {
	const seldom = 3
	p := &prior{table: make([]uint16, size), weights: c.weights}
	list := slices.DeleteFunc(c.all, func(o odds) bool { return o.odds&countMask < seldom })
	slices.SortFunc(list, func(a, b odds) int {
		return cmp.Or(cmp.Compare(a.odds&countMask, b.odds&countMask), cmp.Compare(a.key, b.key))
	})
	for _, o := range list {
		p.table[uint64(o.key)*uint64(len(p.table))>>32] = entry(o)
	}
	return p
}

// LearnAnalyses returns a prior for analyses like these, as a file.
func LearnAnalyses(docs []*readout.Document, as []*readout.Analysis) []byte {
	c, p := &packing{}, untaught(ofAnalyses.fields)
	c.all = make([]odds, 1<<learnBits)
	for i, a := range as {
		c.encode(p, docs[i], a)
		p.weights = slices.Clone(c.weights)
	}
	return taught(&c.coder, ofAnalyses.size).file()
}

// LearnDossiers returns a prior for dossiers like these, each of its documents,
// as a file.
func LearnDossiers(ds []*readout.Dossier, docs [][]*readout.Document) []byte {
	c, p := &coder{all: make([]odds, 1<<learnBits)}, untaught(ofDossiers.fields)
	for i, d := range ds {
		newDossier(c, docs[i]).pack(p, d)
		p.weights = slices.Clone(c.weights)
	}
	return taught(c, ofDossiers.size).file()
}
