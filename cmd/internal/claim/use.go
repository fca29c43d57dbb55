package claim

import (
	"sort"
	"strings"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// Whether a text uses a company is told by the words around its name. A sense is what those words say.
type vendorSense int

const (
	deed        vendorSense = iota // what a company does with data, or what is done with them at a company
	task                           // something that companies are used for: 'hosting', 'mail'
	recipient                      // a list of those who receive data
	vendorish                      // a noun for a company that is used: 'provider', 'platform'
	selfRun                        // software that runs on machines of one's own
	theirs                         // what a customer brings along or connects
	alike                          // a comparison
	weighed                        // a company that is considered and not used
	gone                           // a company that is no longer used
	hired                          // where somebody used to work
	weighedHead                    // the same, of a heading or what introduces a list
	denied                         // that nothing goes there
	social                         // a page or an account that readers can look at
)

var vendorSenses = newVendorSenses()

func newVendorSenses() *patterns {
	ps := &patterns{}
	for _, t := range [...]struct {
		sense vendorSense
		words string
	}{
		{deed, "~use | ~rely | ~host | ~store | ~run | ~send | ~deliver | ~process | ~operate | ~provide | ~route | ~report | ~collect | ~receive | ~pass | ~go | ~engage | ~hire | ~employ | ~hand | ~handle | ~manage | ~keep | ~hold | ~forward | ~carry | ~share | ~load | ~copy | ~upload | ~write | ~deposit | ~place | ~transfer | ~transmit | ~push | ~stream | ~print | ~see | ~take | ~reach | ~measure | ~monitor | ~track | ~page | ~alert | ~notify | ~dispatch | ~lie | ~live | ~stand | ~sit | ~rest | ~rent | ~flow | ~travel | ~translate | ~transcribe | ~archive | ~replicate | ~mirror | ~serve | ~power | ~gather | ~entrust | ~outsource | ~commission | ~subscribe | ~land | ~end up | ~feed | ~embed | ~settle | ~charge | ~bill | ~verify | ~screen | ~authenticate | ~record | ~index | ~escalate | ~contract | ~work with | ~disclose | ~access | ~leave for | ~export to | ~move to | ~ship to | ~drop into | ~put | ~appear in | ~analyse | ~evaluate by | ~supply | ~count | ~sync | ~synchronise | ~pay | ~post | ~stay | ~log | ~back | ~save | ~house | ~draw | ~come from | ~assign | ~scan | ~resize | ~cache | ~convert | ~render | ~execute | ~deploy | ~filter | ~summarise | ~answer | ~write | ~aggregate | ~centralise | ~centralize | ~consolidate | ~ingest | ~capture | ~book | ~schedule | ~sign through/with/via/by/using/in | ~generate | ~synchronize | ~correlate | ~retain | ~validate | ~maintain in/at/with | ~evaluate with/using | ~visualise | ~visualize | ~federate"},
		{task, "hosting | hoster | server | machine | database | storage | bucket | backup | copy | mail | email | newsletter | mailing | payment | billing | invoice | card | chat | support | helpdesk | help desk | ticket | error | crash | log | logging | monitoring | alert | alerting | analytics | statistic | metric | telemetry | search | index | cdn | delivery | delivery network | content delivery | sms | text message | telephony | call | video | upload | crm | customer relation | signature | map | font | captcha | authentication | login | sign in | identity | translation | transcription | transcript | model | ai | push | notification | infrastructure | cloud | dns | domain | advertising | marketing | survey | form | scheduling | calendar | accounting | payroll | recruiting | fax | on call | rota | error tracking | bookkeeping | document | cache | queue | warehouse | platform | data centre | datacentre | data center | vault | secret | hall"},
		{recipient, "recipient | subprocessor | sub processor | processor | vendor | supplier | third party | third parties | share with | ~share | ~disclose | ~receive | service provider | ~help us | following get | following see | get personal | get data | gets data | gets personal | see personal | sees personal | see data | receive data | receives data | following companies | following firms | following providers | following third | these companies | these firms | work for us | companies behind | firms behind | provider we use | companies we use | outside company | outside companies | other company | other companies | external company | external companies | external service | partner | contractor | we use | ~rely on | companies that | firms that | who else | who gets | who receives | with whom | whom we | ~pass to"},
		{vendorish, "provider | vendor | supplier | host | hoster | processor | subprocessor | company | firm | platform | partner | service | tool | system | gateway | carrier | warehouse | network | cloud | landlord | product"},
		{selfRun, "self hosted | selfhosted | self host | self hosting | ~install | our own instance | our own copy | on our own | on its own | on own | on their own | by ourselves | own instance | own installation | on premise | on prem | on premises | in house | inhouse | open source | open source software | community edition | free edition | library | libraries | framework | programming language | operating system | browser | extension | free licence/license | open licence/license | parts by/from | code by/from | module by/from | runs locally | operated by ourselves | operate ourselves | run ourselves | host ourselves | we host | self operated | offline"},
		{theirs, "customer own | your own | their own | client own | tenant own | school own | ~bring your | your account at/with | customer account at/with | ~link your | ~connect your | ~connect their | ~connect its | its own account | own account | your contract | ~connect to your | ~integrate with your | ~sign in with | ~log in with | sign in via | log in via | single sign on | sso | saml | identity provider | directory | ~import from | import + from | ~install our app | app store | play store | add on | addon | plugin | plug in | compatible with | webhook | customer chooses | customers choose | customer has chosen | customers who use | if you use | when you use | should you use | you may connect | you can connect | can be connected | integration | ~export to | customer's choice | of your choice | on the customer | chosen by the customer | at your request | at the customer's request | marketplace | it/app/program/software/calendar/everything work/works with | play/plays well with"},
		{alike, "like | unlike | than | similar to | imagine | think of | comparable | compared | compare | competitor | competing | alternative to | instead of | rather than | in the style of | modelled on | modeled on | inspired by | known from | comparison | the way | as with | as big as | la"},
		{weighed, "~consider | we evaluate/evaluated | we have evaluated | are/is/being evaluating | was/were/been evaluated | currently evaluating | under evaluation | candidate for | candidate are | on trial | the trial | trial run | trial account | ~try out | tried | pilot | shortlist | short list | ~look at | looking at | possible provider/vendor/supplier/host/company/companies | ~weigh | ~examine | would | might | could | should we | if we ever | ~propose | proposed | ~turn down | turned down | ~reject | rejected | not yet | offer from | quote from | quotation from | tender from | bid from | ~compare | under review | planned | ~plan | ~intend | from next | in talks | ~negotiate"},
		{weighedHead, "candidate | evaluation | trial | option | possible | tender | bid | quotation"},
		{gone, "left | ~give up | ~move away | ~migrate away | ~migrate from | moved from | ~switch from | switched off | ~replace | ~replaced by | ~drop | ~abandon | ~part with | no longer | any longer | any more | until | up to the end | formerly | former | previously | previous | old provider | ~retire | ~terminate | ~discontinue | ~cease | ~stop using | stopped | used to | ~close the account | was our | were our | had been | ended | bankrupt | predecessor"},
		{hired, "~work at | worked at | worked for | years at | year at | ex | alumnus | alumni | came from | joined from | joined us from | career | engineer at | formerly at | formerly of | employed by | stint at | veteran | studied"},
		{denied, "no | not | never | nobody | none | nothing | neither | nor | without | cannot | nowhere | don't | doesn't | isn't | aren't | won't | ~refuse | ~avoid | ~forbid | forbidden | ~block | ~ban | banned | prohibited | ~prohibit"},
		{social, "~follow us | follow | profile | channel on | page on | our page | our presence | presences | ~maintain presence/profile/channel | jointly responsible | joint controller | joint controllers | have pages | has pages | find us | read us | fan page | video on | post on | hashtag | logo | trademark | terms of | documentation | website of | site of | according to | study by | report by | report of | survey by | guidance | guideline | recommended by | standard of | invented by | spam folder | mailbox at | mailboxes at | phishing | pretend | impersonate | sanction | review on | reviews on | rating on | ratings on | stars on | without asking us | on their own account | bug bounty | bug report | vulnerability report | report a vulnerability | security researcher | responsible disclosure | vulnerability disclosure | finder"},
	} {
		ps.add(int(t.sense), t.words)
	}
	return ps
}

// A use is how the words around the name of a company put it.
type use struct {
	cue    string
	used   bool
	listed bool // it stands in a list of recipients, or behind 'such as' among them
	sure   bool // it is in words that leave no doubt
	weak   bool // the name is also that of software, and no word says that data go to the company
}

// use reports whether the text says that the company is used, and by which word.
func (p *phrase) use(n *Name) use {
	b := p.block
	if b.Kind == prose.HeadingText {
		return p.headingUse()
	}
	if b.Kind == prose.Term || b.Kind == prose.Cell && (b.Header || b.ColHead < 0 && b.RowHead < 0) {
		return use{}
	}
	if p.likeness() || p.elsewhereSaid() && !(n.Listed == nil && p.besideListed()) { // the companies of the list are used, whatever stands above
		return use{}
	}
	var at [social + 1]int // nearest token of each sense before the name, counted from 1
	var has [social + 1]bool
	lo, hi := p.lo, p.hi
	clo, chi := p.clause()
	first := clo
	if g, list := p.governor(); g >= lo && g < first { // what is said of the first of a list holds for all of it
		for first = g; first > lo && !p.breaks(first-1); {
			first--
		}
		if list && first > lo {
			for first--; first > lo && !p.breaks(first-1); {
				first--
			}
		}
	}
	clo = min(clo, first)
	for clo > lo && p.ts[clo-1].Is(",") { // 'which, as a matter of course, is not': look past one comma
		clo--
		for clo > lo && !p.breaks(clo-1) {
			clo--
		}
		break
	}
	p.find(vendorSenses, lo, hi, func(h hit) {
		if h.from >= p.from && h.from < p.to {
			return
		}
		s := vendorSense(h.id)
		switch s {
		case deed, task, vendorish, recipient:
		case weighedHead:
			return
		case selfRun, theirs, weighed, social: // they may stand in any clause of the sentence that has no other name
			if (h.from < clo || h.from >= chi) && p.otherNameBetween(h.from) {
				return
			}
			if s == selfRun && p.ownGrounds(h) {
				return
			}
		default: // they hold for their clause, and only for what follows
			if h.from < clo || h.from >= p.from {
				return
			}
			if s == alike && h.from > lo && (p.ts[h.from-1].Is("such") || p.categoryBefore(h.from)) {
				return // 'providers like Mailjet'
			}
			if s == denied && p.softDenial(h.from) {
				return
			}
			if s == gone && p.ts[h.from].Is("left") && h.to < hi && (p.ts[h.to].Is("to") || p.ts[h.to].Is("in") || p.ts[h.to].Is("with")) {
				return // 'delivery is left to Fastly'
			}
		}
		has[s] = true
		if h.to <= p.from && h.from+1 > at[s] {
			at[s] = h.from + 1
		}
	})
	if has[selfRun] || has[theirs] || has[alike] || has[weighed] || has[gone] || has[hired] || has[denied] || has[social] {
		return use{}
	}
	if n.Listed == nil && p.fourthParty() {
		return use{}
	}
	if n.Listed == nil && p.questioned() {
		return use{}
	}
	if n.Listed == nil && p.relieved(selfOperated, impersonal, customersOwn) {
		return use{}
	}
	if n.Listed == nil && (p.withoutDataBefore() || p.broughtAlong(n)) {
		return use{}
	}
	if n.Listed == nil && p.ofTheTrade() {
		return use{}
	}
	if p.pastTense(clo, chi) || p.chronicle() || p.customersDoing(clo) || p.ofACustomer() {
		return use{}
	}
	if p.disclaimed() || p.formerBehind() {
		return use{}
	}
	u := p.used(n, has[deed], has[task], at)
	if u.used && p.codeOnly() {
		u.weak = true
	}
	if u.used && !u.listed && !u.sure && !p.block.Diagram() && !has[task] && !has[recipient] && !p.speaksOfData() && !p.aroundSays(task) && !p.askedFor() {
		u.weak = true // it is used, and nothing says for what: a tool of the developers, a shop for pencils
	}
	if u.used && n.Listed == nil && p.ofOwnPeople() {
		u.weak = true // the list is of those who see data of customers
	}
	if u.used && n.Software && !u.listed && !p.handedOver() {
		u.weak = true
	}
	return u
}

// used reports whether the name stands where a company stands that is used.
func (p *phrase) used(n *Name, deeds, tasks bool, at [social + 1]int) use {
	b := p.block
	whole := p.leads()
	cue := p.ts[p.from].Text
	if b.Diagram() && p.diagramOfVendors() {
		return use{cue: cue, used: true}
	}
	if b.Kind == prose.Cell {
		head := ""
		if b.ColHead >= 0 {
			head = p.doc.Blocks[b.ColHead].Text
		}
		if whole && b.ColHead >= 0 && (hasAny(head, providerHeads) || p.columnOfVendors()) {
			return use{cue: head, used: true, listed: true}
		}
		if (whole || p.bracketed()) && p.aroundSays(task) {
			return use{cue: cue, used: true}
		}
		if p.bracketed() && hasAny(head, providerHeads) {
			return use{cue: head, used: true}
		}
	}
	g, list := p.governor()
	word := ""
	if g >= p.lo {
		word = p.ts[g].Lower
	}
	listed := false
	if cueText, ok := p.recipients(); ok && (b.Kind == prose.Item || b.Kind == prose.Definition) && (whole || list || p.bracketed() || g < p.lo) {
		return use{cue: cueText, used: true, listed: true}
	}
	listed = list && (deeds || at[recipient] > 0)
	about := deeds || tasks || p.aroundSays(task) || p.askedFor() || word == ":" && p.aroundSays(recipient)
	switch {
	case n.Listed == nil && p.calledOurs():
		return use{cue: p.ts[p.to+1].Text, used: true, sure: true}
	case n.Listed == nil && g > p.lo && p.standsAt(g):
		return use{cue: p.ts[g].Text, used: true, sure: true}
	case p.possessed():
		return use{cue: cue, used: true}
	case word == "of" && g > p.lo && (p.ts[g-1].Is("use") || p.ts[g-1].Is("services")) && p.oursBefore(g):
		return use{cue: p.ts[g].Text, used: true, listed: listed}
	case (word == "is" || word == "are") && g > p.lo && listNouns[p.ts[g-1].Lower] && p.oursBefore(g):
		return use{cue: p.ts[g-1].Text, used: true, listed: true}
	case g < p.lo && p.taskInBrackets():
		return use{cue: cue, used: true, listed: true}
	case (word == "of" || word == "from" || word == "by") && p.embedded(g):
		return use{cue: p.ts[g].Text, used: true}
	case word == "of" && !p.thingBefore(g):
	case (word == "at" || word == "with" || word == "on" || word == "from") && g > p.lo && ofPeople[p.ts[g-1].Lower]:
	case word == "by" && g > p.lo && madeWords[p.ts[g-1].Lower]:
	case (word == "by" || word == "from" || word == "of") && p.deviceBefore(g):
	case n.Service && p.offeredByAnother(n):
	case g >= p.lo && useWords[word] && about:
		return use{cue: p.ts[g].Text, used: true, listed: listed}
	case g >= p.lo && p.forTask(g):
		return use{cue: p.ts[g].Text, used: true, listed: listed}
	case g >= p.lo && p.isDeed(g):
		return use{cue: p.ts[g].Text, used: true, listed: listed}
	case g >= p.lo && vendorNouns[word] && (about || p.oursBefore(g)):
		return use{cue: p.ts[g].Text, used: true, listed: listed}
	case word == ":" && at[recipient] > 0 && at[recipient] <= g && p.oursIn(p.lo, g):
		return use{cue: cue, used: true, listed: true}
	case (word == "(" || word == ":") && about:
		return use{cue: cue, used: true, listed: listed}
	case list && about:
		return use{cue: p.ts[max(g, p.lo)].Text, used: true, listed: true}
	}
	if verb := p.behind(); verb != "" {
		return use{cue: verb, used: true}
	}
	if n.Listed == nil && p.besideListed() {
		return use{cue: cue, used: true, sure: true}
	}
	if g < p.lo && (p.askedFor() || p.aroundSays(task) && p.labelled()) {
		return use{cue: cue, used: true}
	}
	return use{}
}

// Prepositions and verbs right before the name of a company with which something is done.
var useWords = set("use", "uses", "used", "using", "via", "through", "over", "by", "with", "on", "at", "in", "from", "to", "into", "under", "called", "onto", "of", "is", "are", "namely")

// vendorNouns stand right before a name that they explain: 'our host Hetzner'.
var vendorNouns = set("provider", "vendor", "supplier", "host", "hoster", "processor", "subprocessor", "company", "firm", "platform", "partner", "service", "tool", "gateway", "network", "cloud", "landlord", "companies", "providers", "firms", "services", "platforms", "tools", "vendors", "suppliers", "partners", "processors", "subprocessors", "hosts")

// likeness reports whether a word right behind the name says that not the company is meant but something made its way:
// 'S3-compatible', or something of the customer's: 'Slack workspace'.
func (p *phrase) likeness() bool {
	i := p.to
	if i < p.hi && p.ts[i].Is("-") && i+1 < p.hi && !p.ts[i+1].Space {
		i++
	}
	if i < p.hi && likeWords[p.ts[i].Lower] && !p.ts[i].Is("(") {
		return true
	}
	if p.from > p.lo {
		switch w := p.ts[p.from-1].Lower; w {
		case "your", "their", "his", "her", "v", "vs":
			return true
		case "non", "ex":
			return p.from-2 >= p.lo
		case "of": // 'a copy of Grafana' is software, and runs where somebody has put it
			if p.from-2 >= p.lo {
				switch p.ts[p.from-2].Lower {
				case "copy", "instance", "image", "fork", "installation", "edition", "version", "release":
					return true
				}
			}
		}
	}
	return false
}

// Words right behind a provider's name that say that not the company is meant but something made its way: 'S3-compatible', 'Slack workspace of the customer'.
var likeWords = set("address", "addresses", "mailbox", "mailboxes", "inbox", "inboxes", "compatible", "style", "like", "based", "compliant", "certified", "format", "api", "browser", "browsers", "keyboard", "account", "accounts", "users", "user", "plugin", "plug", "app", "apps", "devices", "device", "import", "connector", "integration", "integrations", "template", "templates", "licence", "license",
	"protocol", "status", "documentation", "docs", "guidelines", "engineers", "employee", "employees", "customers", "alumni", "spreadsheet", "spreadsheets", "workspace", "button", "logo", "certificate", "certificates", "certification", "terms", "extension", "sdk", "library", "client", "clients", "flavoured", "flavored", "fans", "did", "does")

// elsewhereSaid reports whether a heading, a lead-in, the item above or the row says that the companies of a list are not used:
// software installed on one's own machines, what customers connect, candidates, and companies of the past.
func (p *phrase) elsewhereSaid() bool {
	b := p.block
	silent := func(i int, deep bool) (yes bool) {
		if i < 0 || i >= len(p.doc.Blocks) || i == p.index {
			return false
		}
		text, ts, lo := p.doc.Blocks[i].Text, p.words(i), 0
		if i == b.LeadIn { // what introduces a list or a table is the last sentence before it
			if s := p.doc.Blocks[i].Sentences(); len(s) > 0 {
				lo = sort.Search(len(ts), func(k int) bool { return ts[k].Start >= s[len(s)-1].Start })
			}
		}
		p.text.findFrom(vendorSenses, i, lo, func(h hit) {
			switch vendorSense(h.id) {
			case selfRun, theirs, weighed, hired, weighedHead:
				yes = true
			case gone:
				yes = yes || deep
			case denied:
				yes = yes || deep && h.to >= len(ts)-1 && !strings.HasSuffix(strings.TrimSpace(text), "?") // 'Parties that do not', 'What gets nothing'
				yes = yes || deep && h.to < len(ts) && (ts[h.to].Is("used") || ts[h.to].Is("in") || ts[h.to].Is("yet") || ts[h.to].Is("longer") || ts[h.to].Is("receive") || ts[h.to].Is("of"))
			}
		})
		return yes
	}
	if b.Kind == prose.Cell {
		for _, i := range p.row() {
			if o := &p.doc.Blocks[i]; len(o.Text) < 60 && statusCell(o.Text) {
				return true
			}
		}
	}
	if silent(b.LeadIn, true) {
		return true
	}
	for up := b.Parent; up >= 0 && up < len(p.doc.Blocks) && up != p.index; {
		if silent(up, true) {
			return true
		}
		next := p.doc.Blocks[up].Parent
		if next >= up {
			break
		}
		up = next
	}
	for h := b.Heading; h >= 0; h = p.doc.Headings[h].Parent {
		if silent(p.doc.Headings[h].Block, true) {
			return true
		}
	}
	return false
}

// statusCell reports whether a cell of a row says that what the row speaks of is not in force: 'planned', 'until 2024'.
func statusCell(text string) bool {
	ts := token.Append(nil, text)
	for i := range ts {
		switch ts[i].Lower {
		case "planned", "proposed", "candidate", "trial", "former", "ended", "retired", "discontinued", "rejected", "evaluation", "removed", "cancelled", "inactive", "announced", "replaced", "declined":
			return true
		case "until", "till":
			if i+1 < len(ts) && dateBegins(&ts[i+1]) {
				return true // 'until 2024', but not 'until withdrawal of consent'
			}
		case "own":
			if i+1 < len(ts) && ownThings[ts[i+1].Lower] {
				return true
			}
		case "self", "inhouse":
			return i+1 < len(ts)
		case "no", "not":
			if i+1 < len(ts) && (ts[i+1].Is("longer") || ts[i+1].Is("yet") || ts[i+1].Is("used")) {
				return true
			}
		}
	}
	return false
}

// dateBegins reports whether a date begins with the token.
func dateBegins(t *token.Token) bool {
	return t.Kind == token.Number || months[t.Lower] || t.Is("spring") || t.Is("summer") || t.Is("autumn") || t.Is("early") || t.Is("late") || t.Is("mid")
}

var months = set("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec")

var ownThings = set("server", "servers", "machine", "machines", "hardware", "cluster", "datacentre", "data", "infrastructure", "premises", "rack", "racks", "hall", "network")

// row returns the other cells of a cell's row.
func (p *phrase) row() []int { return rowOf(p.doc, p.index) }

func rowOf(doc *prose.Document, i int) (out []int) {
	b := &doc.Blocks[i]
	same := func(j int) bool {
		o := &doc.Blocks[j]
		return o.Kind == prose.Cell && o.Table == b.Table && o.Row == b.Row
	}
	for j := i - 1; j >= 0 && same(j); j-- {
		out = append(out, j)
	}
	for j := i + 1; j < len(doc.Blocks) && same(j); j++ {
		out = append(out, j)
	}
	return out
}

// otherNameBetween reports whether another company stands between a token of the sentence and the name, so that the word speaks
// of that one.
func (p *phrase) otherNameBetween(i int) bool {
	for k := range p.finds {
		f := &p.finds[k]
		if k == p.self || f.names == nil || f.names[0].Kind != ProviderName || sameCompany(&f.names[0], p.finds[p.self].names) {
			continue
		}
		if f.from > min(i, p.from) && f.to <= max(i, p.from) {
			return true
		}
	}
	return false
}

// categoryBefore reports whether the word before i is a noun for companies or products: 'tools like'.
func (p *phrase) categoryBefore(i int) bool { return i > p.lo && vendorNouns[p.ts[i-1].Lower] }

// softDenial reports whether a denial is none: 'not only', 'no more than'.
func (p *phrase) softDenial(i int) bool {
	if i+1 >= p.hi {
		return false
	}
	switch p.ts[i+1].Lower {
	case "only", "merely", "just", "later", "more", "less", "longer", "fewer":
		return p.ts[i].Is("not") && !p.ts[i+1].Is("longer") || p.ts[i].Is("no") && !p.ts[i+1].Is("longer")
	}
	return false
}

// pastTense reports whether the clause tells what was: a past form of 'be' or 'have' and no present one.
func (p *phrase) pastTense(lo, hi int) bool {
	past := false
	for i := p.lo; i+1 < p.from; i++ { // 'before 2024 we sent'
		if (p.ts[i].Is("before") || p.ts[i].Is("until") || p.ts[i].Is("till")) && p.ts[i+1].Kind == token.Number && p.ts[i+1].Num >= 1990 && p.ts[i+1].Num < 2100 {
			past = true
		}
		if p.ts[i].Is(";") {
			past = false
		}
	}
	for i := lo; i < hi; i++ {
		switch p.ts[i].Lower {
		case "was", "were", "had":
			past = true
		case "is", "are", "has", "have", "am", "will":
			return false
		}
	}
	return past
}

// chronicle reports whether the item is one of a history: its label, its row head or its first word is a year.
func (p *phrase) chronicle() bool {
	b := p.block
	if b.Label > 0 && hasYear(b.Text[:b.Label]) {
		return true
	}
	if b.Kind == prose.Cell && b.RowHead >= 0 && b.RowHead != p.index {
		return hasYear(p.doc.Blocks[b.RowHead].Text)
	}
	return false
}

// customersDoing reports whether the clause tells where customers run or keep something themselves.
func (p *phrase) customersDoing(lo int) bool {
	for i := lo; i+1 < p.from; i++ {
		switch p.ts[i].Lower {
		case "customer", "customers", "client", "clients", "tenant", "tenants", "you", "user", "users", "licensee", "licensees", "subscriber", "subscribers":
			if ownDeeds[p.ts[i+1].Lower] {
				return true
			}
		}
	}
	return false
}

var ownDeeds = set("host", "hosts", "run", "runs", "install", "installs", "operate", "operates", "store", "stores", "keep", "keeps", "use", "uses", "choose", "chooses", "bring", "brings", "connect", "connects", "deploy", "deploys", "have", "has", "rent", "rents")

// hasYear reports whether a text is a year or a month of one.
func hasYear(text string) bool {
	ts := token.Append(nil, text)
	if len(ts) > 6 {
		return false
	}
	for i := range ts {
		if ts[i].Kind == token.Number && ts[i].Int && len(ts[i].Text) == 4 && ts[i].Num >= 1990 && ts[i].Num < 2100 {
			return true
		}
	}
	return false
}

// governor walks back from the name over the other members of the list in which it stands, and returns the token before the
// list, -1 when the list begins the sentence. list reports whether the members are examples of recipients: 'such as'.
func (p *phrase) governor() (at int, list bool) {
	i := p.from - 1
	for i >= p.lo {
		if k := p.findAt(i); k >= 0 {
			i = p.finds[k].from - 1
			continue
		}
		switch w := p.ts[i].Lower; w {
		case ")": // 'Hetzner (DE), Mailjet (FR)'
			if k := p.opening(i); k > p.lo && p.findAt(k-1) >= 0 {
				i = k - 1
				continue
			} else if k-1 > p.lo && p.ts[k-1].Is(".") && p.findAt(k-2) >= 0 { // 'Mollie B.V. (payments)'
				i = k - 2
				continue
			}
		case ";":
			if i-1 > p.lo && (p.ts[i-1].Is(")") || p.findAt(i-1) >= 0) { // 'AWS (hosting); Postmark (mail)'
				i--
				continue
			}
		case ",", "and", "or", "/", "&", "the", "a", "an", "our", "both", "either", "also", "\"", "'", "partly", "mainly", "*":
			i--
			continue
		case "as":
			if i > p.lo && p.ts[i-1].Is("such") {
				list = true
				i -= 2
				for i >= p.lo && (vendorNouns[p.ts[i].Lower] || p.ts[i].Is(",")) {
					i--
				}
				for n := 0; n < 3 && i >= p.lo && !useWords[p.ts[i].Lower] && !p.isDeed(i) && p.ts[i].Kind == token.Word; n++ {
					i--
				}
				continue
			}
		case "including", "include", "includes", "notably", "especially", "particularly":
			list = true
			i--
			continue
		case "like":
			if p.categoryBefore(i) {
				list = true
				i--
				for i >= p.lo && vendorNouns[p.ts[i].Lower] {
					i--
				}
				continue
			}
		case "example", "instance", "e.g", "eg":
			list = true
			i--
			if i >= p.lo && p.ts[i].Is("for") {
				i--
			}
			continue
		case ".", "g", "e":
			if abbreviated(p.ts, i, p.lo) {
				list = true
				i--
				continue
			}
		}
		return i, list
	}
	return -1, list
}

// opening returns the bracket that the one at i closes, or -1.
func (p *phrase) opening(i int) int {
	for k := i - 1; k >= p.lo && i-k < 12; k-- {
		if p.ts[k].Is("(") {
			return k
		}
	}
	return -1
}

// forTask reports whether a task that the company is used for ends at the token: 'for mail Brevo', 'and, for text messages, Twilio'.
func (p *phrase) forTask(g int) (yes bool) {
	lo := max(p.lo, g-2)
	p.find(vendorSenses, lo, g+1, func(h hit) {
		yes = yes || vendorSense(h.id) == task && h.to == g+1 && h.from > p.lo && p.ts[h.from-1].Is("for")
	})
	return yes
}

// abbreviated reports whether the token is part of 'e.g.'.
func abbreviated(ts []token.Token, i, lo int) bool {
	for k := max(lo, i-3); k <= i; k++ {
		if ts[k].Is("e") && k+2 < len(ts) && ts[k+1].Is(".") && ts[k+2].Is("g") && i <= k+3 {
			return true
		}
	}
	return false
}

// findAt returns the index of the find of a company or place that holds the token, or -1.
func (p *phrase) findAt(i int) int {
	for k := range p.finds {
		if f := &p.finds[k]; k != p.self && i >= f.from && i < f.to && f.names != nil {
			return k
		}
	}
	return -1
}

// isDeed reports whether the token is a verb that says what is done with a company's help.
func (p *phrase) isDeed(i int) bool {
	ok := false
	p.find(vendorSenses, i, i+1, func(h hit) { ok = ok || vendorSense(h.id) == deed })
	return ok
}
