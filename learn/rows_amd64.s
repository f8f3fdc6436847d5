#include "textflag.h"

// func absmax(n int, x *float32) float32
//
// The largest magnitude; n is a positive multiple of 8.
TEXT ·absmax(SB), NOSPLIT, $0-20
	MOVQ n+0(FP), CX
	MOVQ x+8(FP), SI
	VPCMPEQD Y1, Y1, Y1
	VPSRLD $1, Y1, Y1
	VXORPS Y0, Y0, Y0

absLoop:
	VANDPS (SI), Y1, Y2
	VMAXPS Y2, Y0, Y0
	ADDQ $32, SI
	SUBQ $8, CX
	JNZ  absLoop
	VEXTRACTF128 $1, Y0, X2
	VMAXPS X2, X0, X0
	VPSHUFD $0x4e, X0, X2
	VMAXPS X2, X0, X0
	VPSHUFD $0xb1, X0, X2
	VMAXPS X2, X0, X0
	VMOVSS X0, ret+16(FP)
	VZEROUPPER
	RET

DATA roundOrder<>+0(SB)/8, $0x0000000400000000
DATA roundOrder<>+8(SB)/8, $0x0000000500000001
DATA roundOrder<>+16(SB)/8, $0x0000000600000002
DATA roundOrder<>+24(SB)/8, $0x0000000700000003
GLOBL roundOrder<>(SB), RODATA, $32

DATA roundZero<>+0(SB)/1, $127
GLOBL roundZero<>(SB), RODATA, $1

// func round8(n int, x *float32, by float32, q *uint8)
//
// q = x * by, rounded to even, plus 127; n is a positive multiple of 32.
TEXT ·round8(SB), NOSPLIT, $0-32
	MOVQ n+0(FP), CX
	MOVQ x+8(FP), SI
	VBROADCASTSS by+16(FP), Y0
	MOVQ q+24(FP), DI
	VMOVDQU roundOrder<>(SB), Y5
	VPBROADCASTB roundZero<>(SB), Y6

roundLoop:
	VMULPS (SI), Y0, Y1
	VMULPS 32(SI), Y0, Y2
	VMULPS 64(SI), Y0, Y3
	VMULPS 96(SI), Y0, Y4
	VCVTPS2DQ Y1, Y1
	VCVTPS2DQ Y2, Y2
	VCVTPS2DQ Y3, Y3
	VCVTPS2DQ Y4, Y4
	VPACKSSDW Y2, Y1, Y1
	VPACKSSDW Y4, Y3, Y3
	VPACKSSWB Y3, Y1, Y1
	VPERMD Y1, Y5, Y1
	VPADDB Y6, Y1, Y1
	VMOVDQU Y1, (DI)
	ADDQ $128, SI
	ADDQ $32, DI
	SUBQ $32, CX
	JNZ  roundLoop
	VZEROUPPER
	RET

// func addRow8(n int, row *int8, scale float32, y *float32)
//
// y += float(row) * scale; n is a positive multiple of 8.
TEXT ·addRow8(SB), NOSPLIT, $0-32
	MOVQ n+0(FP), CX
	MOVQ row+8(FP), SI
	VBROADCASTSS scale+16(FP), Y0
	MOVQ y+24(FP), DI

rowLoop:
	VPMOVSXBD (SI), Y1
	VCVTDQ2PS Y1, Y1
	VMULPS Y0, Y1, Y1
	VADDPS (DI), Y1, Y1
	VMOVUPS Y1, (DI)
	ADDQ $8, SI
	ADDQ $32, DI
	SUBQ $8, CX
	JNZ  rowLoop
	VZEROUPPER
	RET

DATA sruOnes<>+0(SB)/4, $1.0
GLOBL sruOnes<>(SB), RODATA, $4
DATA sruHalf<>+0(SB)/4, $0.5
GLOBL sruHalf<>(SB), RODATA, $4

// func sruStep(h int, u, x, v, c, y *float32)
//
// One step of one direction of a simple recurrent unit, h a positive multiple
// of 8: u holds candidate, forget and reset input (h each), v the two peephole
// vectors, c the state, y the output:
//	f = squash(u1 + v0*c)
//	r = squash(u2 + v1*c)
//	c = u0 + f*(c-u0)
//	y = x + r*(c-x)
// squash(a) = a/sqrt(1+a*a)*0.5 + 0.5
TEXT ·sruStep(SB), NOSPLIT, $0-48
	MOVQ h+0(FP), CX
	MOVQ u+8(FP), SI
	MOVQ x+16(FP), DI
	MOVQ v+24(FP), R8
	MOVQ c+32(FP), R9
	MOVQ y+40(FP), R10
	MOVQ CX, R11
	SHLQ $2, R11
	VBROADCASTSS sruOnes<>(SB), Y14
	VBROADCASTSS sruHalf<>(SB), Y15

sruLoop:
	VMOVUPS (R9), Y0
	VMOVUPS (SI), Y1
	VMULPS (R8), Y0, Y2
	VADDPS (SI)(R11*1), Y2, Y2
	VMULPS (R8)(R11*1), Y0, Y3
	VADDPS (SI)(R11*2), Y3, Y3
	VMULPS Y2, Y2, Y4
	VMULPS Y3, Y3, Y5
	VADDPS Y14, Y4, Y4
	VADDPS Y14, Y5, Y5
	VSQRTPS Y4, Y4
	VSQRTPS Y5, Y5
	VDIVPS Y4, Y2, Y2
	VDIVPS Y5, Y3, Y3
	VMULPS Y15, Y2, Y2
	VMULPS Y15, Y3, Y3
	VADDPS Y15, Y2, Y2
	VADDPS Y15, Y3, Y3
	VSUBPS Y1, Y0, Y0
	VMULPS Y2, Y0, Y0
	VADDPS Y1, Y0, Y0
	VMOVUPS Y0, (R9)
	VMOVUPS (DI), Y1
	VSUBPS Y1, Y0, Y0
	VMULPS Y3, Y0, Y0
	VADDPS Y1, Y0, Y0
	VMOVUPS Y0, (R10)
	ADDQ $32, SI
	ADDQ $32, DI
	ADDQ $32, R8
	ADDQ $32, R9
	ADDQ $32, R10
	SUBQ $8, CX
	JNZ  sruLoop
	VZEROUPPER
	RET
