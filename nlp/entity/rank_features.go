package entity

import (
	"math/bits"

	"readout"
	"readout/learn"
)

// The templates of features; each feature carries the kind of the phrase, so
// that every kind of phrase has weights of its own.

type featureList struct {
	out  []uint32
	kind uint64
}

func (f *featureList) add(template int, v uint64) {
	f.out = append(f.out, learn.Seed(template).Uint(f.kind).Uint(v).Bucket(rankBuckets))
}

func distance(n int) uint64 {
	if n <= 4 {
		return uint64(n)
	}
	return uint64(2 + bits.Len(uint(n)))
}

// newFeatures describe phrase i as one that refers to nothing before it.
func (k *ranker) newFeatures(i int) []uint32 {
	t, p := &k.ts[i], &k.ps[i]
	f := featureList{out: k.feats[:0], kind: uint64(t.kind)}
	f.add(1, 0)
	f.add(2, uint64(t.headHash))
	f.add(3, uint64(t.clusters[0]))
	f.add(4, uint64(t.clusters[1]))
	f.add(5, uint64(t.first))
	f.add(6, uint64(t.length))
	f.add(7, uint64(t.role)<<4|flag(p.predicate)<<1|flag(p.modifier))
	f.add(8, uint64(t.typ)<<2|uint64(t.number))
	seen := k.prev[i] >= 0
	same := false
	for j, n := k.prev[i], 0; j >= 0 && n < 4; j, n = k.prev[j], n+1 {
		same = same || k.ts[j].textHash == t.textHash
	}
	f.add(9, flag(seen)<<1|flag(same))
	f.add(10, flag(seen)<<12|uint64(t.length)<<8|uint64(t.nwords))
	f.add(11, distance(min(i, 40)))
	f.add(12, uint64(t.clusters[2]))
	f.add(13, flag(k.ps[i].last > k.ps[i].head)<<1|flag(seen))
	f.add(14, flag(t.quote != 0)<<4|uint64(t.role))
	k.feats = f.out
	return f.out
}

func flag(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// pairFeatures describe phrase j as the antecedent of phrase i.
func (k *ranker) pairFeatures(i, j int) []uint32 {
	t, u := &k.ts[i], &k.ts[j]
	p, o := &k.ps[i], &k.ps[j]
	c := &k.chains[k.find(k.chain[j])]
	f := featureList{out: k.feats[:0], kind: uint64(t.kind)}
	ante := uint64(u.kind)
	sents := distance(min(int(p.sent-o.sent), 30))
	near := distance(min(i-j, 60))
	f.add(20, ante)
	f.add(21, sents<<8|ante)
	f.add(22, near)
	f.add(23, near<<8|sents)
	f.add(24, flag(p.sent == o.sent)<<12|uint64(t.role)<<8|uint64(u.role)<<4|ante)
	f.add(25, min(uint64(p.sent-o.sent), 2)<<8|uint64(u.role))

	// agreement, with the phrase and with its chain
	typ, number, sex := c.typ, c.number, c.sex
	f.add(26, uint64(t.number)<<8|uint64(u.number))
	f.add(27, uint64(t.number)<<8|uint64(number))
	f.add(28, uint64(t.sex>>14)<<8|uint64(sex>>14))
	f.add(29, uint64(t.typ)<<8|uint64(typ))
	f.add(30, uint64(u.typ)<<8|ante)
	f.add(31, uint64(u.clusters[0]))
	f.add(32, uint64(u.clusters[1]))
	f.add(33, uint64(u.headHash))
	f.add(34, uint64(u.clusters[2]))

	// the chain
	size := distance(min(int(c.size), 20))
	f.add(35, size<<1|flag(c.named))
	f.add(36, distance(min(i-int(c.last), 60))<<8|size)
	f.add(37, flag(int(c.last) == j)<<8|ante)

	// quotations
	f.add(38, flag(t.quote != 0)<<2|flag(u.quote != 0)<<1|flag(t.quote == u.quote))
	if t.quote != 0 {
		speaker := k.a.Statements[t.quote].Speaker
		f.add(39, flag(speaker != 0 && (o.mention == speaker || c.entity != 0 && k.a.Mentions[speaker].Entity == c.entity))<<1|flag(t.quote == u.quote))
	}
	f.add(44, flag(t.speaks)<<8|flag(u.speaks)<<4|min(uint64(p.sent-o.sent), 3))
	f.add(40, flag(t.para == u.para)<<8|ante)
	f.add(41, flag(o.Contains(p.Span))<<8|flag(p.Contains(o.Span))<<4|flag(p.predicate))
	f.add(42, flag(o.predicate)<<8|flag(o.modifier)<<4|flag(o.last > o.head))
	if t.governor == u.governor && t.governor != 0 {
		f.add(43, uint64(t.role)<<4|uint64(u.role))
	}
	if p.form == readout.Pronoun {
		if p.form == o.form {
			f.add(50, flag(t.textHash == u.textHash)<<8|sents)
			f.add(51, uint64(t.first)<<32|uint64(u.first))
		} else {
			f.add(52, uint64(t.first)<<32|uint64(u.headHash))
			f.add(53, uint64(t.first)<<32|uint64(u.clusters[1]))
			f.add(54, uint64(u.length))
		}
		k.feats = f.out
		return f.out
	}
	same := t.textHash == u.textHash
	head := t.headHash == u.headHash
	f.add(60, flag(same)<<9|flag(head)<<8|ante)
	f.add(61, flag(t.entity != 0 && (t.entity == u.entity || t.entity == c.entity))<<8|flag(u.entity != 0)<<1|flag(t.entity != 0))
	if o.form != readout.Pronoun {
		all, clash := modifiers(t, u)
		if head {
			f.add(62, flag(all)<<9|flag(clash)<<8|ante)
			f.add(63, sents<<8|flag(all)<<1|flag(clash))
			f.add(64, uint64(t.headHash))
			f.add(65, flag(same)<<4|uint64(t.nwords))
			f.add(66, flag(p.last > p.head)<<9|flag(o.last > o.head)<<8|ante)
		} else {
			f.add(67, uint64(t.clusters[0])<<8|uint64(u.clusters[0]))
			f.add(68, flag(t.clusters[1] == u.clusters[1] && t.clusters[1] != 0)<<2|flag(t.clusters[2] == u.clusters[2] && t.clusters[2] != 0))
			f.add(69, uint64(t.headHash)<<32|uint64(u.headHash))
			f.add(70, flag(mentions(u, t.headHash))<<1|flag(mentions(t, u.headHash)))
		}
	}
	k.feats = f.out
	return f.out
}

// modifiers compares what stands before two heads: whether t says nothing that
// u does not, and whether both say something that the other does not.
func modifiers(t, u *traits) (all, clash bool) {
	all = true
	for _, w := range t.words[:t.nwords] {
		all = all && mentions(u, w)
	}
	clash = !all && u.nwords > 0
	for _, w := range u.words[:u.nwords] {
		if mentions(t, w) {
			clash = false
		}
	}
	return all, clash
}

func mentions(t *traits, word uint32) bool {
	for _, w := range t.words[:t.nwords] {
		if w == word {
			return true
		}
	}
	return false
}
