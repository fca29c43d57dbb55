package claim_test

import (
	"strings"
	"testing"

	"candor/cmd/internal/claim"
)

// TestArea tells where data are said to be, and whether they are said to be nowhere else.
func TestArea(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Customer data is stored in the EU.", "EU"},
		{"All personal data stay within the European Economic Area.", "EEA only"},
		{"Data never leaves Germany.", "DE only"},
		{"We do not transfer personal data outside the EU.", "EU only"},
		{"We don't transfer data outside of the EEA or Switzerland.", "EEA,CH only"},
		{"Customers in the EU have further rights.", ""},
		{"EU law applies.", ""},
		{"Our representative in the EU is Dublin Agents Ltd.", ""},
		{"The service is hosted exclusively in Switzerland.", "CH only"},
		{"Servers are located in Germany and Finland only.", "DE,FI only"},
		{"Your data is processed in Europe.", "Europe"},
		{"It runs in European data centres.", "Europe"},
		{"Transfers outside the EU happen only with your consent.", ""},
		{"The EU-US Data Privacy Framework applies.", ""},
		{"Backups remain inside the Union.", "EU only"},
		{"Nothing leaves the EU.", "EU only"},
		{"The key never leaves the telephone.", ""},
		{"Data may be transferred to countries outside the EU.", ""},
		{"Visitors from the EU are asked for consent.", ""},
		{"| Company | Place of processing |\n|---|---|\n| Mollie | EU |", "EU"},
		{"The EU (and no other place) hosts our servers.", ""},
		{"Both sites are on Polish soil.", "PL only"},
		{"They do not leave Switzerland, not for support either.", "CH only"},
		{"We process personal data in the EU or the EEA, and nowhere else.", "EEA only"},
		{"Customer data is stored in the EU and Switzerland. We do not store it anywhere else.", "EU,CH only"},
		{"All data is stored in the US.", "US only"},
	}
	r := newReader(t)
	for _, test := range tests {
		var got []string
		for _, c := range read(r, test.text) {
			if c.Kind != claim.Area || c.Mood != claim.Asserted {
				continue
			}
			g := strings.Join(c.Names, ",")
			if c.Exclusive {
				g += " only"
			}
			got = append(got, g)
		}
		if g := strings.Join(got, "; "); g != test.want {
			t.Errorf("%s\n\tgot  %q\n\twant %q", test.text, g, test.want)
		}
	}
}

// TestTitle reads offices and who holds them.
func TestTitle(t *testing.T) {
	const ciso = "chief information security officer"
	tests := []struct{ text, want string }{
		{"Our CISO is Nils Abara.", ciso + ": nils abara"},
		{"**Chief Information Security Officer (CISO):** Nils Abara. Owns the risk register.", ciso + ": nils abara"},
		{"When she is away, Nils Abara, Head of IT Compliance, takes over.", "head of it compliance: nils abara"},
		{"You reach our data protection officer, Tjark Wiesner, by post.", "data protection officer: tjark wiesner"},
		{"Write to the Data Protection Officer (Dr. Maren van der Berg).", "data protection officer: maren van der berg"},
		{"| Office | Holder |\n|---|---|\n| Head of Engineering | Priya Venkatesan |", "head of engineering: priya venkatesan"},
		{"| Person | Offices |\n|---|---|\n| Imogen Tarry | Chief Technology Officer; Security Lead |", "chief technology officer: imogen tarry; security lead: imogen tarry"},
		{"Questions go to the Information Security Officer.", "information security officer"},
		{"The security lead decides.", ""},
		{"Her predecessor as CISO, Bram Okonjo, retired.", ""},
		{"The customer's data protection officer, Dr Solène Carpentier, is told.", ""},
		{"An operations manager is on duty.", ""},
		{"The CISO, together with Legal Affairs, decides.", ciso},
		{"The officer appointed under Article 37 of the GDPR is Ms Lena Orsini.", "data protection officer: lena orsini"},
		{"The person responsible for data protection is Lena Orsini.", "data protection officer: lena orsini"},
		{"The function of data protection officer is performed by Lena Orsini.", "data protection officer: lena orsini"},
		{"We have engaged Lena Orsini as data protection officer.", "data protection officer: lena orsini"},
		{"The data protection officer, Mrs Orsini, answers.", "data protection officer: orsini"},
		{"Write to Lena Orsini, who is our data protection officer.", "data protection officer: lena orsini"},
		{"The data protection officer whom we have named is Lena Orsini.", "data protection officer: lena orsini"},
		{"While Karl Eder is on leave, Lena Orsini acts as data protection officer.", ""},
		{"For the school Am Hang, the data protection officer is Lena Orsini.", ""},
		{"Lena Orsini, who was CISO before Karl Eder, left.", ciso},
		{"Ask the CISO. Lena Orsini can put you through.", ciso},
		{"The data protection officer of the museum is Lena Orsini.", ""},
	}
	r := newReader(t)
	for _, test := range tests {
		var got []string
		for _, c := range read(r, test.text) {
			if c.Kind != claim.Title {
				continue
			}
			g := c.Names[0]
			if c.Person != "" {
				g += ": " + c.Person
			}
			got = append(got, g)
		}
		if g := strings.Join(got, "; "); g != test.want {
			t.Errorf("%s\n\tgot  %q\n\twant %q", test.text, g, test.want)
		}
	}
}

// TestVendorCount reads how many companies are used in all.
func TestVendorCount(t *testing.T) {
	tests := []struct {
		text string
		want float64
	}{
		{"We use three sub-processors.", 3},
		{"There are five (5) sub-processors.", 5},
		{"**How many outside firms handle our data for you?** Four. All are named.", 4},
		{"Two outside companies handle personal data for us.", 2},
		{"Three of them have no tie with us.", 0},
		{"Twelve further suppliers deliver coffee.", 0},
		{"Three service providers work in Japan.", 0},
		{"We have told two new sub-processors.", 0},
		{"Two firms made an offer.", 0},
		{"Tier 1 suppliers hold data of customers.", 0},
		{"**How many sub-processors do you use?**\n\nFive. They are listed below.", 5},
	}
	r := newReader(t)
	for _, test := range tests {
		got := 0.0
		for _, c := range read(r, test.text) {
			if c.Kind == claim.VendorCount {
				got = c.Number
			}
		}
		if got != test.want {
			t.Errorf("%s: got %v, want %v", test.text, got, test.want)
		}
	}
}
