package claim

import (
	"strings"

	"candor/cmd/internal/token"
)

// companyAt reads the name of a company that ends with its legal form, from its first word at token i: 'NimbusRack S.A.',
// 'Clara Druck GmbH & Co. KG'. It returns the index behind it, 0 where there is none.
func companyAt(ts []token.Token, i int) int {
	if ts[i].Kind != token.Word || !ts[i].Capital() || stopWords[ts[i].Lower] || notInNames[ts[i].Lower] {
		return 0
	}
	for j := i + 1; j < len(ts) && j <= i+6; j++ {
		t := &ts[j]
		if end := legalForm(ts, j); end > 0 && t.Space {
			return end
		}
		switch {
		case t.Kind == token.Word && (t.Capital() || t.Is("and") || t.Is("of") || t.Is("de")), t.Kind == token.Number:
		case t.Is(",") || t.Is("&") || t.Is("-") || t.Is("."):
			if t.Is(",") && (j+1 >= len(ts) || legalForm(ts, j+1) == 0) {
				return 0
			}
			if t.Is(".") && (j+1 >= len(ts) || ts[j+1].Space) {
				return 0
			}
		default:
			return 0
		}
	}
	return 0
}

// companyName returns the name of a company that nothing but its legal form makes known.
func companyName(name string) Name {
	return Name{Kind: ProviderName, Provider: "company " + strings.ToLower(strings.TrimRight(name, ".")), Company: true}
}

// legalForm returns the index behind the legal form that begins at token i, with the full stops inside it and behind it.
func legalForm(ts []token.Token, i int) int {
	if ts[i].Kind != token.Word {
		return 0
	}
	form, j := ts[i].Lower, i+1
	for n := 0; n < 4 && j < len(ts); n++ {
		switch {
		case (ts[j].Is(".") || ts[j].Is("/")) && !ts[j].Space && j+1 < len(ts) && !ts[j+1].Space && ts[j+1].Kind == token.Word && len(ts[j+1].Text) <= 2: // B.V., A/S
			form += ts[j+1].Lower
			j += 2
			continue
		case ts[j].Is(".") && !ts[j].Space && j+1 < len(ts) && ts[j+1].Kind == token.Word && (form == "sp" || form == "spol" || form == "pte" || form == "pty" || form == "sà" || form == "spz" || form == "spolsr"):
			form += ts[j+1].Lower // 'sp. z o.o.'
			j += 2
			continue
		case ts[j].Kind == token.Word && ts[j].Space && (form == "sp" || form == "spz" || form == "sà" || form == "pte" || form == "pty" || form == "spol" || form == "spols"):
			form += ts[j].Lower
			j++
			continue
		}
		break
	}
	if !legalForms[form] {
		return 0
	}
	if first := ts[i].Text; plainForms[form] && first != strings.ToUpper(first) && first[0] >= 'a' && first[0] <= 'z' {
		return 0 // 'as', 'se' and 'ag' are words or parts of words when they are small
	}
	if j < len(ts) && ts[j].Is(".") && !ts[j].Space && (dotted[form] || strings.Contains(form, "oo")) {
		j++
	}
	if j+3 < len(ts) && ts[j].Is("&") && ts[j+1].Is("co") { // GmbH & Co. KG
		k := j + 2
		if ts[k].Is(".") {
			k++
		}
		if k < len(ts) && legalForms[ts[k].Lower] {
			return k + 1
		}
	}
	return j
}

var legalForms = set("inc", "llc", "ltd", "limited", "gmbh", "bv", "nv", "sas", "sasu", "sarl", "sàrl", "ag", "ab", "oy", "oyj", "aps", "plc", "sa", "spa", "srl", "sl", "slu", "slne", "se", "kg", "ug", "ev", "eg", "as", "asa", "ehf", "hf", "kk", "kft", "zrt", "nyrt", "lda", "uab", "sia", "oü", "ou", "eood", "ood", "ead", "doo", "dd", "sro", "spzoo", "spolsro", "corp", "corporation", "incorporated", "llp", "lp", "pteltd", "ptyltd", "pty", "pte", "sca", "scop", "eurl", "snc", "kgaa", "ohg", "gbr", "cv", "vof", "ivs", "coop", "scrl", "sprl", "pbc", "sárl")

// plainForms are legal forms that are words when they are written small.
var plainForms = set("as", "se", "ag", "ab", "sa", "eg", "ev", "kg", "ug", "sl", "hf", "dd", "cv", "lp", "sia", "ou", "limited", "corporation", "oy", "inc", "coop", "spa", "corp")

// dotted are legal forms that are abbreviations, behind which a full stop belongs to them.
var dotted = set("inc", "ltd", "corp", "bv", "nv", "sa", "sas", "srl", "sarl", "spa", "sl", "slu", "sro", "as", "doo", "ehf", "hf", "kk", "kft", "zrt", "lda", "llc", "spzoo", "spolsro", "pteltd", "ptyltd", "sca", "ev")

// notInNames are words that begin sentences before a company's name and do not belong to it.
var notInNames = set("where", "when", "whenever", "if", "unless", "while", "whereas", "as", "once", "after", "before", "until", "that", "both", "either", "neither", "only", "since", "because", "although", "though", "here", "today", "currently", "company", "companies", "provider", "host", "hosting", "controller", "processor", "supplier", "vendor", "sub", "subprocessor", "name", "contact", "publisher", "operator", "registered", "copyright", "imprint", "address", "seat", "mr", "mrs", "ms", "dr", "between", "further", "however", "like", "see", "under", "through", "via", "section", "clause", "article", "annex", "no", "yes", "how", "what", "why")

// adviserRow holds words of those who receive data and are no processors: they advise, check or are paid.
var adviserWords = set("lawyer", "lawyers", "counsel", "attorney", "attorneys", "auditor", "auditors", "accountant", "accountants", "notary", "bank", "insurer", "insurance", "representative", "authority", "landlord", "courier", "postal", "representation", "shareholder", "parent", "affiliate", "customer", "client", "controller")

// company reads the use of a company that only its legal form makes known. It counts where companies are listed, and where the
// sentence says that it hosts, stores or processes.
func (p *phrase) company(n *Name) use {
	u := p.use(n)
	if !u.used {
		return u
	}
	if !u.listed && !hostsWords[strings.ToLower(u.cue)] {
		return use{}
	}
	b := p.block
	if hasAny(b.Text, adviserWords) {
		return use{}
	}
	if b.Table >= 0 && b.RowHead >= 0 {
		for _, i := range p.row() {
			if hasAny(p.doc.Blocks[i].Text, adviserWords) {
				return use{}
			}
		}
	}
	return u
}

var hostsWords = set("hosted", "hosts", "stored", "stores", "processed", "processes", "host", "hosting")
