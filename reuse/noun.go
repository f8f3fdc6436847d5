package reuse

// bodyNouns are heads of phrases that name a body, or people who speak for one.
var bodyNouns = set(`ministry ministries police policeman officer officers official officials authority authorities army military navy troops government observatory organisation
	organization organisations organizations group groups agency agencies commission commissions committee council coalition court courts prosecutor prosecutors department departments
	office service services spokesman spokeswoman spokesperson spokesmen spokespeople hospital hospitals medic medics doctor doctors paramedic paramedics activist activists rescuer
	rescuers firefighter firefighters source sources inquiry investigation probe investigator investigators monitor monitors intelligence embassy consulate union federation airline
	company bank institute university centre center foundation fund regulator bureau administration campaigners charity diplomat diplomats rebels insurgents militants separatists
	directorate watchdog mission delegation team administrator inspector inspectors coroner sheriff staff command forces force wing parliament legislature network association society
	syndicate board panel tribunal secretariat operator manufacturer registrar insurer pentagon kremlin vatican fbi cia un eu nato analysts economists scientists researchers experts
	pathologist governorate municipality mayors clinic brigade battalion ministry's treasury exchange survey poll study census watch news unicef lawyers lawyer attorneys attorney
	employees workers governor workers' negotiators mediators congress party movement front assembly league nations civil defence defense guards guard seismologists forecasters
	meteorologists regulators organisers organizers`)

// bodyNames are heads that make a body only of a capitalised name: "Human
// Rights Watch", "Malaysia Airlines".
var bodyNames = set(`watch airlines airways nations helmets crescent cross international group network institute corporation corp inc ltd plc motors bank press media
	defence defense health security rights affairs association society league brigades brigade front party movement army guard guards house office agency council commission
	committee ministry department center centre authority service union federation coalition forces parliament senate court board police trust foundation university college`)

// weakBodies hold too many kinds of speaker to be a source by themselves.
var weakBodies = set(`government party movement parliament congress assembly team wing company experts analysts lawyer lawyers attorney attorneys lawmakers diplomat diplomats
	workers staff employees front news economists scientists rebels insurgents militants separatists force forces troops command`)

// witnessNouns are people who tell what they saw.
var witnessNouns = set(`witness witnesses eyewitness eyewitnesses resident residents villager villagers neighbor neighbors neighbour neighbours bystander bystanders survivor survivors
	passerby passersby onlooker onlookers farmer farmers shopkeeper shopkeepers relative relatives colleague colleagues local locals driver drivers passenger passengers refugee refugees
	evacuee evacuees inhabitants townspeople worshippers`)

// officials head persons who speak for a body.
var officials = set(`governor minister spokesman spokeswoman spokesperson chief director chairman chairwoman chair head mayor commander general colonel major officer secretary commissioner
	official coroner sheriff prosecutor superintendent inspector deputy ambassador envoy representative administrator captain president`)

// documents are things that a body puts out: the body is the source.
var documents = set(`statement statements report reports figures data count tally toll recording recordings video document documents letter bulletin communique survey poll census
	footage estimate estimates records tweet post`)

// modifiers stand before a head without making it a name.
var modifiers = set(`local state federal national regional provincial district municipal city town village county central foreign interior health defence defense security medical
	military police government opposition rebel separatist senior top high ranking highranking low level intelligence hospital emergency rescue aid relief human rights monitoring war
	civil public private international independent unnamed anonymous informed diplomatic official officials armed chief presidential parliamentary judicial legal law enforcement traffic aviation
	air transport weather meteorological fire ambulance border customs immigration election electoral labor labour trade finance justice education two three four five several some many
	other most few more various both unidentified named leading former provincial military's flight tracking antigovernment progovernment pro anti led based backed british spokes activist media press
	welfare environmental nuclear atomic energy space resistance guerrilla militant islamist jihadist government's exiled exile joint second third first another domestic state's social company
	airline authorities weapons chemical trading power electricity water railway court forensic mission`)

var determiners = set(`the a an its their his her our your this that these those one another some two three four five several many other no any each both most`)

// inside a noun phrase, before another one.
var linkers = set(`of for in at from on with to by`)

// reportingVerbs tie a source to a fact. Verbs of stance (denied, demanded,
// condemned) make a statement of a party, and are left to the reading of speech.
var reportingVerbs = set(`said says say told tells telling announced announces reported reports report confirmed confirms confirm claimed claims claim stated noted added estimates estimated
	estimate acknowledged alleged counted recorded documented determined concluded released published posted showed shows show calculated circulated described revealed disclosed put puts
	saw recalled reiterated warned believe believes detailed found`)

// strongVerbs make a source even of a person's or a weak body's words.
var auxiliaries = set(`has have had also later earlier then still already previously initially separately did yesterday today would could may might will is was were are be been being not
	immediately now recently repeatedly since just only once again publicly officially`)

var numberWords = set(`two three four five six seven eight nine ten eleven twelve dozen dozens scores hundreds thousands million billion hundred thousand twenty thirty forty fifty`)
