package claim

import (
	"slices"
	"sort"

	"candor/cmd/internal/prose"
	"candor/cmd/internal/token"
)

// Companies that a text uses and that get nothing by it: programs of theirs that run on our own machines, tools without personal
// data such as those that hold source code, accounts that a customer connects. The words that say so may stand in the next
// sentence: 'Code is at GitHub. No data of customers are in it.'

const (
	selfOperated = iota // programs that run on our own machines
	impersonal          // nothing personal is there
	customersOwn        // the customer decides and has the contract
)

var reliefs = newReliefs()

func newReliefs() *patterns {
	ps := &patterns{}
	ps.add(selfOperated, "run ourselves | runs ourselves | ~operate ourselves | ~host ourselves | ~run by ourselves | ~run it/them/both ourselves | ~host it/them/both ourselves | ~operate it/them/both ourselves | self hosted | selfhosted | on/in our/their own machine/machines/server/servers/hardware/cellar/basement/rack/infrastructure/premises/network | on own machine/machines/server/servers/hardware | on/in our cellar/basement/rack/premises | ~install + ours/ourselves | under our own | in our own data/server/machine | own instance/installation/copy | no outside company | nothing leaves/leave our/the network/servers/machines/house/systems/building | no data/request/requests leave/leaves our/the | no data to its/the maker/makers/vendor/company | downloaded + program/software | program + run/runs + our | software + run/runs + our | programs/software/tools that/which we run/host/operate")
	ps.add(impersonal, "source code | ~hold our code | ~hold the code | ~keep our code | code of ours | our code | code repository | repository | repositories | pull request | source text | without personal data | without any personal data | no personal data | no customer data | no member data | no patient data | no user data | no data of/about/from/on | none of your/our/the data | no names | nothing personal | nothing about/of you/our/any/customers/users/members/patients/people | not + personal data + ~contain | ~contain nothing | contains/contain no data/personal/name/names/customer/patient/user/member/pupil/information | contains neither | neither/none ~contain/~hold/~see/~have/~get/~know/~receive/~touch/~store | nothing in it/them | no customer/member/patient/user/guest/pupil in | free of personal | only made up | invented | dummy | fictional | test accounts | synthetic | fictitious | made up data | no content of | drawing | no traveller/guest/pupil/student/donor/tenant/resident/client/visitor/reader/driver/passenger/buyer data | not a processor | not a subprocessor | no processor | no subprocessor | is no processor | are no processors | is not our processor")
	ps.add(customersOwn, "own account | own licence | own contract | own subscription | own key | own tenant | own workspace | own + account + ~connect | by your decision | your decision | your contract | under contract with you | your wish | at their wish | at the wish of | if you wish | if you want | if you like | if you choose | only if you | when you choose | should you wish | should you want | you may use | you may also | your choice | whoever wants | who wants | neither pay | nor instruct | not instruct | your agreement with | their own terms | in your name | controller of its own | own controller | independent controller | controller in its own | separate controller | in its own right | controllers in their own | on its own responsibility | own responsibility")
	return ps
}

// relieved reports whether the sentence or the one behind it says that a company that is used gets no personal data by it.
func (p *phrase) relieved(kinds ...int) (yes bool) {
	found := func(h hit) { yes = yes || slices.Contains(kinds, h.id) }
	if p.block.Kind == prose.Cell {
		for _, i := range p.row() {
			if b := &p.doc.Blocks[i]; !b.Header {
				if p.findIn(reliefs, i, found); yes {
					return true
				}
			}
		}
	}
	hi := p.hi
	if next := p.nextSentence(); next > hi && (linking[p.ts[hi].Lower]) {
		hi = next
	}
	lo := p.lo
	for lo > 0 && p.ts[lo-1].Start < p.block.Label && lo > p.lo-20 {
		lo--
	}
	p.search(reliefs, lo, hi, found)
	return yes
}

// linking are words with which a sentence goes on from the one before.
var linking = set("it", "its", "both", "they", "these", "this", "that", "neither", "none", "no", "nothing", "there", "all", "each", "we", "the", "here", "which", "either", "such", "only", "in", "if", "you", "your")

// nextSentence returns the end of the sentence behind the phrase's, or its own end.
func (p *phrase) nextSentence() int {
	if p.hi >= len(p.ts) {
		return p.hi
	}
	sentences := p.block.Sentences()
	at := p.ts[p.hi].Start
	i := sort.Search(len(sentences), func(i int) bool { return sentences[i].End > at })
	if i >= len(sentences) {
		return p.hi
	}
	hi := p.hi
	for hi < min(len(p.ts), p.hi+reach) && p.ts[hi].End <= sentences[i].End {
		hi++
	}
	return hi
}

// questioned reports whether the phrase stands in a question that the next sentence does not affirm.
func (p *phrase) questioned() bool {
	if p.hi == 0 || !p.ts[p.hi-1].Is("?") {
		return false
	}
	next := p.hi
	for next < len(p.ts) && p.ts[next].Kind == token.Mark {
		next++
	}
	return next >= len(p.ts) || !affirms[p.ts[next].Lower]
}

var affirms = set("yes", "yep", "indeed", "certainly", "correct", "right", "only", "partly")

// fourthParty reports whether the sentence tells what another company, named at its head, uses: 'OpenAI has its own machines, mostly
// at Microsoft'.
func (p *phrase) fourthParty() bool {
	if p.governed() == "" {
		return false
	}
	for i := p.lo; i < p.hi; i++ {
		if w := p.ts[i].Lower; w == "we" || w == "our" || w == "us" || w == "ours" {
			return false
		}
	}
	for k := range p.finds {
		f := &p.finds[k]
		if f.from < p.lo || f.to >= p.from || f.names == nil || f.names[0].Kind != ProviderName || f.names[0].Common && f.names[0].Listed == nil {
			continue
		}
		if f.from > p.lo+2 {
			return false
		}
		return fourths[p.ts[f.to].Lower]
	}
	return false
}

// governed returns the preposition or verb right before the name, where it is one.
func (p *phrase) governed() string {
	g, _ := p.governor()
	if g >= p.lo && useWords[p.ts[g].Lower] {
		return p.ts[g].Lower
	}
	return ""
}

var fourths = set("has", "have", "keeps", "uses", "runs", "rents", "relies", "hosts", "stores", "itself", "sits", "stands", "employs", "engages", "buys", "owns", "works")

// speaksOfData reports whether the phrase's sentence names data, or those whom data are about.
func (p *phrase) speaksOfData() bool {
	hi := p.nextSentence()
	for i := p.lo; i < hi; i++ {
		if t := &p.ts[i]; t.Kind == token.Word && spokenOfData[stem(t.Lower)] {
			return true
		}
	}
	return false
}

var spokenOfData = set("data", "information", "record", "file", "content", "message", "address", "name", "number", "request", "picture", "photo", "photograph", "image", "recording", "document", "order", "booking", "account", "form", "result", "transcript", "customer", "user", "visitor", "patient", "member", "pupil", "student", "guest", "everything", "traffic", "text", "letter", "question", "entry", "report", "scan", "answer", "conversation", "draft", "attachment", "voice", "location", "event", "identifier", "contact", "reminder", "signature", "contract", "application", "service", "site", "system", "code", "upload", "video", "audio", "key", "reply", "receipt", "archive", "prescription", "reading", "certificate", "sender", "recipient", "us", "product", "environment", "usage", "behaviour", "behavior", "click", "visit")
