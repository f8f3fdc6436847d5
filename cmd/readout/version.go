package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"readout"
	"readout/desk"
)

type versionCmd struct{}

// Run prints the version.
func (versionCmd) Run(s *streams) error {
	version, revision := built()
	model, err := desk.Model()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.out, "readout %s%s\nmodel %s\noutput %s\n%s %s/%s\n", version, revision, model, readout.Schema,
		runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}

// built is the version of the program and the commit that it was made from.
func built() (version, revision string) {
	version = "(devel)"
	if info, ok := debug.ReadBuildInfo(); ok {
		if info.Main.Version != "" {
			version = info.Main.Version
		}
		for _, kv := range info.Settings {
			if kv.Key == "vcs.revision" {
				revision = " " + kv.Value[:min(12, len(kv.Value))]
			}
		}
	}
	return version, revision
}
