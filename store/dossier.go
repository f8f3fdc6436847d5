package store

import (
	"encoding/json"
	"fmt"

	"github.com/klauspost/compress/zstd"

	"readout"
)

// Both are safe for concurrent use.
var (
	packer, _   = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithEncoderConcurrency(0))
	unpacker, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(256<<20))
)

// PackDossier returns the form in which a Dossier is kept: its contract, packed.
func PackDossier(d *readout.Dossier) ([]byte, error) {
	b, err := json.Marshal(d)
	if err != nil {
		return nil, err
	}
	return packer.EncodeAll(b, nil), nil
}

// UnpackDossier returns the Dossier that was packed.
func UnpackDossier(packed []byte) (*readout.Dossier, error) {
	b, err := unpacker.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("store: a kept dossier is damaged: %w", err)
	}
	d := &readout.Dossier{}
	if err := json.Unmarshal(b, d); err != nil {
		return nil, fmt.Errorf("store: a kept dossier is damaged: %w", err)
	}
	return d, nil
}
