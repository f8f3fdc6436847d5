package entity

import "readout/learn"

// Features are named by hashes. Those of a word alone, at some distance from
// the token, are kept apart: their weights are added up once for a form.

const distances = 5 // two words before to two words after

// wordFeatures appends the features of a word at a distance: 0 to 4, 2 being
// the token itself.
func wordFeatures(out []learn.Hash, w *tagWord, distance int) []learn.Hash {
	t := 32 * (distance + 1)
	add := func(template int, x uint64) { out = append(out, learn.Seed(t+template).Uint(x)) }
	add(0, uint64(w.norm))
	add(1, uint64(w.shape))
	for i, c := range w.clusters {
		if c != 0 {
			add(2+i, uint64(c))
		}
	}
	near := distance >= 1 && distance <= 3
	if w.flags != 0 {
		for f := wordFlags(1); f <= flagDemonym; f <<= 1 {
			if w.flags&f != 0 && near {
				add(5, uint64(f)<<4|uint64(w.form))
			}
		}
	}
	if near {
		add(6, uint64(w.suffix[2]))
	}
	if distance != 2 {
		return out
	}
	add(7, uint64(w.exact))
	for i, p := range w.prefix {
		if p != 0 {
			add(8+i, uint64(p))
		}
	}
	for i, s := range w.suffix {
		if s != 0 {
			add(12+i, uint64(s))
		}
	}
	add(16, uint64(w.form))
	if w.clusters[1] != 0 {
		add(17, uint64(w.clusters[1])<<4|uint64(w.form))
	}
	add(18, uint64(w.flags)<<4|uint64(w.form))
	return out
}

// contextFeatures appends the features of token t that are not of one word.
func (v *view) contextFeatures(out []learn.Hash, t, first, end int) []learn.Hash {
	const base = 400
	add := func(template int, x learn.Hash) { out = append(out, learn.Seed(base+template).Uint(uint64(x))) }
	p2, p, w, n, n2 := v.at(t-2, first, end), v.at(t-1, first, end), v.at(t, first, end), v.at(t+1, first, end), v.at(t+2, first, end)
	pair := func(a, b learn.Hash) learn.Hash { return a*31 ^ b }
	add(0, pair(p.norm, w.norm))
	add(1, pair(w.norm, n.norm))
	add(2, pair(pair(p.shape, w.shape), n.shape))
	add(3, pair(p.norm, w.shape))
	add(4, pair(n.norm, w.shape))
	add(5, pair(p.norm, n.norm))
	forms := learn.Hash(p2.form)<<16 | learn.Hash(p.form)<<12 | learn.Hash(w.form)<<8 | learn.Hash(n.form)<<4 | learn.Hash(n2.form)
	add(6, forms)
	add(7, learn.Hash(p.clusters[1])<<16|learn.Hash(w.clusters[1]))
	add(8, learn.Hash(w.clusters[1])<<16|learn.Hash(n.clusters[1]))
	add(9, learn.Hash(p.flags)<<20|learn.Hash(w.flags)<<4|learn.Hash(w.form))
	add(10, learn.Hash(n.flags)<<20|learn.Hash(w.flags)<<4|learn.Hash(w.form))
	position := learn.Hash(min(t-first, 2))
	if v.loud[t] {
		position |= 8
	}
	add(11, position<<8|learn.Hash(w.form))
	g := v.gaz[t]
	if g != 0 {
		add(12, learn.Hash(g))
		add(13, learn.Hash(g)<<8|position)
		for i := range 32 {
			if g>>i&1 != 0 {
				add(14, learn.Hash(i))
				add(15, pair(learn.Hash(i), w.norm))
			}
		}
	}
	if t > first && v.gaz[t-1] != 0 {
		add(16, learn.Hash(v.gaz[t-1])<<4|learn.Hash(w.form))
	}
	if t+1 < end && v.gaz[t+1] != 0 {
		add(17, learn.Hash(v.gaz[t+1])<<4|learn.Hash(w.form))
	}
	if v.toks[t].UPOS != 0 {
		out = v.syntaxFeatures(out, t, first, end)
	}
	if r := v.run[t]; r.end != 0 {
		out = v.runFeatures(out, t, r, first, end)
	}
	if w.form.capital() {
		out = v.reportFeatures(out, t, first, end)
	}
	return out
}

// syntaxFeatures are of tags and heads, where an earlier stage has filled them.
func (v *view) syntaxFeatures(out []learn.Hash, t, first, end int) []learn.Hash {
	const base = 480
	add := func(template int, x learn.Hash) { out = append(out, learn.Seed(base+template).Uint(uint64(x))) }
	tag := func(at int) learn.Hash {
		if at < first || at >= end {
			return 0
		}
		return learn.Hash(v.toks[at].UPOS)
	}
	w := v.at(t, first, end)
	p2, p, c, n, n2 := tag(t-2), tag(t-1), tag(t), tag(t+1), tag(t+2)
	add(0, c<<4|learn.Hash(w.form))
	add(1, p<<16|c<<8|n)
	add(2, p2<<24|p<<16|c<<8|n)
	add(3, p<<24|c<<16|n<<8|n2)
	add(4, w.norm^c)
	head := int(v.toks[t].Head)
	add(5, v.at(head, first, end).norm^learn.Hash(v.toks[t].Deprel))
	add(6, learn.Hash(v.at(head, first, end).clusters[1])<<16|learn.Hash(v.toks[t].Deprel)<<8|tag(head))
	return out
}

// runFeatures are of the run of capitals around the token.
func (v *view) runFeatures(out []learn.Hash, t int, r capRun, first, end int) []learn.Hash {
	const base = 440
	add := func(template int, x learn.Hash) { out = append(out, learn.Seed(base+template).Uint(uint64(x))) }
	length, at := learn.Hash(min(r.end-r.start, 6)), learn.Hash(min(int32(t)-r.start, 5))
	head, last := v.at(int(r.start), first, end), v.at(int(r.end-1), first, end)
	before, after := v.at(int(r.start)-1, first, end), v.at(int(r.end), first, end)
	add(0, length<<4|at)
	add(1, last.norm)
	add(2, head.norm)
	add(3, before.norm)
	add(4, after.norm)
	add(5, learn.Hash(last.flags)<<8|length<<4|at)
	add(6, learn.Hash(head.flags)<<8|length<<4|at)
	add(7, learn.Hash(last.clusters[1])<<4|at)
	add(8, learn.Hash(before.clusters[1])<<16|learn.Hash(after.clusters[1]))
	return out
}

// reportFeatures are of the other places of the report that have the word.
func (v *view) reportFeatures(out []learn.Hash, t, first, end int) []learn.Hash {
	const base = 460
	add := func(template int, x learn.Hash) { out = append(out, learn.Seed(base+template).Uint(uint64(x))) }
	w := v.at(t, first, end)
	f := &v.folds[w.fold]
	own := v.around(t, first, end)
	for i := range nAround {
		if count := int(f.around[i]) - int(own>>i&1); count > 0 {
			add(0, learn.Hash(i)<<1|learn.Hash(min(count, 2)-1))
		}
	}
	known := learn.Hash(0)
	if f.lower > 0 {
		known |= 1
	}
	mid := int(f.mid)
	if t > first && !v.loud[t] {
		mid--
	}
	known |= learn.Hash(min(max(mid, 0), 2)) << 1
	opening := learn.Hash(0)
	if t == first {
		opening = 1
	}
	if v.loud[t] {
		opening |= 2
	}
	add(1, known<<4|opening<<8|learn.Hash(w.form))
	if r := f.longest; r.end > r.start+1 && (int32(t) < r.start || int32(t) >= r.end) {
		// the word stands in a longer name elsewhere
		last, head := &v.words[v.form[r.end-1]], &v.words[v.form[r.start]]
		at := learn.Hash(1)
		switch f.at {
		case r.start:
			at = 0
		case r.end - 1:
			at = 2
		}
		length := learn.Hash(min(r.end-r.start, 4))
		add(2, length<<4|at)
		add(3, learn.Hash(last.flags)<<8|at)
		add(4, learn.Hash(head.flags)<<8|at)
		add(5, last.norm)
		add(6, head.norm)
		add(7, learn.Hash(v.gaz[r.start])<<4|at)
		before := &v.words[0]
		if r.start > 1 {
			before = &v.words[v.form[r.start-1]]
		}
		add(8, before.norm)
		add(9, learn.Hash(before.flags)<<8|at)
	}
	return out
}
