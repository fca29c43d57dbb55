package claim_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"candor/cmd/internal/catalog"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/load"
)

// certificateReader knows a host, and a certificate that no catalog has.
func certificateReader(t *testing.T) *claim.Reader {
	t.Helper()
	site, err := load.Site(fstest.MapFS{"data/d.toml": &fstest.MapFile{Data: []byte(`[organisation]
name = "Larkbridge"
[subprocessors.hetzner]
name = "Hetzner"
legal_name = "Hetzner Online GmbH"
country = "DE"
purpose = "Hosting"
[certifications.odd]
name = "Gütesiegel Nordlicht"
status = "certified"
`)}}, nil, catalog.Default())
	if err != nil {
		t.Fatal(err)
	}
	return claim.NewReader(claim.NewLexicon(site.Center, site.Catalog))
}

func certificatesOf(r *claim.Reader, text string) (out []string) {
	for _, c := range read(r, text) {
		if c.Kind != claim.Certificate {
			continue
		}
		holder := ""
		if c.Holder != "" {
			holder = " by " + c.Holder
		}
		name := strings.TrimSpace(c.Names[0] + " " + c.Names[1])
		if c.Names[2] != "" {
			name += ":" + c.Names[2]
		}
		out = append(out, fmt.Sprintf("%s %s%s", name, c.Standing, holder))
	}
	return out
}

func TestCertificates(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"held", "We hold ISO/IEC 27001:2022 certification.", "iso-27001:2022 held"},
		{"certified_since", "Larkbridge has been ISO 27001 certified since 2019.", "iso-27001 held"},
		{"certified_under", "Our information security management system is certified under ISO/IEC 27001.", "iso-27001 held"},
		{"list", "We are certified to ISO/IEC 27001, 27017 and 27018.", "iso-27001 held, iso-27017 held, iso-27018 held"},
		{"report_on_request", "The current SOC 2 report can be had on request.", "soc-2 held"},
		{"our_report", "Our SOC 2 Type II report is available under a confidentiality agreement.", "soc-2 type-2 held"},
		{"completed", "We completed a SOC 2 Type 1 examination in May.", "soc-2 type-1 held"},
		{"provider_of_level", "We are a PCI DSS Level 1 service provider.", "pci-dss level-1 held"},
		{"certified_provider", "We are a PCI DSS Level 1 certified service provider.", "pci-dss level-1 held"},
		{"certificates_held", "Certificates held: ISO/IEC 27001, ISO/IEC 27701", "iso-27001 held, iso-27701 held"},
		{"certificate_none", "ISO/IEC 27001 certificate: none at present.", "iso-27001 not held"},
		{"valid_until", "| Standard | Valid until |\n|---|---|\n| ISO/IEC 27001:2022 | 30 June 2028 |\n", "iso-27001:2022 held"},
		{"not_certified", "The organisation is not certified. It follows ISO/IEC 27001 as guidance.", "iso-27001 not held"},
		{"label_since", "Accreditations: Cyber Essentials Plus (renewed yearly); ISO/IEC 27001 (since 2023).", "cyber-essentials-plus held, iso-27001 held"},
		{"badges", "## Certifications\n\n- ISO 27001\n- TISAX\n", "iso-27001 held, tisax held"},
		{"lead_in", "We hold the following certificates:\n\n- ISO 9001\n- Cyber Essentials Plus\n", "iso-9001 held, cyber-essentials-plus held"},
		{"lead_in_planned", "Planned for next year:\n\n- ISO 9001\n", "iso-9001 planned"},
		{"lead_in_negated", "We do not hold any of these:\n\n- FedRAMP Moderate\n- HITRUST\n", "fedramp moderate not held, hitrust not held"},
		{"table", "| Standard | Status |\n|---|---|\n| ISO 27001 | valid |\n| SOC 2 Type II | in progress |\n| TISAX | not held |\n| ISO 22301 | expired in 2024 |\n", "iso-27001 held, soc-2 type-2 planned, tisax not held, iso-22301 expired"},
		{"table_edition", "| Standard | Edition | State |\n|---|---|---|\n| ISO 27001 | 2013 | expired |\n", "iso-27001:2013 expired"},
		{"table_holder", "| Standard | Holder | State |\n|---|---|---|\n| ISO 27001 | Hetzner | valid |\n| SOC 2 | Larkbridge | planned |\n", "iso-27001 held by hetzner, soc-2 planned"},
		{"question_yes", "**Are you ISO 27001 certified?**\nYes, since 2021.", "iso-27001 held"},
		{"question_no", "### Do you have a SOC 2 report?\n\nNo.", "soc-2 not held"},
		{"question_type", "**Do you have a SOC 2 report?**\nYes, a Type II.", "soc-2 held, soc-2 type-2 held"},
		{"label", "- **ISO 27001** for information security. Larkbridge is certified, and the certificate hangs in the hall.\n", "iso-27001 held"},
		{"heading", "### SOC 2\n\nWe have been audited each spring since 2020.\n", "soc-2 held"},
		{"definition", "TISAX\n: Planned for 2027.\n", "tisax planned"},
		{"baa", "We sign a business associate agreement with every clinic.", "baa held"},
		{"baa_not", "Larkbridge does not enter into business associate agreements.", "baa not held"},
		{"hipaa", "Larkbridge is HIPAA compliant.", "hipaa held"},
		{"own_of_the_data", "We hold the Gütesiegel Nordlicht.", "own gütesiegel nordlicht held"},
		{"none", "We hold no ISO 27001 certificate.", "iso-27001 not held"},
		{"never", "Larkbridge has never been assessed under PCI DSS.", "pci-dss not held"},
		{"not_yet", "We are not yet ISO 27001 certified.", "iso-27001 not held"},
		{"no_report_yet", "There is no SOC 2 report yet.", "soc-2 not held"},
		{"planned", "We plan to obtain ISO 27001 certification in 2027.", "iso-27001 planned"},
		{"working_towards", "We are working towards SOC 2 Type II.", "soc-2 type-2 planned"},
		{"will", "We will be certified under ISO 27001 by the end of the year.", "iso-27001 planned"},
		{"is_planned", "A SOC 2 Type II examination is planned.", "soc-2 type-2 planned"},
		{"expired", "Our ISO 9001 certificate expired in March.", "iso-9001 expired"},
		{"vendor", "Hetzner is ISO 27001 certified.", "iso-27001 held by hetzner"},
		{"both", "Both Hetzner, where our machines stand, and we ourselves hold ISO/IEC 27001 certificates.", "iso-27001 held"},

		{"host", "Our hosting provider is certified under ISO 27001.", ""},
		{"they", "Everything runs at Hetzner. They are ISO 27001 certified.", ""},
		{"data_centres", "We use ISO 27001 certified data centres.", ""},
		{"modelled", "Our rules are modelled on ISO/IEC 27001.", ""},
		{"follows", "Our programme follows ISO 27001 and NIST.", ""},
		{"aligned", "Controls are aligned with ISO 27001 and SOC 2.", ""},
		{"requirements", "We implement the ISO 27001 controls.", ""},
		{"asked", "Customers from the US ask for SOC 2 about twice a month.", ""},
		{"suppliers", "Suppliers must hold ISO 27001 or SOC 2 Type II.", ""},
		{"we_expect", "We expect our vendors to be ISO 27001 certified.", ""},
		{"bidder", "The bidder must hold a valid certificate under ISO/IEC 27001.", ""},
		{"conditional", "Should we ever open the service to clinics, we'd get a HIPAA assessment first.", ""},
		{"quoted", "We should not be listed as \"PCI certified\" in any register.", ""},
		{"level_of_another", "Payments are taken by Brasswick Pay, a Level 1 service provider under PCI DSS, on pages that it hosts.", ""},
		{"lead_auditor", "Our CISO is an ISO 27001 lead auditor.", ""},
		{"gap", "An ISO 27001 gap analysis is done each year.", ""},
		{"history", "## Version history\n\nWe hold ISO 27001.", ""},
		{"type_of_something_else", "A Type II error is rare.", ""},
		{"header_cell", "| Criterion | SOC 2 Type I |\n|---|---|\n| Security | included |\n", ""},
		{"vendor_review", "We review the SOC 2 reports of our vendors each year.", ""},
		{"its_report", "Hetzner sends its current SOC 2 report on request.", ""},
		{"once", "Once we are ISO 27001 certified, the certificate will stand here.", ""},

		{"more_0", "We have held ISO 27001 since 2018, and the auditor from TÜV comes by every autumn.", "iso-27001 held"},
		{"more_1", "Since March 2021 we have been certified according to ISO/IEC 27001.", "iso-27001 held"},
		{"more_2", "Our SOC 2 Type II audit was completed in June by an independent firm.", "soc-2 type-2 held"},
		{"more_3", "An accredited body has certified our management system under ISO 27001.", "iso-27001 held"},
		{"more_4", "The company carries the TISAX label.", "tisax held"},
		{"more_5", "Larkbridge is TISAX assessed at level 3.", "tisax held"},
		{"more_6", "We passed the Cyber Essentials Plus assessment in April.", "cyber-essentials-plus held"},
		{"more_7", "Larkbridge is listed as a HDS certified host.", ""},
		{"more_8", "Our hosting of health data is HDS certified.", "hds held"},
		{"more_9", "ISO 27001 certified since 2019.", "iso-27001 held"},
		{"more_10", "ISO 27001: certified", "iso-27001 held"},
		{"more_11", "ISO 27001 (certified)", "iso-27001 held"},
		{"more_12", "- ISO 27001: in preparation\n", "iso-27001 planned"},
		{"more_13", "- SOC 2 Type II report: available under NDA\n", "soc-2 type-2 held"},
		{"more_14", "- SOC 2: not at the moment\n", "soc-2 not held"},
		{"more_15", "You can download our ISO 27001 certificate here.", "iso-27001 held"},
		{"more_16", "The certificate under ISO 27001 is valid until May 2027.", "iso-27001 held"},
		{"more_17", "Ask us for a copy of the SOC 2 report.", ""},
		{"more_18", "We'll send you our SOC 2 Type 2 report as soon as the NDA is signed.", "soc-2 type-2 held"},
		{"more_19", "We do not have an ISO 27001 certificate, and we do not plan to get one.", "iso-27001 not held"},
		{"more_20", "ISO 27001? We don't have it.", "iso-27001 not held"},
		{"more_21", "Neither ISO 27001 nor SOC 2 has been achieved so far.", "iso-27001 not held, soc-2 not held"},
		{"more_22", "We are neither ISO 27001 nor SOC 2 certified.", "iso-27001 not held, soc-2 not held"},
		{"more_23", "We have no certificates such as ISO 27001.", "iso-27001 not held"},
		{"more_24", "Without an ISO 27001 certificate we answer questionnaires by hand.", ""},
		{"more_25", "Larkbridge does not hold a SOC 2 report.", "soc-2 not held"},
		{"more_26", "An ISO 27001 audit is scheduled for autumn.", "iso-27001 planned"},
		{"more_27", "We expect to receive the ISO 27001 certificate in spring.", "iso-27001 planned"},
		{"more_29", "The ISO 27001 certificate of our data centre can be downloaded from its site.", ""},
		{"more_30", "AWS and Hetzner are ISO 27001 certified.", "iso-27001 held by hetzner"},
		{"more_31", "Data are stored in ISO 27001-certified facilities.", ""},
		{"more_32", "Our data centre partners hold ISO 27001 and SOC 2.", ""},
		{"more_33", "Our auditors are ISO 27001 certified.", ""},
		{"more_34", "We map our controls to SOC 2 and ISO 27001.", ""},
		{"more_35", "Our processes comply with ISO 27001.", ""},
		{"more_36", "The ISMS is operated in accordance with ISO/IEC 27001.", ""},
		{"more_37", "Risk is assessed with the method of ISO 27005.", ""},
		{"more_38", "ISO 27001 requires an annual management review.", ""},
		{"more_39", "We hired people who know ISO 27001 well.", ""},
		{"more_40", "Our security team holds certifications such as CISSP, and two are ISO 27001 auditors.", ""},
		{"more_41", "We ask every sub-processor for its SOC 2 report once a year.", ""},
		{"more_42", "Sub-processors provide us with a current SOC 2 report.", ""},
		{"more_43", "Vendors without ISO 27001 are assessed by us.", ""},
		{"more_45", "Our ISO 9001 certificate ran out in 2022 and was not renewed.", "iso-9001 expired"},
		{"more_46", "Until 2023 we were ISO 9001 certified.", ""},
		{"more_47", "We are HIPAA-compliant and sign BAAs.", "hipaa held, baa held"},
		{"more_49", "We do not currently sign BAAs.", "baa not held"},
		{"more_50", "We are not a covered entity under HIPAA.", ""},
		{"more_51", "The service complies with HIPAA.", "hipaa held"},
		{"more_52", "Our service is not HIPAA compliant.", "hipaa not held"},
		{"more_53", "Card payments are handled by a PCI DSS Level 1 certified provider.", ""},
		{"more_54", "We are PCI DSS compliant (SAQ A).", "pci-dss held"},
		{"more_55", "| Certificate | Status |\n|---|---|\n| SOC 2 Type II | Yes |\n| HIPAA | No |\n", "soc-2 type-2 held, hipaa not held"},
		{"more_56", "| Question | Answer |\n|---|---|\n| Are you ISO 27001 certified? | Yes, since 2020 |\n| Do you have a SOC 2 report? | No |\n", "iso-27001 held, soc-2 not held"},
		{"more_57", "**SOC 2 Type II.** We have been audited for three years in a row.", "soc-2 type-2 held"},
		{"more_58", "## ISO 27001\n\nCertified by DNV, valid until 2027.", "iso-27001 held"},
		{"more_59", "## Certifications we are working on\n\n- ISO 27701\n", "iso-27701 planned"},
		{"more_60", "## Certificates of our providers\n\n- ISO 27001\n", ""},
		{"more_61", "Our infrastructure provider's certificates include ISO 27001, SOC 2 and PCI DSS.", ""},
		{"more_62", "Larkbridge's information security management is certified (ISO/IEC 27001:2022, certificate no. 4711).", "iso-27001:2022 held"},
		{"more_63", "We have achieved SOC 2 Type I and are now in the observation period for Type II.", "soc-2 type-1 held, soc-2 type-2 planned"},
		{"more_64", "Larkbridge has a SOC 2 Type II attestation report issued by a licensed CPA firm.", "soc-2 type-2 held"},
		{"more_65", "Larkbridge maintains certifications under ISO 27001 and ISO 27701, audited annually.", "iso-27001 held, iso-27701 held"},
		{"more_66", "All our employees work under policies derived from ISO 27001.", ""},
		{"more_67", "Our FedRAMP Moderate authorization was granted in 2024.", "fedramp moderate held"},
		{"more_68", "Annual SOC 2 Type II audits confirm that these controls work.", ""},
		{"more_69", "Each year an external auditor examines us under SOC 2.", ""},
		{"more_70", "Certificates: ISO 27001, ISO 9001", ""},
	}
	r := certificateReader(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(certificatesOf(r, tt.text), ", "); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
