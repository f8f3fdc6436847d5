//go:build !amd64

package learn

func setAVX2(bool) {}
func setVNNI(bool) {}
