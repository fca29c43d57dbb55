package claim_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"candor/cmd/internal/catalog"
	"candor/cmd/internal/claim"
	"candor/cmd/internal/load"
	"candor/cmd/internal/prose"
	"candor/cmd/internal/source"
)

func certificatesOf(t *testing.T, text string) []string {
	t.Helper()
	m := fstest.MapFS{"data/d.toml": &fstest.MapFile{Data: []byte(`[organisation]
name = "Larkbridge"
[subprocessors.hetzner]
name = "Hetzner"
legal_name = "Hetzner Online GmbH"
country = "DE"
purpose = "Hosting"
[certifications.odd]
name = "Gütesiegel Nordlicht"
status = "certified"
`)}}
	s, err := load.Site(m, nil, catalog.Default())
	if err != nil {
		t.Fatal(err)
	}
	doc := claim.NewText(prose.Parse(source.NewFile("t.md", []byte(text))))
	defer doc.Release()
	var out []string
	for _, c := range claim.NewReader(claim.NewLexicon(s.Center, catalog.Default())).Read(doc) {
		if c.Kind == claim.Certificate {
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
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(certificatesOf(t, tt.text), ", "); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
