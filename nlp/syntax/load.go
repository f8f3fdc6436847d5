package syntax

import "readout/models"

// Load opens the model that is shipped. The weights are used where they are
// embedded; nothing large is copied.
func Load() (*Model, error) { return open(models.Syntax) }
