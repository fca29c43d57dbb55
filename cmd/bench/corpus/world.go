package corpus

// What the sites' data say. The providers and their regions are real, so that names and codes are met in prose as often as
// in a real trust center; the company, its periods and its components are invented.

type provider struct {
	id, name, legal, country, purpose string
}

// The first six host; every component is on one of them. The others are used by components.
var providers = []provider{
	{"aws", "Amazon Web Services", "Amazon Web Services EMEA SARL", "LU", "hosting of the application"},
	{"hetzner", "Hetzner", "Hetzner Online GmbH", "DE", "hosting of databases and workers"},
	{"ovhcloud", "OVHcloud", "OVH SAS", "FR", "storage of backups"},
	{"scaleway", "Scaleway", "Scaleway SAS", "FR", "object storage"},
	{"exoscale", "Exoscale", "Akenes SA", "CH", "hosting of analytical workloads"},
	{"upcloud", "UpCloud", "UpCloud Oy", "FI", "hosting of the standby site"},
	{"stripe", "Stripe", "Stripe Payments Europe, Limited", "IE", "card payments"},
	{"mollie", "Mollie", "Mollie B.V.", "NL", "direct debits"},
	{"adyen", "Adyen", "Adyen N.V.", "NL", "marketplace payments"},
	{"twilio", "Twilio", "Twilio Ireland Limited", "IE", "text messages"},
	{"mailjet", "Mailjet", "Mailjet SAS", "FR", "transactional mail"},
	{"brevo", "Brevo", "Sendinblue SAS", "FR", "newsletters"},
	{"cloudflare", "Cloudflare", "Cloudflare, Inc.", "US", "name service"},
	{"fastly", "Fastly", "Fastly, Inc.", "US", "delivery of downloads"},
	{"bunny", "bunny.net", "BunnyWay d.o.o.", "SI", "delivery of images"},
	{"datadog", "Datadog", "Datadog, Inc.", "US", "metrics of the platform"},
	{"sentry", "Sentry", "Functional Software, Inc.", "US", "collection of crash reports"},
	{"zendesk", "Zendesk", "Zendesk, Inc.", "US", "the help desk"},
	{"hubspot", "HubSpot", "HubSpot Ireland Limited", "IE", "customer relations"},
	{"okta", "Okta", "Okta, Inc.", "US", "staff sign-in"},
	{"github", "GitHub", "GitHub, Inc.", "US", "source code"},
	{"gitlab", "GitLab", "GitLab B.V.", "NL", "build pipelines"},
	{"pagerduty", "PagerDuty", "PagerDuty, Inc.", "US", "paging of engineers"},
	{"algolia", "Algolia", "Algolia SAS", "FR", "search in the catalogue"},
	{"mongodb", "MongoDB", "MongoDB Limited", "IE", "the document store"},
	{"personio", "Personio", "Personio SE & Co. KG", "DE", "personnel files"},
	{"vonage", "Vonage", "Vonage Business Limited", "GB", "telephone calls"},
	{"mixpanel", "Mixpanel", "Mixpanel, Inc.", "US", "product statistics"},
	{"google-workspace", "Google Workspace", "Google Cloud EMEA Limited", "IE", "office mail and calendars"},
	{"leaseweb", "Leaseweb", "Leaseweb Netherlands B.V.", "NL", "a mirror of public downloads"},
}

var countries = map[string]string{
	"AT": "Austria", "BG": "Bulgaria", "CH": "Switzerland", "DE": "Germany", "DK": "Denmark", "ES": "Spain", "FI": "Finland",
	"FR": "France", "GB": "the United Kingdom", "HR": "Croatia", "IE": "Ireland", "IT": "Italy", "LU": "Luxembourg",
	"NL": "the Netherlands", "PL": "Poland", "SE": "Sweden", "SI": "Slovenia", "US": "the United States",
}

type region struct {
	provider, code, city, country string
}

func (r region) id() string { return r.provider + "-" + lower(r.code) }

var regions = []region{
	{"aws", "eu-west-3", "Paris", "FR"}, {"aws", "eu-central-1", "Frankfurt", "DE"}, {"aws", "eu-north-1", "Stockholm", "SE"},
	{"aws", "eu-west-1", "Dublin", "IE"}, {"aws", "eu-south-1", "Milan", "IT"},
	{"hetzner", "fsn1", "Falkenstein", "DE"}, {"hetzner", "nbg1", "Nuremberg", "DE"}, {"hetzner", "hel1", "Helsinki", "FI"},
	{"ovhcloud", "GRA", "Gravelines", "FR"}, {"ovhcloud", "SBG", "Strasbourg", "FR"}, {"ovhcloud", "RBX", "Roubaix", "FR"}, {"ovhcloud", "WAW", "Warsaw", "PL"},
	{"scaleway", "nl-ams", "Amsterdam", "NL"}, {"scaleway", "pl-waw", "Warsaw", "PL"},
	{"exoscale", "at-vie-1", "Vienna", "AT"}, {"exoscale", "de-muc-1", "Munich", "DE"}, {"exoscale", "bg-sof-1", "Sofia", "BG"}, {"exoscale", "hr-zag-1", "Zagreb", "HR"},
	{"upcloud", "dk-cph1", "Copenhagen", "DK"}, {"upcloud", "es-mad1", "Madrid", "ES"},
}

// A component runs in one region; backups say what is copied by its index here.
type component struct {
	id, name string
	region   int
	category string
}

var components = []component{
	{"control-plane", "Control plane", 0, "account-data"},
	{"billing-service", "Billing service", 1, "invoices"},
	{"message-relay", "Message relay", 2, "delivery-receipts"},
	{"identity-gateway", "Identity gateway", 3, "account-data"},
	{"partner-portal", "Partner portal", 4, "account-data"},
	{"ledger-database", "Ledger database", 5, "invoices"},
	{"job-scheduler", "Job scheduler", 6, "delivery-receipts"},
	{"document-vault", "Document vault", 7, "customer-files"},
	{"archive-store", "Archive store", 8, "customer-files"},
	{"evidence-locker", "Evidence locker", 9, "audit-logs"},
	{"journal-store", "Journal store", 10, "audit-logs"},
	{"snapshot-store", "Snapshot store", 11, "customer-files"},
	{"media-library", "Media library", 12, "customer-files"},
	{"thumbnail-cache", "Thumbnail cache", 13, "customer-files"},
	{"reporting-warehouse", "Reporting warehouse", 14, "delivery-receipts"},
	{"forecast-engine", "Forecast engine", 15, "delivery-receipts"},
	{"training-sandbox", "Training sandbox", 16, "crash-reports"},
	{"survey-collector", "Survey collector", 17, "account-data"},
	{"standby-plane", "Standby plane", 18, "account-data"},
	{"status-board", "Status board", 19, "crash-reports"},
}

// A tier that is made less often is kept for longer.
type tier struct {
	id, name, interval, every, keep string
	of, region                      int // of components, of regions
}

var tiers = []tier{
	{"ledger-hourly", "ledger backup", "hourly", "every hour", "3 days", 5, 10},
	{"relay-six-hourly", "relay backup", "every 6 hours", "every 6 hours", "7 days", 2, 11},
	{"plane-daily", "control plane backup", "daily", "every day", "30 days", 0, 9},
	{"vault-weekly", "vault backup", "weekly", "every week", "90 days", 7, 8},
	{"warehouse-monthly", "warehouse backup", "monthly", "every month", "13 months", 14, 12},
	{"evidence-yearly", "evidence backup", "yearly", "every year", "7 years", 9, 8},
}

type rule struct {
	id, name, keep, trigger, action, done string
}

// Each rule governs the data category of its own ID.
var rules = []rule{
	{"account-data", "account data", "60 days", "the end of the contract", "delete", "deleted"},
	{"audit-logs", "audit logs", "400 days", "the event that they record", "delete", "deleted"},
	{"invoices", "invoices", "10 years", "the end of the financial year", "archive", "taken out of the archive"},
	{"delivery-receipts", "delivery receipts", "45 days", "receipt of the answer", "anonymise", "anonymised"},
	{"crash-reports", "crash reports", "21 days", "receipt of the report", "delete", "deleted"},
	{"customer-files", "customer files", "14 days", "removal by the customer", "delete", "deleted"},
	{"support-tickets", "support tickets", "2 years", "the last reply", "anonymise", "anonymised"},
	{"applicant-records", "applicant records", "6 months", "the decision on the application", "delete", "deleted"},
	{"consent-records", "consent records", "3 years", "withdrawal of consent", "delete", "deleted"},
	{"visitor-records", "visitor records", "8 weeks", "the visit", "delete", "deleted"},
}

type severity struct {
	id, name, about, response, resolution, update, updates string
}

var severities = []severity{
	{"critical", "critical", "The service is down or data are exposed.", "1 hour", "8 hours", "every 2 hours", "every 2 hours"},
	{"high", "high", "A main function fails for many customers.", "4 hours", "24 hours", "every 6 hours", "every 6 hours"},
	{"medium", "medium", "A function fails and there is a way round.", "2 days", "10 days", "daily", "every day"},
	{"low", "low", "A blemish or a question.", "5 days", "60 days", "weekly", "every week"},
}

type notification struct {
	id, name, to, prose, within, event, from string
}

var notifications = []notification{
	{"authority", "Supervisory authority", "authority", "the supervisory authority", "72 hours", "personal data breach", "becoming aware of the breach"},
	{"customers", "Affected customers", "customers", "affected customers", "48 hours", "personal data breach", "confirming the breach"},
}

type objective struct {
	id, name, rto, rpo, mtd    string
	component, standby, backup int
}

var objectives = []objective{
	{"control-plane", "control plane", "4 hours", "2 days", "3 days", 0, 18, 2},
	{"ledger-database", "ledger database", "2 hours", "1 hour", "12 hours", 5, 1, 0},
	{"message-relay", "message relay", "6 hours", "6 hours", "3 days", 2, 6, 1},
	{"document-vault", "document vault", "3 days", "8 days", "14 days", 7, 12, 3},
}

type review struct {
	id, name, interval, every, owner string
}

var reviews = []review{
	{"penetration-test", "penetration test", "yearly", "every year", "ciso"},
	{"access-review", "access review", "quarterly", "every quarter", "platform-lead"},
	{"vendor-review", "vendor review", "yearly", "every year", "dpo"},
	{"restore-drill", "restore drill", "quarterly", "every quarter", "platform-lead"},
	{"phishing-exercise", "phishing exercise", "every 6 months", "every 6 months", "people-lead"},
	{"key-inventory", "key inventory", "monthly", "every month", "ciso"},
}

type role struct {
	id, title, short string
}

var roles = []role{
	{"ciso", "Chief Information Security Officer", "CISO"},
	{"dpo", "Data Protection Officer", "DPO"},
	{"platform-lead", "Head of Platform", ""},
	{"people-lead", "Head of People", ""},
	{"finance-lead", "Head of Finance", ""},
	{"support-lead", "Head of Support", ""},
}

var systems = []string{
	"order desk", "field service", "parcel tracking", "price lists", "loyalty cards", "gift vouchers", "route planning", "lease contracts",
	"web shop", "stock ledger", "call notes", "tender library", "quality reports", "shift plans", "sample room", "claims desk",
	"spare parts", "meter readings", "travel desk", "asset register", "event booking", "translation desk", "press office", "design studio",
	"returns desk", "warranty cards", "supplier portal", "label printing", "fleet cards", "member lists", "course booking",
}
