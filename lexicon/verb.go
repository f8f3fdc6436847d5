package lexicon

import (
	"strings"

	"readout"
)

// irregular lists past and past participle where they are not regular, and
// the verbs whose final consonant doubles.
var irregular = map[string][2]string{
	"be": {"was", "been"}, "bear": {"bore", "borne"}, "beat": {"beat", "beaten"}, "become": {"became", "become"},
	"begin": {"began", "begun"}, "bind": {"bound", "bound"}, "blow": {"blew", "blown"}, "break": {"broke", "broken"},
	"bring": {"brought", "brought"}, "build": {"built", "built"}, "burn": {"burned", "burned"}, "buy": {"bought", "bought"},
	"catch": {"caught", "caught"}, "choose": {"chose", "chosen"}, "come": {"came", "come"}, "cut": {"cut", "cut"},
	"deal": {"dealt", "dealt"}, "do": {"did", "done"}, "draw": {"drew", "drawn"}, "drive": {"drove", "driven"},
	"fall": {"fell", "fallen"}, "feel": {"felt", "felt"}, "fight": {"fought", "fought"}, "find": {"found", "found"},
	"flee": {"fled", "fled"}, "fly": {"flew", "flown"}, "forbid": {"forbade", "forbidden"}, "foresee": {"foresaw", "foreseen"},
	"get": {"got", "gotten"}, "give": {"gave", "given"}, "go": {"went", "gone"}, "grow": {"grew", "grown"},
	"have": {"had", "had"}, "hear": {"heard", "heard"}, "hit": {"hit", "hit"}, "hold": {"held", "held"}, "hurt": {"hurt", "hurt"},
	"keep": {"kept", "kept"}, "know": {"knew", "known"}, "lay": {"laid", "laid"}, "lead": {"led", "led"}, "leave": {"left", "left"},
	"lose": {"lost", "lost"}, "make": {"made", "made"}, "mean": {"meant", "meant"}, "meet": {"met", "met"}, "overthrow": {"overthrew", "overthrown"},
	"pay": {"paid", "paid"}, "put": {"put", "put"}, "read": {"read", "read"}, "rise": {"rose", "risen"}, "run": {"ran", "run"},
	"say": {"said", "said"}, "see": {"saw", "seen"}, "seek": {"sought", "sought"}, "send": {"sent", "sent"}, "set": {"set", "set"},
	"shake": {"shook", "shaken"}, "shoot": {"shot", "shot"}, "show": {"showed", "shown"}, "shut": {"shut", "shut"}, "speak": {"spoke", "spoken"},
	"stand": {"stood", "stood"}, "strike": {"struck", "struck"}, "swear": {"swore", "sworn"}, "take": {"took", "taken"},
	"tell": {"told", "told"}, "think": {"thought", "thought"}, "throw": {"threw", "thrown"}, "understand": {"understood", "understood"},
	"uphold": {"upheld", "upheld"}, "win": {"won", "won"}, "withdraw": {"withdrew", "withdrawn"}, "withhold": {"withheld", "withheld"}, "write": {"wrote", "written"},
	"admit": {"admitted", "admitted"}, "commit": {"committed", "committed"}, "permit": {"permitted", "permitted"}, "ban": {"banned", "banned"},
	"stop": {"stopped", "stopped"}, "plan": {"planned", "planned"}, "rebut": {"rebutted", "rebutted"}, "stress": {"stressed", "stressed"},
	"refer": {"referred", "referred"}, "bar": {"barred", "barred"}, "drop": {"dropped", "dropped"}, "quip": {"quipped", "quipped"}, "kidnap": {"kidnapped", "kidnapped"},
	"tweet": {"tweeted", "tweeted"}, "chat": {"chatted", "chatted"}, "stab": {"stabbed", "stabbed"}, "slam": {"slammed", "slammed"}, "spread": {"spread", "spread"},
	"submit": {"submitted", "submitted"}, "deter": {"deterred", "deterred"}, "shell": {"shelled", "shelled"}, "let": {"let", "let"},
	"freeze": {"froze", "frozen"}, "expel": {"expelled", "expelled"}, "quit": {"quit", "quit"}, "overrun": {"overran", "overrun"}, "undertake": {"undertook", "undertaken"},
	"forgive": {"forgave", "forgiven"}, "compel": {"compelled", "compelled"}, "cancel": {"cancelled", "cancelled"}, "step": {"stepped", "stepped"}, "gun": {"gunned", "gunned"},
	"scrap": {"scrapped", "scrapped"}, "rebuff": {"rebuffed", "rebuffed"}, "rob": {"robbed", "robbed"}, "beg": {"begged", "begged"}, "abet": {"abetted", "abetted"},
	"tear": {"tore", "torn"}, "lend": {"lent", "lent"}, "feed": {"fed", "fed"}, "sit": {"sat", "sat"}, "slay": {"slew", "slain"},
	"gas": {"gassed", "gassed"}, "equip": {"equipped", "equipped"}, "transfer": {"transferred", "transferred"}, "shed": {"shed", "shed"}, "steal": {"stole", "stolen"},
	"drag": {"dragged", "dragged"}, "disavow": {"disavowed", "disavowed"}, "picket": {"picketed", "picketed"}, "flout": {"flouted", "flouted"}, "ship": {"shipped", "shipped"},
	"trap": {"trapped", "trapped"}, "lynch": {"lynched", "lynched"}, "spend": {"spent", "spent"}, "patrol": {"patrolled", "patrolled"},
}

// Form is one inflected form of a verb.
type Form struct {
	Text  string
	Feats readout.Feats
}

// Inflect returns the forms of the verb base: base, third person, past,
// participle and gerund. A phrasal verb ("call for") inflects its first word.
func Inflect(base string) []Form {
	head, tail, _ := strings.Cut(base, " ")
	if tail != "" {
		tail = " " + tail
	}
	past, part := regularPast(head), ""
	double := false
	if p, ok := irregular[head]; ok {
		past, part = p[0], p[1]
		double = len(past) > len(head)+2 && past[len(head)] == head[len(head)-1]
	}
	if part == "" {
		part = past
	}
	if head == "win" || head == "set" || head == "put" || head == "cut" || head == "run" || head == "get" || head == "begin" || head == "hit" || head == "shut" || head == "let" {
		double = true
	}
	forms := []Form{
		{head + tail, readout.Infinitive},
		{third(head) + tail, readout.Present | readout.Finite},
		{past + tail, readout.Past | readout.Finite | readout.Participle},
		{gerund(head, double) + tail, readout.Gerund},
	}
	if part != past {
		forms[2].Feats &^= readout.Participle
		forms = append(forms, Form{part + tail, readout.Participle})
	}
	return forms
}

func third(v string) string {
	switch {
	case v == "have":
		return "has"
	case v == "be":
		return "is"
	case strings.HasSuffix(v, "y") && !vowelBefore(v):
		return v[:len(v)-1] + "ies"
	case strings.HasSuffix(v, "s"), strings.HasSuffix(v, "x"), strings.HasSuffix(v, "ch"), strings.HasSuffix(v, "sh"), strings.HasSuffix(v, "o"):
		return v + "es"
	}
	return v + "s"
}

func regularPast(v string) string {
	switch {
	case strings.HasSuffix(v, "e"):
		return v + "d"
	case strings.HasSuffix(v, "y") && !vowelBefore(v):
		return v[:len(v)-1] + "ied"
	}
	return v + "ed"
}

func gerund(v string, double bool) string {
	switch {
	case double:
		return v + v[len(v)-1:] + "ing"
	case strings.HasSuffix(v, "ee"), v == "be":
		return v + "ing"
	case strings.HasSuffix(v, "e"):
		return v[:len(v)-1] + "ing"
	}
	return v + "ing"
}

func vowelBefore(v string) bool {
	return len(v) > 1 && strings.IndexByte("aeiou", v[len(v)-2]) >= 0
}
