package claim

import "strings"

// root returns what the forms of a verb and the noun that is made of it have in common: 'removed', 'remove' and 'removal' all speak of
// one thing. It returns "" for a word that is too short to tell. Nouns in -ing are left alone: accounting is no account.
func root(w string) string {
	if r, ok := roots[w]; ok {
		return r
	}
	if len(w) < 5 {
		return ""
	}
	for _, end := range rootEnds {
		if r, ok := strings.CutSuffix(w, end); ok && len(r) >= 4 {
			r = strings.TrimSuffix(r, "e") // 'acknowledgement'
			if n := len(r); r[n-1] == r[n-2] && r[n-1] != 's' && r[n-1] != 'l' {
				r = r[:n-1] // 'scanned'
			}
			return r
		}
	}
	if len(w) < 6 && w[len(w)-1] != 'e' {
		return w
	}
	return strings.TrimSuffix(w, "e")
}

var rootEnds = []string{"ion", "ment", "ed", "al"}

// roots are those of words whose forms differ more.
var roots = func() map[string]string {
	m := map[string]string{}
	for _, line := range []string{
		"revoke revocation revoked revoking", "notify notification notified", "confirm confirmation confirmed", "restore restoration restored restoring", "cancel cancellation cancelled canceled",
		"expire expiration expired expiry", "recertify recertification recertified", "destroy destruction destroyed", "suspend suspension suspended", "resume resumption resumed",
		"wipe wiped wiping", "lose lost loss", "forward forwarding forwarded", "pass passing passed", "patch patching patched", "test testing tested", "scan scanning scanned", "lock locking locked lockout",
		"object objection objected", "announce announcement announced", "replace replacement replaced", "withdraw withdrawal withdrawn withdraws", "grant granted granting", "approve approval approved",
		"print printed printing", "leave leaver leaves leaving", "renew renewal renewed renewing", "correct correction corrected", "decide decision decided", "close closing closed closure",
		"choose choice chosen choosing", "claim claimed claiming", "port ported porting", "buffer buffering buffered", "rehearse rehearsal rehearsed",
		"rebuild rebuilt rebuilding", "send sent sending", "rotate rotation rotated rotating", "update updated updating", "rewrite rewritten rewriting", "overwrite overwritten overwriting",
		"archive archived archiving archival", "escalate escalation escalated escalating", "return returned returning", "refund refunded refunding", "repair repaired repairing",
		"deliver delivery delivered delivering", "dispose disposal disposed disposing", "teach taught teaching", "reissue reissued reissuing", "refresh refreshed refreshing",
	} {
		words := strings.Fields(line)
		for _, w := range words {
			m[w] = words[0]
		}
	}
	return m
}()
