// Package bench measures Readout beside other programs on the same texts, in
// the same run. It is a module of its own, so that Readout's does not require
// what it is only compared with:
//
//	cd bench && go test -bench . -benchtime 3x
package bench
