//go:build ignore

// Build makes the lists of this folder that come from published data sets:
// given names of legislators, name words, cities and leaders. The folder of the
// data sets is its first argument. README.md tells what is taken from where.
package main

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: go run build.go GAZETTEERS UD-TRAIN.conllu")
	}
	root := os.Args[1]
	common := commonWords(os.Args[2])
	write("leaders.txt", leaders(filepath.Join(root, "reign/data_sets/leaderlist_3_21.csv")))
	write("nicknames.txt", nicknames(filepath.Join(root, "nicknames/names.csv")))
	write("legislators.txt", legislators(filepath.Join(root, "us-legislators/legislators-current.yaml")))
	pack("cities.txt.gz", cities(filepath.Join(root, "world-cities/data/world-cities.csv"), common))
	pack("names.txt.gz", nameWords(filepath.Join(root, "name-pairs"), common))
}

// commonWords are the words that running text has in lower case and not as a
// name: they are kept out of the lists of names that are found by case alone.
func commonWords(path string) map[string]bool {
	words := map[string]bool{}
	for _, line := range lines(path) {
		f := strings.Split(line, "\t")
		if len(f) == 10 && f[3] != "PROPN" && f[1] == strings.ToLower(f[1]) {
			words[f[1]] = true
		}
	}
	return words
}

// cow maps the codes of the Correlates of War project to our names of states.
var cow = codes(`USA United States;CAN Canada;BHM Bahamas;CUB Cuba;HAI Haiti;DOM Dominican Republic;JAM Jamaica;TRI Trinidad and Tobago;BAR Barbados;DMA Dominica;GRN Grenada;SLU Saint Lucia;SVG Saint Vincent and the Grenadines;AAB Antigua and Barbuda;SKN Saint Kitts and Nevis;MEX Mexico;BLZ Belize;GUA Guatemala;HON Honduras;SAL El Salvador;NIC Nicaragua;COS Costa Rica;PAN Panama;COL Colombia;VEN Venezuela;GUY Guyana;SUR Suriname;ECU Ecuador;PER Peru;BRA Brazil;BOL Bolivia;PAR Paraguay;CHL Chile;ARG Argentina;URU Uruguay;UKG United Kingdom;IRE Ireland;NTH Netherlands;BEL Belgium;LUX Luxembourg;FRN France;MNC Monaco;SWZ Switzerland;SPN Spain;AND Andorra;POR Portugal;GMY Germany;GDR East Germany;POL Poland;AUS Austria;HUN Hungary;CZE Czechoslovakia;CZR Czech Republic;SLO Slovakia;ITA Italy;SNM San Marino;MLT Malta;ALB Albania;MNG Montenegro;MAC North Macedonia;CRO Croatia;YUG Serbia;BOS Bosnia and Herzegovina;KOS Kosovo;SLV Slovenia;GRC Greece;CYP Cyprus;BUL Bulgaria;MLD Moldova;ROM Romania;RUS Russia;EST Estonia;LAT Latvia;LIT Lithuania;UKR Ukraine;BLR Belarus;ARM Armenia;GRG Georgia;AZE Azerbaijan;FIN Finland;SWD Sweden;NOR Norway;DEN Denmark;ICE Iceland;CAP Cape Verde;STP Sao Tome and Principe;GNB Guinea-Bissau;GAM Gambia;MLI Mali;SEN Senegal;BEN Benin;MAA Mauritania;NIR Niger;CDI Ivory Coast;GUI Guinea;BFO Burkina Faso;LBR Liberia;SIE Sierra Leone;GHA Ghana;TOG Togo;NIG Nigeria;GAB Gabon;CEN Central African Republic;CHA Chad;CON Republic of the Congo;DRC Democratic Republic of the Congo;KEN Kenya;TAZ Tanzania;BUI Burundi;RWA Rwanda;SOM Somalia;DJI Djibouti;ETH Ethiopia;ANG Angola;MZM Mozambique;ZAM Zambia;ZIM Zimbabwe;MAW Malawi;SAF South Africa;NAM Namibia;LES Lesotho;BOT Botswana;MAG Madagascar;COM Comoros;MAS Mauritius;SEY Seychelles;MOR Morocco;ALG Algeria;TUN Tunisia;LIB Libya;SUD Sudan;IRN Iran;TUR Turkey;IRQ Iraq;EGY Egypt;SYR Syria;LEB Lebanon;JOR Jordan;ISR Israel;SAU Saudi Arabia;YEM Yemen;KUW Kuwait;BAH Bahrain;QAT Qatar;UAE United Arab Emirates;OMA Oman;AFG Afghanistan;TKM Turkmenistan;TAJ Tajikistan;KYR Kyrgyzstan;UZB Uzbekistan;KZK Kazakhstan;CHN China;MON Mongolia;PRK North Korea;ROK South Korea;JPN Japan;IND India;BHU Bhutan;PAK Pakistan;BNG Bangladesh;MYA Myanmar;SRI Sri Lanka;MAD Maldives;NEP Nepal;THI Thailand;CAM Cambodia;LAO Laos;DRV Vietnam;MAL Malaysia;SIN Singapore;PHI Philippines;INS Indonesia;ETM East Timor;AUL Australia;PNG Papua New Guinea;NEW New Zealand;VAN Vanuatu;SOL Solomon Islands;KIR Kiribati;TUV Tuvalu;FIJ Fiji;TON Tonga;NAU Nauru;MSI Marshall Islands;PAL Palau;FSM Micronesia;WSM Samoa`)

func codes(s string) map[string]string {
	m := map[string]string{}
	for _, pair := range strings.Split(s, ";") {
		code, name, _ := strings.Cut(pair, " ")
		m[code] = name
	}
	return m
}

// leaders gives "name|state|from|to|sex" for those in office since 1990; to is
// empty for those still in office when the list was made, March 2021.
func leaders(path string) []string {
	rows := table(path)
	col := columns(rows[0])
	var out []string
	for _, r := range rows[1:] {
		get := func(name string) string { return strings.TrimSpace(r[col[name]]) }
		last, state := get("eyear"), cow[get("stateabb")]
		if state == "" || last != "" && last < "1990" || get("syear") == "" {
			continue
		}
		name, _, _ := strings.Cut(get("leader"), "(")
		from := fmt.Sprintf("%s-%02d-%02d", get("syear"), number(get("smonth")), number(get("sdate")))
		to := ""
		if last != "" && last < "2021" {
			to = fmt.Sprintf("%s-%02d", last, number(get("emonth")))
		}
		sex := map[string]string{"1": "m", "0": "f"}[get("gender")]
		for n := range strings.SplitSeq(strings.ReplaceAll(name, " and ", "&"), "&") {
			if n = strings.Join(strings.Fields(n), " "); n != "" {
				out = append(out, strings.Join([]string{n, state, from, to, sex}, "|"))
			}
		}
	}
	return out
}

// nicknames gives "short|full full": who Bill may be.
func nicknames(path string) []string {
	full := map[string][]string{}
	for _, r := range table(path)[1:] {
		if r[0] != r[2] {
			full[title(r[2])] = append(full[title(r[2])], title(r[0]))
		}
	}
	var out []string
	for n, names := range full {
		slices.Sort(names)
		out = append(out, n+"|"+strings.Join(slices.Compact(names), " "))
	}
	slices.Sort(out)
	return out
}

// legislators gives "name|sex" for first names and nicknames.
func legislators(path string) []string {
	var first []string
	sexes := map[string]string{}
	for _, line := range lines(path) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		value = strings.Trim(value, `'"`)
		switch {
		case strings.HasPrefix(line, "- id:"):
			first = nil
		case key == "first" || key == "nickname":
			first = append(first, value)
		case key == "gender":
			for _, n := range first {
				if len(n) > 2 && !strings.ContainsAny(n, ". ") {
					if s, ok := sexes[n]; ok && s != strings.ToLower(value) {
						sexes[n] = "u"
					} else {
						sexes[n] = strings.ToLower(value)
					}
				}
			}
		}
	}
	var out []string
	for n, s := range sexes {
		out = append(out, n+"|"+s)
	}
	slices.Sort(out)
	return out
}

// cities gives "country|name|name …", a line for a country.
func cities(path string, common map[string]bool) []string {
	rows := table(path)
	byCountry := map[string][]string{}
	for _, r := range rows[1:] {
		if !common[strings.ToLower(r[0])] && len(r[0]) > 2 && !strings.ContainsAny(r[0], "()|,") {
			byCountry[r[1]] = append(byCountry[r[1]], r[0])
		}
	}
	var out []string
	for c, names := range byCountry {
		slices.Sort(names)
		out = append(out, c+"|"+strings.Join(slices.Compact(names), "|"))
	}
	slices.Sort(out)
	return out
}

// nameWords gives the words of personal names that are seen at least twice.
func nameWords(dir string, common map[string]bool) []string {
	count := map[string]int{}
	for _, file := range []string{"wd_arabic_64", "wd_russian_64"} {
		for _, line := range lines(filepath.Join(dir, file)) {
			if f := strings.Split(line, "\t"); len(f) == 3 {
				count[f[0]] += number(f[2])
			}
		}
	}
	var words []string
	for w, n := range count {
		if n >= 3 && len(w) > 2 && !common[w] && !strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '\'' }) {
			words = append(words, w)
		}
	}
	slices.SortFunc(words, cmp.Compare)
	return words
}

func title(s string) string {
	r := []rune(s)
	if len(r) > 0 {
		r[0] = unicode.ToUpper(r[0])
	}
	return string(r)
}

func number(s string) int { n, _ := strconv.Atoi(s); return n }

func columns(head []string) map[string]int {
	m := map[string]int{}
	for i, h := range head {
		m[strings.TrimPrefix(h, "\ufeff")] = i
	}
	return m
}

func table(path string) [][]string {
	// The list of leaders is in Latin-1; the names in it are ASCII but for a few.
	var b strings.Builder
	for _, line := range lines(path) {
		b.WriteString(strings.ToValidUTF8(line, "?") + "\n")
	}
	r := csv.NewReader(strings.NewReader(b.String()))
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	rows, err := r.ReadAll()
	if err != nil {
		log.Fatal(path, ": ", err)
	}
	return rows
}

func lines(path string) []string {
	f, err := os.Open(path)
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	var out []string
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		out = append(out, s.Text())
	}
	if s.Err() != nil {
		log.Fatal(s.Err())
	}
	return out
}

func write(name string, lines []string) {
	if err := os.WriteFile(name, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
		log.Fatal(err)
	}
}

func pack(name string, lines []string) {
	f, err := os.Create(name)
	if err != nil {
		log.Fatal(err)
	}
	z, _ := gzip.NewWriterLevel(f, gzip.BestCompression)
	fmt.Fprintln(z, strings.Join(lines, "\n"))
	if err := cmp.Or(z.Close(), f.Close()); err != nil {
		log.Fatal(err)
	}
}
