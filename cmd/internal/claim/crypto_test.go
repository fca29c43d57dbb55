package claim_test

import (
	"strings"
	"testing"

	"candor/cmd/internal/claim"
)

// stated returns what a test of protocols, ciphers and encryption compares: one claim in a line.
func stated(c *claim.Claim) string {
	parts := []string{strings.Join(c.Names, "+")}
	switch c.Kind {
	case claim.TLS:
		parts = append(parts, c.Aspect)
	case claim.Cipher:
		parts = append(parts, c.Aspect, c.Purpose)
		if c.Bound == claim.AtLeast {
			parts = append(parts, "at least")
		}
	case claim.Encryption:
		parts = append(parts, c.Purpose, strings.Join(c.Subject, " "))
	}
	if c.Hedge != "" {
		parts = append(parts, "hedged")
	}
	if c.Mood != claim.Asserted {
		parts = append(parts, c.Mood.String())
	}
	return strings.Join(parts, ", ")
}

func testStated(t *testing.T, kind claim.Kind, tests []struct{ text, want string }) {
	t.Helper()
	r := newReader(t)
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			t.Helper()
			var got []string
			for _, c := range read(r, tt.text) {
				if c.Kind == kind {
					got = append(got, stated(&c))
				}
			}
			if g := strings.Join(got, "; "); g != tt.want {
				t.Errorf("got %q, want %q", g, tt.want)
			}
		})
	}
}

func TestReadTLS(t *testing.T) {
	testStated(t, claim.TLS, []struct{ text, want string }{
		{"Connections use TLS 1.2 or newer.", "1.2, floor"},
		{"TLS 1.2+ at the edge.", "1.2, floor"},
		{"The portal requires at least TLS 1.2.", "1.2, floor"},
		{"Nothing older than TLS 1.2 is accepted.", "1.2, floor"},
		{"The edge accepts nothing below TLS 1.3.", "1.3, floor"},
		{"TLS: versions before 1.2 are refused.", "1.2, floor"},
		{"Every connection is encrypted, TLS 1.2 being the oldest version that our edge accepts.", "1.2, floor"},
		{"Connections need TLS 1.2 as a minimum.", "1.2, floor"},
		{"Minimum TLS version: 1.2", "1.2, floor"},
		{"- **Minimum TLS version:** 1.2", "1.2, floor"},
		{"| Setting | Value |\n|---|---|\n| Lowest TLS version | 1.2 |", "1.2, floor"},
		{"| Endpoint | Minimum TLS |\n|---|---|\n| API | 1.2 |", "1.2, floor"},
		{"The server refuses any peer that cannot speak at least TLS 1.2, and closes the socket.", "1.2, floor"},
		{"Whoever calls `api.acme.example` negotiates TLS 1.2 or something newer.", "1.2, floor"},
		{"The edge offers TLS 1.3 to clients that know it. The lowest version remains TLS 1.2.", "1.3, accepted; 1.2, floor"},
		{"Clients that do not support TLS 1.2 cannot connect.", "1.2, floor"},
		{"Connections without TLS 1.2 are rejected.", "1.2, floor"},
		{"TLS 1.1 and older versions are disabled.", "1.2, floor"},
		{"TLS 1.2 and TLS 1.3 are accepted, older versions are refused.", "1.2, floor"},
		{"It wants TLS 1.2 or better.", "1.2, floor"},
		{"Traffic is protected by TLS (version 1.2 or later).", "1.2, floor"},
		{"Traffic is protected by TLS from version 1.2 upwards.", "1.2, floor"},
		{"We do not allow connections below TLS 1.2.", "1.2, floor"},
		{"A client must connect with TLS 1.2 or later.", "1.2, floor"},
		{"Data in transit is encrypted with TLSv1.2 or higher.", "1.2, floor"},
		{"Data in transit is encrypted with TLS 1.2/1.3.", "1.2+1.3, accepted"},
		{"TLS 1.2 or 1.3", "1.2+1.3, accepted"},
		{"For the sake of older browsers, the website answers under TLS 1.2 and under TLS 1.3.", "1.2, accepted; 1.3, accepted"},
		{"We speak TLS 1.3 and, for old clients, 1.2.", "1.3, accepted; 1.2, accepted"},
		{"Data loggers of older make may go on delivering over TLS 1.1 to the same server.", "1.1, accepted"},
		{"Only TLS 1.3 is accepted.", "1.3, only"},
		{"We accept TLS 1.3 only.", "1.3, only"},
		{"TLS 1.3 exclusively", "1.3, only"},
		{"Anything other than TLS 1.3 is turned away.", "1.3, only"},
		{"TLS 1.3 everywhere", "1.3, universal"},
		{"All traffic uses TLS 1.3.", "1.3, universal"},
		{"TLS 1.0 and 1.1 are switched off.", "1.0+1.1, refused"},
		{"Versions 1.0 and 1.1 of TLS have been switched off on all servers since March 2021.", "1.0+1.1, refused"},
		{"SSLv3 and TLS 1.0 are disabled.", "SSL 3.0+1.0, refused"},
		{"We no longer support TLS 1.1.", "1.1, refused"},
		{"TLS 1.0 was turned off in 2020.", "1.0, refused"},
		{"| Protocol | Disabled |\n|---|---|\n| Web | TLS 1.0, TLS 1.1 |", "1.0+1.1, refused"},
		{"**Disabled:** SSL 3.0, TLS 1.0 and TLS 1.1", "SSL 3.0+1.0+1.1, refused"},
		{"Only TLS 1.2 and TLS 1.3 are offered there, while TLS 1.0 and SSLv3 are turned off together with all weak ciphers.", "1.2+1.3, only; SSL 3.0+1.0, refused"},
		{"We accept TLS 1.2 and refuse TLS 1.1.", "1.2, accepted; 1.1, refused"},
		{"TLS 1.3 is preferred.", "1.3, preferred"},
		{"New equipment should use TLS 1.3.", "1.3, preferred"},
		{"TLS 1.3 is chosen whenever both sides can.", "1.3, preferred"},
		{"TLS 1.2 is the minimum, except for the mail server.", "1.2, floor, hedged"},

		{"HTTPS with TLS 1.2 or TLS 1.3 (no older versions).", "1.2, floor"},
		{"Connections via TLS < 1.2 are rejected.", "1.2, floor"},
		{"We do not support SSL 3.0 (POODLE), TLS 1.0 (BEAST) and TLS 1.1.", "SSL 3.0, refused; 1.0, refused; 1.1, refused"},
		{"SSLv3 is disabled, TLS 1.2 with forward secrecy is the rule.", "SSL 3.0, refused; 1.2, accepted, hedged"},
		{"SSL and early TLS (1.0, 1.1) are disabled.", "1.0+1.1, refused"},
		{"Support for TLS 1.0/1.1 has been removed.", "1.0+1.1, refused"},

		// silenced by their mood
		{"From 2028 on we will accept only TLS 1.3.", "1.3, only, planned"},
		{"TLS 1.1 is being phased out.", "1.1, refused, planned"},
		{"Old printers offered TLS 1.0.", "1.0, accepted, of the past"},
		{"Until 2021 we accepted TLS 1.0.", "1.0, accepted, of the past"},
		{"PCI DSS requires TLS 1.2 or newer.", "1.2, floor, of the law"},
		{"Hetzner accepts nothing below TLS 1.3.", "1.3, floor, of the other party"},
		{"The customer shall use TLS 1.2 or newer on its own servers.", "1.2, floor, of the other party"},
		{"The minimum can be raised to TLS 1.3.", "1.3, accepted, optional"},
		{"# Requirements for suppliers\n\nTLS 1.1 or newer on all interfaces.", "1.1, floor, of the other party"},
		{"# Roadmap\n\nTLS 1.3 only.", "1.3, only, planned"},
		{"# TLS versions\n\nTLS 1.2 or newer.", "1.2, floor"},

		// no versions
		{"The policy is `ELBSecurityPolicy-TLS13-1-2-2021-06`.", ""},
		{"As a rule `TLS_AES_128_GCM_SHA256` is negotiated over TLS.", ""},
		{"HTTP/1.1 runs over TLS.", ""},
		{"This is revision 1.3. See clause 1.2 on TLS.", ""},
		{"API version 1.2 is reached over TLS.", ""},
		{"TLS adds 1.2 seconds.", ""},
		{"| Model | Firmware | Protocol |\n|---|---|---|\n| Counter | 1.0 | TLS 1.3 |", "1.3, accepted"},
		{"| No. | What | Value |\n|---|---|---|\n| 4 | Lowest version of TLS | 1.2 |", "1.2, floor"},
		{"TLS errors rose by 1.2 %.", ""},
		{"Do you accept TLS 1.0?", ""},
		{"TLS 1.0 and 1.1 are deprecated.", ""},
		{"TLS 1.3 replaced TLS 1.2.", ""},
		{"A downgrade to TLS 1.0 is a known attack.", ""},
	})
}

func TestReadCipher(t *testing.T) {
	testStated(t, claim.Cipher, []struct{ text, want string }{
		{"Data at rest are encrypted with AES-256.", "AES-256, accepted, at-rest"},
		{"Disks are encrypted with AES-256-GCM.", "AES-256-GCM, accepted, at-rest"},
		{"Disks are under AES256 in GCM mode.", "AES-256-GCM, accepted, at-rest"},
		{"| Stored data | AES with 128-bit keys, database and attachments alike |\n|---|---|\n| Stored data | AES with 128-bit keys, database and attachments alike |", "AES-128, accepted, at-rest; AES-128, accepted, at-rest"},
		{"| Purpose | Means |\n|---|---|\n| stored data | AES, 256 bits, GCM |", "AES-256-GCM, accepted, at-rest"},
		{"Forms are under AES-256 from the minute they are stored, and names are split off in the first week.", "AES-256, accepted, at-rest"},
		{"Backups: 256-bit AES", "AES-256, accepted, backups"},
		{"Backups use the Advanced Encryption Standard (AES) with a 256-bit key.", "AES-256, accepted, backups"},
		{"Volumes use 256-bit encryption.", "256-bit keys, accepted, at-rest"},
		{"Passwords are stored as bcrypt hashes.", "bcrypt, accepted, hashing"},
		{"Passwords are hashed with Argon2id.", "Argon2id, accepted, hashing"},
		{"Passwords are hashed with PBKDF2-HMAC-SHA256.", "PBKDF2, accepted, hashing"},
		{"Certificates have RSA keys of at least 2048 bits.", "RSA-2048, accepted, signing, at least"},
		{"Releases are signed with RSA-4096.", "RSA-4096, accepted, signing"},
		{"Releases are signed with SHA-256.", "SHA-256, accepted, signing"},
		{"MD5 and SHA-1 are not used.", "MD5+SHA-1, refused, "},
		{"3DES is forbidden.", "3DES, refused, "},
		{"Data are encrypted at rest with AES-256 and in transit with TLS 1.2.", "AES-256, accepted, at-rest"},
		{"AES-256 at rest; ChaCha20-Poly1305 in transit.", "AES-256, accepted, at-rest; ChaCha20-Poly1305, accepted, in-transit"},
		{"Prohibited are DES, 3DES (but for old tills), RC4 and MD5 (for any purpose).", "DES+3DES, refused, ; RC4, refused, ; MD5, refused, "},
		{"AES-256 or stronger is used for backups.", "AES-256, accepted, backups, at least"},
		{"Objects are AES-256-encrypted.", "AES-256, accepted, at-rest"},
		{"We offer `ECDHE-RSA-AES128-GCM-SHA256` and `TLS_AES_128_GCM_SHA256`.", ""},
		{"Use aes256-gcm@openssh.com for SSH.", ""},
	})
}

func TestReadEncryption(t *testing.T) {
	testStated(t, claim.Encryption, []struct{ text, want string }{
		{"The database is encrypted at rest.", "encrypted, at-rest, database"},
		{"Backups are not encrypted.", "not encrypted, backups, backup"},
		{"- **Encrypted at rest:** Yes, the Aurora cluster", "encrypted, at-rest, aurora cluster"},
		{"- **Encrypted at rest:** No", "not encrypted, at-rest, "},
		{"- laptops: the drive is scrambled in full, so whoever finds one sees noise", "encrypted, at-rest, drive laptop"},
		{"From that point on there is no more cryptography on the wire: points, rewards and ledger exchange plain HTTP across the private subnets.", "not encrypted, in-transit, point more wire; not encrypted, in-transit, reward ledger exchange"},
		{"| Data | Encrypted |\n|---|---|\n| Laptops | yes |\n| Log files | no |", "encrypted, at-rest, laptop; not encrypted, at-rest, log file"},
		{"We encrypt all laptops.", "encrypted, at-rest, laptop"},
		{"We do not encrypt log files.", "not encrypted, at-rest, log file"},
		{"Log files are stored unencrypted.", "not encrypted, at-rest, log file"},
		{"Passwords are never stored in plain text.", "encrypted, hashing, password"},
		{"Laptops use full-disk encryption.", "encrypted, at-rest, laptop"},
		{"Encryption is switched on for all disks.", "encrypted, at-rest, disk"},
		{"Staff laptops have no disk encryption.", "not encrypted, at-rest, staff laptop disk"},
		{"Disks are not encrypted by default.", "not encrypted, at-rest, disk, hedged"},
		{"- **Search index:** not encrypted yet; planned for later", "not encrypted, , search index"},
		{"Scans are encrypted, in a bucket of their own.", "encrypted, at-rest, scan"},
		{"Encrypted copies are kept in Paris.", "encrypted, backups, backup"},
		{"### Is the database encrypted?\n\nNo. It will be next year.", "not encrypted, at-rest, database"},

		// said of something else, or not said
		{"No encrypted file is ever opened.", ""},
		{"Our protection is not built on full-disk encryption being switched on from the outset.", ""},
		{"Wherever we can encrypt, we try to.", ""},
		{"The Data Encryption Policy applies.", ""},
		{"Not all laptops are encrypted.", ""},
		{"Requests over plain HTTP are redirected.", ""},
		{"Are backups encrypted?", ""},
		{"AWS stores the copies in France. As these are encrypted with keys that it does not hold, they are not regarded as transferred.", ""},
		{"Connections to the database are encrypted.", "encrypted, in-transit, connection database"},
		{"Push tokens are stored without an additional layer of encryption.", ""},
		{"Laptops will be encrypted from 2028 on.", "encrypted, at-rest, laptop, planned"},
		{"Backups can be encrypted.", "encrypted, backups, backup, optional"},
		{"Data were encrypted by ransomware.", ""},
	})
}
