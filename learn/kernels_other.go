//go:build !amd64

package learn

// There is no assembly for this machine: the portable twins run.
const useAVX2, useVNNI = false, false

func fma6x16(k int, a, b, c *float32, stride int) {}
func madd6x16(fours int, x *uint8, xstride int, w *int8, sum *int32, sx, sw, bias, y *float32, ystride int, floor float32) {
}
func absmax(n int, x *float32) float32                    { return 0 }
func round8(n int, x *float32, by float32, q *uint8)      {}
func addRow8(n int, row *int8, scale float32, y *float32) {}
func sruStep(h int, u, x, v, c, y *float32)               {}
func dot6x16(fours int, x *uint8, xstride int, w *int8, sum *int32, sx, sw, bias, y *float32, ystride int, floor float32) {
}
func dot6x32(fours int, x *uint8, xstride int, w *int8, sum *int32, sx, sw, bias, y *float32, ystride int, floor float32) {
}
