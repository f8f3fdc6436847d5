package store

import "testing"

// Unpacked and Packed undo and redo the packing of Encode.
func Unpacked(t testing.TB, packed []byte) []byte {
	raw, err := unpacker.DecodeAll(packed, nil)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func Packed(raw []byte) []byte { return packer.EncodeAll(raw, nil) }

// Repack changes what Encode packed.
func Repack(t testing.TB, packed []byte, change func([]byte) []byte) []byte {
	return Packed(change(Unpacked(t, packed)))
}
