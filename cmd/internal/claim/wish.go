package claim

import "candor/cmd/internal/token"

// What somebody would like, suggests or has asked for is not what is done: 'the auditor would have liked monthly tests', 'one
// customer proposed weekly copies'.

// wished returns the words by which the sentence puts what follows them as a wish or a proposal.
func (p *phrase) wished() string {
	lo, _ := p.independent()
	for i := lo; i < p.from; i++ {
		w := p.ts[i].Lower
		switch {
		case w == "would" || w == "'d":
			for k := i + 1; k < min(i+4, p.from); k++ {
				if likings[p.ts[k].Lower] {
					return p.ts[i].Text + " " + p.ts[k].Text
				}
			}
		case (w == "wish" || w == "wishes" || w == "wished" || w == "dream" || w == "dreams") && i > lo && !p.ts[i-1].Is("to") && !p.ts[i-1].Is("you") && !p.acts(i+1):
			return p.ts[i].Text
		case proposals[w] && i > lo && p.ts[i-1].Kind == token.Word && !auxiliary[p.ts[i-1].Lower] && !p.ts[i-1].Is("as") && !p.acts(i+1) && !p.premised(lo, i):
			return p.ts[i-1].Text + " " + p.ts[i].Text
		}
	}
	return ""
}

var (
	likings   = set("like", "liked", "love", "loved", "prefer", "preferred", "rather", "wish", "wished", "want", "wanted", "favour", "favor", "welcome", "appreciate")
	proposals = set("suggested", "suggests", "proposed", "proposes", "recommended", "considered", "discussed", "wanted", "demanded", "pleaded", "argued", "wondered", "hoped", "dreamt", "dreamed", "insisted", "urged", "preferred")
	auxiliary = set("is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "not", "we", "and", "or", "otherwise", "it")
)

// acts reports whether the words between token i and the find tell what the organisation does about it: 'and so we keep'.
func (p *phrase) acts(i int) bool {
	for ; i+1 < p.from; i++ {
		if (p.ts[i].Is("we") || p.ts[i].Is("now")) && p.ts[i+1].Kind == token.Word {
			return true
		}
	}
	return false
}

// premised reports whether the words from lo to i are a condition or say when: 'if the customer demanded it'.
func (p *phrase) premised(lo, i int) bool {
	for k := lo; k < i; k++ {
		switch p.ts[k].Lower {
		case "if", "when", "once", "after", "as", "unless", "where", "whenever", "that", "who", "which":
			return true
		}
	}
	return false
}
