package quantity

func (r *reader) quantities() {}
