package learn

// MaxWeight is the largest 16-bit weight of a dense layer and maxInput the
// largest 16-bit activation: products of up to 1,024 pairs stay inside 32 bits.
const (
	MaxWeight = 2047
	maxInput  = 1023
)
