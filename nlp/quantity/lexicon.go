package quantity

import (
	"strconv"
	"strings"
)

// class is what a word is to the grammar of times and numbers.
type class uint8

const (
	cNone class = iota
	cDigits
	cCardinal   // one … ninety
	cMultiplier // hundred, thousand, million, dozen
	cVagueMany  // dozens, hundreds: a number of its own
	cVague      // several, few, couple, many
	cHalf
	cOrdinal
	cFraction // third, quarter, tenths, after a number
	cUnit     // second … century
	cMonth
	cWeekday
	cSeason
	cPart // morning, night
	cDeictic
	cRef // now, recently: n indexes refNames
	cFreq
	cThe
	cA
	cThis
	cThat
	cLast
	cNext
	cEvery
	cEarly
	cLate
	cMid
	cEarlier
	cLater
	cAgo
	cStartOf // end, beginning, start, middle
	cOf
	cIn
	cOn
	cAt
	cTo
	cFrom
	cBetween
	cAnd
	cOr
	cHyphen
	cComma
	cPoint // the full stop
	cZone
	cMeridiem
	cOclock
	cOld
	cLong
	cAged
	cHoliday
	cCurrency
	cPercent
	cAbout
	cOver
	cThan
	cMore
	cLess
	cAs
	cLeast
	cMost
	cUp
	cNearly
	cOnly
	cNo
	cOther
	cMeasure
	cBefore // before, after, since, until: after a duration it stays a duration
	cFuture // will, shall, scheduled: speaks for a day to come
	cPast   // said, was: speaks for a day gone by
	cBe
	cKill
	cDead
	cDeath
	cWound
	cMissing
	cDetain
	cDisplace
	cVictim
	cOpen  // opening marks
	cClose // closing marks
	cPerson
	cNot
	cHis    // his, her: "his son" is one person
	cClock  // 10:35; n is in minutes
	cDate   // 2017-04-07, 4/7/2017; n is yyyymmdd
	cDecade // 1990s; n is the year it begins in
	cShoot  // shot, stabbed: hurt, and perhaps killed
	cFatal  // fatally, dead, to death: makes a shot a killing
	cInclude
	cHospital
	cNobody
	cSpan // more, full, straight: between a number and its unit of time
)

// entry is what the lexicon says of a word.
type entry struct {
	class class
	n     int32
}

// A line is a class and its words; "word=7" gives the word a value, else the
// words count from 1 and stand for themselves.
const lexicon = `
1 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14
1 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fourty=40 fifty=50
1 sixty=60 seventy=70 eighty=80 ninety=90 zero=0
multiplier hundred=2 thousand=3 million=6 billion=9 trillion=12 m=6 mn=6 bn=9 b=9 tn=12 k=3 mln=6 bln=9 dozen=1 score=-1
many dozens=1 scores=-1 hundreds=2 thousands=3 millions=6 billions=9 tens=-2
vague several=3 few=3 couple=2 many=0 numerous=0 handful=5
half half=1
ordinal first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 eleventh=11 twelfth=12
ordinal thirteenth=13 fourteenth=14 fifteenth=15 sixteenth=16 seventeenth=17 eighteenth=18 nineteenth=19
ordinal twentieth=20 thirtieth=30 hundredth=100
fraction thirds=3 quarters=4 fourths=4 fifths=5 sixths=6 eighths=8 tenths=10 halves=2
unit second=1 seconds=1 sec=1 secs=1 minute=2 minutes=2 min=2 mins=2 hour=3 hours=3 hr=3 hrs=3 day=4 days=4 week=5
unit weeks=5 wk=5 month=6 months=6 quarter=7 year=8 years=8 yr=8 yrs=8 decade=9 decades=9 century=10 centuries=10
unit weekend=11 weekends=11 fortnight=12 fortnights=12
month january=1 february=2 march=3 april=4 may=5 june=6 july=7 august=8 september=9 october=10 november=11
month december=12 jan=1 feb=2 mar=3 apr=4 jun=6 jul=7 aug=8 sep=9 sept=9 oct=10 nov=11 dec=12 jan.=1 feb.=2 mar.=3
month apr.=4 jun.=6 jul.=7 aug.=8 sep.=9 sept.=9 oct.=10 nov.=11 dec.=12
weekday monday=1 tuesday=2 wednesday=3 thursday=4 friday=5 saturday=6 sunday=7 mon=1 tue=2 tues=2 wed=3 thu=4 thur=4
weekday thurs=4 fri=5 sat=6 sun=7 mon.=1 tue.=2 tues.=2 wed.=3 thu.=4 thur.=4 thurs.=4 fri.=5 sat.=6 sun.=7
weekday mondays=101 tuesdays=102 wednesdays=103 thursdays=104 fridays=105 saturdays=106 sundays=107
season spring=1 summer=2 autumn=3 fall=3 winter=4
part morning=1 afternoon=2 evening=3 night=4 noon=5 midday=5 midnight=6 dawn=1 dusk=3 overnight=7 mornings=1
part afternoons=2 evenings=3 nights=4 lunchtime=5 daybreak=1 nightfall=3 midmorning=1 midafternoon=2
deictic today=0 todays=0 yesterday=-1 yesterdays=-1 tomorrow=1 tonight=100
ref now=1 currently=1 nowadays=1 current=1 recently=2 recent=2 future=3
freq daily=4 weekly=5 monthly=6 quarterly=7 annual=8 annually=8 yearly=8 hourly=3 nightly=4 biweekly=5
the the
a a an
this this
that that these those
last last=-1 past=-2 previous=-3
next next=1 coming=2 following=3
every every each
early early
late late
mid mid
earlier earlier
later later
ago ago
start end beginning start middle close outset turn
of of
in in during within
on on
at at
to to till - – through thru
from from
between between
and and &
or or
comma ,
point .
zone gmt=1 utc=1 est=0 edt=0 cst=0 cdt=0 pst=0 pdt=0 mst=0 mdt=0 et=0 pt=0 bst=0 cet=0 cest=0 ist=0 et.=0
meridiem am=0 pm=12 a.m.=0 p.m.=12 a.m=0 p.m=12
oclock o'clock o’clock
old old
long long
aged aged age
currency $=1 £=2 €=3 ¥=4 ₹=5 dollar=1 dollars=1 euro=3 euros=3 pounds=2 pound=2 sterling=2 yen=4 rupees=5 rupee=5
currency yuan=6 rubles=7 roubles=7 ruble=7 rouble=7 usd=1 eur=3 gbp=2 us$=1 cents=8 cent=8 francs=9 pesos=10
currency shekels=11 riyals=12 dirhams=13 lira=14 liras=14 won=15 naira=16 rand=17 a$=18 c$=19 hk$=20 nt$=21 s$=22
currency krona=23 kronor=23 rs=5 rs.=5
percent %=1 percent=1 pct=1 per-cent=1 percentage=2
about about around some roughly approximately circa estimated perhaps maybe
over over above exceeding
than than
more more greater higher
less less fewer lower under below
as as
least least
most most
up up
nearly nearly almost
only only just exactly precisely
no no
other other others another=1 additional further extra
before before after since until till prior
future will shall should could would might set begins starts opens meets arrives visits returns votes 'll ’ll
future scheduled expected due plan plans planned planning expect expects intend intends upcoming wo ca going hopes
future aims intends
past said had announced told reported did took began came went made signed held found left met called ended released
past says
be was=1 were=1 is are be been being am got=1 get 's ’s
kill killed kills kill killing slain slaughtered murdered martyred assassinated executed massacred perished drowned
kill beheaded
dead dead deceased
death deaths death=2 fatalities toll=3 dies=1 died=1 die=1 dying=1 lives=4 life=4 bodies=5 corpses=5 martyrs fatality=2
wound wounded injured hurt injures wounds=2 injuries=2 injuring wounding maimed injure wound grazed hurting injury=2
missing missing unaccounted
detain detained arrested jailed captured abducted kidnapped imprisoned detaining arresting held=2 arrests=3
detain hostages=3 prisoners=3 detainees=3
displace displaced evacuated fled homeless uprooted refugees=3 displacing evacuating
victim casualties victims casualty victim
open ( [ “ " ‘ ` + "``" + `
close ) ] ” ’ ''
person people civilians civilian persons person men man women woman children child boys boy girls girl soldiers
person soldier fighters fighter officers officer police policemen policeman militants militant rebels rebel
person terrorists terrorist insurgents troops protesters demonstrators students student workers passengers victims
person villagers residents members militiamen gunmen gunman teens teen teenagers teenager adults adult youths youth
person males male females female bystanders bystander suspects suspect family families others toddler infant baby
person babies kids kid patients journalists journalist doctors medics servicemen pilgrims worshippers worshipers
person refugees citizens nationals personnel individuals individual guards guard marines sailors deputies deputy
person brother brothers sister sisters son sons daughter daughters mother father husband wife couple crew attendees
person partygoers guests guest persons friend friends hunter hunters driver drivers cyclist pedestrian pedestrians
person clerk cop cops trooper troopers rival instructor neighbor neighbors girlfriend boyfriend cousin uncle aunt
person nephew niece grandmother grandfather granddaughter grandson stepson stepdaughter homeowner customer customers
person employee employees tenant owner resident relative relatives teacher teachers professor firefighter
person firefighters paramedic settler settlers peacekeepers jihadists combatants conscripts recruits gunner
person passenger protester demonstrator insurgent villager medic pilot pilots monk monks nun nuns priest priests
person fisherman fishermen farmer farmers tourist tourists scientist scientists engineer engineers diplomat
person diplomats commander commanders lawyer lawyers activist activists politician politicians shopkeeper worker
person nurse nurses reporter reporters photographer photographers cameraman contractor contractors attacker
person attackers assailant assailants inmate inmates pupil pupils schoolgirl schoolgirls schoolboy schoolboys
person migrant migrants peacekeeper detectives detective serviceman
fill full straight consecutive whole solid trading working business entire successive
shoot shot shooting stabbed shoots stabbing struck hit attacked beaten
fatal fatal fatally mortally
include including among
hospital hospital=1 hospitals=1 treated=1 hospitalized hospitalised condition=2 wounds=3 injuries=3
nobody nobody none
his his her
not not n't n’t never
measure km=1 kilometers=1 kilometres=1 kilometer=1 kilometre=1 miles=2 mile=2 meters=3 metres=3 meter=3 metre=3
measure feet=4 foot=4 ft=4 tons=5 tonnes=5 ton=5 tonne=5 kg=6 kilograms=6 kilos=6 kilo=6 lb=7 lbs=7 acres=8
measure hectares=9 barrels=10 liters=11 litres=11 gallons=12 mph=13 kph=14 degrees=15 inches=16 inch=16 yards=17
measure yard=17 megawatts=18 mw=18 grams=19 bpd=20 points=21 point=21 cm=22 mm=23 barrel=10 acre=8 hectare=9
holiday christmas=1 thanksgiving=2 easter=3 halloween=4 ramadan=5
`

var classNames = map[string]class{
	"1": cCardinal, "multiplier": cMultiplier, "many": cVagueMany, "vague": cVague, "half": cHalf,
	"ordinal": cOrdinal, "fraction": cFraction, "unit": cUnit, "month": cMonth, "weekday": cWeekday,
	"season": cSeason, "part": cPart, "deictic": cDeictic, "ref": cRef, "freq": cFreq, "the": cThe,
	"a": cA, "this": cThis, "that": cThat, "last": cLast, "next": cNext, "every": cEvery,
	"early": cEarly, "late": cLate, "mid": cMid, "earlier": cEarlier, "later": cLater, "ago": cAgo,
	"start": cStartOf, "of": cOf, "in": cIn, "on": cOn, "at": cAt, "to": cTo, "from": cFrom,
	"between": cBetween, "and": cAnd, "or": cOr, "comma": cComma, "point": cPoint, "zone": cZone,
	"meridiem": cMeridiem, "oclock": cOclock, "old": cOld, "long": cLong, "aged": cAged,
	"currency": cCurrency, "percent": cPercent, "about": cAbout, "over": cOver, "than": cThan,
	"more": cMore, "less": cLess, "as": cAs, "least": cLeast, "most": cMost, "up": cUp,
	"nearly": cNearly, "only": cOnly, "no": cNo, "other": cOther, "before": cBefore, "future": cFuture,
	"past": cPast, "be": cBe, "kill": cKill, "dead": cDead, "death": cDeath, "wound": cWound,
	"missing": cMissing, "detain": cDetain, "displace": cDisplace, "victim": cVictim, "open": cOpen,
	"close": cClose, "person": cPerson, "not": cNot, "his": cHis, "shoot": cShoot, "fatal": cFatal, "include": cInclude, "hospital": cHospital, "nobody": cNobody, "fill": cSpan, "measure": cMeasure, "holiday": cHoliday,
}

// lexical maps a word in lower case to its entry. A word stands in the first
// line that has it.
var lexical = func() map[string]entry {
	m := map[string]entry{"-": {class: cHyphen}, "–": {class: cHyphen}, "‑": {class: cHyphen}}
	for line := range strings.Lines(lexicon) {
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		c, ok := classNames[fields[0]]
		if !ok {
			panic("quantity: no class " + fields[0])
		}
		for _, f := range fields[1:] {
			e := entry{class: c}
			if word, n, ok := strings.Cut(f, "="); ok && n != "" {
				v, err := strconv.Atoi(n)
				if err != nil {
					panic(err)
				}
				f, e.n = word, int32(v)
			}
			if _, ok := m[f]; !ok {
				m[f] = e
			}
		}
	}
	return m
}()

// maxWord is the length of the longest word that the lexicon can know.
const maxWord = 16

// lookup returns the entry of a word as it stands in the text.
func lookup(form string) entry {
	if len(form) > maxWord {
		return entry{}
	}
	var buf [maxWord]byte
	for i := range len(form) {
		c := form[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return lexical[string(buf[:len(form)])]
}

// words makes a set of the words of list.
func words(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}
