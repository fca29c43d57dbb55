// Package bind says which fact a claim is about, by which words, why the next best fact lost, and whether the two agree.
//
// A number is never enough: '30 days' is everywhere. A claim is held against a fact only when what it is (its aspect) and
// what it is about (its subject) both stand in the text: in the clause first, then the sentence, the label or table head, the
// paragraph, the lead-in, the headings. Where two facts fit equally well and the claim agrees with one, it is confirmed by
// that one; where it is unsure, the verdict is ambiguous, and never an error.
package bind

import (
	"fmt"
	"maps"

	"candor/cmd/internal/catalog"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

// A Verdict is what a claim is worth against the data.
type Verdict uint8

// Verdicts. Only a contradicted claim is an error.
const (
	Unbacked     Verdict = iota // the data say nothing of it
	Confirmed                   // the data say the same
	Contradicted                // the data say otherwise
	Ambiguous                   // it cannot be told, and Reason says why
)

var verdictNames = [...]string{"unbacked", "confirmed", "contradicted", "ambiguous"}

func (v Verdict) String() string { return verdictNames[v] }

// A Binding is a claim with what it was held against.
type Binding struct {
	Claim   *claim.Claim
	Verdict Verdict
	Fact    *trust.Fact   // the fact that it is about, or nil
	Also    []*trust.Fact // facts that fit as well
	Reason  string        // in words, for 'candor claims'
	Lost    string        // the next best fact and why it lost
	Fault   Fault         // what is wrong, for a contradicted claim
	Others  []Other       // the other side where it is not the fact itself

	Does trust.Noun // Title: the review, the notification or the contact for which the data name an office, where the sentence is about it

	Settled bool // it differed, and Settle found that the text speaks of something else

	full  bool    // the subject of the sentence, or its label, has a whole name of the fact
	score float64 // lengths of time: how well the words of the fact fit
	Soft  bool    // a contradicted claim that promises more than the data: worth a warning

	scoped bool // the fact holds for the very plan that the sentence names
}

// A Fault names what is wrong with a contradicted claim, so that each rule takes its own.
type Fault uint8

// Faults.
const (
	NoFault        Fault = iota
	WrongDuration        // the data state another length of time
	WrongInterval        // the data state another rhythm
	UnknownRegion        // no provider has a region with this code
	WrongRegion          // the data place the subject in another region
	WrongCity            // the city is not that of the region, or not where the data place the subject
	WrongCountry         // the country is not that of the region or provider
	UnlistedVendor       // the company is used and not in the list
	WrongProvider        // the data have the subject run by another company

	WrongCadence      // the data have it done in another rhythm
	WrongTarget       // the data promise a response, a resolution or an update within another time
	WrongNotification // the data have somebody told within another time
	WrongNotice       // the data give another notice, or another time to object
	WrongObjective    // the data have another recovery objective
	WrongTimeout      // the data end a session, a lock or an access after another time
	WrongPeriod       // the data state another length of time for anything else

	WrongCertificate    // the data have the certificate stand otherwise
	WrongValidity       // the data have another issuer or another last day of a certificate
	WrongAvailability   // the data promise another availability or durability
	WrongPasswordLength // the data ask for longer passwords
	WrongCount          // the data have another number
	WrongContact        // the data have another address for the purpose
	WrongHosts          // the data list other hosts
	UnknownHost         // the list of hosts does not have it
	InactiveVendor      // the company is used here, and ended or only planned in the data
	WrongVendorCount    // the list of sub-processors has more or fewer
	WrongTLS            // the data accept other versions of TLS
	WrongCipher         // the data name another algorithm
	WrongEncryption     // the data say otherwise whether it is encrypted

	TLSDisagreement        // another text accepts other versions of TLS
	CipherDisagreement     // another text names another algorithm
	EncryptionDisagreement // another text says otherwise whether it is encrypted
	BannedVendor           // the data have a company for what the text rules out
	BanBroken              // one text uses a company for what the other rules out
	VendorsDiffer          // two texts have different companies do the same thing
	WrongTitle             // the data have the office or the person under another title
	WrongHolder            // the data have another person hold the office
	WrongDoer              // the data have another office do it
	TitlesDiffer           // two texts have a person or an office under two titles
	PowersDiffer           // one text reserves for an office what another office does in the other
	HoldersDiffer          // two texts have two persons hold one office
	WrongTransfer          // the data have transfers to the company rest on something else
	BasesDiffer            // two texts have transfers to one company rest on different things
	WrongArea              // the data have something outside the area, or promise a smaller one
	PromiseBroken          // one text keeps data in an area, another has them outside
	PlacesDiffer           // two texts have the same thing in two places
	WrongFactor            // the data say otherwise whether a second factor is asked for
	WrongSetting           // the data say otherwise whether something is allowed
	SettingDisagreement    // another text says otherwise whether something is allowed
	WrongCustody           // the data have other hands hold the keys
	CustodyDisagreement    // another text has other hands hold the keys
	FactorDisagreement     // another text says otherwise whether a second factor is asked for
)

// An Other is a place on the other side of a contradiction and what it says.
type Other struct {
	Span source.Span
	Says string
}

// A Binder binds the claims of a site. It is built once and safe for concurrent use.
type Binder struct {
	center       *trust.Center
	catalog      *catalog.Catalog
	profiles     map[string][]*profile         // by aspect
	owners       []*owner                      // components and backup tiers, by place and provider
	weights      map[string]map[string]float64 // how much the words of profiles tell, by aspect
	byWord       map[string][]*profile         // by the words that name their entries at the head of a row
	bySense      []*profile                    // those whose entries are named by what a head means
	vocab        map[string]bool               // all words of backup tiers
	held         map[string][]held             // certificates by holder and framework
	foreignMarks map[string][]held             // by framework, those of vendors that are no sub-processors
	ownMarks     bool                          // the data list certificates of the company itself
	figures      map[string][]figure           // counts and percentages by aspect

	protections []*protection
	factors     []factor
	keepers     []keeper
	promises    []promise

	ofOwner map[trust.Noun][]*trust.Fact // the facts of each noun
}

// New returns a binder for a center.
func New(c *trust.Center, cat *catalog.Catalog) *Binder {
	b := &Binder{center: c, catalog: cat, profiles: map[string][]*profile{}, vocab: map[string]bool{}, ofOwner: map[trust.Noun][]*trust.Fact{}}
	for _, f := range c.Stated {
		b.ofOwner[f.Owner] = append(b.ofOwner[f.Owner], f)
		p := b.profile(f)
		if p == nil {
			continue
		}
		b.profiles[p.aspect()] = append(b.profiles[p.aspect()], p)
		if p.idle() {
			b.profiles["inactivity"] = append(b.profiles["inactivity"], p)
		}
		if renewable(f) && p.aspect() != "cadence" {
			b.profiles["cadence"] = append(b.profiles["cadence"], p)
		}
		if p.aspect() == "subject request" {
			b.profiles["request"] = append(b.profiles["request"], p)
		}
		if p.aspect() == "request" && claim.FacetsOf(p.fact.Title)[claim.Addressee].Senses.Has(claim.Addressee, "data subjects") {
			b.profiles["subject request"] = append(b.profiles["subject request"], p)
		}
		if p.gate == "backup" {
			for w := range p.name {
				b.vocab[w] = true
			}
			for w := range p.extra {
				b.vocab[w] = true
			}
		}
	}
	b.indexProfiles()
	b.places()
	b.certificates()
	b.numbers()
	b.protect()
	b.secondFactors()
	b.keyKeepers()
	b.promised()
	return b
}

// Words returns the words around lengths of time and names by which the binder tells what they are about.
func (b *Binder) Words() map[string]bool {
	words := map[string]bool{"backup": true}
	for _, some := range soleWords {
		maps.Copy(words, some)
	}
	all := func(m map[string]bool) {
		for w := range m {
			words[w] = true
		}
	}
	all(b.vocab)
	for _, ps := range b.profiles {
		for _, p := range ps {
			all(p.name)
			for w := range p.name {
				for _, v := range verbStems(w) {
					words[v] = true
				}
			}
			all(p.extra)
			all(p.bars)
			words[p.gate] = true
		}
	}
	for _, o := range b.owners {
		all(o.words)
		for _, name := range o.names {
			for _, w := range name {
				words[w] = true
			}
		}
	}
	for i := range b.promises {
		for _, w := range b.promises[i].about {
			words[w] = true
		}
	}
	for _, fs := range b.figures {
		for _, f := range fs {
			for _, list := range append(f.scope, f.about) {
				for _, w := range list {
					words[w] = true
				}
			}
		}
	}
	return words
}

// Bind holds a claim against the data.
func (b *Binder) Bind(c *claim.Claim) Binding {
	out := Binding{Claim: c}
	switch c.Kind {
	case claim.Duration, claim.Interval:
		b.quantity(&out)
	case claim.Region:
		b.region(&out)
		b.outsidePromise(&out)
	case claim.City, claim.Country:
		b.place(&out)
		b.outsidePromise(&out)
	case claim.Provider:
		b.provider(&out)
	case claim.Title:
		b.title(&out)
	case claim.Transfer:
		b.transfer(&out)
	case claim.Area:
		b.area(&out)
	case claim.Certificate:
		b.certificate(&out)
	case claim.Percentage, claim.Count:
		b.figure(&out)
	case claim.Email:
		b.email(&out)
	case claim.Host:
		b.host(&out)
	case claim.VendorBan:
		b.vendorBan(&out)
	case claim.VendorCount:
		b.vendorCount(&out)
	case claim.TLS:
		b.tls(&out)
	case claim.Cipher:
		b.cipher(&out)
	case claim.Encryption:
		b.encryption(&out)
	case claim.Setting:
		b.setting(&out)
	case claim.Custody:
		b.custody(&out)
	case claim.Factor:
		b.secondFactor(&out)
	}
	if out.Verdict == Contradicted && c.Mood != claim.Asserted && !out.scoped {
		out.Verdict, out.Fault = Ambiguous, NoFault
		out.Reason = fmt.Sprintf("it differs from the data, but the sentence puts it as %s (%s)", c.Mood, c.Cue)
	}
	return out
}
