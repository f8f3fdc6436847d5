package desk

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"readout"
	"readout/extract"
	"readout/nlp"
	"readout/nlp/entity"
	"readout/nlp/event"
	"readout/nlp/quantity"
	"readout/nlp/speech"
	"readout/nlp/syntax"
	"readout/nlp/token"
	"readout/nlp/truecase"
	"readout/reuse"
	"readout/story"
)

// Stages are the stages that can be trained.
var Stages = []string{"case", "syntax", "entity", "story", "speech", "coref", "event", "furniture", "agreed", "codec", "dossiers"}

// TrainIn says which stage is trained, on what. Zero values are the settings
// of the weights that are shipped; ../training has the recipes.
type TrainIn struct {
	Stage   string
	Data    string // the folder of corpora, as training/ names them
	Vectors string // word vectors: models/vectors.model
	Out     string // the weights
	Epochs  int
	Seed    uint64
	Log     io.Writer // progress, a line an epoch
}

// Train trains a stage and keeps the weights that do best on the development
// part, so that it can be ended at any time.
func Train(ctx context.Context, in TrainIn) error {
	corpus := func(elem ...string) string { return filepath.Join(append([]string{in.Data}, elem...)...) }
	switch in.Stage {
	case "syntax":
		return syntax.Train(ctx, syntax.TrainOptions{
			Train:   []string{corpus("syntax", "ewt", "en_ewt-train.conllu"), corpus("syntax", "gum", "train")},
			Dev:     []string{corpus("syntax", "ewt", "en_ewt-dev.conllu"), corpus("syntax", "gum", "dev")},
			Vectors: in.Vectors, Out: in.Out, Epochs: in.Epochs, Seed: in.Seed, Log: in.Log,
		})
	case "entity":
		parser, err := syntax.Load()
		if err != nil {
			return err
		}
		return entity.Train(ctx, entity.TrainOptions{
			Train: corpus("ner", "worldwide", "train"), Dev: corpus("ner", "worldwide", "dev"),
			Prepare: func(d *readout.Document, a *readout.Analysis) { token.Split(d, a); parser.Run(d, a) },
			Vectors: in.Vectors, Out: in.Out, Epochs: in.Epochs, Seed: in.Seed, Log: in.Log,
		})
	case "furniture":
		articles := []string{corpus("stories", "gun-violence", "articles.jsonl"), corpus("stories", "allsides", "articles.jsonl")}
		docs, problems := extract.ReadAll(ctx, articles, nil, extract.Options{})
		if len(docs) == 0 && len(problems) > 0 {
			return problems[0]
		}
		return os.WriteFile(in.Out, reuse.LearnFurniture(docs), 0o644)
	case "codec":
		return trainCodec(ctx, in.Out, corpus("stories", "allsides", "articles.jsonl"), corpus("stories", "gun-violence", "articles.jsonl"), corpus("accounts", "syria", "articles.jsonl"))
	case "dossiers":
		return trainDossiers(ctx, in.Out, corpus("stories", "allsides", "articles.jsonl"), corpus("stories", "gun-violence", "articles.jsonl"))
	case "case":
		docs, problems := extract.ReadAll(ctx, []string{corpus("stories", "allsides", "articles.jsonl"), corpus("stories", "gun-violence", "articles.jsonl"), corpus("stories", "wikinews", "articles.jsonl"), corpus("accounts", "syria", "articles.jsonl")}, nil, extract.Options{})
		if len(docs) == 0 && len(problems) > 0 {
			return problems[0]
		}
		return truecase.Train(docs, in.Out)
	case "event":
		reader, err := nlp.Open()
		if err != nil {
			return err
		}
		return event.Train(ctx, event.TrainOptions{
			Train:   corpus("events", "plover_train.tsv"),
			Blame:   corpus("events", "muc4"),
			Prepare: func(d *readout.Document) *readout.Analysis { return reader.Before("event", d) },
			Vectors: in.Vectors, Out: in.Out, Epochs: in.Epochs, Seed: in.Seed, Log: in.Log,
		})
	case "coref":
		r, err := nlp.Open()
		if err != nil {
			return err
		}
		return entity.TrainCoref(ctx, entity.CorefOptions{
			Train: corpus("syntax", "gum", "train"), Dev: corpus("syntax", "gum", "dev"),
			Prepare: func(d *readout.Document) *readout.Analysis { return r.Before("coref", d) }, Out: in.Out, Epochs: in.Epochs, Seed: in.Seed, Log: in.Log,
		})
	case "speech":
		parser, err := syntax.Load()
		if err != nil {
			return err
		}
		names, err := entity.Load()
		if err != nil {
			return err
		}
		return speech.Train(ctx, speech.TrainOptions{
			Data: corpus("attribution", "polnear"),
			Prepare: func(d *readout.Document, a *readout.Analysis) {
				token.Split(d, a)
				parser.Run(d, a)
				quantity.Find(d, a)
				names.Find(d, a)
			},
			Out: in.Out, Epochs: in.Epochs, Seed: in.Seed, Log: in.Log,
		})
	case "story":
		return story.Train(ctx, story.TrainOptions{Corpora: in.Data, Out: in.Out, Epochs: in.Epochs, Seed: in.Seed, Log: in.Log})
	}
	if in.Stage == "agreed" {
		return trainAgreed(ctx, in)
	}
	return fmt.Errorf("no stage %q can be trained; there are %v", in.Stage, Stages)
}
