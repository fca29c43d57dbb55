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
	ps.add(impersonal, "source code | ~hold our code | ~hold the code | ~keep our code | code of ours | our code | code repository | repository | repositories | pull request | source text | without personal data | without any personal data | no personal data | no customer data | no member data | no patient data | no user data | no data of/about/from/on | none of your/our/the data | no names | nothing personal | nothing about/of you/our/any/customers/users/members/patients/people | not + personal data + ~contain | ~contain no | ~contain nothing | contains no | contain no | contains neither | free of personal | only made up | invented data | synthetic | fictitious | made up data | no content of | drawing | no traveller/guest/pupil/student/donor/tenant/resident/client/visitor/reader/driver/passenger/buyer data | not a processor | not a subprocessor | no processor | no subprocessor | is no processor | are no processors | is not our processor")
	ps.add(customersOwn, "own account | own licence | own contract | own subscription | own key | own tenant | own workspace | own + account + ~connect | by your decision | your decision | your contract | under contract with you | your wish | at their wish | at the wish of | if you wish | if you want | if you like | if you choose | only if you | when you choose | should you wish | should you want | you may use | you may also | your choice | whoever wants | who wants | neither pay | nor instruct | not instruct | your agreement with | their own terms | in your name | controller of its own | own controller | independent controller | controller in its own | separate controller | in its own right | controllers in their own | on its own responsibility | own responsibility")
	return ps
}

// relieved reports whether the sentence or the one behind it says that a company that is used gets no personal data by it.
func (p *phrase) relieved(kinds ...int) bool {
	if p.block.Kind == prose.Cell {
		for _, i := range p.row() {
			if b := &p.doc.Blocks[i]; !b.Header {
				ts := token.Append(nil, b.Text)
				if relief(ts, 0, len(ts), kinds) {
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
	return relief(p.ts, lo, hi, kinds)
}

func relief(ts []token.Token, lo, hi int, kinds []int) (yes bool) {
	reliefs.find(ts, lo, hi, func(h hit) { yes = yes || slices.Contains(kinds, h.id) })
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
