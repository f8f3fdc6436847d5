package lexicon

import "strings"

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// The closed classes, in lower case with straight apostrophes.
var (
	Auxiliary = set(`is are was were be been being am 's has have had having do does did will would shall should
		can could may might must 'll 've 're 'd ca wo ought`)
	Negation   = set(`not n't never no neither nor without none nobody nothing`)
	Determiner = set(`the a an this that these those some any each every both all another no its their his her our my your
		several many few most various`)
	Preposition = set(`of in on at by for with from to into onto over under after before during against between among
		through across about around near without within upon toward towards behind beyond despite since until till amid
		amidst via per as than like off out up down along following inside outside because due`)
	Conjunction = set(`and or but while whereas although though if when because as since that which who whom whose where
		whether unless until after before so yet nor`)
	PersonalPronoun = set(`i you he she it we they me him her us them himself herself itself themselves one who whom`)
	// Adverb has the adverbs that stand between a subject and its verb.
	Adverb = set(`also later earlier then now just only still already again once previously repeatedly reportedly
		allegedly apparently categorically strongly vehemently firmly flatly immediately quickly publicly privately
		formally officially recently separately meanwhile however further furthermore too even never always often
		explicitly directly openly angrily bluntly candidly jointly both all first soon afterwards afterward subsequently
		consistently initially initially promptly swiftly harshly sharply clearly personally simply merely really finally
		today yesterday tonight therefore thus moreover instead rightly wrongly falsely`)
)

// Function reports whether w is a word of a closed class, which can neither
// head nor modify a noun phrase that names someone.
func Function(w string) bool {
	return Auxiliary[w] || Preposition[w] || Conjunction[w] || PersonalPronoun[w] || Negation[w]
}
