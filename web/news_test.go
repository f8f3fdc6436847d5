package web_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
	"unicode/utf8"

	"readout"
)

// newsroom makes news of events that never were. An event has one of eight
// kinds, a place, people, bodies and figures with made-up names; each of its
// reports (four in the mean, geometric, over two days) picks a lead and 13 to 19
// of about 50 sentences, chooses among the wordings of each, and gives the
// figures as they stood; one report in eight is a copy of another's. Titles and
// texts have 290 to 420 words.
type newsroom struct {
	rng  *rand.Rand
	kept []string // texts of the event at hand
	// names are those that were made up, when somebody wants to know.
	names map[string]bool
}

func newNewsroom(seed uint64) *newsroom {
	return &newsroom{rng: rand.New(rand.NewPCG(seed, 3))}
}

type event struct {
	kind                    int
	place, region           string
	people, roles, bodies   []string
	killed, hurt, other     int
	at                      time.Time
	reports                 int
	street, company, object string
}

func (n *newsroom) pick(list ...string) string { return list[n.rng.IntN(len(list))] }

// name makes up a word of a few syllables.
func (n *newsroom) name() string {
	var b strings.Builder
	for range 2 + n.rng.IntN(2) {
		b.WriteString(n.pick("b", "br", "c", "d", "dr", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "w"))
		b.WriteString(n.pick("a", "e", "i", "o", "u", "ai", "ea", "or", "an", "el", "en", "il", "on", "ar"))
	}
	b.WriteString(n.pick("", "n", "r", "s", "l", "th", "ck", "m"))
	s := b.String()
	s = strings.ToUpper(s[:1]) + s[1:]
	if n.names != nil {
		n.names[s] = true
	}
	return s
}

var (
	firstNames = strings.Fields("Ana Martin Sofia David Elena Thomas Maria Peter Laura Daniel Nina Robert Clara Andrew Julia Michael Irene George Helen Victor Emma Paul Alice Simon Diana Mark Rosa Henry Olga Frank")
	outlets    = strings.Split("Harbour Post,Northern Ledger,Westmark Gazette,Capital Courier,Morning Lantern,Pinewater Tribune,Old Gate Herald,Riverside Times,The Strait,Northwire,Evening Signal,Delta Observer,Hill Country News,Bay Chronicle,The Beacon,Union Standard,Coast Daily,Valley Record,Metro Dispatch,Southern Star,The Compass,Lakeland Press,Civic Journal,Eastport Mail,Summit Review,The Meridian,Plainview Register,Port Examiner,The Sentinel of Orvale,Granite Bulletin", ",")
)

func (n *newsroom) event(at time.Time) *event {
	e := &event{kind: n.rng.IntN(len(leads)), place: n.name(), region: n.name(), at: at, reports: 1, street: n.name() + " Street", company: n.name() + " " + n.pick("Holdings", "Industries", "Lines", "Works", "Energy"),
		killed: 1 + n.rng.IntN(40), hurt: 3 + n.rng.IntN(120), other: 2 + n.rng.IntN(400), object: n.pick("the northern gate", "the second floor", "the old pier", "the main hall", "the east wing", "the lower deck")}
	for range 6 {
		e.people = append(e.people, n.pick(firstNames...)+" "+n.name())
	}
	e.roles = []string{n.pick("Mayor", "Governor", "Minister"), n.pick("police chief", "fire chief", "coroner"), n.pick("a union leader", "a shopkeeper", "a teacher", "a nurse"), n.pick("a lawyer for the families", "an engineer", "a resident"), n.pick("opposition leader", "senator"), n.pick("a spokesman", "a spokeswoman")}
	e.bodies = []string{n.name() + " " + n.pick("Police Department", "Fire Service", "Coast Guard"), "the Ministry of " + n.pick("Transport", "Health", "Labour", "the Interior", "Energy"), n.name() + " " + n.pick("University", "Hospital", "Institute"), "the " + n.pick("Dockers", "Teachers", "Miners", "Drivers") + " Union"}
	for n.rng.IntN(4) > 0 && e.reports < 60 {
		e.reports++
	}
	n.kept = nil
	return e
}

var leads = [][]string{
	{"Ferry fire off {place} kills {k}", "[At least|More than|About] {k} people [died|were killed|lost their lives] on {day} when a ferry [caught fire|burst into flames|burned] off {place}, {b0} said.", "The fire [started|broke out] near the engine room [shortly after midnight|before dawn|at about 3 a.m.], according to {b0}.", "Passengers [jumped into the sea|climbed into rafts|were pulled from the water by fishermen].", "The vessel had been [inspected|checked] {n} days earlier, {p5} of {company} said."},
	{"Strike shuts {place} port for a {ord} day", "Workers at the port of {place} [walked out|stopped work|went on strike] on {day}, [halting|stopping] the handling of {n} containers a day, {b3} said.", "The union demands a rise of {pc} per cent, {p2} said.", "{company} [called the walkout illegal|said the strike broke an agreement signed in May|accused the union of bad faith].", "Ships were [waiting outside the harbour|sent to {region}|at anchor] on {day} evening."},
	{"{p0} wins vote on {region} budget", "The council of {region} [approved|passed|adopted] a budget of {n} million [dollars|crowns] on {day} after a debate that [lasted|went on for] {h} hours.", "{p4} [voted against it|called the plan reckless|said it would be challenged in court].", "The budget [cuts|reduces] spending on roads by {pc} per cent.", "{p0} [promised|pledged] that no school would be closed."},
	{"Flood leaves {n} homeless in {region}", "[Heavy rain|A swollen river|Two days of storms] flooded {place} on {day}, [killing|drowning] {k} people and [forcing|driving] {n} families from their homes, {b1} said.", "The river [rose|climbed] by {pc} metres in one night.", "Soldiers [carried|brought] food and blankets to {object} of the school.", "The bridge on {street} was [washed away|closed|badly damaged]."},
	{"Court finds {p3} guilty in {company} case", "A court in {place} [found|declared] {p3} guilty on {day} of taking {n} thousand dollars from {company}.", "The judge [sentenced|ordered] the accused to {pc} years in prison.", "{p3} [denied|rejected] the charges and [will appeal|said the trial had been unfair].", "Prosecutors had [asked for|demanded] a longer term."},
	{"Gunman kills {k} at {place} market", "A gunman [opened fire|began to shoot] at a market in {place} on {day}, [killing|leaving dead] {k} people and [wounding|injuring] {h}, {b0} said.", "The suspect, aged {pc}, was [arrested|shot by officers|taken into custody] on {street}.", "Witnesses [described|spoke of] panic near {object}.", "{p1} said that the motive was [not known|unclear|being looked into]."},
	{"Talks on {region} border end without deal", "Talks between {p0} and {p4} over the border of {region} [ended|broke up] on {day} [without an agreement|without a result|in discord] after {h} hours.", "Both sides [agreed|decided] to meet again in {place} within {pc} weeks.", "{p4} [accused|blamed] the other delegation of [delaying|blocking] the work.", "{p0} [denied|rejected] that and [called the meeting useful|spoke of progress]."},
	{"Blast at {company} plant injures {h}", "An explosion at a plant of {company} in {place} [killed|claimed the lives of] {k} workers and [injured|hurt] {h} others on {day}, {b1} said.", "The blast [tore through|destroyed|wrecked] {object} and was heard [ten|twenty|thirty] kilometres away.", "{p2} said that [alarms had not worked|warnings had been ignored|the valves were old].", "{company} [denied|rejected] that safety had been neglected."},
}

var common = []string{
	"“[We will not rest until we know what happened|This is a dark day for {place}|We owe the people an answer],” {r0} {p0} said.",
	"{p1}, the {r1}, told reporters that [the inquiry would take weeks|three teams were at work|it was too early to speak of causes].",
	"“[I heard a noise and then people were running|Nobody told us anything|I have lived here for thirty years and never saw such a thing],” said {p2}, {r2}.",
	"According to {p3}, {r3}, the number [could still rise|may be higher|had been known for days].",
	"{b2} [said in a statement|reported|announced] that {h} people were being treated, {pc} of them in [serious|critical] condition.",
	"{p4}, the {r4}, [demanded|called for] an independent inquiry.",
	"The government of {region} [declared|ordered] three days of mourning.",
	"{b1} [promised|pledged] to pay {n} thousand dollars to [the families|those concerned|every household].",
	"A similar case in {region} in {year} had [led to new rules|ended in court|cost a minister his post].",
	"{p5}, {r5} for {company}, [declined to comment|did not answer questions|said the company would help with the inquiry].",
	"Schools and shops in {place} [remained closed|stayed shut|opened late] on {day}.",
	"“[They knew about the risk|The papers are in order|Everything was done by the book],” {p3} [said|added|insisted].",
	"Traffic on {street} was [diverted|stopped|slow] until the evening, and the [buses|trams] that usually pass there every ten minutes went [round by the hills|only as far as the cemetery].",
	"It was [a cold|a clear|a windy] morning, and [most people|many] were still [at home|asleep] when the news [came|spread] through the narrow streets between the station and the water.",
	"In the years since, the old houses along the quay have been [turned into offices|pulled down one after the other|sold to people who live there in summer only], and few who remember how it was are left.",
	"What happened in the hours before is [still being pieced together|hard to tell], because the cameras at the corner [had been switched off|were being repaired] and the log for that night [is missing|has gaps].",
	"Under the rules that [apply today|came into force last year], every such place must have a plan, a list of those who are on duty and a way out that is [lit and kept free|marked with signs].",
	"The money for new equipment was [set aside|found] twice, and twice it was [spent on something else|given back when the term ended], as the yearly accounts show.",
	"For those who live on small wages, the matter is not [a question of numbers|what is argued over in the papers] but of [whether they can stay|what will be on the table], and many of them [have stopped counting on help|say little].",
	"The hall was [full|half empty] and [hot|quiet], with rows of plastic chairs, a long table covered with green cloth and, on the wall behind it, the portraits of men whom nobody could name any more.",
	"[Even so|For all that], the mood was [calm|hopeful|tired], and towards evening the first shutters were [pulled up again|opened], as if people had decided to go on with what they were doing before.",
	"On paper the work should have [taken|cost] half of that, but the ground turned out to be [softer|wetter] than expected, the winter was long, and the parts that had been ordered [came late|did not fit].",
	"Experts of {b2} [doubt|question] that the figures are complete.",
	"{r0} {p0} [visited|went to] {place} on {day} and [met|spoke with] relatives.",
	"The [council|parliament] will [discuss|take up] the matter next [week|Tuesday|month].",
	"{p2} [denied|rejected] reports that [money had changed hands|the plan had been dropped|a warning had been given].",
	"Neighbours [brought|collected] clothes, water and bread for those [who had lost everything|who waited outside].",
	"About {n} people [gathered|marched|stood in silence] in front of the town hall, {b0} said.",
	"The {r1} [praised|thanked] volunteers who had come from {region}.",
	"In {year}, the town of {place} had {n} thousand inhabitants and [two factories|a small airport|one hospital].",
	"“[It is a question of trust|We asked for help in spring|There is no other way],” {p4} told the [radio|newspaper].",
	"{company} [employs|has] {n} people in the region and [built|opened] its first plant there in {year}.",
	"Officials [said|stated] that the work would [resume|begin again] on {day}.",
	"The weather service [expects|forecasts] [rain|wind|frost] for the rest of the week.",
	"A report by {b1} of {year} had [criticised|named] [old equipment|a lack of staff|missing plans].",
	"{p5} [confirmed|said] that {pc} people had been [questioned|dismissed|brought to {region}].",
	"Prices in the harbour [rose|fell] by {pc} per cent within a day.",
	"The [opposition|union] [plans|announced] a protest for {day}.",
	"Two of the {h} had [left hospital|gone home] by {day} morning, {b2} said.",
	"“[She was a careful woman|He loved his work|They were on their way home],” a [cousin|friend|colleague] of one of them said.",
	"The [bridge|road|line] between {place} and {region} will be closed for {pc} weeks.",
	"{b0} [asked|appealed to] witnesses to [come forward|send pictures].",
	"Lawyers [expect|prepare] claims of up to {n} million dollars.",
	"Nothing of this [was known|had been announced] before {day}, a [clerk|guard] said.",
	"{p0} has been [under pressure|in office] since the [election|vote] of {year}.",
	"Shares of {company} [lost|gained] {pc} per cent.",
	"It is the [third|second|worst] [case|incident] of the kind in {region} this year.",
	"The [archbishop|imam|rector] of {place} will [hold a service|speak] at {object}.",
	"Aid from abroad was [offered|on its way], {b1} said, but [not needed|not yet accepted].",
}

// word chooses one of the wordings in each pair of brackets, and fills in.
func (n *newsroom) word(e *event, s string, later int) string {
	for {
		from := strings.IndexByte(s, '[')
		if from < 0 {
			break
		}
		to := from + strings.IndexByte(s[from:], ']')
		s = s[:from] + n.pick(strings.Split(s[from+1:to], "|")...) + s[to+1:]
	}
	short := func(i int) string { // the first mention has the whole name
		return e.people[i]
	}
	day := e.at.Add(time.Duration(n.rng.IntN(2)) * 24 * time.Hour).Weekday().String()
	return strings.NewReplacer("{place}", e.place, "{region}", e.region, "{street}", e.street, "{company}", e.company, "{object}", e.object, "{day}", day,
		"{k}", fmt.Sprint(e.killed+later), "{h}", fmt.Sprint(e.hurt+later), "{n}", fmt.Sprint(e.other+n.rng.IntN(3)), "{pc}", fmt.Sprint(3+e.hurt%40), "{year}", fmt.Sprint(1990+e.other%30), "{ord}", n.pick("second", "third", "fourth"),
		"{p0}", short(0), "{p1}", short(1), "{p2}", short(2), "{p3}", short(3), "{p4}", short(4), "{p5}", short(5),
		"{b0}", e.bodies[0], "{b1}", e.bodies[1], "{b2}", e.bodies[2], "{b3}", e.bodies[3],
		"{r0}", e.roles[0], "{r1}", e.roles[1], "{r2}", e.roles[2], "{r3}", e.roles[3], "{r4}", e.roles[4], "{r5}", e.roles[5]).Replace(s)
}

// report is the i-th report of an event.
func (n *newsroom) report(e *event, id string, i int) *readout.Document {
	outlet := outlets[n.rng.IntN(len(outlets))]
	site := strings.ToLower(strings.ReplaceAll(outlet, " ", "-"))
	at := e.at.Add(time.Duration(i*37+n.rng.IntN(90)) * time.Minute)
	d := &readout.Document{ID: id, Outlet: outlet, URL: fmt.Sprintf("https://www.%s.example/%s/%s-%s.html", site, at.Format("2006/01/02"), strings.ToLower(e.place), id), Byline: "By " + n.pick(firstNames...) + " " + n.name(), Language: "en", Published: at.Format(time.RFC3339), Fetched: at.Add(time.Hour).Format(time.RFC3339)}
	if len(n.kept) > 0 && n.rng.IntN(8) == 0 {
		d.Text = n.kept[n.rng.IntN(len(n.kept))]
	} else {
		lead := leads[e.kind]
		title := n.word(e, lead[0], i/3)
		body := []string{n.word(e, lead[1], i/3)}
		pool := append(append([]string{}, lead[2:]...), common...)
		n.rng.Shuffle(len(pool), func(i, j int) { pool[i], pool[j] = pool[j], pool[i] })
		words := 0
		for k := 0; words < 260+n.rng.IntN(60); k++ {
			s := n.word(e, pool[k], i/3)
			if s[0] < utf8.RuneSelf {
				s = strings.ToUpper(s[:1]) + s[1:]
			}
			words += len(strings.Fields(s))
			if k%2 == 0 {
				body = append(body, s)
			} else {
				body[len(body)-1] += " " + s
			}
		}
		d.Text = title + "\n\n" + strings.Join(body, "\n\n")
		n.kept = append(n.kept, d.Text)
	}
	d.Title = readout.Span{End: uint32(strings.Index(d.Text, "\n\n"))}
	for _, p := range readout.Lines(d.Text)[1:] {
		d.Paragraphs = append(d.Paragraphs, p)
	}
	return d
}

// reports makes n reports of as many events as that takes, a quarter of an hour
// between two events.
func (room *newsroom) reports(n int) (out []*readout.Document) {
	for at := time.Date(2031, 3, 1, 6, 0, 0, 0, time.UTC); len(out) < n; at = at.Add(15 * time.Minute) {
		e := room.event(at)
		for i := range min(e.reports, n-len(out)) {
			out = append(out, room.report(e, fmt.Sprintf("n%06d", len(out)+1), i))
		}
	}
	return out
}
