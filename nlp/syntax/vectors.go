package syntax

import (
	"context"
	"fmt"
	"io"
	"os"

	"readout/learn"
)

// TrainVectors learns word vectors from the running text below paths and
// writes them to file.
func TrainVectors(ctx context.Context, paths []string, file string, o learn.VectorOptions) error {
	if o.Log == nil {
		o.Log = io.Discard
	}
	sentences, err := rawText(paths)
	if err != nil {
		return err
	}
	words := 0
	for _, s := range sentences {
		words += len(s)
	}
	fmt.Fprintf(o.Log, "vectors: %d lines, %d words\n", len(sentences), words)
	v, err := learn.TrainVectors(ctx, sentences, o)
	if err != nil {
		return err
	}
	var w learn.Writer
	v.Save(&w)
	return writeFile(file, &w)
}

// writeFile writes beside the file first, so that a broken run leaves the old one.
func writeFile(file string, w *learn.Writer) error {
	tmp, err := os.Create(file + ".tmp")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	if _, err := w.WriteTo(tmp); err != nil {
		tmp.Close()
		return err
	}
	if err := tmp.Close(); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), file)
}
