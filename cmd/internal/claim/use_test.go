package claim_test

import (
	"slices"
	"strings"
	"testing"

	"candor/cmd/internal/claim"
)

// TestUse tells companies that a text uses from those that it merely names.
func TestUse(t *testing.T) {
	tests := []struct {
		text string
		want string // companies that are used, by their ID in the catalog, with spaces between
	}{
		// used
		{"PlanetScale operates the ticketing database on its own systems.", "planetscale"},
		{"Our machines stand with Exoscale in Geneva.", "exoscale"},
		{"Alerts are routed through PagerDuty.", "pagerduty"},
		{"We send invoices via Mailgun.", "mailgun"},
		{"Each night the figures are loaded into BigQuery.", "gcp"},
		{"The bubble in the corner is Intercom's.", "intercom"},
		{"The widget belongs to Intercom.", "intercom"},
		{"Your letter then goes to Mistral AI, whose model returns a draft.", "mistral"},
		{"Zendesk stores the tickets.", "zendesk"},
		{"Tickets are with Zendesk.", "zendesk"},
		{"Zendesk, our help desk, keeps the tickets.", "zendesk"},
		{"Our help desk is Zendesk.", "zendesk"},
		{"Vercel is our hosting provider.", "vercel"},
		{"We rely on Cloudflare for delivery.", "cloudflare"},
		{"Cloudflare and Fastly deliver pages to visitors.", ""},
		{"Pages are delivered by Cloudflare and Fastly.", "cloudflare fastly"},
		{"Data may reach companies such as Google Analytics or Facebook for statistics.", "google-analytics meta"},
		{"We share contact data with providers like Mailjet and HubSpot.", "mailjet hubspot"},
		{"- **Error reports:** Rollbar", "rollbar"},
		{"- **Hosting:** DigitalOcean, Frankfurt", "digitalocean"},
		{"Mail\n: sent by Mailjet", "mailjet"},
		{"**Who hosts you?**\nRender, in Frankfurt.", ""},
		{"**Who hosts you?** Linode, in Frankfurt.", "linode"},
		{"## Who receives personal data\n\n- Mailjet\n- HubSpot, for customer relations", "mailjet hubspot"},
		{"We share data with:\n\n- platforms of the usual kind (e.g. HubSpot, Mailjet)", "hubspot mailjet"},
		{"| Task | Provider |\n|---|---|\n| E-mail | SendGrid |", "sendgrid"},
		{"| Message | Route |\n|---|---|\n| Reminder | SendGrid |\n| Bill | Mailgun |", "sendgrid mailgun"},
		{"| Item | Answer |\n|---|---|\n| Primary database | Linode, in Frankfurt |", "linode"},
		{"Copies go into S3-compatible buckets at Backblaze, under a key that never leaves our own machines.", "backblaze"},
		{"At the time of signature the Processor uses:\n\n| Company | Task |\n|---|---|\n| NimbusRack S.A. | Hosting |", "company nimbusrack s.a"},
		{"Exceptions are reported to Sentry.", "sentry"},
		{"Customer data is hosted on Google Cloud Platform in Belgium.", "gcp"},
		{"Our database, a managed PostgreSQL by Aiven, is encrypted.", "aiven"},
		{"Crash reports go straight to Bugsnag.", "bugsnag"},
		{"Usage statistics are gathered with Mixpanel.", "mixpanel"},
		{"We use a third-party service, Amplitude, to analyse clicks.", "amplitude"},
		{"Recordings are transcribed by Deepgram before they are stored.", "deepgram"},
		{"Contracts are signed through DocuSign.", "docusign"},
		{"Telephone calls run over Aircall.", "aircall"},
		{"Support tickets live in Freshdesk.", "freshworks"},
		{"Text messages leave through Vonage.", "vonage"},
		{"Summaries are written by GPT-4 via the Azure OpenAI Service.", "azure"},
		{"The newsletter is Mailchimp's.", "mailchimp"},
		{"Payments: Stripe and PayPal.", "stripe paypal"},
		{"Behind the maps stands Mapbox.", "mapbox"},
		{"Apart from our own machines we make use of Fastly.", "fastly"},
		{"Our suppliers are Fastly and Twilio.", "fastly twilio"},
		{"**Vonage** (calls)", "vonage"},
		{"The question is then seen by the staff of Freshworks.", "freshworks"},
		{"We have engaged the following firms: Mollie B.V. (payments) and Twilio (text messages).", "mollie twilio"},
		{"Maps come from Mapbox.", "mapbox"},
		{"Behind the scenes, Algolia powers the search.", "algolia"},
		{"Our status page is operated by Atlassian.", "atlassian"},
		{"If you pay by card, Adyen receives the number.", "adyen"},
		{"Card payments are processed by our payment provider Mollie.", "mollie"},
		{"For payroll we work with Personio.", "personio"},
		{"Logs are shipped to Datadog and kept there.", "datadog"},
		{"Metrics end up in Grafana Cloud.", "grafana"},
		{"Fonts are loaded from Google Fonts.", "google"},
		{"The website embeds videos from Vimeo.", "vimeo"},
		{"We have engaged Hotjar to record sessions.", "hotjar"},
		{"Our forms are protected by reCAPTCHA.", "google"},
		{"Videos are streamed from Cloudflare Stream.", "cloudflare"},
		{"An e-mail is sent by Amazon SES.", "aws"},
		{"Backups are written to AWS S3 in Ireland.", "aws"},
		{"Data are stored in DynamoDB.", "aws"},

		// named
		{"What GitHub did for programmers we want to do for knitters.", ""},
		{"Imagine Dropbox, but with needles.", ""},
		{"We have no department for security as Google has one.", ""},
		{"It works like Dropbox.", ""},
		{"Unlike Mailchimp, we store no addresses.", ""},
		{"Connect your Slack workspace in the settings.", ""},
		{"You can export records to Google Sheets.", ""},
		{"Sign in with Google or with a password.", ""},
		{"Records are stored in the customer's own bucket at Amazon S3.", ""},
		{"The store speaks the S3 API.", ""},
		{"Objects are kept in S3-compatible storage.", ""},
		{"Customers who use Okta can sign in through SAML.", ""},
		{"We do not use Google Analytics.", ""},
		{"Nothing is sent to Facebook.", ""},
		{"No data are shared with Google.", ""},
		{"Errors are gathered by a copy of Sentry that we installed on our own machine.", ""},
		{"## Tools installed on our machines\n\n- GitLab holds the source code\n- Matomo counts visits", ""},
		{"## Not yet in use\n\n| Company | Task |\n|---|---|\n| Neon | database |\n| Resend | mail |", ""},
		{"- **2018.** Heroku. Newsletters were sent with Mailchimp.", ""},
		{"In 2022 we gave up Mailchimp.", ""},
		{"Until 2023 tickets were stored at Zendesk.", ""},
		{"We moved away from Heroku in March.", ""},
		{"We are considering Mailjet for the newsletter.", ""},
		{"1. **Mailjet.** Good price.\n2. **SparkPost.** Very fast.", ""},
		{"For the trial we sent mails through Mailjet to mailboxes of our own.", ""},
		{"Before she joined us she worked at Google on storage.", ""},
		{"Follow us on LinkedIn.", ""},
		{"We follow the guidelines of Microsoft for passwords.", ""},
		{"The app is in the App Store and on Google Play.", ""},
		{"The page opens in Firefox, Chrome or Safari.", ""},
		{"The Store Front desk is open all day.", ""},
		{"Legal advice is given by Kanzlei Brandt GmbH.", ""},
		{"In Schrems v Facebook the court decided otherwise.", ""},
		{"Integrations\n\n- Slack\n- Zapier", ""},
		{"Every upload is scanned by an engine at VirusTotal.", ""},
		{"reCAPTCHA protects the form.", ""},
		{"Slack notifications can be switched on by the customer.", ""},
		{"You may connect HubSpot or Salesforce.", ""},
		{"Our engineers have worked at Amazon and Google.", ""},
		{"Prices are lower than those of Salesforce.", ""},
		{"Cloudflare holds an ISO 27001 certificate.", ""},
		{"Stripe's own sub-processors are listed on its website.", ""},
		{"According to Gartner and Google, phishing is the first cause.", ""},
		{"Requests that reach us through Twitter are not answered.", ""},
		{"Attackers who pose as Microsoft ring our users.", ""},
		{"Code is published on GitHub under a free licence.", ""},
		{"The software can be installed on AWS, Azure or on your own machines.", ""},
		{"We accept cards, PayPal and Apple Pay.", ""},
		{"Staff may not store customer data in Dropbox or Google Drive.", ""},
		{"It is forbidden to paste customer data into ChatGPT.", ""},
		{"Passwords must not be kept in Slack.", ""},
		{"Before 2024 we sent mail through Sendgrid; today our own server does it.", ""},
		{"Should Hetzner fail, we would move to Scaleway.", ""},
		{"A plugin for Jira exists.", ""},
		{"The vendor is asked for a SOC 2 report, as AWS and Azure publish them.", ""},
		{"Larger companies such as Google or Amazon have whole departments for this.", ""},
		{"In the market there are tools such as Zendesk and Freshdesk; we built our own.", ""},
		{"Files can be imported from Dropbox and Box.", ""},
		{"No e-mail provider such as Mailchimp ever sees your list.", ""},
		{"We left Mailgun because its servers were slow.", ""},
		{"Data is not passed to advertising networks such as Facebook or Google.", ""},
		{"Our team uses Macs made by Apple.", ""},
		{"We have never used Google Analytics.", ""},
		{"The API is compatible with that of Stripe.", ""},
		{"Users of Microsoft Teams can call the number.", ""},
		{"One of our customers, a bakery, prints through SAP.", ""},
		{"Plans are kept at GitLab. No records of customers are in them.", ""},
		{"Testers write from Gmail addresses.", ""},
		{"Twilio announced in 2022 that it had been attacked; we were not its customer.", ""},
	}
	r := newReader(t)
	for _, test := range tests {
		var got []string
		for _, c := range read(r, test.text) {
			if c.Kind == claim.Provider && c.Used && c.Mood == claim.Asserted && !slices.Contains(got, c.Entity) {
				got = append(got, c.Entity)
			}
		}
		if g := strings.Join(got, " "); g != test.want {
			t.Errorf("%s\n\tgot  %q\n\twant %q", test.text, g, test.want)
		}
	}
}
