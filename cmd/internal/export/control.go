package export

import (
	"strings"

	"candor/cmd/internal/site"
	"candor/cmd/internal/trust"
)

// A control is a control of NIST SP 800-53, Revision 5, and what of the data bears on it.
type control struct {
	id       string // as NIST's catalog has it in OSCAL
	evidence func(*site.Site) []evidence
}

// An evidence is a thing that the data say, and where readers find it.
type evidence struct{ text, address string }

// controls are the controls on which data can bear, by their IDs. The list is short on purpose: a control stands here only where
// its text asks for the very thing that an entry states.
var controls = []control{
	{"ac-2", values("access", "review")},                                         // j. Review accounts
	{"ac-7", values("access", "lockout_attempts")},                               // Unsuccessful Logon Attempts
	{"ac-12", values("access", "session_timeout")},                               // Session Termination
	{"at-2", reviews("training", "awareness")},                                   // Literacy Training and Awareness
	{"ca-8", reviews("penetration")},                                             // Penetration Testing
	{"cm-8", listed("components")},                                               // System Component Inventory
	{"cp-4", values("continuity", "test")},                                       // Contingency Plan Testing
	{"cp-6", backupPlaces},                                                       // Alternate Storage Site
	{"cp-9", values("backups", "interval", "retention")},                         // System Backup
	{"cp-9.1", values("backups", "restore_test")},                                // Testing for Reliability and Integrity
	{"cp-10", values("continuity", "rto", "rpo", "mtd")},                         // System Recovery and Reconstitution
	{"ia-2", values("access", "mfa")},                                            // Identification and Authentication (Organizational Users)
	{"ia-5.1", values("access", "password_length")},                              // Password-based Authentication
	{"ir-4", values("severities", "response", "resolution")},                     // Incident Handling
	{"ir-6", values("notifications", "within")},                                  // Incident Reporting
	{"ps-4", values("access", "revocation")},                                     // Personnel Termination
	{"ra-5.11", values("disclosure", "acknowledgement", "assessment", "window")}, // Public Disclosure Program
	{"sa-9", listed("subprocessors")},                                            // External System Services
	{"sa-9.5", listed("regions")},                                                // Processing, Storage, and Service Location
	{"sc-4", listed("isolation")},                                                // Information in Shared System Resources
	{"sc-8", encryption("in-transit", "end-to-end")},                             // Transmission Confidentiality and Integrity
	{"sc-12", encryption("keys")},                                                // Cryptographic Key Establishment and Management
	{"sc-13", values("encryption", "cipher")},                                    // Cryptographic Protection
	{"sc-28", encryption("at-rest", "backups", "end-to-end")},                    // Protection of Information at Rest
	{"si-12", values("retention", "period")},                                     // Information Management and Retention
}

// values returns the facts of a table under these keys.
func values(table string, keys ...string) func(*site.Site) []evidence {
	return func(s *site.Site) (out []evidence) {
		for _, f := range s.Center.Stated {
			if f.Owner == nil || f.Owner.Base().Noun != table {
				continue
			}
			last := f.ID[strings.LastIndexByte(f.ID, '.')+1:]
			for _, k := range keys {
				if k == last {
					out = append(out, evidence{f.Title + ": " + s.Addresses.Value(f), s.Addresses.Fact(f)})
				}
			}
		}
		return out
	}
}

// listed returns the entries of a table that are in force.
func listed(table string) func(*site.Site) []evidence {
	return func(s *site.Site) (out []evidence) {
		for _, n := range s.Entries() {
			if n.Base().Noun != table {
				continue
			}
			text := n.Label()
			switch n := n.(type) {
			case *trust.Subprocessor:
				if n.Ended.IsSet() {
					continue
				}
				text += ": " + n.Purpose.V
			case *trust.Component:
				if n.About.V != "" {
					text += ": " + n.About.V
				}
			case *trust.Isolation:
				text += ": " + n.How.V
			case *trust.Region:
				text = s.Register().Place(n)
			}
			out = append(out, evidence{text, s.Addresses.Noun(n)})
		}
		return out
	}
}

// encryption returns what is in force of encryption of these kinds.
func encryption(scopes ...string) func(*site.Site) []evidence {
	return func(s *site.Site) (out []evidence) {
		for _, e := range s.Center.Encryption {
			for _, scope := range scopes {
				if e.Scope.V != scope || e.Status.IsSet() && e.Status.V != "in-force" {
					continue
				}
				var how []string
				for i, v := range e.TLS {
					if i == 0 {
						how = append(how, "TLS "+v.V)
					} else {
						how = append(how, v.V)
					}
				}
				for _, t := range []trust.Text{e.Cipher, e.Method, e.Keys} {
					if t.V != "" {
						how = append(how, t.V)
					}
				}
				text := e.Name.V
				if len(how) > 0 {
					text += ": " + strings.Join(how, ", ")
				}
				out = append(out, evidence{text, s.Addresses.Noun(e)})
			}
		}
		return out
	}
}

// reviews returns what is done again and again and goes by one of these words.
func reviews(words ...string) func(*site.Site) []evidence {
	return func(s *site.Site) (out []evidence) {
		for _, r := range s.Center.Reviews {
			for _, w := range words {
				if strings.Contains(strings.ToLower(r.Name.V), w) {
					text := r.Name.V
					if f, ok := s.Center.Lookup(r.Path() + ".interval"); ok {
						text += ": " + s.Addresses.Value(f)
					}
					out = append(out, evidence{text, s.Addresses.Noun(r)})
					break
				}
			}
		}
		return out
	}
}

// backupPlaces returns where copies are.
func backupPlaces(s *site.Site) (out []evidence) {
	for _, b := range s.Center.Backups {
		var where []string
		for _, id := range b.Regions {
			if n, ok := s.Center.Noun("regions." + id.V); ok {
				where = append(where, s.Register().Place(n.(*trust.Region)))
			}
		}
		if len(where) > 0 {
			out = append(out, evidence{b.Name.V + ": " + strings.Join(where, ", "), s.Addresses.Noun(b)})
		}
	}
	return out
}
