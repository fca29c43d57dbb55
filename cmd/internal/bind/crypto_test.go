package bind_test

import (
	"testing"
	"testing/fstest"

	"candor/cmd/internal/bind"
	"candor/cmd/internal/catalog"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/load"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

// A bound is a text and what comes of it: the worst verdict of its claims of one kind, 'soft' for a contradiction that is worth a
// warning, and "" where nothing is said of the data.
type bound struct{ text, want string }

func testBound(t *testing.T, data string, kinds []claim.Kind, tests []bound) {
	t.Helper()
	m := fstest.MapFS{"data/site.toml": &fstest.MapFile{Data: []byte("[organisation]\nname = \"Acme\"\n" + data)}}
	site, err := load.Site(m, nil, catalog.Default())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range site.Findings {
		t.Fatalf("%s: %s", f.Rule, f.Message)
	}
	r, b := claim.NewReader(claim.NewLexicon(site.Center, site.Catalog)), bind.New(site.Center, site.Catalog)
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			t.Helper()
			text := claim.NewText(prose.Parse(source.NewFile("content/policies/a.md", []byte(tt.text))))
			defer text.Release()
			got, reason := "", ""
			rank := map[string]int{"": 0, "unbacked": 0, "ambiguous": 1, "confirmed": 2, "soft": 3, "contradicted": 4}
			for _, c := range r.Read(text) {
				for _, k := range kinds {
					if c.Kind != k {
						continue
					}
					v := b.Bind(&c)
					s := v.Verdict.String()
					if v.Verdict == bind.Contradicted && v.Soft {
						s = "soft"
					}
					if rank[s] > rank[got] {
						got, reason = s, c.Text+": "+v.Reason
					}
				}
			}
			if got != tt.want {
				t.Errorf("got %q, want %q: %s", got, tt.want, reason)
			}
		})
	}
}

const (
	against = "contradicted"
	soft    = "soft"
	agrees  = "confirmed"
	open    = "ambiguous"
	silent  = ""
)

func TestBindTLS(t *testing.T) {
	one := `[encryption.pub]
name = "public endpoints"
scope = "in-transit"
tls = ["1.2", "1.3"]
`
	testBound(t, one, []claim.Kind{claim.TLS}, []bound{
		{"Data in transit is protected with TLS 1.2 or higher.", agrees},
		{"All traffic to our service is encrypted using TLS 1.2/1.3.", agrees},
		{"We support TLS 1.1 and above.", against},
		{"- TLS 1.0: disabled\n- TLS 1.1: enabled for backward compatibility\n- TLS 1.2 and 1.3: enabled", against},
		{"The web servers are configured for TLS 1.1, TLS 1.2 and TLS 1.3.", against},
		{"For customers with older devices the version 1.0 of the TLS protocol is also supported.", against},
		{"Sessions that negotiate anything older than TLS 1.1 are dropped before the request is read.", against},
		{"A contract of 2017 still mentions TLS 1.0.", silent},
		{"If your library only supports TLS 1.1, please upgrade it.", open},
		{"Connections are accepted from TLS 1.0 upwards.", against},
		{"The load balancer negotiates TLS 1.3, 1.2 or, failing that, 1.1.", against},
		{"Browsers connect with at least TLS 1.1.", against},
		{"- **Encryption in transit:** TLS 1.1+", against},
		{"- **Encryption in transit:** TLS 1.2+", agrees},
		{"| Area | Setting |\n|---|---|\n| Transport | TLS 1.0 or newer |", against},
		{"| Area | Setting |\n|---|---|\n| Transport encryption | TLS 1.3 |", agrees},
		{"## Transport security\n\nThe oldest protocol version that we still accept is TLS 1.1.", against},
		{"We disabled TLS 1.0 and TLS 1.1 in 2020.", agrees},
		{"TLS 1.2 has been disabled on the public endpoints.", against},
		{"Only TLS 1.3 is accepted by our public endpoints.", against},
		{"The public endpoints require at least TLS 1.3.", soft},
		{"All traffic uses TLS 1.3.", soft},
		{"Traffic is encrypted with TLS 1.3.", agrees},
		{"TLS 1.3 is used where the browser supports it.", agrees},
		{"Clients that only speak TLS 1.0 are refused.", agrees},
		{"For older browsers we still accept TLS 1.1.", against},
		{"Traffic between our services is protected by TLS 1.0.", silent},
		{"Mail is delivered over TLS 1.0 if the recipient offers nothing better.", silent},
		{"Legacy printers may use TLS 1.0.", soft},
		{"The old importer used to speak TLS 1.0.", open},
		{"Customers can restrict their tenant to TLS 1.3.", agrees},
		{"From May 2027 on TLS 1.2 will be refused.", open},
		{"Handshakes are tolerated down to TLS 1.1.", against},
		{"The weakest protocol that gets through is TLS 1.1.", against},
		{"TLS 1.1 remains available for customers who have not yet moved on.", against},
		{"## TLS\n\nVersion 1.1 of the protocol is still spoken with older browsers.", against},
		{"TLS 1.0 has been dead since 2021.", silent},
		{"A scan that finds a host offering TLS 1.0 raises an alarm.", silent},
		{"Browsers that only know TLS 1.1 see an error page.", agrees},
		{"We measured how many visitors still use TLS 1.1: hardly any.", silent},
		{"Clients with TLS 1.1 or older get a page that explains how to update.", silent},
		{"In 2019 we still supported TLS 1.0.", open},
		{"Our payment provider accepts TLS 1.0 for terminals.", open},
		{"The test environment still has TLS 1.1 switched on.", soft},
		{"Behind the load balancer, TLS 1.0 is spoken.", silent},
		{"PCI DSS has required TLS 1.1 or newer since 2018.", open},
	})

	two := `[encryption.web]
name = "public website"
scope = "in-transit"
tls = ["1.2", "1.3"]
[encryption.reg]
name = "registrar interface"
terms = ["provisioning interface"]
scope = "in-transit"
tls = ["1.3"]
[encryption.int]
name = "internal traffic between services"
scope = "in-transit"
tls = ["1.3"]
`
	testBound(t, two, []claim.Kind{claim.TLS}, []bound{
		{"The website answers under TLS 1.2 and under TLS 1.3.", agrees},
		{"The registrar interface accepts TLS 1.2.", against},
		{"# The provisioning interface\n\nThe server wants at least TLS 1.2.", against},
		{"Services talk to each other over TLS 1.2.", against},
		{"Internal traffic between services uses TLS 1.2 or newer.", against},
		{"Traffic between our services is under TLS 1.3.", agrees},
		{"The website accepts TLS 1.1.", against},
		{"The registrar interface accepts TLS 1.3, the website TLS 1.2 as well.", agrees},
		{"The registrar interface accepts TLS 1.2, the website TLS 1.3.", against},
		{"| Endpoint | Lowest version of TLS |\n|---|---|\n| Website | 1.2 |\n| Registrar interface | 1.3 |", agrees},
		{"| Endpoint | Lowest version of TLS |\n|---|---|\n| Website | 1.2 |\n| Registrar interface | 1.2 |", against},
	})
}

func TestBindCipher(t *testing.T) {
	data := `[encryption.rest]
name = "at rest"
scope = "at-rest"
cipher = "AES-256"
[encryption.pw]
name = "passwords of users"
scope = "at-rest"
cipher = "Argon2id"
[encryption.backup]
name = "backups"
scope = "backups"
cipher = "AES-256-GCM"
[encryption.tls]
name = "public endpoints"
scope = "in-transit"
tls = ["1.2", "1.3"]
`
	testBound(t, data, []claim.Kind{claim.Cipher}, []bound{
		{"Data at rest are encrypted with AES-256.", agrees},
		{"Stored data is under AES-256-GCM.", agrees},
		{"Data at rest are encrypted with AES-128.", against},
		{"Disks use 128-bit AES.", against},
		{"The database is encrypted with ChaCha20-Poly1305.", against},
		{"Storage is encrypted with at least AES-128.", agrees},
		{"All customer data is stored encrypted (256-bit encryption).", agrees},
		{"All customer data is stored encrypted (128-bit encryption).", against},
		{"Backups are encrypted with AES-256 before they leave.", agrees},
		{"Backups are encrypted with AES-128 before they leave.", against},
		{"Backups are encrypted with AES-256-CBC.", against},
		{"Passwords are hashed with bcrypt.", against},
		{"| What | How |\n|---|---|\n| Credentials | salted SHA-256 |", against},
		{"Passwords are stored as salted Argon2id hashes.", agrees},
		{"Passwords are hashed with Argon2.", agrees},
		{"Passwords are hashed with Argon2id; old bcrypt hashes are replaced at the next sign-in.", agrees},
		{"Passwords are stored as salted SHA-256 hashes.", against},
		{"New passwords are compared with a list of leaked SHA-1 hashes.", silent},
		{"Stored data are under a 128-bit key.", against},
		{"We never store passwords in plain text; bcrypt with a cost of 12 is used.", against},
		{"Sessions negotiate AES-128-GCM as a rule.", silent},
		{"TLS with AES-128 is used in transit.", silent},
		{"Laptops are encrypted with AES-128.", silent},
		{"USB sticks for field work use AES-128.", silent},
		{"Neither AES-128 nor 3DES is used for stored data.", agrees},
		{"AES-256 is not used for stored data.", against},
		{"The customer may encrypt files with AES-128 before upload.", open},
		{"From 2028 on, data at rest will be encrypted with ChaCha20.", open},
		{"The Wi-Fi of guests runs with AES-128.", silent},
		{"Releases are signed with RSA-2048.", silent},
		{"| What | How |\n|---|---|\n| Stored data | AES-128 |\n| Backups | AES-256-GCM |\n| Passwords | Argon2id |", against},
		{"| What | How |\n|---|---|\n| Stored data | AES-256 |\n| Backups | AES-256-GCM |\n| Passwords | Argon2id |", agrees},
		{"## At rest\n\nEverything is written under AES-128.", against},
	})
}

func TestBindEncryption(t *testing.T) {
	data := `[encryption.rest]
name = "at rest"
scope = "at-rest"
cipher = "AES-256"
[encryption.laptops]
name = "staff laptops"
scope = "at-rest"
status = "none"
[encryption.phones]
name = "phones"
scope = "at-rest"
status = "planned"
[encryption.logs]
name = "log files"
scope = "at-rest"
cipher = "AES-256"
[encryption.backup]
name = "backups"
scope = "backups"
cipher = "AES-256-GCM"
[encryption.int]
name = "internal traffic between services"
scope = "in-transit"
tls = ["1.2", "1.3"]
[encryption.pub]
name = "public gateway"
scope = "in-transit"
tls = ["1.2", "1.3"]
`
	testBound(t, data, []claim.Kind{claim.Encryption}, []bound{
		{"All laptops are fully encrypted.", against},
		{"Laptops are not encrypted.", agrees},
		{"Servers are encrypted. The same goes for laptops.", against},
		{"Phones are not encrypted. Nor are the laptops.", agrees},
		{"Log files lie on disk in plain form.", against},
		{"### Are log files encrypted?\n\nNot at present.", against},
		{"Log files that arrive unencrypted are encrypted on receipt.", silent},
		{"A log file that is not encrypted may not leave the server.", silent},
		{"Laptops are likewise fully encrypted and can be wiped.", against},
		{"Every notebook has full-disk encryption.", against},
		{"- laptops: the drive is scrambled in full, so whoever finds one sees noise", against},
		{"Staff laptops run BitLocker.", against},
		{"Phones are encrypted.", against},
		{"A stolen laptop reveals nothing, since its disk is encrypted.", against},
		{"Laptops have their disks encrypted.", against},
		{"Backups go to tape without encryption.", against},
		{"Phones will be encrypted next year.", open},
		{"Log files are kept unencrypted.", against},
		{"Backups are stored without encryption.", against},
		{"The backups are not encrypted.", against},
		{"Backups are not encrypted a second time.", silent},
		{"Backups are always encrypted.", agrees},
		{"Data at rest is not encrypted.", against},
		{"The database is not encrypted.", against},
		{"Disks are not encrypted by default.", soft},
		{"Printer queues are not encrypted.", silent},
		{"Public statistics are published unencrypted.", silent},
		{"Between services, traffic is not encrypted.", against},
		{"Inside the private network the services exchange plain HTTP.", against},
		{"Requests over plain HTTP are redirected to HTTPS.", silent},
		{"Nothing leaves the building unencrypted.", silent},
		{"No backup is ever stored unencrypted.", agrees},
		{"| Data | Encrypted |\n|---|---|\n| Laptops | yes |", against},
		{"| Data | Encrypted |\n|---|---|\n| Backups | no |", against},
		{"| Data | Encrypted |\n|---|---|\n| Laptops | no |\n| Backups | yes |", agrees},
		{"### Are backups encrypted?\n\nNo, the bucket is private.", against},
		{"Keys for backups are not kept with the backups.", silent},
		{"Customers may send us unencrypted mail.", silent},
		{"If a laptop is not encrypted, it must not leave the office.", agrees},
		{"Unencrypted backups are forbidden.", silent},
		{"File names in backups are not encrypted.", soft},
		{"Data that are public anyway are not encrypted.", silent},
		{"The disk of the kiosk is not encrypted.", silent},
		{"We do not encrypt the public website's images.", silent},
	})
}

func TestDisagreementsOfProtection(t *testing.T) {
	r := claim.NewReader(claim.NewLexicon(&trust.Center{}, catalog.Default()))
	b := bind.New(&trust.Center{}, catalog.Default())
	for _, tt := range []struct{ first, second, want string }{
		{"Versions 1.0 and 1.1 of TLS have been switched off on all servers. There are no exceptions.", "Data loggers of older make may go on delivering over TLS 1.1 to the same server.", against},
		{"| Wire | TLS 1.3 everywhere |\n|---|---|\n| Protection on the wire | TLS 1.3 everywhere |", "- (f) protect health data on the wire (TLS 1.2+) and in storage;", soft},
		{"All connections require at least TLS 1.3.", "Data in transit is protected with TLS 1.2 or newer.", against},
		{"Data in transit is protected by TLS 1.2 or higher.", "Data in transit is protected by TLS 1.3 or higher.", against},
		{"Data in transit is protected by TLS 1.2 or higher.", "We use TLS 1.2/1.3 for all traffic.", silent},
		{"Data in transit is protected by TLS 1.2 or higher.", "The internal mesh speaks TLS 1.3 only.", silent},
		{"The public website accepts TLS 1.2.", "The API accepts TLS 1.3 only.", silent},
		{"The API accepts TLS 1.2.", "The API refuses everything below TLS 1.3.", against},
		{"TLS 1.0 is disabled on the public endpoints.", "Public endpoints accept TLS 1.0 for old browsers.", against},
		{"TLS 1.0 is disabled on the public endpoints.", "The label printers in the warehouse speak TLS 1.0.", silent},
		{"We accept nothing older than TLS 1.2.", "For historical reasons TLS 1.1 stays enabled on the customer portal.", against},
		{"Mail is sent over TLS 1.2 or newer.", "The website accepts TLS 1.0.", silent},
		{"Only TLS 1.3 is accepted.", "Until 2022 we accepted TLS 1.2.", silent},
		{"Only TLS 1.3 is accepted.", "From 2027 on, TLS 1.2 will be refused.", silent},

		{"Data at rest is encrypted with AES-256.", "Stored data is encrypted with AES-128.", against},
		{"Data at rest is encrypted with AES-256.", "Stored data is encrypted with AES-256-GCM.", silent},
		{"Data at rest is encrypted with AES-256.", "Backups are encrypted with AES-128.", silent},
		{"Disks are encrypted with AES-256-XTS.", "Objects are encrypted with AES-256-GCM.", silent},
		{"Passwords are hashed with bcrypt.", "Passwords are stored as Argon2id hashes.", against},
		{"Passwords are hashed with bcrypt.", "The encryption key is derived from the passphrase by Argon2id.", silent},
		{"MD5 and SHA-1 are not used for any purpose.", "Uploads are compared by their MD5 checksum.", soft},
		{"Backups are encrypted with AES-256.", "Backups are encrypted with at least AES-128.", silent},
		{"Backups are encrypted with AES-256.", "Backup files are encrypted with ChaCha20-Poly1305.", against},
		{"Database backups are encrypted with AES-256.", "Laptop backups are encrypted with AES-128.", silent},

		{"We operate the platform in two regions.", "We operate the platform in the following regions:\n\n- Amsterdam\n- Warsaw\n- Milan", against},
		{"We operate the platform in three regions.", "We operate the platform in the following regions:\n\n- Amsterdam\n- Warsaw\n- Milan", silent},
		{"Backups are spread over two regions.", "We operate the platform in the following regions:\n\n- Amsterdam\n- Warsaw\n- Milan", silent},
		{"Access is granted.", "There are four levels:\n\n- one\n- two\n- three", against},
		{"Reports of vulnerabilities are accepted exclusively at psirt@acme.example.", "Report vulnerabilities to security@acme.example.", against},
		{"Reports of weaknesses go to psirt@acme.example.", "Report vulnerabilities to security@acme.example.", silent},
		{"Reports of weaknesses are accepted exclusively at psirt@acme.example.", "Questions about the security of parking go to facility@acme.example.", silent},
		{"Risks are accepted by the Chief Executive Officer alone.", "The Chief Information Security Officer accepts risks.", against},
		{"You may contact our data protection officer Tomas Vesely at any time.", "The data protection officer, Dr. Helga Brandt, reports to the board.", against},

		{"We are ISO 27001 certified.", "We are not ISO 27001 certified.", against},
		{"Our company has a SOC 2 Type II report.", "Is there a SOC 2 Type II report? Not yet; only a Type I report exists.", against},
		{"Accounts are locked after five failed login attempts.", "An account is locked after ten failed login attempts; the user has to call us.", against},

		{"All laptops are encrypted.", "Laptops are not encrypted.", against},
		{"Backups are always encrypted.", "Backups are kept unencrypted in a locked room.", against},
		{"Backups are always encrypted.", "Printed lists are not encrypted.", silent},
		{"The database is encrypted at rest.", "The cache is not encrypted.", silent},
		{"All traffic is encrypted in transit.", "Inside the private network services talk plain HTTP.", soft},
		{"All data at rest are encrypted.", "Log files are stored unencrypted.", soft},
		{"Traffic from the internet is encrypted.", "Inside the private network services talk plain HTTP.", silent},
	} {
		t.Run(tt.first+" | "+tt.second, func(t *testing.T) {
			texts := b.NewTexts([]string{"content/a.md", "content/b.md"})
			for i, text := range []string{tt.first, tt.second} {
				f := source.NewFile([]string{"content/a.md", "content/b.md"}[i], []byte(text))
				cut := claim.NewText(prose.Parse(f))
				var kept []claim.Claim
				for _, c := range r.Read(cut) {
					if b.Comparable(&c) {
						kept = append(kept, c.Keep(source.NewFile(f.Name, nil), ""))
					}
				}
				cut.Release()
				texts.Set(f.Name, kept)
			}
			got := silent
			for _, d := range texts.Disagreements() {
				if got != against {
					got = against
					if d.Soft {
						got = soft
					}
				}
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestBindEncryptionEndsAtTheDoor holds that data about what comes from outside say nothing of what goes on inside.
func TestBindEncryptionEndsAtTheDoor(t *testing.T) {
	data := `[encryption.pub]
name = "public endpoints"
scope = "in-transit"
tls = ["1.2", "1.3"]
`
	testBound(t, data, []claim.Kind{claim.Encryption}, []bound{
		{"Between the load balancer and the application, traffic is not encrypted.", silent},
		{"Behind the gateway the services talk plain HTTP.", silent},
		{"TLS ends at the gateway; from there on requests travel in plain text.", soft},
		{"Connections from browsers are not encrypted.", against},
		{"Our website is served unencrypted.", silent},
		{"Data are sent to customers without encryption.", against},
	})
}
