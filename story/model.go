package story

import (
	"fmt"
	"sync"

	"readout/learn"
	"readout/models"
)

// model is what is learned: how common words are in news, and how to judge.
type model struct {
	background *background
	judge      *judge
}

// shipped is the model that the program ships.
var shipped = sync.OnceValues(func() (*model, error) {
	m, err := openModel(models.Story)
	if err != nil {
		return nil, fmt.Errorf("story: the weights in this program cannot be used: %w; build it again from a clean checkout", err)
	}
	return m, nil
})

func openModel(data string) (*model, error) {
	f, err := learn.Open(data)
	if err != nil {
		return nil, err
	}
	b, err := loadBackground(f)
	if err != nil {
		return nil, err
	}
	j, err := loadJudge(f)
	if err != nil {
		return nil, err
	}
	return &model{b, j}, nil
}
