package claim

import (
	"math/bits"
	"strings"
	"sync"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// A Dimension is a question about a claim whose answers are told apart by more than words: 'we attack the service once a
// quarter' is a penetration test, and '72 hours' for an authority are not those for customers.
type Dimension uint8

// Dimensions.
const (
	Activity  Dimension = iota // what is done again and again, or within a time
	Addressee                  // who is told
	Stage                      // in which state or store data are
	Trigger                    // the event from which time runs
	Level                      // how grave
	Staff                      // whose access
	Event                      // what somebody is told of
	Timer                      // which of the times of a session
	Topic                      // what a policy, a plan or a training is about
	Accounts                   // whose accounts or rights, where not everybody's
	Object                     // what data are kept
	Notice                     // what is announced
	dimensions
)

// A Senses is a set of senses of one dimension.
type Senses uint64

// Has reports whether the set holds a sense by name.
func (s Senses) Has(d Dimension, name string) bool {
	for i := range senses[d] {
		if senses[d][i].name == name {
			return s&(1<<i) != 0
		}
	}
	return false
}

// Names returns the names of the senses in the set.
func (s Senses) Names(d Dimension) (out []string) {
	for ; s != 0; s &= s - 1 {
		out = append(out, senses[d][bits.TrailingZeros64(uint64(s))].name)
	}
	return out
}

// A Facet is the senses of one dimension around a claim, and how near they stand. Only those of the nearest ring count.
type Facet struct {
	Senses Senses
	Ring   Ring
}

// Facets are the senses around a claim, or in the name of a fact.
type Facets [dimensions]Facet

func (f *Facets) add(d Dimension, s Senses, r Ring) {
	if d == Timer && r <= InItem {
		r = InLabel // one cell says what happens, another where
	}
	switch have := &f[d]; {
	case s == 0:
	case have.Senses == 0 || r < have.Ring:
		*have = Facet{s, r}
	case r == have.Ring:
		have.Senses |= s
	}
}

// FacetsOf returns the senses of a text that stands by itself, such as the name of a fact.
func FacetsOf(texts ...string) Facets {
	var f Facets
	for _, text := range texts {
		ts := token.Append(nil, text)
		var hits []hit
		sensePatterns.find(ts, 0, len(ts), func(h hit) { hits = append(hits, h) })
		f.addText(ts, hits)
	}
	return f
}

// addText adds what the hits mean in a text that stands by itself.
func (f *Facets) addText(ts []token.Token, hits []hit) {
	for i, h := range hits {
		if !within(hits, i) && !describes(ts, h, -1) {
			f.add(Dimension(h.id>>8), 1<<(h.id&0xff), InClause)
		}
	}
}

// nearHits is how many hits to either side of one can overlap it.
const nearHits = 8

// within reports whether a hit is a part of a longer one of its dimension: 'recovery exercise' in 'disaster recovery exercise'.
func within(hits []hit, i int) bool {
	h := hits[i]
	for _, o := range hits[max(0, i-nearHits):min(len(hits), i+nearHits)] {
		if o.id>>8 == h.id>>8 && o.from <= h.from && o.to >= h.to && o.to-o.from > h.to-h.from {
			return true
		}
	}
	return false
}

// facets returns the senses around a phrase.
func (c *contexts) facets(p *phrase) (f Facets) {
	lo, hi := p.clause()
	reason, occasions := p.reason(), p.furtherOccasions()
	notLo, notHi := p.notThat()
	var hits []hit
	p.find(sensePatterns, p.lo, p.hi, func(h hit) { hits = append(hits, h) })
	for i, h := range hits {
		if h.from >= notLo && h.from < notHi || p.inTitle(h) || within(hits, i) || describes(p.ts, h, p.from) || Dimension(h.id>>8) == Addressee && possesses(p.ts, h) {
			continue
		}
		if Dimension(h.id>>8) == Timer && p.ofOther(h) || Dimension(h.id>>8) == Addressee && p.agentOf(h) {
			continue
		}
		if Dimension(h.id>>8) == Activity && (p.acting(h) || h.from >= occasions) {
			continue
		}
		r := InSentence
		if h.from >= reason && Dimension(h.id>>8) == Object {
			r = InItem
		} else if h.lo >= lo && h.hi <= hi {
			r = InClause
		}
		f.add(Dimension(h.id>>8), 1<<(h.id&0xff), r)
	}
	if f[Activity].Senses == 0 {
		p.search(sensePatterns, p.antecedent(), p.hi, func(h hit) {
			if Dimension(h.id>>8) == Activity && !p.inTitle(h) && !describes(p.ts, h, p.from) && !p.acting(h) {
				f.add(Activity, 1<<(h.id&0xff), InLabel)
			}
		})
	}
	if f[Notice].Senses == 0 && p.beforeWhat() {
		sensePatterns.find(p.ts, p.sentenceBefore(), p.lo, func(h hit) {
			if Dimension(h.id>>8) == Notice && !p.inTitle(h) {
				f.add(Notice, 1<<(h.id&0xff), InLabel)
			}
		})
	}
	if f[Addressee].Senses == 0 && p.spokenTo() { // whom 'you' means the page's title or the headings say
		defer func() {
			if a := &f[Addressee]; a.Senses == 0 {
				*a = Facet{customersSense, InClause}
			} else {
				a.Ring = InClause
			}
		}()
	}
	if words := p.rated(p.finds[p.self].quantity); words != "" {
		f.add(Activity, FacetsOf(words)[Activity].Senses, InClause)
	}
	if f[Activity].Senses == 0 {
		f.add(Activity, p.forerunner(), InLabel)
	}
	if f[Activity].Senses == 0 && p.finds[p.self].quantity != nil && p.finds[p.self].quantity.Repeats {
		f.add(Activity, p.meantAbove(), InLabel)
	}
	elliptic := f[Activity].Senses == 0 && p.elliptic()
	c.rings(p, func(block int, r Ring) {
		for d, s := range c.senses(block) {
			if r == InHeading && Dimension(d) == Activity && elliptic {
				f.add(Activity, s, InLabel)
				continue
			}
			f.add(Dimension(d), s, r)
		}
	})
	for d, s := range c.about {
		if Dimension(d) != Level {
			f.add(Dimension(d), s, InTitle)
		}
	}
	f.add(Level, c.graded(p), InLabel)
	if p.block.Kind == prose.Item || p.block.Kind == prose.Paragraph || p.block.Kind == prose.Definition {
		timed, of := f[Timer].Senses != 0, p.toldOf()
		from := max(0, p.lo-reach)
		p.find(sensePatterns, from, p.lo, func(h hit) {
			r := InItem
			if p.ts[h.from].Start < p.block.Label {
				r = InLabel
			}
			if Dimension(h.id>>8) == Event && r == InItem && of && f[Event].Senses == 0 {
				return
			}
			if Dimension(h.id>>8) == Timer && r == InItem && timed && !p.pointing() {
				return // 'Screens lock after five minutes. Sessions end after 30 minutes of inactivity.'
			}
			f.add(Dimension(h.id>>8), 1<<(h.id&0xff), r)
		})
	}
	return f
}

// agentOf reports whether those whom a hit names are by whom something is done: 'told by the school', 'inspections by the authority'.
func (p *phrase) agentOf(h hit) bool {
	i := h.from - 1
	for i > p.lo && (articles[p.ts[i].Lower] || p.ts[i].Is("supervisory") || p.ts[i].Is("competent")) {
		i--
	}
	return i > p.lo && p.ts[i].Is("by") && !p.ts[i-1].Is("stand") && p.finds[p.self].quantity != nil
}

// toldOf reports whether the sentence itself says of what somebody is told, and of nothing that stands before it: 'informs the client of
// inspections'.
func (p *phrase) toldOf() bool {
	told := -1
	for i := p.lo; i+1 < p.hi; i++ {
		switch w := p.ts[i].Lower; {
		case i >= p.from && i < p.to:
		case tellingVerbs[w]:
			told = i
		case told >= 0 && i-told < 9 && i > p.to && (w == "of" || w == "about"), told >= 0 && i < p.from && (w == "of" || w == "about"):
			next := p.ts[i+1].Lower
			return !strings.HasSuffix(next, "ing") && (p.ts[i+1].Kind == token.Word && !stopWords[next] && !pointsBack[next] || articles[next] && next != "this" && next != "these" && next != "such")
		}
	}
	return false
}

var tellingVerbs = set("inform", "informs", "informed", "notify", "notifies", "notified", "tell", "tells", "told", "advise", "advises", "advised", "alert", "alerts", "alerted", "warn", "warns", "warned")

// acting reports whether a hit names who does something and not what is done: 'the Supplier shall review its policy'.
func (p *phrase) acting(h hit) bool {
	switch senses[Activity][h.id&0xff].name {
	case "policy review": // 'exceptions to the policy are reviewed'
		for i := h.from - 1; i > max(p.lo, h.from-6); i-- {
			if departures[stem(p.ts[i].Lower)] {
				return true
			}
		}
		return p.ts[h.from].Is("standard") && h.to == h.from+1 && h.to < p.hi && p.ts[h.to].Kind == token.Word && !stopWords[p.ts[h.to].Lower] && !p.finite(h.to) // 'our standard questionnaire'
	case "vendor review":
	default:
		return false
	}
	if h.to+1 >= p.hi {
		return false
	}
	switch p.ts[h.to].Lower {
	case "shall", "must", "will", "should", "may", "has", "have", "is", "are":
		next := p.ts[h.to+1].Lower
		if next == "re" {
			return false // 're-assessed'
		}
		return next != "be" && next != "been" && !strings.HasSuffix(next, "ed") && !(next == "looked" || next == "gone" || next == "not")
	}
	return false
}

// departures are what stands to a policy, and is looked at instead of it.
var departures = set("exception", "exemption", "deviation", "compliance", "adherence", "violation", "conformity", "waiver", "breach", "observance")

// ofOther reports whether a hit stands nearer to another quantity of the sentence, which it then speaks of.
func (p *phrase) ofOther(h hit) bool {
	own := distance(h, p.from, p.to)
	for i := range p.finds {
		f := &p.finds[i]
		if i != p.self && f.quantity != nil && !f.quantity.Repeats && f.from >= p.lo && f.to <= p.hi && distance(h, f.from, f.to) < own {
			return true
		}
	}
	return false
}

// distance returns how many tokens lie between a hit and tokens from to to.
func distance(h hit, from, to int) int {
	switch {
	case h.to <= from:
		return from - h.to
	case h.from >= to:
		return h.from - to
	}
	return 0
}

// spokenTo reports whether the sentence speaks to its reader.
func (p *phrase) spokenTo() bool {
	for i := p.lo; i < p.hi; i++ {
		if w := p.ts[i].Lower; w == "you" || w == "your" || w == "yours" {
			return true
		}
	}
	return false
}

var customersSense = func() Senses {
	for i := range senses[Addressee] {
		if senses[Addressee][i].name == "customers" {
			return 1 << i
		}
	}
	return 0
}()

// possesses reports whether those whom a hit names are only whose data are spoken of: 'if patients' data have leaked'.
func possesses(ts []token.Token, h hit) bool {
	i := h.to
	if ts[i-1].Is("whose") {
		return false // 'people whose data have leaked' are told
	}
	for i < len(ts) && (ts[i].Is("'") || ts[i].Is("’") || ts[i].Is("s") || ts[i].Is("personal") || ts[i].Is("own")) {
		i++
	}
	if i < len(ts) && ownedThings[stem(ts[i].Lower)] {
		return true
	}
	return h.from > 1 && ts[h.from-1].Is("of") && ownedThings[stem(ts[h.from-2].Lower)]
}

var ownedThings = set("data", "information", "record", "file", "content", "account", "database", "detail")

// graded returns the level that the head of a row means only together with the head of its column: '1' below 'Priority'.
func (c *contexts) graded(p *phrase) Senses {
	row := p.block.RowHead
	if p.block.Kind != prose.Cell || row < 0 || row >= len(c.doc.Blocks) || len(c.doc.Blocks[row].Text) > 2 {
		return 0
	}
	col := c.doc.Blocks[row].ColHead
	if col < 0 || col >= len(c.doc.Blocks) || len(c.doc.Blocks[col].Text) > 20 {
		return 0
	}
	return FacetsOf(c.doc.Blocks[col].Text + " " + c.doc.Blocks[row].Text)[Level].Senses
}

// senses returns the senses of a block's text; what a heading or a table's head means is read once.
func (c *contexts) senses(block int) [dimensions]Senses {
	if s, ok := c.meant[block]; ok {
		return s
	}
	var out [dimensions]Senses
	var f Facets
	var hits []hit
	c.text.findFrom(sensePatterns, block, 0, func(h hit) { hits = append(hits, h) })
	f.addText(c.text.words(block), hits)
	for d := range f {
		out[d] = f[d].Senses
	}
	c.meant[block] = out
	return out
}

// A sense is an answer to the question of a dimension, with the patterns that mean it.
type sense struct {
	name     string
	patterns string
}

var senses = [dimensions][]sense{
	Activity: {
		{"penetration test", "independent/external/outside/third/hired/commissioned + company/firm/expert/specialist/party/consultancy/laboratory/team + ~test | @tester | @attack + @outsider | ~test/~probe/~try/~challenge/~storm + defence/defences/defense/defenses/safeguard/perimeter/fortress/armour/walls/fences + @outsider"},
		{"restore test", "restore/restoration/recovery/recoverability/readability test/drill/exercise/rehearsal/trial/check/testing/proof | ~bring/~get/~fetch/~put/~call + back + @backup | @readback + @backup | ~rebuild/~reconstruct/~recreate/~build/~set + @backup + from | @backup + good/usable/worth/sound/intact/complete + whether/if | @prove + @backup | ~restore + @prove | recovery + backup + @prove | restoration | restorability | backup + readable/legible/usable | can be read/restored/recovered + @prove | ~be readable + backup/copy/snapshot | ~practise + recovery"},
		{"continuity exercise", "disaster recovery exercise/test/drill/rehearsal/simulation/testing/trial | business continuity exercise/test/drill/rehearsal/testing | disaster/continuity/failover/crisis/emergency/contingency/bcp/dr/resilience/evacuation exercise/test/drill/rehearsal/simulation/testing | recovery exercise | @disaster + @drill | continuity/recovery/emergency/crisis plan + @drill | @drill + without + building/site/centre/center/office/hall/server/region/headquarters/head"},
		{"incident exercise", "incident/breach/response/table top/tabletop exercise/simulation/drill/rehearsal/test/tabletop | tabletop | table top | @drill + incident/attack/breach | fire drill | game day"},
		{"access review", "access/right/permission/entitlement/account/privilege/user/membership/role review/recertification/recertify/attestation/reconciliation/recheck | recertification | ~recertify | @right + @look | @power + @look | account/right + ~weed | @staff + still need/needs"},
		{"policy review", "policy/document/documentation/page/procedure/standard/statement/notice/rulebook review/revision/update | @paper + @look | @paper + @rework"},
		{"plan review", "@plan + @look | @plan + @rework | look + plan | plan review/revision/maintenance"},
		{"risk assessment", "risk/threat assessment/analysis/review/register/evaluation/reassessment/workshop/appraisal | @risk + @weigh | look + risk"},
		{"training", "~train/training | awareness | course | lesson | e learning | elearning | refresher | security module | @teach + @staff"},
		{"phishing exercise", "phishing test/exercise/simulation/campaign/drill/mail/email | ~simulate phishing | fake phishing | mock phishing | made up mail/message/email | bogus mail/message/email | sham mail | decoy mail | phishing mail + @staff | ~bait + @staff | ~click + mail/link + @staff | phishing + ~send/fake/mock/bait/trap/simulated/test/~test | fake/bait/test/trap mail/email/message + @staff"},
		{"vulnerability scan", "~scan | scanner | scanning | vulnerability assessment | @sweep + @hole + @robot | @sweep + known/open hole/vulnerability/weakness/flaw/gap/bug | ~crawl + address/host/system"},
		{"audit", "~audit | auditor"},
		{"integrity check", "checksum | integrity | ~compare + hash/checksum | ~verify + readable/readability/hash"},
		{"log review", "log/trail/record review | ~review/~check/~examine/~read/~inspect/~analyse/~look at/~look through/~go through + log/trail/journal/protocol"},
		{"vendor review", "vendor/supplier/processor/subprocessor/provider/party/subcontractor/partner/outsourcer review/assessment/audit/check/reassessment/evaluation | @vendor + @look | @vendor + ~visit/questionnaire"},
		{"rotation", "cryptoperiod | crypto period | key/secret/credential/token rotation | rotation of keys/secrets/credentials/tokens/cryptographic/encryption/signing | @key + @swap | in use/service + key/secret/credential | lifetime/age + key/secret/credential | older than + key/secret | key + ~serve | key + ~live"},
		{"password change", "~change/~rotate/~renew/~replace + password | password rotation/change"},
		{"certificate renewal", "~renew/~replace/~rotate/~reissue/~exchange + tls/ssl/web + certificate | tls/ssl/web certificate renewal/rotation"},
		{"patching", "~patch | patching | ~update + system/server/software/host/image | security update | fix + ~install/~apply/~deploy/~roll"},
		{"backup", "~back up | ~back + up | backup/copy/snapshot/dump + ~make/~take/~create/~run/~write/~start/~produce/~perform/~draw | ~copy | ~snapshot | ~dump | ~replicate"},
		{"meeting", "~meet | meeting | committee | steering"},
		{"code review", "code/configuration/firewall/rule/rules/ruleset review/check | ~check/~examine/~inspect/~verify/~revisit/~look + firewall | ~go through/over + firewall | ~review/~check + code/configuration/firewall/rule/setting/baseline/change"},
		{"inventory", "inventory | asset register/list | stocktake | ~inventory"},
		{"report", "transparency report | report + ~publish/~issue/~send/~write/~present"},
	},
	Addressee: {
		{"authority", "authority | commission | supervisor | data protection agency | information commissioner | regulator | commissioner | supervisory | watchdog | cnil | ico | dpc | bfdi | aepd | garante | datatilsynet | edpb | inspectorate | csirt | cert | enisa | bsi | anssi"},
		{"customers", "customer | client | controller | tenant | subscriber | licensee | merchant | school | member | publisher | exporter | account owner/holder/administrator | contact named | buyer | seller | landlord | clinic | hospital | municipality | town hall | employer | organiser | partner | affected organisation | workspace owner/administrator"},
		{"data subjects", "data subject | people/persons/those/individuals/anyone/everyone/anybody whose | persons/people concerned/affected/involved | the/those concerned/affected | individual | person/people/individual/user/those + affected/concerned | affected person/people/individual/user/resident/patient/employee/student/member | those + ~concern | end user | consumer | patient | resident | pupil | student | citizen | donor"},
		{"finders", "~send us + bug/hole/flaw/vulnerability/weakness | found something/anything | found a/an | ~find/found + hole/flaw/bug/vulnerability/weakness | ~report a/an hole/flaw/bug/vulnerability/weakness | your report/finding/submission/discovery | responsible/coordinated/vulnerability disclosure | who/whoever found/finds/reports/reported | finder | researcher | reporter | hunter | whoever reports | reporting party | report + vulnerability/weakness/flaw/bug/hole"},
		{"management", "management | board | director | ceo | executive | ciso"},
		{"staff", "staff | employee | colleague | personnel | team | everybody | workforce"},
		{"public", "public | press | media | status page | journalist"},
		{"insurer", "insurer | insurance | police | prosecutor"},
	},
	Stage: {
		{"live", "live/active/production/primary/main/running/operational server/database/system/store/storage/environment/service/data/copy | active database | from the database | production | from/off/on/leave/left our/the/its/live/all/these server/servers/disk/disks | on/from/off server/servers/disk | storage machine"},
		{"backup", "backup | copy | snapshot | dump | backed up | point in time | safety copy | tape"},
		{"archive", "archive | archival | cold | glacier | offline storage | deep storage | long term storage"},
		{"hot", "hot | warm | readily available | searchable | online + archive/hot/cold/searchable"},
		{"search", "~query | ~search"},
		{"trash", "trash | the/a/your/its/recycle/recycling/paper/waste/our/in bin | bins | recycle | wastebasket | waste basket | recently deleted | graveyard | rubbish"},
		{"suspended", "~suspend | suspension | ~freeze | read only | ~deactivate | deactivation | ~lock account | ~block account"},
		{"cache", "cache | edge cache | cdn"},
	},
	Trigger: {
		{"termination", "~end/end/expiry/~expire/~lapse + trial | ~end/end + contract/agreement/subscription | ~leave + contract/agreement/subscription | former/past/ex/departed customer/customers/member/members/user/users/client/clients/subscriber/subscribers/tenant/tenants | account/trial/membership/subscription + ~cancel/~expire/~lapse/ran | ~terminate | termination | ~cancel | cancellation | ~end/end/expiry/expiration/~expire/~lapse/close/~close/closure/~finish + contract/agreement/subscription/account/relationship/service/membership/licence/license/engagement/tenancy/project/pilot/order | ~close account | account closure | offboarding | ~leave us/the/our company/service/platform | leaver | who ~leave | when you leave | ~leave employment | ~depart | departure | ~quit | contract end | ~part ways"},
		{"request", "deletion by the user/customer/holder/owner | ~have asked for/us | after/since you ask/asked/request/requested | upon/on/after/of/following/receiving/from/since/at your/the/a/an/such/valid/written/their/its/customer request | upon/on/by request | erasure/deletion/removal/access request | ~request deletion/erasure/removal | ~ask us/we to | ~ask for deletion/erasure/removal | ~press delete | delete button | ~ask to be deleted/erased/forgotten | ~demand deletion/erasure | on demand | ~tell us to"},
		{"inactivity", "last stay/order/purchase/visit/contact/donation/booking/shift/appearance/sign/session/connection | has/have/had not stayed/visited/ordered/bought/played/called/returned/come/shopped/donated/booked/connected | without a/any login/logon/sign/visit/use/activity | nobody/none has signed/logged/used/opened/touched | no one has signed/logged/used/opened/touched | idle | inactive | inactivity | dormant | unused | without activity/login/use/signing | last login/activity/use/visit | last ~sign | not been used | no activity | ~log in for | not ~log | not ~sign"},
		{"collection", "after/from/since/of/on its/the/their collection/creation/receipt/upload/recording/capture/entry | after/from/since/of/upon collection/creation/receipt/upload/recording/capture | ~be collected/recorded/captured/created/written | ~collect"},
		{"incident closure", "~close/closure + incident/case/ticket | after the incident | after an incident | incident ~be over"},
		{"awareness", "aware | awareness | ~discover | discovery | ~learn | ~detect | detection | knowledge | ~notice | ~find out | ~become known"},
		{"confirmation", "~confirm | confirmation"},
		{"hiring", "not/cannot/can't/couldn't/didn't/whom ~employ/~hire/~choose/~select | not taken on | not ~take/taken + application/applicant/candidate/vacancy | position/vacancy/post/procedure/application/process/recruitment + ~fill/~close/~end/~reject/~decide/~refuse | not ~hire | ~turn you down | ~turn down + applicant/candidate/application/document/papers | ~say no + applicant/candidate/application/document/papers | rejection/refusal + ~send/applicant/application/candidate/~apply | ~hire | unsuccessful + application/applicant/candidate"},
		{"removal", "after/from/of/following/since its/their/the/this removal/deletion/erasure from/off/on | after/from/of/following/since removal/deletion/erasure from/off/on | ~have left the/our/these/live/active/production server/servers/system/systems/disk | ~have gone/been/vanished removed/cleared/deleted/wiped/taken/gone from/off | gone from these/the/those/there it/server/servers | trash/bin emptied | ~have been emptied | ~empty the bin/trash | end of suspension | moved from hot | what/whatever/which/that has/have been taken/removed/cleared/deleted/wiped/erased from/off | what/whatever was taken/removed/cleared/deleted/wiped/erased from/off"},
		{"suspension", "suspension | ~suspend | ~freeze | ~lock account"},
		{"nonpayment", "missed payment | non payment | nonpayment | unpaid | overdue"},
		{"financial year", "financial year | fiscal year | calendar year | accounting period | end of the year | tax year | invoice + ~issue"},
	},
	Level: {
		{"critical", "critical | severity 1 | sev 1 | sev1 | p1 | s1 | level 1 | priority 1 | urgent | emergency ticket/request/call/case | level one | priority one | severity one"},
		{"high", "high | severity 2 | sev 2 | sev2 | p2 | s2 | level 2 | priority 2 | major | level two | priority two | severity two | serious"},
		{"medium", "medium | moderate | severity 3 | sev 3 | sev3 | p3 | s3 | level 3 | priority 3 | level three | priority three | severity three"},
		{"others", "lesser/lower/lighter/smaller severity/priority/grade/weight/importance/urgency | less severe/urgent/serious/grave/critical/important | all others | the others | everything else | the rest | all the rest | remaining | other matters/tickets/cases/incidents/faults"},
		{"low", "low | minor | severity 4 | sev 4 | sev4 | p4 | s4 | level 4 | priority 4 | level four | priority four | severity four | cosmetic | informational"},
	},
	Event: {
		{"breach", "@breach | breach | ~breach | incident | ~leak | leakage | ~expose | ~compromise | intrusion | unauthorised/unauthorized access/disclosure | ~hack | ~steal | theft | personal data + ~lose/lost/loss"},
		{"outage", "outage | disruption | downtime | unavailability | interruption"},
		{"vulnerability", "vulnerability | weakness | security flaw/bug/hole"},
		{"change", "change | amendment | new version/price/term | processor | subprocessor"},
		{"ticket", "ticket | support request/case/question | request for help | help desk"},
		{"order", "subpoena | warrant | court order | order of a court | request/order + authority/government/police/court"},
		{"rights request", "erasure/deletion/access/correction/rectification/removal request | request + erasure/deletion/rectification/correction | request for/to access | ~want/~ask/~demand + ~erase/~delete/~correct/erasure/deletion/correction + data | data subject | @asks | your rights | rights of persons/people/individuals/data/the/those/everybody | data subject request/right | right of/to access/erasure/rectification/portability/object | your personal data + ~write/~ask"},
		{"report", "post incident report | incident report | final report | mortem | postmortem"},
	},
	Object: {
		{"invoice", "invoice | voucher | credit note | receipts | billing/accounting/bookkeeping/financial/tax/payment/transaction record/document/data/information/entry/file/material/paper/history | accounts + book/~keep/tax | our/the/in books | bookkeeping | proof of payment"},
		{"application", "not/cannot/can't/couldn't/didn't ~employ/~hire | whom we cannot/did + ~employ/~hire/~take | your/their application/applications | applicant | candidate | cv | curriculum vitae | resume | job application | application/recruitment/recruiting document/file/paper/data/record/material | unsuccessful/rejected/refused/declined application | vacancy | recruitment | recruiting | interview + job/post/note/~apply | ~answer advertisement/ad | ~apply + work/job/post/position/us | position/post/job + ~fill | hiring | talent pool | covering letter"},
		{"ticket", "ticket | support/help/helpdesk/service desk/request/case/conversation/correspondence/enquiry/inquiry/message/record/thread | helpdesk conversation/request/case | chat transcript"},
		{"camera", "cctv | footage | video surveillance | dashcam + ~overwrite/older/~keep/~store/~delete/~erase/recording/video | bodycam + ~overwrite/older/~keep/~store/~delete/~erase/recording/video | surveillance video | camera + picture/image/recording/film/video/data/material/tape | camera + ~keep/~store/~retain/~record/~overwrite/~hold/~delete/~erase/~film/~wipe"},
		{"call", "~record + call/phone/telephone | recording/recordings/recorder + call/calls/phone/telephone/caller/hotline | ~say/~tell/~speak/~talk + phone/telephone/hotline"},
		{"voicemail", "voicemail | voice mail/message | answering machine/service/phone | ~leave + message + beep/tone/machine"},
		{"recording", "recording | recorder | ~record + call/session/meeting/voice/conversation"},
		{"audit log", "audit log/trail/record/event/entry/journal/data/history/protocol/file/line"},
		{"access log", "access log/journal/protocol/record | log of access | journal of visit"},
		{"web log", "web server/site + log/logfile | webserver/website + log/logfile | web/webserver/server/http/request/website log | web server log/line/protocol/access | log/log/logs of the/our website/web"},
		{"application log", "application/app/product log/trace"},
		{"security log", "security log/event/record/journal/trail"},
		{"debug log", "debug/debugging log/output/data/trace/message"},
		{"error log", "error/crash/exception log/report/trace/dump | report of error"},
		{"system log", "system/operating/os/host/platform/infrastructure log"},
		{"mail log", "mail/email/smtp/delivery log"},
		{"network log", "network/firewall/flow/wireless/wifi/dns/vpn/proxy log/record | firewall | flow log"},
		{"sign-in log", "sign in/on log/record/history/journal/entry | login/logon/signin/authentication log/record/history/journal/event/entry"},
		{"build log", "build/ci/pipeline/job log"},
		{"query log", "query/database/sql log"},
		{"address", "ip/ips/network address | address + octet/shorten/shortened/truncated/ip/~truncate/~shorten | octet"},
		{"personnel", "personnel/employee/staff file/record/data/document | payroll | employment record | hr file/record"},
		{"telemetry", "telemetry | sensor | meter/sensor/temperature/consumption/device reading/readings | measurement | metric"},
		{"location", "location/gps/position/tracking data/history/record/point/track | gps"},
		{"marketing", "newsletter | marketing | mailing list | promotional"},
		{"contact", "contact data/detail/information/form | address and telephone | telephone number"},
		{"content", "customer/user/account/personal/subscriber/client/workspace/tenant/your/their data/content/information | everything you | all data/content/your | content of"},
		{"visitor", "visitor book/log/record/list/badge/register | register of visitor"},
		{"contract", "contract document/file | signed agreement/contract"},
		{"request file", "request/case/erasure file | file of the case/request | record/register of request/requests"},
		{"incident file", "incident/breach record/file/report/register/documentation"},
		{"consent", "consent record/log/proof | proof/record of consent"},
		{"training record", "training/course record/certificate/attendance"},
		{"artefact", "build artefact/artifact | artefact | artifact"},
		{"message", "chat message/log/history | message"},
		{"session", "session data/state/record"},
		{"trace", "trace"},
	},
	Notice: {
		{"processor", "helper | third party | vendor | supplier | next company/firm/helper/partner/provider/recipient | processor | sub processor | subprocessor | subcontractor | sub contractor | newcomer | new/additional/further/another/other/replacement company/companies/firm/supplier/vendor/helper/partner/provider/recipient | ~add/~engage/~appoint/~replace/~bring in + company/firm/supplier/vendor/helper/partner/provider"},
		{"price", "pricing | rate | price | fee | tariff | charges"},
		{"maintenance", "scheduled/announced work/works/downtime/outage/interruption/window/standstill | work/works on/at the/our server/servers/system/systems/platform/network/database | upkeep | servicing | ~service + system/server | maintenance | planned work/downtime/outage/interruption"},
		{"terms", "terms + ~change/~amend/new/amendment | change/amendment of/to the/this/these/our terms/policy/agreement/notice/contract | new version of"},
		{"termination", "former/past/ex/departed customer/customers/member/members/user/users/client/clients/subscriber/subscribers/tenant/tenants | account/trial/membership/subscription + ~cancel/~expire/~lapse/ran | ~terminate | termination | ~cancel | cancellation | renewal | ~renew"},
		{"feature", "feature | api | interface | deprecation | ~deprecate | ~retire | ~discontinue | ~sunset"},
		{"audit", "audit | inspection | visit | auditor"},
		{"test", "penetration | pentest | pen test | security test"},
		{"place", "relocation | ~relocate | new location/place/region/site | ~move to"},
	},
	Staff: {
		{"staff", "staff | employee | engineer | administrator | admin | operator | colleague | personnel | developer | contractor | workstation | laptop | vpn | console | back office | workforce | operations | support agent"},
		{"customers", "customer | client | tenant | end user | subscriber | app user | portal | visitor | guest | patient | member | player | pupil | student | citizen | shopper | donor"},
	},
	Timer: {
		{"idle", "@idle | idle | inactivity | inactive | without activity/input/click/keystroke/movement/request | no activity/input/click/request/movement | ~touch + keyboard/mouse | unattended | untouched | left alone | nobody touches | ~walk away | ~do nothing | ~step away"},
		{"total", "whatever/however you/they/people/users/somebody/anybody/one ~do/~be/busy/long | whether or not | whether you/they/somebody/anybody | also while | busy or not | active or not | in use or not | even if/when/while you/they/somebody/~work/busy/active/in | no matter what/how | in all | longest | once a day | after sign/login/signing | since you/they signed/logged | of work at the latest | at the very latest | even without a pause/break | without exception | maximum session | session length/duration | absolute | in total | in any case | whatever you/they/happens | however busy/active | no matter | regardless | at the latest | since sign/login | ~sign in again/anew/afresh | ~log in again/anew/afresh | longest session | total"},
		{"screen", "screen | laptop | notebook | workstation | display | desktop | monitor"},
		{"link", "link | token | one time code | code | invitation | cookie"},
	},
	Topic: {
		{"security", "security | cyber | cybersecurity | infosec | isms"},
		{"privacy", "privacy | data protection | gdpr | personal data"},
		{"continuity", "continuity | disaster | emergency | crisis | contingency"},
		{"incident", "incident | breach"},
		{"access", "access control | access policy | password policy"},
		{"backup", "backup policy/plan/concept"},
		{"retention", "retention policy/schedule/plan"},
		{"safety", "fire | first aid | evacuation | health and safety | work safety"},
		{"conduct", "ethics | harassment | bribery | corruption | laundering | conduct"},
		{"business", "leadership | sales | language | driving | party | holiday | travel | product training/course"},
		{"coding", "secure coding/development/programming | coding"},
	},
	Accounts: {
		{"privileged", "@power | privileged | administrator right/account/access/privilege | admin right/account/access | administrative right/account/access/privilege | root | superuser | elevated | domain admin"},
		{"contractors", "supplier/vendor/partner/provider/outsourcer access/account/right/permission | contractor | freelancer | temp | agency worker | external staff/people/user/account/partner | externals | third party account/access/user"},
		{"service", "service/technical/machine/system account | api key | machine identity | robot account"},
		{"guests", "guest | visitor"},
		{"customers", "account/accounts of customers/clients/merchants/members/subscribers/tenants/players/patients/pupils/students/parents/donors/partners/suppliers/visitors/buyers/sellers | merchant/member/subscriber/player/partner/donor/pupil/student/parent account/user/login | customer account/user | client account | teacher | pupil | parent | tenant account | patient account"},
		{"physical", "badge | door | building | physical | key card | premises | server room | data centre/center access"},
	},
}

var sensePatterns = buildSenses()

// senseReach is how many tokens apart the words can stand that mean something together.
const senseReach = 16

func buildSenses() *patterns {
	ps := &patterns{reach: senseReach}
	for d := range senses {
		for i, s := range senses[d] {
			ps.add(d<<8|i, s.patterns)
			if more := furtherSenses[d][s.name]; more != "" {
				ps.add(d<<8|i, more)
			}
		}
	}
	return ps
}

// wordsOf holds, for each dimension, the senses in whose patterns a word stands.
var wordsOf = sync.OnceValue(func() (out [dimensions]map[string]Senses) {
	for d := range senses {
		out[d] = map[string]Senses{}
		for i, s := range senses[d] {
			for _, part := range strings.FieldsFunc(s.patterns+" | "+furtherSenses[d][s.name], func(r rune) bool { return r == '|' || r == '+' }) {
				for _, run := range unfold(strings.Fields(part)) {
					for _, word := range run {
						for _, w := range forms(word) {
							out[d][conceptOf(w)] |= 1 << i
						}
					}
				}
			}
		}
	}
	return out
})

// Means reports whether a word of a [Matter] stands in a pattern of one of the senses: it then says nothing that they do not.
func (s Senses) Means(d Dimension, word string) bool { return wordsOf()[d][word]&s != 0 }

// furtherOccasions returns the token behind a rhythm from which the sentence says on what other occasions the same is done: 'is reviewed once
// a year and after each restoration that failed'. What happens then is not what has the rhythm.
func (p *phrase) furtherOccasions() int {
	if q := p.finds[p.self].quantity; q == nil || !q.Repeats {
		return p.hi
	}
	joined := false
	for i := p.to; i < p.hi; i++ {
		switch w := p.ts[i].Lower; {
		case w == "and" || w == "or" || w == ",":
			joined = true
		case joined && (w == "after" || w == "following" || w == "upon" || w == "when" || w == "whenever" || w == "if"):
			return i
		case w != "also" && w != "in" && w != "addition" && w != "additionally" && w != "immediately" && w != "again":
			joined = false
		}
	}
	return p.hi
}
