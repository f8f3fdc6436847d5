package compare

import (
	"strings"

	"github.com/kljensen/snowball/english"
)

// conceptWords groups words by which two reporters tell the same: what
// happened, to whom, by what. Each word is in one group; groups are kept so
// narrow that to change one word for another leaves a headline true.
const conceptWords = `
kill: kill killed killing killings die dies died dying dead death deaths slain slay fatality fatalities fatal perished
wound: wound wounded wounding injure injured injuring injury injuries hurt
arrest: arrest arrested arresting detain detained detaining detention captured capture captive captives custody held hold holding seized seize kidnap kidnapped kidnapping abduct abducted abduction hostage hostages prisoner prisoners apprehended imprisoned jailed
free: free freed freeing release released releasing liberated
attack: attack attacks attacked attacking assault assaulted raid raids raided strike strikes struck striking hit hits airstrike airstrikes bombing bombings bombed bombardment bombarded shelled shelling
down: downing downed
shoot: shoot shooting shot shots fire fired firing gunfire
aggressor: gunman gunmen shooter attacker attackers assailant assailants
bomb: bomb bombs explosive explosives blast blasts explosion explosions exploded explode
launch: launch launched launching
plane: plane planes jet jets aircraft airliner airliners warplane warplanes airplane airplanes
flight: fly flying flew flown flight flights
crash: crash crashed crashing wreckage
protest: protest protests protested protesting protester protesters protestor protestors demonstrate demonstration demonstrations demonstrators rally rallied agitation agitators march marched
police: police policemen policeman officers officer cop cops
teargas: teargas tear-gas
baton: baton batons lathi lathis cane lathicharge truncheon truncheons
troops: troops soldiers soldier forces army military servicemen
rebels: rebel rebels insurgent insurgents separatist separatists militant militants fighters militia militiamen gunmen insurgency
opposition: opposition dissident dissidents
observers: observer observers monitor monitors inspectors
meet: meet met meeting meetings talks talk discuss discussed discussion discussions negotiate negotiated negotiations negotiation summit
visit: visit visited visiting trip
speak: phone telephone telephoned phoned
agree: agree agreed agreement accord pact deal
approve: approve approved approval clearance cleared authorise authorised authorize authorized permission go-ahead permit green-light
demand: demand demanded demanding demands urge urged urging urges appeal appealed
order: order orders ordered instructions instruction instructed
blame: blame blamed blames blaming accuse accused accuses accusing accusation accusations responsible responsibility culprit
deny: deny denied denies denying denial reject rejected rejects rejecting dismissed refuted refutes refute
condemn: condemn condemned condemns condemnation denounce denounced denounces decried deplored
support: support supports supported supporting back backs backed backing
threaten: threat threats threaten threatened threatening
promise: vow vowed vows pledge pledged promise promised
admit: admit admitted confess confessed confession confessions
suspend: suspend suspended suspending suspension halt halted halting
resign: resign resigned resignation
flee: flee fled fleeing escape escaped evacuate evacuated evacuation displaced
hospital: hospital hospitals clinic clinics
doctor: doctor doctors medic medics physician
child: child children kid kids infant infants toddler toddlers
gas: gas gases sarin chlorine nerve toxic poison poisonous poisoned
missile: missile missiles rocket rockets tomahawk tomahawks projectile projectiles
airport: airport airbase airfield airbases airfields base
ship: ship ships vessel vessels destroyer destroyers
weapon: weapon weapons arms weaponry
election: election elections vote votes voted voting ballot ballots poll polls
win: win won winning victory wins
court: court courts judge judges tribunal
charge: charged indicted prosecuted indictment
sentence: sentenced sentence convicted conviction
investigate: investigate investigated investigation investigators probe inquiry investigating
evidence: evidence proof prove proved
damage: damage damaged destroyed destroy destruction devastated
fire: blaze blazes ablaze flames inferno burning burned burnt
self-immolate: self-immolation self-immolations self-immolated self-immolate immolation immolations immolated
flood: flood floods flooded flooding
quake: earthquake quake tremor temblor
storm: storm hurricane typhoon cyclone
sanction: sanction sanctions embargo embargoes
truce: ceasefire cease-fire truce
war: war conflict fighting hostilities
leader: leader leaders chief chiefs head heads commander commanders
spokesman: spokesman spokeswoman spokesperson
minister: minister ministers ministry
government: government governments authorities regime administration
region: region regions province area areas district
village: village villages town towns hamlet
border: border borders frontier
rise: rise rises rose rising increase increased increases climbed
fall: fell fallen falling decrease decreased decline declined dropped
begin: begin began begun start started starts starting
end: end ended ending ends finish finished
build: build built building construct constructed construction
safe: safe safety secure
fear: fear fears feared fearing worried worry worries concern concerns concerned afraid
refuse: refuse refused refusal declined
show: display displayed paraded parade
recording: recording recordings recorded tape tapes audio intercept intercepted
video: video videos footage
ill: ill sick illness diabetes
spy: spy spies spying espionage reconnaissance
centre: centre center hub heart
`

var conceptOf = func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(strings.TrimSpace(conceptWords)) {
		name, words, _ := strings.Cut(line, ":")
		for _, w := range strings.Fields(words) {
			if m[w] == "" {
				m[w] = "!" + name
			}
		}
	}
	return m
}()

// concept is the group of a word, else its stem.
func concept(w string) string {
	if c := conceptOf[w]; c != "" {
		return c
	}
	return english.Stem(w, false)
}
