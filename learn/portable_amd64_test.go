package learn

import "golang.org/x/sys/cpu"

func setAVX2(on bool) { useAVX2, useVNNI = on, on && cpu.X86.HasAVX512VNNI }
func setVNNI(on bool) { useVNNI = on }
