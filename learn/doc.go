/*
Package learn holds what training and running share: the hashing of features,
sparse linear models trained as averaged perceptrons, the dense layers of a
small network, and the file that weights are kept in.

Everything that runs at reading time computes in integers, or in float32 one
rounding at a time, so that the assembly kernels and their portable twins give
the same bytes on every machine. What only trains may use fused arithmetic.
*/
package learn
