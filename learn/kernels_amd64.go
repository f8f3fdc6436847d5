package learn

import "golang.org/x/sys/cpu"

// useAVX2 chooses the assembly kernels; tests switch it to compare the twins.
var useAVX2 = cpu.X86.HasAVX2 && cpu.X86.HasFMA

// useVNNI prefers the kernel that multiplies and adds up in one instruction.
var useVNNI = useAVX2 && cpu.X86.HasAVX512F && cpu.X86.HasAVX512VL && cpu.X86.HasAVX512VNNI

//go:noescape
func fma6x16(k int, a, b, c *float32, stride int)

//go:noescape
func madd6x16(fours int, x *uint8, xstride int, w *int8, sum *int32, sx, sw, bias, y *float32, ystride int, floor float32)

//go:noescape
func dot6x16(fours int, x *uint8, xstride int, w *int8, sum *int32, sx, sw, bias, y *float32, ystride int, floor float32)

//go:noescape
func dot6x32(fours int, x *uint8, xstride int, w *int8, sum *int32, sx, sw, bias, y *float32, ystride int, floor float32)

//go:noescape
func absmax(n int, x *float32) float32

//go:noescape
func round8(n int, x *float32, by float32, q *uint8)

//go:noescape
func addRow8(n int, row *int8, scale float32, y *float32)

//go:noescape
func sruStep(h int, u, x, v, c, y *float32)
