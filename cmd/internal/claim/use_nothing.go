package claim

import "candor/cmd/internal/token"

// disclaimed reports whether the rest of the sentence, or the next one, says that nothing of the customers goes to the company: 'We keep
// source code at GitHub. No data of customers are in it.'
func (p *phrase) disclaimed() bool {
	if p.deniesData(p.to, p.hi) {
		return true
	}
	i := p.hi
	if i >= len(p.ts) || i == 0 {
		return false
	}
	end := i
	for end < len(p.ts) && end-i < 40 && !(p.ts[end].Is(".") && (end+1 == len(p.ts) || p.ts[end+1].Space)) {
		end++
	}
	for k := i; k < end; k++ { // what names another company speaks of that one
		for f := range p.finds {
			if o := &p.finds[f]; o.from == k && o.names != nil && o.names[0].Kind == ProviderName {
				return false
			}
		}
	}
	return p.deniesData(i, min(end, i+14))
}

// deniesData reports whether the tokens say that no data are there: 'no data of customers', 'nothing of yours', 'sees no personal data'.
func (p *phrase) deniesData(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		switch p.ts[i].Lower {
		case "no", "none", "neither", "without":
			for k := i + 1; k < min(i+5, hi); k++ {
				if p.ts[k].Kind == token.Mark {
					break
				}
				if p.ts[k].Is("other") || p.ts[k].Is("longer") || p.ts[k].Is("more") || p.ts[k].Is("further") || p.ts[k].Is("additional") {
					break
				}
				if withoutData[p.ts[k].Lower] {
					return true
				}
			}
		case "nothing":
			if i+1 < hi && (p.ts[i+1].Is("of") || p.ts[i+1].Is("about") || p.ts[i+1].Is("personal")) {
				return true
			}
		}
	}
	return false
}

var withoutData = set("data", "records", "record", "content", "contents", "information", "documents", "names")

// codeOnly reports whether the clause says that the company has a program's code, which tells nothing of anybody's data.
func (p *phrase) codeOnly() bool {
	lo, hi := p.clause()
	code := false
	for i := lo; i < hi; i++ {
		switch p.ts[i].Lower {
		case "code", "repository", "repositories", "source", "commits", "pipelines", "builds":
			code = true
		case "data", "customer", "customers", "records", "backups", "personal":
			return false
		}
	}
	return code
}

// rowDeniesData reports whether another cell of the row says that no data are meant: 'Source code | Vienna | no member data in it'.
func (p *phrase) rowDeniesData() bool {
	for _, i := range p.row() {
		text := p.doc.Blocks[i].Text
		if len(text) > 80 || !hasAny(text, negators) {
			continue
		}
		ts := p.words(i)
		q := phrase{ts: ts}
		if q.deniesData(0, len(ts)) {
			return true
		}
	}
	return false
}

// formerBehind reports whether what stands behind the name says that the company is no longer, or not, what it would be: 'Rackspace, our
// former host, …', 'Twilio has not received data since 2023'.
func (p *phrase) formerBehind() bool {
	i := p.to
	if i < p.hi && p.ts[i].Is(",") {
		for i++; i < min(p.to+9, p.hi) && !p.ts[i].Is(","); i++ {
			switch p.ts[i].Lower {
			case "former", "formerly", "previous", "previously", "earlier", "once":
				return true
			}
		}
		if i >= p.hi || !p.ts[i].Is(",") {
			return false
		}
		i++
	}
	if i+1 >= p.hi || !p.leads() {
		return false
	}
	switch p.ts[i].Lower {
	case "has", "have", "had", "is", "was", "does", "did", "will":
		return p.ts[i+1].Is("not") && !(i+2 < p.hi && p.ts[i+2].Is("only")) || p.ts[i+1].Is("never") || p.ts[i+1].Is("no") && i+2 < p.hi && p.ts[i+2].Is("longer")
	case "no":
		return p.ts[i+1].Is("longer")
	}
	return false
}

// withoutDataBefore reports whether the sentence says before the name that those whom it names have no data: 'suppliers that support us
// without pupil data, e.g. Adobe'.
func (p *phrase) withoutDataBefore() bool {
	for i := p.lo; i < p.from; i++ {
		if p.ts[i].Is("without") && p.deniesData(i, min(i+6, p.from)) {
			return true
		}
	}
	return false
}
