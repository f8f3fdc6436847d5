module readout/bench

go 1.26.0

require (
	github.com/jdkato/prose/v2 v2.0.0
	readout v0.0.0
)

require (
	github.com/RadhiFadlillah/whatlanggo v0.0.0-20240916001553-aac1f0f737fc // indirect
	github.com/deckarep/golang-set v1.7.1 // indirect
	github.com/klauspost/cpuid/v2 v2.3.0 // indirect
	github.com/mingrammer/commonregex v1.0.1 // indirect
	github.com/mozillazg/go-unidecode v0.2.0 // indirect
	github.com/xrash/smetrics v0.0.0-20250705151800-55b8f293f342 // indirect
	github.com/zeebo/xxh3 v1.1.0 // indirect
	golang.org/x/sync v0.24.0 // indirect
	golang.org/x/sys v0.49.0 // indirect
	gonum.org/v1/gonum v0.7.0 // indirect
	gopkg.in/neurosnap/sentences.v1 v1.0.6 // indirect
)

replace readout => ../
