package main

import (
	"context"

	"readout/desk"
)

type trainCmd struct {
	Stage   string `arg:"" help:"Which stage: syntax, entity, story, speech, coref, event, case, furniture, agreed, codec or dossiers." enum:"case,syntax,entity,story,speech,coref,event,furniture,agreed,codec,dossiers"`
	Data    string `help:"The folder of corpora." required:"" placeholder:"DIR" completion:"dir"`
	Vectors string `help:"Word vectors." default:"models/vectors.model" placeholder:"FILE" completion:"file"`
	Out     string `help:"Write the weights to FILE." short:"o" required:"" placeholder:"FILE" completion:"file"`
	Epochs  int    `help:"How often the data is gone through; 0 is what the recipe says." placeholder:"N"`
	Seed    uint64 `help:"Of all that is drawn; 0 is what the recipe says." placeholder:"N"`
}

// Help is what "readout help train" says besides the flags.
func (trainCmd) Help() string {
	return `Examples:

  readout train entity --data ../shared/corpora -o models/entity.model
      Learn names from annotated news, as training/entity.txt says.
  readout train speech --data ../shared/corpora -o models/speech.model
      Learn who says what from annotated news, as training/speech.txt says.
  readout train syntax --data ../shared/corpora -o models/syntax.model
      Learn tags and heads from treebanks, as training/syntax.txt says.
  readout train furniture --data ../shared/corpora -o reuse/data/furniture.bin
      Learn page furniture from news, as training/furniture.txt says.
  readout train event --data ../shared/corpora -o models/event.model
      Learn the types of events, as training/event.txt says.
  readout train coref --data ../shared/corpora -o models/coref.model
      Learn who is who from annotated texts, as training/coref.txt says.
  readout train story --data ../shared/corpora -o models/story.model
      Learn which reports tell one event, as training/story.txt says.
  readout train case --data ../shared/corpora -o models/case.model
      Learn which words have capitals, as training/case.txt says.

  readout train agreed --data ../shared -o compare/data/fact.txt
      Learn which parts of two reports tell one fact, as training/agreed.txt says;
      leaving one case out says how well.
  readout train codec --data ../shared/corpora -o store/prior.bin
      Learn how analyses are packed, as training/codec.txt says.
  readout train dossiers --data ../shared/corpora -o store/prior-dossier.bin
      Learn how dossiers are packed, as training/codec.txt says.

A line is printed for every epoch; the weights that do best on the development
part are in the file at any time. Build the program again to use them.

Exit status: 0 done; 1 the data could not be read; 2 wrong use.`
}

// Run trains a stage.
func (c *trainCmd) Run(ctx context.Context, s *streams) error {
	return desk.Train(ctx, desk.TrainIn{Stage: c.Stage, Data: c.Data, Vectors: c.Vectors, Out: c.Out, Epochs: c.Epochs, Seed: c.Seed, Log: s.err})
}
