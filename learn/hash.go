package learn

// Hash names a feature: equal parts give equal hashes, on every machine and in
// every release (weight files depend on it). Start from Seed and add parts.
type Hash uint64

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// Seed starts the hash of a feature of one template.
func Seed(template int) Hash { return (fnvOffset ^ Hash(template)) * fnvPrime }

// Byte adds one byte.
func (h Hash) Byte(b byte) Hash { return (h ^ Hash(b)) * fnvPrime }

// Uint adds a number: a tag, a class, another feature's hash.
func (h Hash) Uint(n uint64) Hash {
	h = (h ^ Hash(n)) * fnvPrime
	return h ^ h>>29
}

// String adds the bytes of s.
func (h Hash) String(s string) Hash {
	for i := range len(s) {
		h = (h ^ Hash(s[i])) * fnvPrime
	}
	return h
}

// Bucket maps the hash to one of n rows.
func (h Hash) Bucket(n int) uint32 {
	x := uint64(h)
	x ^= x >> 32
	x *= 0xd6e8feb86659fd93
	x ^= x >> 32
	// The high bits of a product spread better than a remainder and cost less.
	return uint32((x & 0xffffffff) * uint64(n) >> 32)
}
