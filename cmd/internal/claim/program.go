package claim

import "candor/cmd/internal/token"

// programs are what some companies sell to be installed on machines of one's own, by the first word of the company's name. Whoever
// writes letters with Microsoft Word sends Microsoft no data.
var programs = map[string]map[string]bool{
	"microsoft": set("word", "excel", "powerpoint", "windows", "visio", "publisher", "onenote", "edge", "visual", "sql", "hyper", "office", "exchange", "bitlocker", "paint", "notepad", "active"),
	"google":    set("chrome", "android", "chromium"),
	"apple":     set("macos", "ios", "ipados", "safari", "pages", "keynote", "numbers", "mac", "iphone", "ipad"),
	"adobe":     set("acrobat", "reader", "photoshop", "indesign", "illustrator"),
	"oracle":    set("database", "linux", "java", "virtualbox", "jdk"),
	"mozilla":   set("firefox", "thunderbird"),
	"ibm":       set("db2", "aix"),
}

// program reports whether a program that is installed is named, and not the company: 'Microsoft Word', but not 'Microsoft Office 365'.
func (p *phrase) program() bool {
	words := programs[p.ts[p.from].Lower]
	if words == nil || p.to-p.from > 1 || p.to >= len(p.ts) || !p.ts[p.to].Capital() || !words[p.ts[p.to].Lower] {
		return false
	}
	for i := p.to + 1; i < min(p.to+4, len(p.ts)); i++ {
		switch t := &p.ts[i]; {
		case t.Is("365") || t.Is("online") || t.Is("cloud") || t.Is("azure"):
			return false
		case t.Kind == token.Mark:
			return true
		}
	}
	return true
}
