package entity

import (
	"encoding/csv"
	"os"
	"testing"
	"time"

	"readout"
)

func TestState(t *testing.T) {
	for name, want := range map[string]struct {
		state string
		kind  StateName
	}{
		"Syria": {"Syria", Country}, "SYRIA": {"Syria", Country}, "U.S.": {"United States", Country}, "US": {"United States", Country},
		"the United States": {"United States", Country}, "USA": {"United States", Country}, "Britain": {"United Kingdom", Country},
		"DPRK": {"North Korea", Country}, "BOSNIA AND HERZEGOVINA": {"Bosnia and Herzegovina", Country}, "UAE": {"United Arab Emirates", Country},
		"Russian": {"Russia", Demonym}, "Russians": {"Russia", Demonym}, "Tibetan": {"Tibet", Demonym}, "Chinese": {"China", Demonym},
		"Frenchmen": {"France", Demonym}, "Germans": {"Germany", Demonym}, "Filipinos": {"Philippines", Demonym}, "SYRIANS": {"Syria", Demonym},
		"Moscow": {"Russia", Capital}, "Washington": {"United States", Capital}, "Kiev": {"Ukraine", Capital}, "TEHRAN": {"Iran", Capital},
		"the Kremlin": {"Russia", Seat}, "White House": {"United States", Seat}, "Elysee": {"France", Seat}, "Zhongnanhai": {"China", Seat},
		// A state whose capital has its name is the state.
		"Kuwait": {"Kuwait", Country}, "Singapore": {"Singapore", Country},
	} {
		if state, kind, ok := State(name); !ok || state != want.state || kind != want.kind {
			t.Errorf("State(%q) = %q, %d, %t; want %q, %d", name, state, kind, ok, want.state, want.kind)
		}
	}
	for _, name := range []string{"", "us", "Us", "turkey", "chad", "the", "Pole position", "Hamburg", "IT", "AM", "Chineses"} {
		if state, _, ok := State(name); ok {
			t.Errorf("State(%q) = %q; want none", name, state)
		}
	}
}

// Every independent state of the public list is known by its short name, and
// so is its capital, to the gazetteer of states or that of cities.
func TestStateCoverage(t *testing.T) {
	f, err := os.Open("../../../shared/corpora/gazetteers/country-codes/data/country-codes.csv")
	if err != nil {
		t.Skip("country-codes is not there: ", err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	col := map[string]int{}
	for i, h := range rows[0] {
		col[h] = i
	}
	short := map[string]string{"St. Vincent & Grenadines": "Saint Vincent and the Grenadines"}
	for _, r := range rows[1:] {
		if r[col["is_independent"]] != "Yes" {
			continue
		}
		name, capital := r[col["CLDR display name"]], r[col["Capital"]]
		if s := short[name]; s != "" {
			name = s
		}
		if _, kind, ok := State(name); !ok || kind != Country {
			t.Errorf("State(%q): not known", name)
		}
		if _, _, ok := State(capital); !ok {
			if _, ok := City(capital); !ok {
				t.Logf("capital %q of %q is not known", capital, name)
			}
		}
	}
}

func TestNames(t *testing.T) {
	for name, want := range map[string]readout.Feats{"Sergey": readout.Masculine, "Maria": readout.Feminine, "JOHN": readout.Masculine, "Robin": 0} {
		if sex, ok := Given(name); !ok || sex != want {
			t.Errorf("Given(%q) = %v, %t; want %v", name, sex, ok, want)
		}
	}
	if _, ok := Given("Table"); ok {
		t.Error("Given(Table) is known")
	}
	if !SameGiven("Bill", "William") || !SameGiven("William", "Bill") || SameGiven("Bill", "Anne") {
		t.Error("SameGiven: Bill is William and is not Anne")
	}
	if !NameWord("Müller") || !NameWord("IVANOV") || NameWord("the") {
		t.Error("NameWord")
	}
	in2017 := time.Date(2017, 6, 1, 0, 0, 0, 0, time.UTC)
	found := ""
	for _, l := range Leaders("Merkel") {
		if l.Held(in2017) {
			found = l.State
		}
	}
	if found != "Germany" {
		t.Errorf("Leaders(Merkel) in 2017: %q", found)
	}
	if len(Leaders("Assad")) == 0 || len(Leaders("al-Assad")) != len(Leaders("Assad")) {
		t.Error("Leaders: Assad and al-Assad differ")
	}
}

func TestWords(t *testing.T) {
	for _, words := range [][]string{{"Mr."}, {"Russian", "Foreign", "Minister"}, {"U.N.", "special", "envoy"}, {"Secretary", "of", "State"}, {"PRIME", "MINISTER"}, {"Lt.", "Gen."}, {"spokeswoman"}} {
		if !IsTitle(words) {
			t.Errorf("IsTitle(%q) is false", words)
		}
	}
	for _, words := range [][]string{nil, {"Foreign"}, {"Sergey"}, {"Minister", "Lavrov"}, {"of"}} {
		if IsTitle(words) {
			t.Errorf("IsTitle(%q) is true", words)
		}
	}
	if kind, sex := Title("Spokeswoman"); kind != RoleNoun || sex != readout.Feminine {
		t.Errorf("Title(Spokeswoman) = %v, %v", kind, sex)
	}
	if full, abbrev, ok := Body("U.N."); !ok || full != "United Nations" || abbrev != "UN" {
		t.Errorf("Body(U.N.) = %q, %q", full, abbrev)
	}
	if full, _, ok := Body("OPCW"); !ok || full != "Organisation for the Prohibition of Chemical Weapons" {
		t.Errorf("Body(OPCW) = %q", full)
	}
	if usual, ok := Outlet("AP"); !ok || usual != "Associated Press" {
		t.Errorf("Outlet(AP) = %q", usual)
	}
	if GroupNoun("Rebels") != ArmedGroup || GroupNoun("police") != ForceGroup || GroupNoun("table") != 0 {
		t.Error("GroupNoun")
	}
	if c, ok := City("Aleppo"); !ok || c != "Syria" {
		t.Errorf("City(Aleppo) = %q, %t", c, ok)
	}
	if !Region("Middle East") || !Region("MIDDLE EAST") || !Nationality("Sunnis") || !Nationality("Kurds") || Nationality("Syria") {
		t.Error("Region or Nationality")
	}
	if !NoName("Tuesday") || !NoName("MARCH") || NoName("Sunni") {
		t.Error("NoName")
	}
}

// Look-ups make no garbage.
func TestLookupAllocates(t *testing.T) {
	names := []string{"Syria", "SYRIA", "the Kremlin", "Washington", "Qwerty"}
	State("")
	City("")
	Given("")
	Title("")
	if n := testing.AllocsPerRun(100, func() {
		for _, s := range names {
			State(s)
			City(s)
			Given(s)
			Title(s)
		}
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
