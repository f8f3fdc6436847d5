package store

// Layout changes the bytes that say which version wrote an analysis.
func Layout(packed []byte) []byte {
	out := append([]byte(nil), packed...)
	out[0] ^= 1
	return out
}

// PackedDossier and RepackDossier take off and put on what says which version
// packed a dossier.
func PackedDossier(packed []byte) []byte {
	return packed[2:]
}

func RepackDossier(raw []byte) []byte {
	return append([]byte{byte(dossierLayout), byte(dossierLayout >> 8)}, raw...)
}
