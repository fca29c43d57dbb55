// Package trust holds the nouns of a trust center: the organisation, its sub-processors, regions, components, backup
// tiers, retention rules and all else that a company says of its security in structured data.
//
// Each noun is declared once, as a struct whose tags are its schema: from them come decoding with the place of every key
// and value, required and unknown keys, types, references, the JSON Schema for editors and the reference page. The tags:
//
//	toml   the key in the file
//	doc    what it says, for the reference page and the schema
//	need   "yes": the key is required
//	fact   the aspect under which prose can state the value ("retention", "rto"); the value is then a Fact
//	ref    the table whose IDs the value names ("components"); more than one with a space between
//	enum   the words allowed, with a space between
//	eg     an example value
//
// The [Center] is frozen once loaded: nothing downstream writes to it.
package trust

import (
	"time"

	"candor/cmd/internal/period"
	"candor/cmd/internal/source"
)

// The types of values. Each remembers the bytes that said it; a value that was not given has a zero Span.
type (
	Text     = source.Value[string]
	Flag     = source.Value[bool]
	Count    = source.Value[int]
	Percent  = source.Value[Percentage]
	Period   = source.Value[period.Range] // how long: "30 days", "2-5 days", "P30D"
	Every    = source.Value[Interval]     // how often: "daily", "every 6 hours", "PT6H"
	Date     = source.Value[time.Time]    // midnight UTC of a TOML local date
	Country  = source.Value[CountryCode]
	Email    = source.Value[Mailbox]
	Link     = source.Value[Address]
	Hostname = source.Value[Host]
)

// A Percentage is a share in percent: 99.9 is 99.9 %.
type Percentage float64

// An Interval is the time from one occasion to the next.
type Interval period.Range

// A CountryCode is an ISO 3166-1 alpha-2 code in upper case.
type CountryCode string

// A Mailbox is an e-mail address (RFC 5322 addr-spec, no display name).
type Mailbox string

// An Address is a link: https, mailto or tel, or a path within the site that begins with a slash.
type Address string

// A Host is a host name (RFC 1123), without scheme and port.
type Host string

// An Entry is what all nouns have in common.
type Entry struct {
	ID    string      // the last part of the table's name: 'database-daily' of [backups.database-daily]
	Noun  string      // the first part: 'backups'
	Span  source.Span // of the ID in the table's header
	Terms []Text      `toml:"terms" doc:"More words by which prose speaks of this, added to its name and aliases." eg:"[\"nightly dump\"]"`
	Notes Text        `toml:"notes" doc:"A remark for readers of the page."`

	AppliesTo []Text `toml:"applies_to" doc:"What or whom it holds for, where that is not everything: a plan, a tier, a group of people." eg:"[\"Enterprise plan\"]"`
}

// Base returns the entry itself: all nouns embed it.
func (e *Entry) Base() *Entry { return e }

// Path returns the address of the entry within the data, 'backups.database-daily'.
func (e *Entry) Path() string {
	if e.ID == "" {
		return e.Noun
	}
	return e.Noun + "." + e.ID
}

// A Noun is an entry of any table.
type Noun interface {
	Base() *Entry
	// Label returns the name that readers see.
	Label() string
}

// A Center is all that a company's data say.
type Center struct {
	Site             Site              `toml:"site" doc:"The site itself: its title, address and language."`
	Organisation     Organisation      `toml:"organisation" doc:"The company whose trust center this is, and its general promises."`
	Disclosure       Disclosure        `toml:"disclosure" doc:"How to report a vulnerability, and what a finder can expect. The source of security.txt (RFC 9116)."`
	Contacts         []*Contact        `toml:"contacts" doc:"Where to write, by purpose."`
	Roles            []*Role           `toml:"roles" doc:"Offices, the titles they go by, and who holds them."`
	Subprocessors    []*Subprocessor   `toml:"subprocessors" doc:"Third parties that process data on the company's behalf (GDPR Art. 28(2) and (4))."`
	Regions          []*Region         `toml:"regions" doc:"Places where data are, over the catalog of cloud regions that ships with Candor."`
	DataCategories   []*DataCategory   `toml:"data_categories" doc:"Kinds of data that are held."`
	Components       []*Component      `toml:"components" doc:"What runs where, on whom, and in which environment."`
	Backups          []*BackupTier     `toml:"backups" doc:"Backup tiers: what is copied, how often, for how long it is kept, and where."`
	Retention        []*RetentionRule  `toml:"retention" doc:"What data are kept for how long from which event, and what happens then."`
	Encryption       []*Encryption     `toml:"encryption" doc:"Encryption at rest, in transit, of backups, and keys."`
	Access           []*Access         `toml:"access" doc:"Who gets in and how."`
	Isolation        []*Isolation      `toml:"isolation" doc:"What keeps one tenant's data from another's."`
	Severities       []*Severity       `toml:"severities" doc:"Incident severities with their targets."`
	Notifications    []*Notification   `toml:"notifications" doc:"Who is told of an incident, within what time, from when, by whom."`
	Continuity       []*Continuity     `toml:"continuity" doc:"Recovery objectives and where recovery happens."`
	Reviews          []*Review         `toml:"reviews" doc:"What is reviewed, tested or trained, how often, and when it was last done."`
	Certifications   []*Certification  `toml:"certifications" doc:"Certificates and reports, the company's own and its vendors'."`
	Documents        []*Document       `toml:"documents" doc:"Documents a reader can have: public, on request, or under a confidentiality agreement."`
	Responsibilities []*Responsibility `toml:"responsibilities" doc:"Who answers for what, per topic and way of hosting."`
	Questions        []*Question       `toml:"questions" doc:"Questions that reviewers ask, with answers bound to facts."`
	Updates          []*Update         `toml:"updates" doc:"What changed, when it takes effect, and until when one can object."`
	Facts            []*Statement      `toml:"facts" doc:"Anything else worth checking: a value and the words by which prose speaks of it."`

	Stated []*Fact // every value that prose can state, in the order of the data
	byID   map[string]*Fact
	nouns  map[string]Noun
}

// Site is how the trust center presents itself.
type Site struct {
	Entry
	Title       Text `toml:"title" doc:"The site's title; by default the organisation's name and 'Trust Center'." eg:"\"Larkbridge Trust Center\""`
	Address     Link `toml:"address" doc:"The address at which the site is published, for canonical links and feeds." eg:"\"https://trust.larkbridge.example/\""`
	Language    Text `toml:"language" doc:"Language of the texts, a BCP 47 tag; by default en." eg:"\"en\""`
	Description Text `toml:"description" doc:"One sentence for search engines and link previews."`
}

// Label returns the title.
func (s *Site) Label() string { return s.Title.V }

// Organisation is the company.
type Organisation struct {
	Entry
	Name                  Text       `toml:"name" need:"yes" doc:"The name people use." eg:"\"Larkbridge\""`
	LegalName             Text       `toml:"legal_name" doc:"The registered name." eg:"\"Larkbridge SAS\""`
	Aliases               []Text     `toml:"aliases" doc:"Other names of the company and its products."`
	Country               Country    `toml:"country" doc:"Country of the seat, ISO 3166-1 alpha-2." eg:"\"FR\""`
	Street                Text       `toml:"street" doc:"Postal address of the seat."`
	Website               Link       `toml:"website" doc:"The company's own site."`
	Hosts                 []Hostname `toml:"hosts" fact:"hosts" doc:"Host names that the company answers for. Prose that lists hosts is held to this list." eg:"[\"app.larkbridge.example\"]"`
	Authority             Text       `toml:"authority" doc:"The lead supervisory authority (GDPR Art. 56)." eg:"\"CNIL\""`
	Residency             Text       `toml:"residency" enum:"EU EEA adequate" fact:"residency" doc:"A promise that personal data stay within this area: EU, EEA, or adequate (EEA and countries with an adequacy decision)." eg:"\"EEA\""`
	ResidencyOf           Text       `toml:"residency_of" enum:"storage processing" doc:"What the promise says: that data are stored in the area, or that they are not processed elsewhere either; by default processing." eg:"\"storage\""`
	ResidencyData         []Text     `toml:"residency_data" ref:"data_categories" doc:"What data the promise is about, where it is not about all personal data."`
	SubprocessorsComplete Flag       `toml:"subprocessors_complete" doc:"Whether the list of sub-processors is complete; by default true."`
	SubprocessorNotice    Period     `toml:"subprocessor_notice" fact:"notice" doc:"How long before a sub-processor is added or replaced customers are told (GDPR Art. 28(2))." eg:"\"30 days\""`
	ObjectionWindow       Period     `toml:"objection_window" fact:"objection" doc:"How long customers can object to a new sub-processor." eg:"\"14 days\""`
	Availability          Percent    `toml:"availability" fact:"availability" doc:"Promised monthly availability in percent." eg:"99.9"`
	Deletion              Period     `toml:"deletion" fact:"deletion" doc:"A promise that personal data are gone everywhere, backups included, this long after a request or the end of the contract." eg:"\"60 days\""`
}

// Label returns the name.
func (o *Organisation) Label() string { return o.Name.V }

// Disclosure is the policy towards finders of vulnerabilities.
type Disclosure struct {
	Entry
	Contact            Email  `toml:"contact" doc:"Where reports go; RFC 9116 'Contact'." eg:"\"security@larkbridge.example\""`
	Acknowledgement    Period `toml:"acknowledgement" fact:"acknowledgement" doc:"Within what time a report is acknowledged." eg:"\"2 business days\""`
	Assessment         Period `toml:"assessment" fact:"assessment" doc:"Within what time a first assessment is sent."`
	Window             Period `toml:"window" fact:"disclosure" doc:"How long finders are asked to wait before they publish." eg:"\"90 days\""`
	SafeHarbour        Text   `toml:"safe_harbour" doc:"What a finder who acts in good faith need not fear."`
	Scope              []Text `toml:"scope" doc:"What may be tested."`
	OutOfScope         []Text `toml:"out_of_scope" doc:"What may not."`
	Policy             Text   `toml:"policy" ref:"policies" doc:"The policy that says more; RFC 9116 'Policy'."`
	Encryption         Link   `toml:"encryption" doc:"Address of a key; RFC 9116 'Encryption'."`
	Acknowledgements   Link   `toml:"acknowledgements" doc:"Address of a page that thanks finders; RFC 9116 'Acknowledgments'."`
	PreferredLanguages []Text `toml:"preferred_languages" doc:"Languages of reports; RFC 9116 'Preferred-Languages'." eg:"[\"en\", \"fr\"]"`
	Expires            Date   `toml:"expires" doc:"After this day security.txt is stale; RFC 9116 'Expires', at most a year ahead." eg:"2027-06-30"`
}

// Label returns the title of the page.
func (d *Disclosure) Label() string { return "Reporting a vulnerability" }

// A Contact is an address to write to.
type Contact struct {
	Entry
	Name    Text  `toml:"name" need:"yes" doc:"What it is called." eg:"\"Privacy team\""`
	Purpose Text  `toml:"purpose" need:"yes" enum:"security privacy support legal sales documents objection accessibility" doc:"What one writes there for."`
	Email   Email `toml:"email" fact:"email" doc:"E-mail address."`
	Page    Link  `toml:"page" doc:"Address of a form or page."`
	Phone   Text  `toml:"phone" doc:"Telephone number, international form."`
	Hours   Text  `toml:"hours" doc:"When somebody answers."`
	Role    Text  `toml:"role" ref:"roles" doc:"The office that answers."`
}

// Label returns the name.
func (c *Contact) Label() string { return c.Name.V }

// A Role is an office in the company.
type Role struct {
	Entry
	Title   Text   `toml:"title" need:"yes" fact:"title" doc:"The one title that all texts use." eg:"\"Chief Information Security Officer\""`
	Short   Text   `toml:"short" doc:"Its abbreviation." eg:"\"CISO\""`
	Aliases []Text `toml:"aliases" doc:"Other titles that are accepted for the same office."`
	Holder  Text   `toml:"holder" doc:"Who holds it."`
	Duties  []Text `toml:"duties" doc:"What it answers for."`
	Contact Text   `toml:"contact" ref:"contacts" doc:"Where to reach it."`
}

// Label returns the title.
func (r *Role) Label() string { return r.Title.V }

// A Subprocessor is a third party that processes data on the company's behalf.
type Subprocessor struct {
	Entry
	Name           Text      `toml:"name" need:"yes" fact:"provider" doc:"The name people use." eg:"\"Hetzner\""`
	LegalName      Text      `toml:"legal_name" need:"yes" doc:"The contracting entity." eg:"\"Hetzner Online GmbH\""`
	Aliases        []Text    `toml:"aliases" doc:"Other names, and names of its services, that mean it in prose."`
	Catalog        Text      `toml:"catalog" doc:"ID of the provider in the catalog whose region codes it uses; by default found by name." eg:"\"aws\""`
	Street         Text      `toml:"street" doc:"Postal address."`
	Contact        Link      `toml:"contact" doc:"Its contact for data protection."`
	Country        Country   `toml:"country" need:"yes" fact:"seat" doc:"Country of the entity's seat, ISO 3166-1 alpha-2." eg:"\"DE\""`
	Purpose        Text      `toml:"purpose" need:"yes" doc:"What it is used for." eg:"\"Hosting of the application and its databases\""`
	Services       []Text    `toml:"services" doc:"The services used." eg:"[\"S3\", \"KMS\"]"`
	DataCategories []Text    `toml:"data_categories" ref:"data_categories" doc:"What data it can see."`
	Regions        []Text    `toml:"regions" ref:"regions" fact:"region" doc:"Where it stores data: IDs of regions." eg:"[\"hetzner-fsn1\"]"`
	Processing     []Country `toml:"processing_countries" fact:"country" doc:"Countries where it processes data beyond where it stores them, ISO 3166-1 alpha-2."`
	Transfer       Text      `toml:"transfer" enum:"none-needed adequacy dpf sccs bcr derogation" doc:"The basis of transfers outside the EEA: adequacy decision (GDPR Art. 45), EU-US Data Privacy Framework, standard contractual clauses (Art. 46(2)(c)), binding corporate rules (Art. 47), derogation (Art. 49), or none needed." eg:"\"dpf\""`
	TransferAlso   []Text    `toml:"transfer_also" enum:"adequacy dpf sccs bcr derogation" doc:"Further bases held beside the first."`
	VerifiedOn     Date      `toml:"verified_on" doc:"When the transfer basis was last verified, as for the Data Privacy Framework list." eg:"2026-05-11"`
	DPA            Link      `toml:"dpa" doc:"Its data processing agreement (GDPR Art. 28(3))."`
	Parent         Text      `toml:"parent" ref:"subprocessors" doc:"The sub-processor that engages it, for a sub-sub-processor."`
	OnlyIf         Text      `toml:"only_if" doc:"It is used only on this condition." eg:"\"the customer turns on push messages\""`
	Announced      Date      `toml:"announced" doc:"When customers were told."`
	Effective      Date      `toml:"effective" doc:"When it is used from."`
	ObjectionUntil Date      `toml:"objection_until" doc:"Until when customers can object."`
	Since          Date      `toml:"since" doc:"Since when it has been used."`
	Ended          Date      `toml:"ended" doc:"Since when it is no longer used; it stays on the page, marked."`
	Status         Text      `toml:"status" enum:"active planned ended" doc:"Whether it is used now, is to be used, or no longer is; by default active, or ended where an end is given."`
	Unused         Text      `toml:"unused" doc:"Why nothing in the data uses it, where that is right." eg:"\"domain registrar only, sees no personal data\""`
}

// Label returns the name.
func (s *Subprocessor) Label() string { return s.Name.V }

// A Region is a place where data are.
type Region struct {
	Entry
	Provider Text    `toml:"provider" need:"yes" ref:"subprocessors" doc:"Whose place it is." eg:"\"hetzner\""`
	Code     Text    `toml:"code" fact:"region" doc:"The provider's code. City and country follow from the catalog where it knows the code." eg:"\"fsn1\""`
	Name     Text    `toml:"name" doc:"What readers see; by default from the catalog." eg:"\"Falkenstein, Germany\""`
	City     Text    `toml:"city" fact:"city" doc:"City; by default from the catalog, and held against it."`
	Country  Country `toml:"country" fact:"country" doc:"Country, ISO 3166-1 alpha-2; by default from the catalog, and held against it." eg:"\"DE\""`
	Area     Text    `toml:"area" doc:"An area where no country can be said." eg:"\"Western Europe\""`
	Override Flag    `toml:"override" doc:"Whether city and country given here hold although the catalog says otherwise."`
	Use      Text    `toml:"use" enum:"primary disaster-recovery storage backup edge delivery" doc:"What the place is for."`
	Data     []Text  `toml:"data_categories" ref:"data_categories" doc:"What data are there."`
	Access   []Text  `toml:"kinds" enum:"stored processed backed-up accessed" doc:"What happens to data there."`
}

// Label returns the name, or the code.
func (r *Region) Label() string {
	switch {
	case r.Name.IsSet():
		return r.Name.V
	case r.Code.IsSet():
		return r.Code.V
	}
	return r.ID
}

// A DataCategory is a kind of data.
type DataCategory struct {
	Entry
	Name      Text   `toml:"name" need:"yes" doc:"What it is called." eg:"\"Account data\""`
	Aliases   []Text `toml:"aliases" doc:"Other words for it in prose."`
	About     Text   `toml:"about" need:"yes" doc:"What it comprises."`
	Purpose   Text   `toml:"purpose" doc:"Why it is held."`
	Basis     Text   `toml:"basis" doc:"Legal basis (GDPR Art. 6)."`
	Subjects  []Text `toml:"subjects" doc:"Whose data they are."`
	Personal  Flag   `toml:"personal" doc:"Whether they are personal data (GDPR Art. 4(1))."`
	Sensitive Flag   `toml:"sensitive" doc:"Whether they are of a special category (GDPR Art. 9)."`
	Retention []Text `toml:"retention" ref:"retention" doc:"The retention rules that govern them."`
}

// Label returns the name.
func (d *DataCategory) Label() string { return d.Name.V }

// A Component is something that runs.
type Component struct {
	Entry
	Name           Text       `toml:"name" need:"yes" doc:"What it is called." eg:"\"Control plane\""`
	Aliases        []Text     `toml:"aliases" doc:"Other words for it in prose."`
	About          Text       `toml:"about" doc:"What it does."`
	Provider       Text       `toml:"provider" need:"yes" ref:"subprocessors" fact:"provider" doc:"Whose machines it runs on."`
	Regions        []Text     `toml:"regions" ref:"regions" fact:"region" doc:"Where it runs."`
	Environment    Text       `toml:"environment" enum:"production disaster-recovery staging test edge" doc:"Which environment it belongs to."`
	DataCategories []Text     `toml:"data_categories" ref:"data_categories" doc:"What data it holds or sees."`
	Uses           []Text     `toml:"uses" ref:"subprocessors" doc:"Other sub-processors that it sends data to."`
	SendsTo        []Text     `toml:"sends_to" ref:"components" doc:"Components that it sends data to."`
	Failover       Text       `toml:"failover" ref:"components" doc:"The component that takes over."`
	Hosts          []Hostname `toml:"hosts" doc:"Host names at which it answers."`
}

// Label returns the name.
func (c *Component) Label() string { return c.Name.V }

// A BackupTier is one kind of copy with its own rhythm and length of life.
type BackupTier struct {
	Entry
	Name        Text   `toml:"name" need:"yes" doc:"What it is called." eg:"\"Daily database backup\""`
	Aliases     []Text `toml:"aliases" doc:"Other words for it in prose."`
	Of          []Text `toml:"of" ref:"components" doc:"What is copied."`
	Data        []Text `toml:"data_categories" ref:"data_categories" doc:"What data are in it."`
	Interval    Every  `toml:"interval" fact:"interval" doc:"How often a copy is made." eg:"\"daily\""`
	Retention   Period `toml:"retention" fact:"retention" doc:"How long a copy is kept, a length or a range from the shortest to the longest." eg:"\"30 days\""`
	PointInTime Period `toml:"point_in_time" fact:"point-in-time" doc:"How far back any moment can be restored."`
	Provider    Text   `toml:"provider" ref:"subprocessors" fact:"provider" doc:"Who stores it."`
	Regions     []Text `toml:"regions" ref:"regions" fact:"region" doc:"Where it is stored."`
	Encryption  Text   `toml:"encryption" ref:"encryption" doc:"How it is encrypted."`
	Immutable   Flag   `toml:"immutable" doc:"Whether it can be changed or deleted before its time."`
	RestoreTest Every  `toml:"restore_test" fact:"restore-test" doc:"How often restoring is tested." eg:"\"quarterly\""`
	LastTest    Date   `toml:"last_restore_test" doc:"When restoring was last tested."`
}

// Label returns the name.
func (b *BackupTier) Label() string { return b.Name.V }

// A RetentionRule says how long data are kept.
type RetentionRule struct {
	Entry
	Name       Text     `toml:"name" need:"yes" doc:"What it is called." eg:"\"Suspended accounts\""`
	Aliases    []Text   `toml:"aliases" doc:"Other words for it in prose."`
	Data       []Text   `toml:"data_categories" ref:"data_categories" doc:"What data it governs."`
	Trigger    Text     `toml:"trigger" doc:"The event from which time runs." eg:"\"suspension of the account\""`
	Period     Period   `toml:"period" fact:"retention" doc:"How long the data are kept, a length or a range." eg:"\"90 days\""`
	While      Text     `toml:"while" doc:"Instead of a period: a state during which they are kept." eg:"\"the subscription lasts\""`
	Action     Text     `toml:"action" enum:"delete anonymise archive aggregate return" doc:"What happens then."`
	Backups    Period   `toml:"backups" fact:"backup-tail" doc:"How long copies outlive the data in backups."`
	Everywhere Flag     `toml:"everywhere" doc:"Whether the period promises deletion from backups too."`
	Basis      Text     `toml:"basis" doc:"The law that asks for the period."`
	PartOf     Text     `toml:"part_of" ref:"retention" doc:"The rule whose data these are a part of."`
	Stages     []*Stage `toml:"stages" doc:"Steps that follow one another."`
}

// Label returns the name.
func (r *RetentionRule) Label() string { return r.Name.V }

// A Stage is a step of a retention rule.
type Stage struct {
	Entry
	Name   Text   `toml:"name" need:"yes" doc:"What the data are in this step." eg:"\"Read-only\""`
	Period Period `toml:"period" fact:"retention" doc:"How long the step lasts."`
	State  Text   `toml:"state" doc:"What can be done with the data."`
}

// Label returns the name.
func (s *Stage) Label() string { return s.Name.V }

// An Encryption says what is encrypted and how.
type Encryption struct {
	Entry
	Name     Text   `toml:"name" need:"yes" doc:"What is encrypted." eg:"\"Traffic from browsers\""`
	Scope    Text   `toml:"scope" need:"yes" enum:"in-transit at-rest backups keys end-to-end hashing signing" doc:"Which kind of encryption, or what else a cipher is for: hashing of passwords, signing of releases and messages."`
	TLS      []Text `toml:"tls" enum:"1.0 1.1 1.2 1.3" fact:"tls" doc:"TLS versions that are accepted (RFC 5246, RFC 8446)." eg:"[\"1.2\", \"1.3\"]"`
	Cipher   Text   `toml:"cipher" fact:"cipher" doc:"The cipher." eg:"\"AES-256-GCM\""`
	Method   Text   `toml:"method" doc:"By what means." eg:"\"LUKS2 on all host disks\""`
	HSTS     Period `toml:"hsts" fact:"hsts" doc:"max-age of Strict-Transport-Security (RFC 6797)." eg:"\"1 year\""`
	Keys     Text   `toml:"keys" doc:"Who holds the keys."`
	Rotation Every  `toml:"rotation" fact:"rotation" doc:"How often keys are changed."`
	Of       []Text `toml:"of" ref:"components" doc:"What it protects."`
	Status   Text   `toml:"status" enum:"in-force planned unverified none" fact:"encryption" doc:"Whether it is in force, planned, still to be verified, or not done; by default in force."`
}

// Label returns the name.
func (e *Encryption) Label() string { return e.Name.V }

// An Access says who gets in and how.
type Access struct {
	Entry
	Name           Text   `toml:"name" need:"yes" doc:"What access it is." eg:"\"Production servers\""`
	Who            Text   `toml:"who" need:"yes" doc:"Who has it."`
	How            Text   `toml:"how" doc:"By what way."`
	MFA            Text   `toml:"mfa" fact:"mfa" enum:"required optional where-possible none" doc:"Whether a second factor is asked for."`
	PasswordLength Count  `toml:"password_length" fact:"password-length" doc:"Fewest characters of a password." eg:"16"`
	SessionTimeout Period `toml:"session_timeout" fact:"session" doc:"After what idle time a session ends."`
	Lockout        Count  `toml:"lockout_attempts" fact:"lockout" doc:"Failed attempts after which an account is locked."`
	LockedFor      Period `toml:"locked_for" fact:"locked-for" doc:"How long it stays locked." eg:"\"15 minutes\""`
	Revocation     Period `toml:"revocation" fact:"revocation" doc:"How soon access is withdrawn when somebody leaves." eg:"\"immediately\""`
	Trigger        Text   `toml:"trigger" doc:"The event from which the time for withdrawal runs." eg:"\"end of the last working day\""`
	Review         Every  `toml:"review" fact:"review" doc:"How often access is reviewed." eg:"\"quarterly\""`
	Logged         Flag   `toml:"logged" doc:"Whether use is logged."`
}

// Label returns the name.
func (a *Access) Label() string { return a.Name.V }

// An Isolation says what separates tenants.
type Isolation struct {
	Entry
	Name Text   `toml:"name" need:"yes" doc:"At which layer." eg:"\"Database\""`
	How  Text   `toml:"how" need:"yes" doc:"By what means."`
	Of   []Text `toml:"of" ref:"components" doc:"Where it applies."`
}

// Label returns the name.
func (i *Isolation) Label() string { return i.Name.V }

// A Severity is a class of incidents with its targets.
type Severity struct {
	Entry
	Name       Text   `toml:"name" need:"yes" doc:"What it is called." eg:"\"Critical\""`
	Level      Count  `toml:"level" need:"yes" doc:"Its rank; 1 is the worst." eg:"1"`
	Aliases    []Text `toml:"aliases" doc:"Other names." eg:"[\"P1\", \"SEV1\"]"`
	About      Text   `toml:"about" need:"yes" doc:"What makes an incident one of these."`
	Examples   []Text `toml:"examples" doc:"Examples."`
	Response   Period `toml:"response" fact:"response" doc:"Time to the first response." eg:"\"1 hour\""`
	Resolution Period `toml:"resolution" fact:"resolution" doc:"Time to the resolution." eg:"\"8 hours\""`
	Update     Every  `toml:"update_interval" fact:"update" doc:"How often those concerned are told how things stand." eg:"\"every 2 hours\""`
	BestEffort Flag   `toml:"best_effort" doc:"Whether the targets are aims and no promises."`
}

// Label returns the level and the name.
func (s *Severity) Label() string { return s.Name.V }

// A Notification is a duty to tell somebody.
type Notification struct {
	Entry
	Name     Text   `toml:"name" need:"yes" doc:"What it is called." eg:"\"Supervisory authority\""`
	To       Text   `toml:"to" need:"yes" enum:"authority customers data-subjects finders public others" doc:"Who is told; of others, the name says who they are."`
	Event    Text   `toml:"event" doc:"Of what." eg:"\"personal data breach\""`
	Within   Period `toml:"within" fact:"notification" doc:"Within what time." eg:"\"72 hours\""`
	Promptly Flag   `toml:"without_undue_delay" doc:"Where no time is set: without undue delay."`
	From     Text   `toml:"from" doc:"The event from which time runs." eg:"\"becoming aware of the breach\""`
	By       Text   `toml:"by" ref:"roles" doc:"Who tells."`
	Channel  Text   `toml:"channel" doc:"By what way."`
	Article  Text   `toml:"article" doc:"The law that asks for it." eg:"\"GDPR Art. 33\""`
}

// Label returns the name.
func (n *Notification) Label() string { return n.Name.V }

// A Continuity is a set of recovery objectives.
type Continuity struct {
	Entry
	Name       Text   `toml:"name" need:"yes" doc:"For what." eg:"\"Control plane\""`
	Components []Text `toml:"components" ref:"components" doc:"The components it speaks of."`
	RTO        Period `toml:"rto" fact:"rto" doc:"Recovery time objective: how soon it works again (ISO 22301)." eg:"\"4 hours\""`
	RPO        Period `toml:"rpo" fact:"rpo" doc:"Recovery point objective: how much work may be lost (ISO 22301)." eg:"\"6 hours\""`
	MTD        Period `toml:"mtd" fact:"mtd" doc:"Maximum tolerable downtime, also MTPD (ISO 22301)." eg:"\"24 hours\""`
	Primary    Text   `toml:"primary" ref:"regions" doc:"Where it normally runs."`
	Standby    Text   `toml:"standby" ref:"regions" doc:"Where it is recovered."`
	Backups    []Text `toml:"backups" ref:"backups" doc:"The backups from which it is recovered."`
	Test       Every  `toml:"test" fact:"failover-test" doc:"How often failing over is tested." eg:"\"yearly\""`
	LastTest   Date   `toml:"last_test" doc:"When it was last tested."`
	Result     Text   `toml:"result" doc:"What the last test showed."`
}

// Label returns the name.
func (c *Continuity) Label() string { return c.Name.V }

// A Review is something done again and again: a review, a test, a training, an audit.
type Review struct {
	Entry
	Name     Text   `toml:"name" need:"yes" doc:"What is done." eg:"\"Penetration test\""`
	Aliases  []Text `toml:"aliases" doc:"Other words for it in prose."`
	Policies []Text `toml:"policies" ref:"policies" doc:"The policies that it reviews."`
	Interval Every  `toml:"interval" need:"yes" fact:"review" doc:"How often." eg:"\"yearly\""`
	Last     Date   `toml:"last" doc:"When it was last done."`
	By       Text   `toml:"by" ref:"roles" doc:"Who does it."`
	Result   Text   `toml:"result" doc:"What came of it."`
}

// Label returns the name.
func (r *Review) Label() string { return r.Name.V }

// A Certification is a certificate or report.
type Certification struct {
	Entry
	Name     Text   `toml:"name" need:"yes" fact:"certification" doc:"The framework." eg:"\"ISO/IEC 27001\""`
	Aliases  []Text `toml:"aliases" doc:"Other names."`
	Holder   Text   `toml:"holder" ref:"subprocessors" doc:"The vendor who holds it; the company itself when left out."`
	Vendor   Text   `toml:"vendor" doc:"The name of a holder that is no sub-processor."`
	Status   Text   `toml:"status" need:"yes" enum:"certified planned in-progress none expired" doc:"How it stands."`
	Issuer   Text   `toml:"issuer" doc:"Who issued it."`
	Scope    Text   `toml:"scope" doc:"What it covers."`
	Issued   Date   `toml:"issued" doc:"Since when it is valid."`
	Expires  Date   `toml:"expires" doc:"Until when it is valid."`
	Document Text   `toml:"document" ref:"documents" doc:"The document."`
}

// Label returns the name.
func (c *Certification) Label() string { return c.Name.V }

// A Document is something a reader can have.
type Document struct {
	Entry
	Title   Text   `toml:"title" need:"yes" doc:"Its title." eg:"\"Data Processing Agreement\""`
	Aliases []Text `toml:"aliases" doc:"Other titles by which texts refer to it."`
	About   Text   `toml:"about" doc:"What is in it."`
	Access  Text   `toml:"access" need:"yes" enum:"public on-request nda internal" doc:"How one gets it; internal ones are named and not handed out."`
	Link    Link   `toml:"link" doc:"Where it is."`
	Contact Text   `toml:"contact" ref:"contacts" doc:"Whom to ask."`
	Version Text   `toml:"version" doc:"Its version."`
	Dated   Date   `toml:"date" doc:"Its date."`
}

// Label returns the title.
func (d *Document) Label() string { return d.Title.V }

// A Responsibility says who answers for a topic.
type Responsibility struct {
	Entry
	Topic    Text `toml:"topic" need:"yes" doc:"For what." eg:"\"Backups\""`
	Hosting  Text `toml:"hosting" doc:"In which way of hosting." eg:"\"self-hosted\""`
	Holder   Text `toml:"holder" need:"yes" enum:"ours customer shared" doc:"Who answers."`
	Ours     Text `toml:"ours" doc:"What we do."`
	Customer Text `toml:"customer" doc:"What the customer does."`
}

// Label returns the topic.
func (r *Responsibility) Label() string { return r.Topic.V }

// A Question is one that reviewers ask.
type Question struct {
	Entry
	Question Text `toml:"question" need:"yes" doc:"The question."`
	Answer   Text `toml:"answer" need:"yes" doc:"The answer, in Markdown; figures are bound to facts: [30 days](fact:backups.daily.retention)."`
	Topic    Text `toml:"topic" doc:"The heading under which it stands."`
}

// Label returns the question.
func (q *Question) Label() string { return q.Question.V }

// An Update is a change that readers should know.
type Update struct {
	Entry
	Title          Text   `toml:"title" need:"yes" doc:"What changed, in a line."`
	Date           Date   `toml:"date" need:"yes" doc:"When it was announced." eg:"2026-09-01"`
	Kind           Text   `toml:"kind" enum:"subprocessor policy data incident certificate site" doc:"What sort of change."`
	Summary        Text   `toml:"summary" need:"yes" doc:"What changed and what it means, in Markdown."`
	Effective      Date   `toml:"effective" doc:"When it takes effect."`
	ObjectionUntil Date   `toml:"objection_until" doc:"Until when customers can object."`
	About          []Text `toml:"about" ref:"*" doc:"What it is about: IDs with their table, 'subprocessors.hetzner', or 'organisation'."`

	Changes []*Alteration `toml:"changes" doc:"What changed, value by value and clause by clause; 'candor diff --format toml' writes these. Pages show what is gone and what is new."`
}

// Label returns the title.
func (u *Update) Label() string { return u.Title.V }

// An Alteration is a value or a clause that changed, with both texts, so that the record stands without any history.
type Alteration struct {
	Entry
	Of  Text `toml:"of" need:"yes" doc:"What changed: the ID of a value, or a clause by its document and address, 'policies.backup-and-recovery#retention.2'." eg:"\"backups.database-daily.retention\""`
	Was Text `toml:"was" doc:"What it said before; left out for what is new." eg:"\"30 days\""`
	Now Text `toml:"now" doc:"What it says now; left out for what is gone." eg:"\"45 days\""`
}

// Label returns what changed.
func (a *Alteration) Label() string { return a.Of.V }

// A Statement is a fact that no other noun holds.
type Statement struct {
	Entry
	Title   Text `toml:"title" need:"yes" doc:"What it says." eg:"\"Largest upload\""`
	Value   Text `toml:"value" need:"yes" doc:"The value as people write it." eg:"\"2 GB\""`
	Type    Text `toml:"type" need:"yes" enum:"period interval percentage count date text email host" doc:"What kind of value it is."`
	Trigger Text `toml:"trigger" doc:"For a length of time: the event from which it runs." eg:"\"end of the contract\""`
	Source  Text `toml:"source" doc:"Where it comes from."`
}

// Label returns the title.
func (s *Statement) Label() string { return s.Title.V }

// A Policy is what the front matter of a Markdown file says. Its ID is the file's name without its ending.
type Policy struct {
	Entry
	Title      Text   `toml:"title" doc:"The document's title; by default its first heading." eg:"\"Backup and Recovery Policy\""`
	Aliases    []Text `toml:"aliases" doc:"Other titles by which texts refer to it."`
	Summary    Text   `toml:"summary" doc:"What it settles, in a sentence."`
	Kind       Text   `toml:"kind" enum:"policy plan procedure notice agreement page glossary" doc:"What sort of document; by default a policy. A page is text without clauses' numbers."`
	Version    Text   `toml:"version" doc:"Its version." eg:"\"3.2\""`
	Owner      Text   `toml:"owner" ref:"roles" doc:"The office that answers for it." eg:"\"ciso\""`
	Effective  Date   `toml:"effective" doc:"Since when it is in force." eg:"2026-02-01"`
	Reviewed   Date   `toml:"last_reviewed" doc:"When it was last reviewed." eg:"2026-06-15"`
	NextReview Date   `toml:"next_review" doc:"When the next review is due."`
	Updated    Date   `toml:"last_updated" doc:"When its text last changed."`
	Language   Text   `toml:"language" doc:"Language, where it is not the site's; a BCP 47 tag."`
	Order      Count  `toml:"order" doc:"Its place in the list."`
	Vendor     Text   `toml:"vendor" ref:"subprocessors" doc:"For a document about a vendor: whose promises it tells."`

	File string // its path, 'content/policies/backup.md'
}

// Label returns the title, or the ID where there is none.
func (p *Policy) Label() string {
	if p.Title.V == "" {
		return p.ID
	}
	return p.Title.V
}

// Dated returns the newest day on which the document changed or took effect; where neither is known, that of its last review.
func (p *Policy) Dated() Date {
	switch {
	case p.Updated.IsSet() && (!p.Effective.IsSet() || p.Updated.V.After(p.Effective.V)):
		return p.Updated
	case p.Effective.IsSet():
		return p.Effective
	}
	return p.Reviewed
}
