package rules_test

import (
	"slices"
	"strings"
	"testing"

	"candor/cmd/internal/diag"
)

// Data of the sites below.
const (
	acme = `[organisation]
name = "Acme"
legal_name = "Acme GmbH"
`
	hetzner = `[subprocessors.hetzner]
name = "Hetzner"
legal_name = "Hetzner Online GmbH"
country = "DE"
purpose = "Hosting"
unused = "x"
regions = ["fsn"]
[regions.fsn]
provider = "hetzner"
code = "fsn1"
`
	stripe = `[subprocessors.stripe]
name = "Stripe"
legal_name = "Stripe Payments Europe, Ltd."
country = "IE"
purpose = "Payments"
unused = "x"

`
	postmark = `[subprocessors.postmark]
name = "Postmark"
legal_name = "AC PM LLC"
country = "US"
purpose = "Mail"
unused = "x"
transfer = "sccs"
verified_on = 2026-09-01
`
	ranks = `subprocessors_complete = false
[subprocessors.aws]
name = "AWS"
legal_name = "Amazon Web Services EMEA SARL"
country = "LU"
purpose = "Hosting"
unused = "x"
[regions.one]
name = "primary site"
provider = "aws"
code = "eu-central-1"
[regions.two]
name = "secondary site"
provider = "aws"
code = "eu-north-1"
`
	awsFrankfurt = `[subprocessors.aws]
name = "AWS"
legal_name = "Amazon Web Services EMEA SARL"
country = "LU"
purpose = "Hosting"
unused = "x"
regions = ["fra"]
[regions.fra]
provider = "aws"
code = "eu-central-1"
`
)

// TestVendorsAndPlaces checks small sites that say who is used, where data are, what transfers rest on and who holds an office: what
// is reported as an error or, with '?', as a warning, and nothing else of these families.
func TestVendorsAndPlaces(t *testing.T) {
	tests := []placeTest{
		{"swiss", acme + hetzner,
			"All customer data are kept in Switzerland.", "", "area-mismatch"},
		{"eu ok", acme + hetzner,
			"All customer data are kept in the EU.", "", ""},
		{"stays at home", acme + hetzner,
			"Customer data never leave Germany.", "", ""},
		{"never leave the Netherlands", acme + hetzner,
			"Customer data never leave the Netherlands.", "", "area-mismatch"},
		{"transfer outside", acme + hetzner + postmark,
			"We do not transfer personal data outside the EEA.", "", "area-mismatch"},
		{"backup in Ireland", acme + hetzner + awsFrankfurt + "[backups.d]\nname = \"Daily backup\"\ninterval = \"daily\"\nretention = \"30 days\"\nprovider = \"aws\"\nregions = [\"fra\"]\n",
			"Backups are stored in Ireland.", "", "country-mismatch"},
		{"backup office court", acme + hetzner + awsFrankfurt + "[backups.d]\nname = \"Daily backup\"\ninterval = \"daily\"\nretention = \"30 days\"\nprovider = \"aws\"\nregions = [\"fra\"]\n",
			"Backups are stored in Germany, with AWS in Frankfurt. Our office is in Berlin. Disputes are heard by the courts of Munich.", "", ""},
		{"offices", acme + hetzner,
			"Our office is in Vienna. Staff in Lisbon and Warsaw work from home. Servers are in Falkenstein.", "", ""},
		{"copies in two countries", acme + "subprocessors_complete = false\n",
			"Backups are stored in Ireland.", "## Copies\n\nEach copy is kept in a data centre in Sweden.", "place-disagreement"},
		{"copies in one country", acme + "subprocessors_complete = false\n",
			"Backups are stored in Frankfurt.", "Each copy is kept in Germany.", ""},
		{"copies in two places", acme + "subprocessors_complete = false\n",
			"Backups are stored in Frankfurt and, a second time, in Paris.", "Each copy is kept in France.", ""},
		{"servers and copies", acme + "subprocessors_complete = false\n",
			"The servers are located in Frankfurt.", "Backups are kept in Paris.", ""},
		{"stay in the Union", acme + "subprocessors_complete = false\n",
			"Personal data of customers stay in the European Union.", "Recordings and other customer data are stored in Virginia.", "area-disagreement"},
		{"never leave the Union", acme + "subprocessors_complete = false\n",
			"Customer data never leave the EU.", "The database is hosted in London.", "area-disagreement"},
		{"office outside", acme + "subprocessors_complete = false\n",
			"Customer data never leave the EU.", "Our sales office is in London. The database is hosted in Paris.", ""},
		{"plan outside", acme + "subprocessors_complete = false\n",
			"Customer data never leave the EU.", "We plan to store customer data in London for customers in the United Kingdom.", ""},
		{"residency and prose", acme + "residency = \"EU\"\n" + hetzner,
			"Backups are stored in Zurich.", "", "city-mismatch"},
		{"residency is smaller", acme + "residency = \"EU\"\n" + hetzner,
			"Customer data stay within the EEA.", "", "area-mismatch"},
		{"residency is larger", acme + "residency = \"EEA\"\n" + hetzner,
			"Customer data stay within the EU.", "", ""},
		{"payments by the host", acme + hetzner + stripe,
			"- **Payments:** Hetzner\n- **Hosting:** Hetzner", "", "provider-mismatch"},
		{"payments", acme + hetzner + stripe,
			"- **Payments:** Stripe\n- **Hosting:** Hetzner in Falkenstein", "", ""},
		{"mail by the payment company", acme + hetzner + stripe + postmark,
			"Mail is sent by Stripe.", "", "provider-mismatch"},
		{"receipts by mail", acme + hetzner + stripe + postmark,
			"Stripe sends receipts by mail. Refunds are handled by Stripe.", "", ""},
		{"two of three", acme + hetzner + stripe + postmark,
			"Two companies process personal data on our behalf.", "", "vendor-count-mismatch"},
		{"three", acme + hetzner + stripe + postmark,
			"We use three sub-processors. One of them is in the United States.", "", ""},
		{"two of the three", acme + hetzner + stripe + postmark,
			"Two of the three sub-processors are in the EU.", "", ""},
		{"officer", acme + "[roles.dpo]\ntitle = \"Data Protection Officer\"\nholder = \"Maren Oldekop\"\n",
			"The DPO is Dr. Maren Oldekop. Her deputy is Paul Reis.", "", ""},
		{"officer in a table", acme + "[roles.dpo]\ntitle = \"Data Protection Officer\"\nholder = \"Maren Oldekop\"\n",
			"| Role | Name |\n|---|---|\n| Data protection officer | Paul Reis |", "", "title-mismatch"},
		{"second hat", acme + "[roles.dpo]\ntitle = \"Data Protection Officer\"\nholder = \"Maren Oldekop\"\n",
			"Maren Oldekop, Chief Privacy Officer, signs.", "", "title-mismatch?"},
		{"chief or not", acme + "[roles.iso]\ntitle = \"Information Security Officer\"\nholder = \"Henrike Lund\"\n",
			"The Chief Information Security Officer signs each report.", "", "title-mismatch"},
		{"other offices", acme + "[roles.iso]\ntitle = \"Information Security Officer\"\nholder = \"Henrike Lund\"\n",
			"The information security officer signs. The head of IT and the incident manager help.", "", ""},
		{"two holders", acme,
			"Our CISO is Nils Abara.", "Incidents are led by the Chief Information Security Officer, Jun Castellanos.", "title-disagreement"},
		{"framework for clauses", acme + postmark,
			"| Company | Country | Safeguard |\n|---|---|---|\n| Postmark | United States | Data Privacy Framework |", "", "transfer-mismatch"},
		{"no safeguard", acme + postmark,
			"| Company | Country | Safeguard |\n|---|---|---|\n| Postmark | United States | none needed |", "", "transfer-mismatch"},
		{"decision that is not", acme,
			"Support is given from India, for which there is an adequacy decision.", "", "transfer-mismatch"},
		{"no decision", acme,
			"Support is given from India, for which there is no adequacy decision.", "", ""},
		{"ended", acme + hetzner + "[subprocessors.mailgun]\nname = \"Mailgun\"\nlegal_name = \"Mailgun Technologies, Inc.\"\ncountry = \"US\"\npurpose = \"Mail\"\nunused = \"x\"\ntransfer = \"sccs\"\nended = 2025-01-31\n",
			"Mail is delivered through Mailgun.", "", "vendor-inactive"},
		{"was used", acme + hetzner + "[subprocessors.mailgun]\nname = \"Mailgun\"\nlegal_name = \"Mailgun Technologies, Inc.\"\ncountry = \"US\"\npurpose = \"Mail\"\nunused = \"x\"\ntransfer = \"sccs\"\nended = 2025-01-31\n",
			"Until January 2025 mail was delivered through Mailgun.", "", ""},
		{"name of the group", acme + awsFrankfurt,
			"Data are stored with Amazon in Frankfurt. Logs are kept in CloudWatch.", "", ""},
		{"country in a row", acme + hetzner + postmark,
			"| Sub-processor | Purpose | Place of processing |\n|---|---|---|\n| Hetzner | Hosting | Finland |\n| Postmark | Mail | United States |", "", "country-mismatch"},
		{"seat and customers", acme + hetzner,
			"Acme GmbH is a company from Vienna. We serve customers in Germany, France and the United Kingdom. Servers stand in Falkenstein.", "", ""},
		{"calls from outside", acme + hetzner,
			"Customers outside the EU may call us from Canada. The database is stored in Falkenstein, Germany.", "Personal data stay in the EU.", ""},
		{"certificates", acme + hetzner,
			"| Standard | Holder |\n|---|---|\n| ISO 27001 | Hetzner |\n| SOC 2 | none |", "As an alternative to Dropbox, Acme keeps files at Hetzner.", ""},
		{"imports", acme + hetzner,
			"## Moving to Acme\n\nImport your data from Asana, Trello or Monday.com. Our engineers wrote importers for Jira, too.", "", ""},
		{"browsers", acme + hetzner,
			"## Supported browsers\n\n- Google Chrome\n- Microsoft Edge\n- Apple Safari", "", ""},
		{"sign-in", acme + hetzner,
			"## Authentication\n\nAdministrators can turn on single sign-on with Okta, Azure AD or Google Workspace. Users then sign in there.", "", ""},
		{"replaced", acme + hetzner,
			"We have replaced Google Analytics by a script of our own, which stores counts in our database at Hetzner.", "", ""},
		{"of the vendor", acme + hetzner,
			"Hetzner relies on sub-processors of its own, among them Deutsche Telekom AG for lines.", "", ""},
		{"forbidden tools", acme + hetzner,
			"Staff may not put customer data into tools that are not approved, such as Dropbox, Notion or ChatGPT.", "", ""},
		{"your storage", acme + hetzner,
			"If you prefer, we deliver exports to your storage at Amazon S3, Azure Blob Storage or Google Cloud Storage.", "", ""},
		{"builds", acme + hetzner,
			"Tests run against made-up data on GitHub Actions.", "", ""},
		{"customer hosts", acme + hetzner,
			"The customer hosts the software on AWS, Azure or hardware of its own; Acme has no access.", "", ""},
		{"patches", acme + hetzner,
			"Vulnerabilities in products of Microsoft, Apple and Cisco are patched within 14 days.", "", ""},
		{"paper", acme + hetzner,
			"The supervisory authority is the one in Vienna. Documents are kept in our office in Graz on paper.", "", ""},
		{"if it closes", acme + hetzner,
			"Should Hetzner close Falkenstein, servers would be moved to Helsinki.", "", ""},
		{"many offices", acme + hetzner + "[roles.ceo]\ntitle = \"Managing Director\"\nholder = \"Ada Brenner\"\n",
			"Ada Brenner, managing director, signs. Incident managers take turns. The security officer on duty is named on the rota.", "", ""},
		{"officer of a customer", acme + hetzner + "[roles.dpo]\ntitle = \"Data Protection Officer\"\nshort=\"DPO\"\nholder = \"Ada Brenner\"\n",
			"The DPO of a customer may write to our DPO, Ada Brenner. Until 2024 the DPO was Karl Eder.", "", ""},
		{"officers of sites", acme + "[roles.ciso]\ntitle = \"Chief Information Security Officer\"\nholder = \"Ada Brenner\"\n",
			"The CISO appoints an Information Security Officer for each site. Deputy CISO is Karl Eder.", "", ""},
		{"figures without names", acme + hetzner,
			"Personal data are processed in the EU.", "Aggregated figures without names are shared with a university in Norway.", ""},
		{"on request", acme + hetzner,
			"Data of customers in the United States are stored in the United States on request; everything else stays in the EU.", "", ""},
		{"exception", acme + hetzner,
			"Data does not leave the EU, except for push messages, which go through Apple in the United States.", "", "vendor-unlisted"},
		{"copies of laptops", acme + "subprocessors_complete=false\n",
			"Backups are stored in Frankfurt.", "Backups of laptops are kept in Graz.", ""},
		{"two payment companies", acme + "subprocessors_complete=false\n",
			"- **Payments:** Stripe\n- **Bank transfers:** GoCardless", "Payments by card are handled by Stripe, and direct debits by GoCardless.", ""},
		{"on a condition", acme + hetzner + "[subprocessors.apple]\nname = \"Apple\"\nlegal_name = \"Apple Distribution International Limited\"\ncountry = \"IE\"\npurpose = \"Push messages\"\nunused = \"x\"\nonly_if = \"push is on\"\n",
			"Push messages travel through Apple.", "", ""},
		{"other counts", acme + hetzner,
			"Two of our three data centres are in Germany. Four companies bid for the contract.", "", ""},
		{"law and money", acme + hetzner,
			"The Swiss franc is accepted. German law applies. The place of jurisdiction is Vienna.", "", ""},
		{"addresses", acme + hetzner,
			"You can visit us in Dublin, Ireland. Post: Acme GmbH, Ring 1, Vienna, Austria.", "", ""},
		{"through a screen", acme + hetzner,
			"Support is given by colleagues in Austria and Romania, who see data through a screen that is drawn in Falkenstein. Personal data are stored within the EU.", "", ""},
		{"sanctions", acme + "subprocessors_complete = false\n",
			"People who are located in Cuba or Syria may not use the service.", "The servers that run the service are hosted in Frankfurt.", ""},
		{"wishes", acme + hetzner,
			"Several customers have asked for a region in France, and a study is under way.", "", ""},
		{"support abroad", acme + "subprocessors_complete = false\n",
			"Customer data never leave Switzerland.", "At night the colleagues in Toronto are on duty. The file you ask about is copied to a server in their office.", "area-disagreement"},
		{"two homes", acme + "subprocessors_complete = false\n",
			"### Home: European Union\n\nContent of such a workspace never leaves the European Union.\n\n### Home: United States\n\nContent of such a workspace is stored in Ohio and never leaves the United States.", "", ""},
		{"captions and tickets", acme + hetzner,
			"The recordings are turned into captions by Rev.com, and tickets sit in Help Scout.", "", "vendor-unlisted vendor-unlisted"},
		{"main hall", acme + hetzner,
			"Our main hall is in Nuremberg: that is where the servers stand.", "", "city-mismatch"},
		{"code and city", acme + hetzner,
			"Everything runs in `fsn1`, which is in Helsinki.", "", "city-mismatch"},
		{"designated under Article 37", acme + hetzner + "[roles.dpo]\ntitle = \"Data Protection Officer\"\nholder = \"Ada Brenner\"\n",
			"Karl Eder has been designated as Data Protection Officer under Article 37 of the GDPR.", "", "title-mismatch"},
		{"officer in a section", acme + hetzner + "[roles.dpo]\ntitle = \"Data Protection Officer\"\nholder = \"Ada Brenner\"\n",
			"## Data protection officer\n\nKarl Eder, dpo@acme.example", "", "title-mismatch"},
		{"officer in brackets", acme + hetzner + "[roles.dpo]\ntitle = \"Data Protection Officer\"\nholder = \"Ada Brenner\"\n",
			"Our DPO (Karl Eder) answers within a week.", "", "title-mismatch"},
		{"plain labels", acme + hetzner,
			"Newsletter: Mailchimp. Surveys: Typeform.", "", "vendor-unlisted vendor-unlisted"},
		{"handed on", acme + hetzner,
			"We hand your card number straight to Adyen; we never see it.", "", "vendor-unlisted"},
		{"chat opens", acme + hetzner,
			"When you open the chat, Crisp receives your address.", "", "vendor-unlisted"},
		{"left to", acme + hetzner,
			"Delivery of files is left to Fastly.", "", "vendor-unlisted"},
		{"come from", acme + hetzner,
			"The statistics on our website come from Google Analytics.", "", "vendor-unlisted"},
		{"copy goes to", acme + hetzner,
			"Each night a copy of the database goes to Wasabi.", "", "vendor-unlisted"},
		{"companies help us", acme + hetzner,
			"The following companies help us:\n\n1. Hetzner (machines)\n2. Vonage (text messages)\n3. Pipedrive (customers)", "", "vendor-unlisted vendor-unlisted"},
		{"processing takes place", acme + hetzner,
			"Processing takes place in Switzerland only.", "", "area-mismatch"},
		{"on Swiss soil", acme + hetzner,
			"The machines stand on Swiss soil.", "", "country-mismatch"},
		{"database is in", acme + awsFrankfurt + "[components.db]\nname = \"Database\"\nprovider = \"aws\"\nregions = [\"fra\"]\n",
			"The database is in Ireland.", "", "country-mismatch"},
		{"component and code", acme + awsFrankfurt + "[components.db]\nname = \"Database\"\nprovider = \"aws\"\nregions = [\"fra\"]\n",
			"| Component | Region |\n|---|---|\n| Database | eu-west-1 |", "", "region-mismatch"},
		{"lies with", acme + awsFrankfurt + hetzner + "[components.db]\nname = \"Database\"\nprovider = \"aws\"\nregions = [\"fra\"]\n",
			"The database lies with Hetzner.", "", "provider-mismatch"},
		{"label in plain type", acme + awsFrankfurt + hetzner + "[components.db]\nname = \"Search index\"\nprovider = \"aws\"\nregions = [\"fra\"]\n",
			"- Search index: Hetzner\n- Pictures: Hetzner", "", "provider-mismatch"},
		{"processes numbers in", acme + "subprocessors_complete=false\n",
			"No data go to countries outside the European Union.", "Text messages are sent by Twilio, which processes numbers in the United States.", "area-disagreement"},
		{"kind of data that stays", acme + "subprocessors_complete=false\n",
			"Recordings stay in Germany.", "Recordings are stored in a data centre near Dublin.", "area-disagreement"},
		{"one office two heads", acme + "subprocessors_complete=false\n",
			"The head of operations is Ada Brenner.", "Ring Karl Eder, Head of Operations.", "title-disagreement"},
		{"servers in two places", acme + "subprocessors_complete=false\n",
			"Our servers are in Amsterdam.", "The servers that run the service are in Frankfurt.", "place-disagreement?"},
		{"standby in two places", acme + "subprocessors_complete=false\n",
			"The standby site is in Prague.", "If the first hall burns, the standby site in Warsaw takes over.", "place-disagreement"},
		{"binding rules", acme + postmark,
			"With Postmark (United States) we have agreed on binding corporate rules.", "", "transfer-mismatch"},
		{"decision or clauses", acme + "[subprocessors.ml]\nname = \"Mailer\"\nlegal_name = \"Mailer Ltd\"\ncountry = \"GB\"\npurpose = \"Mail\"\nunused = \"x\"\ntransfer = \"adequacy\"\n\n",
			"Mailer Ltd is in the United Kingdom; the transfer rests on standard contractual clauses.", "", "transfer-mismatch"},
		{"clauses and framework", acme + "subprocessors_complete=false\n",
			"Transfers to Zendesk rest on standard contractual clauses.", "| Company | Basis of transfer |\n|---|---|\n| Zendesk | Data Privacy Framework |", "transfer-disagreement"},
		{"firms that see data", acme + hetzner + stripe + postmark,
			"All in all four firms see personal data: one for machines, one for mail, one for payments and one for the chat.", "", "vendor-count-mismatch"},
		{"apart from our two", acme + hetzner + stripe + postmark,
			"Apart from our two sub-processors nobody sees the data.", "", "vendor-count-mismatch"},
		{"without any", acme + hetzner + stripe + postmark,
			"We work without any sub-processors.", "", "vendor-count-mismatch"},
		{"outside residency", acme + "residency = \"EEA\"\n" + hetzner,
			"Support is given from Manila, where colleagues open the files of customers. Copies are stored in Singapore.", "", "city-mismatch"},
		{"London is not in the EEA", acme + "[subprocessors.aws]\nname = \"AWS\"\nlegal_name = \"Amazon Web Services EMEA SARL\"\ncountry = \"LU\"\npurpose = \"Hosting\"\nunused = \"x\"\nregions = [\"lon\"]\n[regions.lon]\nprovider = \"aws\"\ncode = \"eu-west-2\"\n",
			"The service is operated within the EEA.", "", "area-mismatch"},
		{"hosting region", acme + "[subprocessors.aws]\nname = \"AWS\"\nlegal_name = \"Amazon Web Services EMEA SARL\"\ncountry = \"LU\"\npurpose = \"Hosting\"\nunused = \"x\"\nregions = [\"lon\"]\n[regions.lon]\nprovider = \"aws\"\ncode = \"eu-west-2\"\n",
			"Hosting region: European Union", "", "area-mismatch"},
		{"term and city", acme + hetzner,
			"Hosting\n: Hetzner in Helsinki", "", "city-mismatch"},
		{"regions by plan", acme + hetzner,
			"| Plan | Region |\n|---|---|\n| Standard | Germany |\n| Enterprise | Germany or, at your choice, Canada |", "", ""},
		{"edge nodes", acme + hetzner,
			"Edge nodes in Tokyo, Sydney and São Paulo keep pictures for an hour; the data of customers stay in Germany.", "", ""},
		{"primary and copies", acme + "subprocessors_complete = false\n",
			"The database runs in Stockholm. A replica is kept in Helsinki.", "Backups lie in Helsinki. The primary database is in Stockholm.", ""},
		{"compared vendors", acme + hetzner,
			"We compared Hetzner with OVHcloud and Scaleway before we chose.", "", ""},
		{"public code", acme + hetzner,
			"Public pull requests are welcome on GitHub. Talks are announced on Mastodon and YouTube.", "", ""},
		{"addresses elsewhere", acme + hetzner,
			"Mail to addresses at Gmail or Outlook.com is encrypted on the way.", "", ""},
		{"devices of the host", acme + hetzner,
			"Hetzner uses Juniper and Cisco devices in its halls.", "", ""},
		{"contract ended", acme + hetzner,
			"The contract with AWS was ended in 2023, and all data there were erased.", "", ""},
		{"founded abroad", acme + "subprocessors_complete = false\n",
			"Data stays in the EU.", "The company was founded in London in 2012; since 2021 its seat is in Dublin. Data are stored in Dublin.", ""},
		{"clauses in reserve", acme + "subprocessors_complete = false\n",
			"Transfers to Twilio rest on the DPF and, should it fall, on standard contractual clauses.", "For Twilio we rely on the Data Privacy Framework. SCCs are signed as well.", ""},
		{"room for ten", acme + hetzner,
			"The list has room for ten sub-processors. At most three processors may be added in a year.", "", ""},
		{"if another", acme + hetzner,
			"Sub-processors are bound by contract. If Hetzner engaged another, say Equinix in Frankfurt, we would have to agree.", "", ""},
		{"copies travel", acme + "subprocessors_complete = false\n",
			"Backups are encrypted and sent from Frankfurt to Dublin, where they are kept.", "Backups are kept in Dublin.", ""},
		{"question answered no", acme + hetzner,
			"**Q: Do you use Cloudflare?**\nNo.", "", ""},
		{"own servers in the row", acme + hetzner,
			"| Tool | Where it runs |\n|---|---|\n| GitLab | our own servers |\n| Sentry | our own servers |\n| Grafana | our own servers |", "", ""},
		{"licences", acme + hetzner,
			"Licences: the program contains parts by Google LLC and Meta Platforms, Inc. under free licences.", "", ""},
		{"phishing", acme + hetzner,
			"We train staff with made-up mails that look like those of DHL, PayPal or Microsoft.", "", ""},
		{"called", acme + hetzner,
			"Payments go through a company called Mollie.", "", "vendor-unlisted"},
		{"names in brackets", acme + hetzner,
			"- Hosting (Hetzner)\n- Error tracking (Rollbar)\n- Surveys (Typeform)", "", "vendor-unlisted vendor-unlisted"},
		{"under headings", acme + hetzner,
			"## Our helpers\n\n### Mail\n\nMailjet takes our letters to you.", "", "vendor-unlisted"},
		{"label and legal form", acme + hetzner,
			"Hosting of the website: Vercel Inc., USA.", "", "vendor-unlisted"},
		{"hotline", acme + hetzner,
			"Calls to the hotline are recorded by Aircall and kept for a month.", "", "vendor-unlisted"},
		{"for mail", acme + hetzner,
			"For invoices we use Pennylane, for mail Brevo.", "", "vendor-unlisted vendor-unlisted"},
		{"model of", acme + hetzner,
			"Your question is answered by a model of OpenAI.", "", "vendor-unlisted"},
		{"attachments", acme + hetzner,
			"> **Note:** Attachments are scanned in AWS Lambda.", "", "vendor-unlisted"},
		{"three verbs", acme + hetzner,
			"Uploaded pictures are resized by Cloudinary, cached by Fastly, and stored at Hetzner.", "", "vendor-unlisted vendor-unlisted"},
		{"categories and examples", acme + hetzner,
			"| Category of recipient | Example |\n|---|---|\n| Mail | Mailjet |\n| Machines | Hetzner |", "", "vendor-unlisted"},
		{"in one line", acme + hetzner,
			"Sub-processors: Hetzner Online GmbH (DE), Mailjet SAS (FR).", "", "vendor-unlisted"},
		{"and for text messages", acme + hetzner,
			"We currently engage Hetzner and, for text messages, Twilio.", "", "vendor-unlisted"},
		{"hall of the host", acme + hetzner,
			"Data are kept in Hetzner’s hall in Helsinki.", "", "city-mismatch"},
		{"location is", acme + hetzner,
			"The location of all systems is Finland.", "", "country-mismatch"},
		{"data centre label", acme + hetzner,
			"Data centre: Hetzner, Nuremberg", "", "city-mismatch"},
		{"where are my data", acme + hetzner,
			"Where are my data? In Dublin.", "", "city-mismatch"},
		{"all systems", acme + hetzner,
			"All systems are hosted in the United Kingdom.", "", "area-mismatch"},
		{"exclusively", acme + hetzner,
			"Customer data are processed exclusively in France.", "", "area-mismatch"},
		{"and nowhere else", acme + "subprocessors_complete = false\n",
			"Customer data are kept in Switzerland and nowhere else.", "Backups: AWS, Frankfurt", "area-disagreement"},
		{"never outside", acme + "subprocessors_complete = false\n",
			"We never send personal data outside the EEA.", "| Company | Task | Location |\n|---|---|---|\n| Intercom, Inc. | chat | United States |", "area-disagreement"},
		{"officer behind a colon", acme + "subprocessors_complete = false\n",
			"The DPO is Ada Brenner.", "Data protection officer: Karl Eder, dpo@acme.example", "title-disagreement"},
		{"two heads of security", acme + "subprocessors_complete = false\n",
			"Ada Brenner is our Head of Security.", "Ada Brenner (Head of Information Security) leads.", "title-disagreement"},
		{"decision for India", acme + "[subprocessors.x]\nname = \"Kaizo\"\nlegal_name = \"Kaizo Labs Pvt. Ltd.\"\ncountry = \"IN\"\npurpose = \"Support\"\nunused = \"x\"\ntransfer = \"sccs\"\n\n",
			"| Company | Country | Basis |\n|---|---|---|\n| Kaizo | India | adequacy decision |", "", "transfer-mismatch"},
		{"live region", acme + awsFrankfurt,
			"Live data: AWS eu-west-1 (Ireland)", "", "region-mismatch"},
		{"city and code", acme + awsFrankfurt,
			"We host in AWS Frankfurt (`eu-west-1`).", "", "region-mismatch"},
		{"rank of a site", acme + ranks,
			"Our principal site is Paris.", "", "city-mismatch"},
		{"ranks as labels", acme + ranks,
			"- **Primary:** Frankfurt\n- **Secondary:** Madrid", "", "city-mismatch"},
		{"people at a site", acme + ranks,
			"A visitor from Paris is at the main site. The secondary site is as far from Madrid as from Rome. A lawyer in Milan looks after the primary site.", "", ""},
		{"vendor as a heading", acme + hetzner,
			"## Machines: Hetzner\n\nThey stand in Falkenstein.\n\n## Text messages: Twilio\n\nCodes are sent.", "", "vendor-unlisted"},
		{"vendors in a diagram", acme + hetzner,
			"```mermaid\nflowchart LR\n  A[App] --> B[Hetzner]\n  A --> C[Twilio]\n```", "", "vendor-unlisted"},
		{"row without data", acme + "subprocessors_complete = false\n",
			"Customer data are kept in Switzerland and nowhere else.", "| What | Location | Remark |\n|---|---|---|\n| Drawings | Vienna | no customer data |", ""},
		{"five of two", acme + hetzner + stripe,
			"We work with five sub-processors.", "", "vendor-count-mismatch"},
		{"swapped in a sentence", acme + hetzner + stripe,
			"Hetzner stores the card numbers, Stripe the rest.", "", ""},
		{"swapped behind labels", acme + hetzner + postmark + stripe,
			"- **Mail:** Stripe\n- **Payments:** Postmark", "", "provider-mismatch provider-mismatch"},
	}
	runVendorsAndPlaces(t, tests)
}

// A placeTest is a small site of two texts, with the rules that report something in it.
type placeTest struct{ name, data, a, b, want string }

func runVendorsAndPlaces(t *testing.T, tests []placeTest) {
	t.Helper()
	families := []string{"area-", "place-", "title-", "transfer-mismatch", "transfer-disagreement", "city-", "country-", "region-mismatch", "region-unknown", "vendor-unlisted", "vendor-inactive", "vendor-count", "vendor-ban", "provider-", "count-", "transfer-basis-unfit", "residency-broken"}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			site := "-- data/site.toml --\n" + test.data + "\n-- content/policies/a.md --\n+++\ntitle = \"A\"\n+++\n\n" + test.a + "\n"
			if test.b != "" {
				site += "-- content/policies/b.md --\n+++\ntitle = \"B\"\n+++\n\n" + test.b + "\n"
			}
			var got []string
			for _, f := range checkArchive(t, site) {
				if !slices.ContainsFunc(families, func(p string) bool { return strings.HasPrefix(f.Rule, p) }) {
					continue
				}
				rule := f.Rule
				if f.Severity != diag.Error {
					rule += "?"
				}
				got = append(got, rule)
			}
			slices.Sort(got)
			if g := strings.Join(got, " "); g != test.want {
				t.Errorf("got %q, want %q", g, test.want)
			}
		})
	}
}
