// Package claim reads what sentences assert: typed values (lengths of time, intervals, regions, cities, countries,
// providers, versions of TLS, ciphers) with their bound, their mood, and the words around them from which package bind tells what each is about.
//
// It reads tokens, not characters: one pass cuts a block into words and numbers, a lexicon built from the site's data and
// the catalog finds names among them, and small grammars find quantities. No regular expression runs over text.
package claim

import (
	"candor/cmd/internal/catalog"
	"candor/cmd/internal/period"
	"candor/cmd/internal/source"
	"candor/cmd/internal/trust"
)

// A Kind is the type of value that a claim states.
type Kind uint8

// Kinds of claims.
const (
	Duration    Kind = iota // a length of time: 'for 30 days'
	Interval                // how often: 'every six hours', 'daily'
	Region                  // a provider's region code: 'eu-central-1'
	City                    // a city where data are: 'Frankfurt'
	Country                 // a country where data are, or of a provider: 'Germany'
	Provider                // a company that is used: 'Hetzner'
	Area                    // where data are or stay: 'EU', 'EEA', 'Europe'
	TLS                     // versions of TLS: 'TLS 1.2 or newer'
	Cipher                  // a cipher, a hash or a size of keys: 'AES-256', 'SHA-1', 'RSA 2048'
	Encryption              // whether something is encrypted
	Percentage              // a share in percent: '99.9 %'
	Count                   // a number of things: '14 characters', 'six failed attempts'
	Certificate             // a certificate or report, held or not: 'ISO/IEC 27001'
	Email                   // an address to write to
	Host                    // a host name
	Title                   // the title under which an office or a person goes
	Transfer                // what a transfer outside the EEA rests on: 'SCCs', 'DPF'
	Document                // a reference to another document
	VendorCount             // how many companies are used: 'five sub-processors'
	VendorBan               // what no company is used for: 'no analytics'
	Factor                  // whether a second factor is asked for at sign-in
	Setting                 // what is allowed or not: 'SSH login with password'
	Custody                 // who holds the keys to encrypted data
	Roster                  // how many members a group has: \'two data centres\', or as many as are listed
)

var kindNames = [...]string{"duration", "interval", "region", "city", "country", "provider", "area", "TLS version", "cipher", "encryption",
	"percentage", "count", "certificate", "e-mail", "host", "title", "transfer basis", "document", "number of companies", "ban", "second factor", "setting", "custody of keys", "number of members"}

func (k Kind) String() string { return kindNames[k] }

// A Bound says on which side of the stated value the truth may lie.
type Bound uint8

// Bounds of quantities.
const (
	Exact   Bound = iota
	AtLeast       // 'at least 30 days', 'no less than', 'more than'
	AtMost        // 'up to 90 days', 'no longer than', 'at most'
	Within        // 'within 72 hours', 'no later than': a deadline
	About         // 'about 25 days'
)

var boundNames = [...]string{"exactly", "at least", "at most", "within", "about"}

func (b Bound) String() string { return boundNames[b] }

// A Mood is how a sentence puts its claim. Only what is asserted can be contradicted.
type Mood uint8

// Moods other than assertion keep a claim from being held against the data.
const (
	Asserted    Mood = iota
	Negated          // 'never stored in'
	Example          // 'for example', 'such as'
	Planned          // 'will move to', 'from 2028', under a heading 'Roadmap'
	Past             // 'until 2023', 'formerly', in a version history
	Optional         // 'by default', 'configurable', 'on the enterprise plan', 'customers may choose'
	OtherParty       // what a customer or a vendor does or has to do
	Law              // what a law says
	Quoted           // in a block quotation
	Conditional      // 'if 30 days have gone by', 'unless': a condition, or what holds only in a case
)

var moodNames = [...]string{"asserted", "negated", "an example", "planned", "of the past", "optional", "of the other party", "of the law", "quoted", "a condition"}

func (m Mood) String() string { return moodNames[m] }

// A Claim is something a document asserts.
type Claim struct {
	Kind  Kind
	Mood  Mood
	Cue   string // the words that set the mood, or ""
	Bound Bound
	Range period.Range // Duration, Interval: the value with its bound applied

	Aspect       string   // what the value is, as in trust.Fact.Aspect: 'retention', 'interval', 'response'; "" when not known
	AspectCue    string   // the words that say so
	AspectNear   bool     // the cue stands in the same sentence, cell or label, not only in a heading
	Alternatives []string // other aspects for which a word of the sentence speaks, best first; Duration, Interval
	Alternative  bool     // Aspect is one of those
	AspectSure   bool     // it is a strong one, and there is no other figure that it could belong to

	AspectBeside bool // a term of art for it stands right beside the figure: 'RTO 4 hours'

	Facets     Facets   // quantities: the senses around it
	Pronoun    bool     // the sentence begins with a word that points back: 'they', 'each', 'these'
	Wordless   bool     // Duration: it is said without a number: 'indefinitely', 'at once'
	Bare       bool     // Duration: item or cell gives nothing but a name and the figure
	Column     int      // Duration: the column of the table that it stands in, counted from 0
	Every      string   // Duration: the noun of which it is said without any exception: 'log' of 'no log of ours'
	Further    bool     // Duration: it comes on top of another: 'for a further 30 days'
	Reachable  bool     // Duration: for that long something can be had again: 'can be restored for 25 days'
	Ends       bool     // Duration: it lasts as long as somebody is a customer and no longer: 'only while you use the service'
	Again      bool     // Duration: the sentence gives the same thing a second length: 'stored for 30 days and retained for a year'
	Ahead      bool     // Duration: it lies between the word of something and the thing itself: 'seven days later it starts', 'ten days before'
	Pending    bool     // Duration: it is a wait that can be broken off: 'a hold before it is destroyed'
	Back       []string // Duration: stems of the sentence before and of the heading, where the sentence itself names no subject
	Matter     Matter   // Duration, Interval: what it is said of, for texts that are held against each other
	Label      []string // Duration, Interval: the words of the label or of the row's head
	Qualifiers []string // Duration, Interval: the words before 'backups' and behind 'backups of'

	Region  catalog.Region      // Region; its Code is the one written, its Provider "" when nobody has it
	Regions []catalog.Region    // Region: all providers' regions that have the code
	Place   string              // City: its name; Country: the ISO code
	Entity  string              // Provider: ID in the catalog, or the sub-processor's when the catalog does not have it
	Listed  *trust.Subprocessor // Provider: the sub-processor that it is
	Near    *Near               // City, Country: the provider or code that the place stands beside

	Number float64  // Percentage, Count
	Unit   string   // Count: what is counted, in the singular: 'character', 'attempt'
	Names  []string // kinds with names of their own: the values that are stated

	Standing  Standing // Certificate: how it stands; Names are its framework, qualifier and edition
	Holder    string   // Certificate: "" for the company itself, else the ID of a sub-processor
	Validity  Validity // Certificate: by whom it was issued, and until when it is valid
	Purpose   string   // Cipher, Encryption: what it is for, as the scope of trust.Encryption has it; "" when not known
	Universal bool     // TLS, Cipher, Encryption: the sentence says it of everything: 'on all servers', 'everywhere'
	Clients   bool     // TLS: the versions are those of clients that are served all the same
	Intro     []string // TLS: stems of the document's title and of its first paragraph, which say what the whole document is about
	Hedge     string   // the words that leave room: an exception, a default

	Subject []string // stems of the noun phrase that the sentence says it of, in order; empty when it cannot be told

	Variant string // the plan, edition or product whose section the claim stands in
	Under   string // the text of the item, lead-in or heading that the subject was taken from, where the sentence has none

	Fact   string // ID of the fact that confirms it, of a claim that Keep has left
	Hedged bool   // 'normally', 'as a rule': the sentence leaves room
	Group  int    // what the list or table is that the claim stands in, 0 for none: its members speak of different things

	Block      int // index in the document's blocks
	Start, End int // bytes of the block's text
	Span       source.Span
	Text       string // as written there; of a value that a lead-in gives to the items under it, as written in the lead-in
	Sentence   string
	Words      Context
	Around     [InTitle + 1][]string // the words around it by ring, of a claim that Keep has left

	Used      bool     // Provider: the sentence says that it is used
	UseCue    string   // by which words
	Recipient bool     // Provider: it stands in a list of recipients or sub-processors
	Labelled  bool     // Provider: it begins what stands behind a label, a term or a row head
	Tasks     Task     // Provider: what the text says that it is used for
	Through   bool     // Provider: what is done goes through it, 'is sent through Postmark', so that Tasks are those of its sentence's subject
	Service   bool     // Provider: a product is named, not the company
	Weak      bool     // Provider: the name is also that of software, which may run on machines of one's own
	Stored    bool     // City, Country: the sentence says that something is stored or hosted 'in' the place
	Exclusive bool     // Area: it is said to be there and nowhere else
	Parts     Part     // Area, City, Country, Region: what is there
	Located   bool     // City, Country: a table or the next sentence says that data are there
	Vendor    string   // City, Country: the company of which the sentence says that it is there, 'BunnyWay, a company in Slovenia'
	Power     string   // Title: what the office decides, as a verb: "grant"; Exclusive says that nobody else may
	Agent     bool     // Title: the sentence has the office do something
	Reached   bool     // Title: the sentence says where the office is reached
	Person    string   // Title: who holds the office, in lower case
	Nouns     []string // Area, City, Country, Region, Provider: the words that say what is there, or what the company is used for, as stems
	Whole     bool     // the same: it is said of data without any limit
	Scoped    bool     // the same: it holds for some customers, or with exceptions
	Hosting   bool     // City, Country, Region: the sentence speaks of where data or systems are
}

// A Near is a name that stands right beside a place and that the place therefore speaks of: 'Hetzner (Germany)', 'Paris (eu-west-3)'.
type Near struct {
	Row      bool // it is what the row of the table is about
	Provider *trust.Subprocessor
	Code     *catalog.Region
	Codes    []catalog.Region // all providers' regions with that code, the first of which is Code
	Span     source.Span
	Text     string
}
