package store

import "math/bits"

// coder is an arithmetic coder of bits. Each bit is coded as the mean of what
// three contexts expect of it, in the logistic domain, weighed by what was
// right before (Mahoney's PAQ); what it expects at first was learned from other
// reports (prior.go). All sums are whole numbers, so that every machine reads
// what another has written. The same calls write and read: reading, the value
// given is ignored and what was written comes back.
type coder struct {
	prior     *prior
	seen      [1 << seenBits]odds // by key; one may push out another
	weights   [][3]int32          // by field
	all       []odds              // learning: instead of it, kept from report to report
	reading   bool
	buf       []byte // what is written, or left to read
	low, high uint32
	at        uint32 // reading: the code
	sum       uint32 // of all numbers
	failed    bool   // what is read is damaged
}

// odds is how likely a 1 is at a node of a context.
type odds struct {
	key  uint32 // of the node; see find
	odds uint32 // 22 bits of probability, 10 bits of how often it was asked
}

const (
	seenBits  = 14
	learnBits = 24 // of all
	countMask = 1<<10 - 1
	maxCount  = 120 // a probability keeps moving by a part in so many
	even      = 1 << 31
)

// squashed and stretched are the logistic function and its inverse: 1/256 of
// the argument, and 12 bits of probability.
var squashed, stretched = logistic()

func logistic() (squash [4096]uint16, stretch [4096]int16) {
	// after PAQ8's table: 33 values of the function, and lines between them
	t := [33]int{1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994, 3348, 3607, 3785, 3901, 3975, 4022, 4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094}
	for d := -2048; d < 2048; d++ {
		w, i := d&127, (d>>7)+16
		squash[d+2048] = uint16((t[i]*(128-w) + t[min(i+1, 32)]*w + 64) >> 7)
	}
	p := 0
	for d := -2047; d < 2048; d++ {
		for v := int(squash[d+2048]); p <= v; p++ {
			stretch[p] = int16(d)
		}
	}
	for ; p < 4096; p++ {
		stretch[p] = 2047
	}
	return squash, stretch
}

// reciprocal[n] is the step of a probability that was asked n times.
var reciprocal = func() (r [128]int64) {
	for n := range r {
		r[n] = int64(65536 / (float64(n) + 1.6))
	}
	return r
}()

// start makes the coder ready to write behind what buf holds, or to read buf.
func (c *coder) start(p *prior, buf []byte, reading bool) {
	clear(c.seen[:])
	c.prior, c.weights, c.sum = p, append(c.weights[:0], p.weights...), 0
	c.reading, c.buf, c.low, c.high, c.failed = reading, buf, 0, 1<<32-1, false
	if reading {
		for range 4 {
			c.at = c.at<<8 | uint32(c.next())
		}
	}
}

func (c *coder) next() byte {
	if len(c.buf) == 0 {
		return 0 // the writer leaves out the zeros at the end
	}
	b := c.buf[0]
	c.buf = c.buf[1:]
	return b
}

// end returns what was written: the shortest code that lies in the range.
func (c *coder) end() []byte {
	for n := 24; n >= 0; n -= 8 {
		v := (uint64(c.low) + 1<<n - 1) >> n << n
		if v > uint64(c.high) {
			continue
		}
		for s := 24; s >= n; s -= 8 {
			c.buf = append(c.buf, byte(v>>s))
		}
		break
	}
	for len(c.buf) > 0 && c.buf[len(c.buf)-1] == 0 {
		c.buf = c.buf[:len(c.buf)-1]
	}
	return c.buf
}

// contexts are what is known beside a value; each is a hash.
type contexts [3]uint32

// lines are where a group of nodes stands, for each context: side by side, so
// that all of them cost one look into memory.
type lines [3]uint32

func (k *contexts) lines(group uint32) (l lines) {
	for i := range k {
		h := (k[i] ^ group*0x9E3779B1) * 0x85EBCA6B
		h = (h ^ h>>15) * 0xC2B2AE35
		l[i] = h ^ h>>16
	}
	return l
}

// A key names a node of a context: its line, its place there, and lower bits
// that tell it from others in the same place.
const (
	keyLine  = 18 // bits below the line
	keyPlace = 14 // bits below the place, of which there are 16
)

// find is what is known of a node.
func (c *coder) find(line, node uint32) *odds {
	key := line>>keyLine<<keyLine | (node^line)&15<<keyPlace | (line*0x2C1B3C6D^node*0x9E3779B1)>>(32-keyPlace)
	var o *odds
	if c.all == nil {
		o = &c.seen[(key>>keyLine<<4|key>>keyPlace&15)&(1<<seenBits-1)]
	} else {
		o = &c.all[key*0x9E3779B1>>(32-learnBits)]
	}
	if o.key != key {
		*o = odds{key, c.prior.odds(key)}
	}
	return o
}

// bit codes a bit of a field.
func (c *coder) bit(bit uint32, f field, l *lines, node uint32) uint32 {
	w := &c.weights[f]
	o0, o1, o2 := c.find(l[0], node), c.find(l[1], node), c.find(l[2], node)
	s0, s1, s2 := int32(stretched[o0.odds>>20]), int32(stretched[o1.odds>>20]), int32(stretched[o2.odds>>20])
	dot := (int64(w[0])*int64(s0) + int64(w[1])*int64(s1) + int64(w[2])*int64(s2)) >> 16
	p := uint32(squashed[max(-2047, min(2047, dot))+2048])
	mid := c.low + uint32(uint64(c.high-c.low)*uint64(p)>>12)
	if c.reading {
		bit = 0
		if c.at <= mid {
			bit = 1
		}
	}
	if bit != 0 {
		c.high = mid
	} else {
		c.low = mid + 1
	}
	for (c.low^c.high)>>24 == 0 {
		if c.reading {
			c.at = c.at<<8 | uint32(c.next())
		} else {
			c.buf = append(c.buf, byte(c.high>>24))
		}
		c.low, c.high = c.low<<8, c.high<<8|255
	}
	miss := (int32(bit<<12) - int32(p)) * 6
	w[0] += (s0*miss + 1<<13) >> 14
	w[1] += (s1*miss + 1<<13) >> 14
	w[2] += (s2*miss + 1<<13) >> 14
	goal := int64(bit)<<22 - int64(bit)
	o0.move(goal)
	o1.move(goal)
	o2.move(goal)
	return bit
}

// move moves the odds towards 0 or 1, by less the more often they were asked.
func (o *odds) move(goal int64) {
	n := o.odds & countMask
	p := int64(o.odds >> 10)
	p += (goal - p) * reciprocal[n&127] >> 16
	if n < maxCount {
		n++
	}
	o.odds = uint32(p)<<10 | n
}

// number codes a number: how many bits it has, then those below the first, each
// with what is known of it so far. Small numbers are short.
func (c *coder) number(x uint64, f field, k *contexts) uint64 {
	n := uint32(bits.Len64(x))
	size := uint32(0)
	for l := k.lines(0); size < 64; size++ {
		more := uint32(0)
		if size < n {
			more = 1
		}
		if c.bit(more, f, &l, size) == 0 {
			break
		}
	}
	if size < 2 {
		return uint64(size)
	}
	v := uint64(1)
	var l lines
	node := uint32(0)
	for i := int(size) - 2; i >= 0; i-- {
		if (int(size)-2-i)%3 == 0 { // the tree of the next three bits
			group := size << 24
			if v < 1<<12 {
				group += uint32(v) << 1
			}
			l, node = k.lines(group+1), 1
		}
		bit := c.bit(uint32(x>>i)&1, f, &l, node)
		v, node = v<<1|uint64(bit), node<<1|bit
	}
	return v
}

const sumPrime = 0x01000193

// counted codes a number, and adds it to the sum.
func (c *coder) counted(x uint64, f field, k *contexts) uint64 {
	x = c.number(x, f, k)
	c.sum = (c.sum ^ uint32(x) ^ uint32(x>>32)) * sumPrime
	return x
}

// check codes the sum: what is read must have the one that was written.
func (c *coder) check() {
	sum := c.sum
	l := (&contexts{1, 2, 3}).lines(77)
	for i := range uint32(16) {
		if c.bit(sum>>i&1, 0, &l, i) != sum>>i&1 {
			c.failed = true
		}
	}
}

func zigzag(x int64) uint64   { return uint64(x<<1) ^ uint64(x>>63) }
func unzigzag(x uint64) int64 { return int64(x>>1) ^ -int64(x&1) }
