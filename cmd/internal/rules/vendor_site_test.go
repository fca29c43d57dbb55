package rules_test

import (
	"strings"
	"testing"
)

// Data of the sites below, beside those of vendor_place_test.go.
const (
	openSite = acme + "subprocessors_complete = false\n"
	zendesk  = `[subprocessors.zendesk]
name = "Zendesk"
legal_name = "Zendesk, Inc."
country = "US"
purpose = "Support tickets"
unused = "x"
transfer = "dpf"
verified_on = 2026-09-01
processing_countries = ["US"]
`
	twoAzures = `[subprocessors.azure]
name = "Azure"
legal_name = "Microsoft Ireland Operations Limited"
country = "IE"
purpose = "Hosting"
unused = "x"
[regions.primary]
name = "primary data centre"
provider = "azure"
code = "uksouth"
[regions.dr]
name = "disaster recovery site"
provider = "azure"
code = "ukwest"
`
	portal = `[components.portal]
name = "Patient portal"
provider = "hetzner"
regions = ["fsn"]
`
)

// TestSitesAndCompanies checks sites of machines, people who see data from elsewhere, numbers of companies and of data centres, companies
// that are ruled out and what transfers rest on.
func TestSitesAndCompanies(t *testing.T) {
	runVendorsAndPlaces(t, []placeTest{
		{"its data centre", acme + hetzner,
			"The application is hosted by Hetzner in its data centre in Helsinki.", "", "city-mismatch"},
		{"company in brackets", acme + hetzner,
			"- **Data centre:** Nuremberg, Germany (Hetzner)", "", "city-mismatch"},
		{"standby outside", acme + "residency = \"EEA\"\n" + hetzner,
			"If the primary site fails, operations are resumed at the standby site in London.", "", "city-mismatch"},
		{"crisis room outside", acme + "residency = \"EEA\"\n" + hetzner,
			"If the office cannot be reached, the crisis team meets in London.", "", ""},
		{"seen from Manila", acme + "residency = \"EEA\"\n" + hetzner,
			"Outside office hours tickets are answered by a partner in Manila, whose agents have access to customer accounts.", "", "area-mismatch"},
		{"no access from Manila", acme + "residency = \"EEA\"\n" + hetzner,
			"A partner in Manila draws icons for us and has no access to customer accounts.", "", ""},
		{"storage is promised", acme + "residency = \"EEA\"\nresidency_of = \"storage\"\n" + hetzner + zendesk,
			"Tickets are processed by Zendesk in the United States.", "", ""},
		{"processing is promised", acme + "residency = \"EEA\"\n" + hetzner + zendesk,
			"Nothing.", "", "residency-broken"},
		{"by name of the region", acme + twoAzures,
			"The production environment is located in the Azure region West Europe.", "", "region-mismatch"},
		{"part of the world", acme + twoAzures,
			"Many of our customers are schools in West Europe.", "", ""},
		{"second place", acme + twoAzures,
			"| Item | Value |\n|---|---|\n| Primary data centre | London |\n| Disaster recovery site | Dublin (northeurope) |", "", "region-mismatch"},
		{"takes over", acme + twoAzures,
			"If the primary region is lost, the service fails over to westeurope.", "", "region-mismatch"},
		{"outage elsewhere", acme + twoAzures,
			"An outage of westeurope affected many services in May.", "", ""},
		{"not used", acme + hetzner,
			"Servers are operated in Falkenstein; the data centre in Helsinki, which Hetzner offers as well, is not used.", "", ""},
		{"answer in a table", acme + hetzner,
			"| No. | Question | Answer |\n|---|---|---|\n| 1 | In which country is customer data hosted? | Belgium |", "", "country-mismatch"},
		{"accounts of an area", openSite + strings.NewReplacer("uksouth", "northeurope", "ukwest", "eastus", "primary data centre", "Europe", "disaster recovery site", "America").Replace(twoAzures),
			"Data of EU accounts stay in the EU. Accounts created in the US are hosted in the US, and data of US customers never leave the US.", "", ""},
		{"applicants", openSite,
			"Customer data is processed in the European Union only.", "Applications of candidates are processed with Greenhouse, a provider in the United States.", ""},
		{"two second sites", openSite,
			"The service has a primary data centre in Madrid and a secondary data centre in Valencia.", "The secondary data centre is located in Barcelona.", "place-disagreement"},
		{"only here and stored there", openSite,
			"We process your data in Germany only.", "1. Strato AG, Berlin: hosting\n2. Pipedrive OÜ, Tallinn, Estonia: sales; data stored in Estonia", "area-disagreement area-disagreement? area-disagreement?"},

		{"task in a list", acme + hetzner + stripe,
			"Our sub-processors:\n\n1. Hetzner Online GmbH: payments\n2. Stripe Payments Europe, Ltd.: payments", "", "provider-mismatch"},
		{"component by another", openSite + hetzner + portal,
			"The patient portal is hosted by Scaleway.", "", "provider-mismatch"},
		{"another for one thing", openSite + postmark,
			"Mail is sent through Mailgun.", "", "provider-mismatch?"},
		{"through two companies", openSite,
			"Transactional e-mail is sent through Postmark.", "- **Transactional e-mail**: SparkPost", "provider-disagreement"},
		{"our provider is", openSite,
			"| Company | Purpose |\n|---|---|\n| Linode LLC | hosting |", "Our hosting provider is DigitalOcean.", "provider-disagreement"},
		{"list is longer", openSite,
			"The following two sub-processors are engaged:\n\n- Hetzner\n- Mailjet\n- Stripe", "", "count-disagreement"},
		{"part of a list", openSite,
			"There are five sub-processors. Three of them have no tie with us:\n\n- Hetzner\n- Mailjet\n- Stripe", "", ""},
		{"centres are more", openSite,
			"The platform is operated in two data centres, both in the European Union.", "The platform is operated in the following data centres:\n\n- Amsterdam\n- Warsaw\n- Milan", "count-disagreement"},
		{"centres of something else", openSite,
			"We operate four data centres.", "Account data is stored in the following data centres:\n\n- Amsterdam\n- Warsaw", ""},
		{"no processors", openSite,
			"The processor does not engage any sub-processors.", "The servers are operated by Hetzner as sub-processor.", "vendor-ban-disagreement"},
		{"none of that country", acme + hetzner + postmark,
			"We do not use any providers from the USA.", "", "vendor-ban-mismatch"},
		{"none of a country that is not there", acme + hetzner,
			"We do not use any providers from the USA.", "", ""},
		{"none outside the Union", acme + hetzner + postmark,
			"We do not use providers based outside the EU.", "", "vendor-ban-mismatch"},
		{"no third parties", acme + hetzner,
			"No third parties have access to your data.", "", "vendor-ban-mismatch?"},
		{"not sold", acme + hetzner,
			"No third parties receive your data for marketing purposes.", "", ""},
		{"no tracking", openSite,
			"We use no tracking tools.", "| Cookie | Provider | Purpose |\n|---|---|---|\n| _ga | Google Analytics | statistics |", "vendor-ban-disagreement"},
		{"no tracking in the app", openSite,
			"The app contains no tracking tools.", "| Cookie | Provider | Purpose |\n|---|---|---|\n| _ga | Google Analytics | statistics |", "vendor-ban-disagreement?"},

		{"basis in the next sentence", acme + hetzner + postmark,
			"Postmark is used for mail. The transfer is based on binding corporate rules.", "", "transfer-mismatch"},
		{"basis of other recipients", acme + hetzner + postmark,
			"Postmark is used for mail. For all other recipients, transfers are based on binding corporate rules.", "", ""},
		{"basis beside another", openSite,
			"For transfers to Calendly LLC we have concluded the standard contractual clauses. In addition, Calendly is certified under the Data Privacy Framework.", "**Calendly.** Legal basis of the transfer: Data Privacy Framework.", ""},
		{"things stored elsewhere", openSite,
			"Your data does not leave Switzerland.", "Copies are kept in Bern. Spare parts and empty disks are stored in Milan.", ""},
		{"inline list of companies", openSite,
			"The sub-processors are: Amazon Web Services, Inc. (hosting); Zendesk, Inc. (support).", "Support requests are handled by Help Scout.", "provider-disagreement"},
		{"basis in two texts", openSite,
			"HubSpot, Inc. is used for sales. Transfers are based on the Data Privacy Framework.", "- **HubSpot, Inc.**: sales, USA; safeguards: standard contractual clauses", "transfer-disagreement"},
		{"basis is needed", acme + hetzner + "[subprocessors.k]\nname = \"Klaviyo\"\nlegal_name = \"Klaviyo, Inc.\"\ncountry = \"US\"\npurpose = \"Newsletter\"\nunused = \"x\"\nprocessing_countries = [\"US\"]\ntransfer = \"none-needed\"\n",
			"Nothing.", "", "transfer-basis-unfit"},
	})
}
