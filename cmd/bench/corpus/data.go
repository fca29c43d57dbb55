package corpus

import (
	"fmt"
	"strings"
	"time"
)

func lower(s string) string { return strings.ToLower(s) }

// table writes TOML tables.
type table struct{ strings.Builder }

func (t *table) head(name string) {
	if t.Len() > 0 {
		t.WriteByte('\n')
	}
	fmt.Fprintf(t, "[%s]\n", name)
}

// text writes a key with a string. What stands here needs no escapes but those of Go, which are TOML's as well.
func (t *table) text(key, value string) { fmt.Fprintf(t, "%s = %q\n", key, value) }

func (t *table) list(key string, values ...string) {
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = fmt.Sprintf("%q", v)
	}
	fmt.Fprintf(t, "%s = [%s]\n", key, strings.Join(quoted, ", "))
}

func (t *table) date(key string, d time.Time) {
	fmt.Fprintf(t, "%s = %s\n", key, d.Format(time.DateOnly))
}
func (t *table) raw(key, value string) { fmt.Fprintf(t, "%s = %s\n", key, value) }

func (s Site) file(name string, write func(*table)) File {
	var t table
	write(&t)
	return File{Name: "data/" + name + ".toml", Data: []byte(t.String())}
}

// data returns data/*.toml.
func (s Site) data() []File {
	return []File{
		s.file("backups", s.backups),
		s.file("components", s.components),
		s.file("continuity", s.continuity),
		s.file("incidents", s.incidents),
		s.file("organisation", s.organisation),
		s.file("regions", s.regions),
		s.file("retention", s.retention),
		s.file("reviews", s.reviews),
		s.file("security", s.security),
		s.file("subprocessors", s.subprocessors),
	}
}

func (s Site) days(n int) time.Time { return s.Day.AddDate(0, 0, n) }

func (s Site) organisation(t *table) {
	t.head("site")
	t.text("title", "Brackwater Trust Center")
	t.text("address", "https://trust.brackwater.example/")
	t.text("language", "en")
	t.head("organisation")
	t.text("name", "Brackwater")
	t.text("legal_name", "Brackwater Systems SAS")
	t.text("country", "FR")
	t.text("website", "https://www.brackwater.example/")
	t.list("hosts", "app.brackwater.example", "api.brackwater.example")
	t.text("subprocessor_notice", "30 days")
	t.text("objection_window", "14 days")
	t.raw("availability", "99.9")
	t.head("disclosure")
	t.text("contact", "security@brackwater.example")
	t.text("acknowledgement", "2 business days")
	t.date("expires", s.days(180))
	for _, c := range [...][3]string{
		{"security", "Security team", "security"}, {"privacy", "Privacy team", "privacy"}, {"support", "Help desk", "support"}, {"documents", "Document service", "documents"},
	} {
		t.head("contacts." + c[0])
		t.text("name", c[1])
		t.text("purpose", c[2])
		t.text("email", c[0]+"@brackwater.example")
	}
	for _, r := range roles {
		t.head("roles." + r.id)
		t.text("title", r.title)
		if r.short != "" {
			t.text("short", r.short)
		}
	}
}

func (s Site) subprocessors(t *table) {
	for i, p := range providers {
		t.head("subprocessors." + p.id)
		t.text("name", p.name)
		t.text("legal_name", p.legal)
		t.text("country", p.country)
		t.text("purpose", headFirst(p.purpose))
		t.list("data_categories", rules[i%len(rules)].id)
		var in []string
		for _, r := range regions {
			if r.provider == p.id {
				in = append(in, r.id())
			}
		}
		if len(in) > 0 {
			t.list("regions", in...)
		}
		switch p.country {
		case "US":
			t.text("transfer", "dpf")
			t.list("transfer_also", "sccs")
			t.date("verified_on", s.days(-90-i))
		case "CH", "GB":
			t.text("transfer", "adequacy")
			t.date("verified_on", s.days(-60-i))
		default:
			t.text("transfer", "none-needed")
		}
		t.text("dpa", "https://"+strings.ReplaceAll(p.id, "-", "")+".example/dpa")
		t.date("since", s.days(-900-13*i))
	}
}

func (s Site) regions(t *table) {
	for _, r := range regions {
		t.head("regions." + r.id())
		t.text("provider", r.provider)
		t.text("code", r.code)
		t.text("city", r.city)
		t.text("country", r.country)
		t.list("kinds", "stored", "processed")
	}
}

func (s Site) components(t *table) {
	for i, c := range components {
		t.head("components." + c.id)
		t.text("name", c.name)
		t.text("provider", regions[c.region].provider)
		t.list("regions", regions[c.region].id())
		env := "production"
		if c.id == "standby-plane" {
			env = "disaster-recovery"
		}
		t.text("environment", env)
		t.list("data_categories", c.category)
		var uses []string
		for j := 6 + i; j < len(providers); j += len(components) {
			uses = append(uses, providers[j].id)
		}
		if len(uses) > 0 {
			t.list("uses", uses...)
		}
	}
}

func (s Site) backups(t *table) {
	for i, b := range tiers {
		t.head("backups." + b.id)
		t.text("name", headFirst(b.name))
		t.list("of", components[b.of].id)
		t.text("interval", b.interval)
		t.text("retention", b.keep)
		t.text("provider", regions[b.region].provider)
		t.list("regions", regions[b.region].id())
		t.text("encryption", "backups")
		t.text("restore_test", "quarterly")
		t.date("last_restore_test", s.days(-20-i))
	}
}

func (s Site) retention(t *table) {
	for _, r := range rules {
		t.head("data_categories." + r.id)
		t.text("name", headFirst(r.name))
		t.text("about", headFirst(r.name)+" of customers and staff.")
		t.list("retention", r.id)
		t.head("retention." + r.id)
		t.text("name", headFirst(r.name))
		t.list("data_categories", r.id)
		t.text("trigger", r.trigger)
		t.text("period", r.keep)
		t.text("action", r.action)
	}
}

func (s Site) incidents(t *table) {
	for i, v := range severities {
		t.head("severities." + v.id)
		t.text("name", headFirst(v.name))
		t.raw("level", fmt.Sprint(i+1))
		t.text("about", v.about)
		t.text("response", v.response)
		t.text("resolution", v.resolution)
		t.text("update_interval", v.update)
	}
	for _, n := range notifications {
		t.head("notifications." + n.id)
		t.text("name", n.name)
		t.text("to", n.to)
		t.text("event", n.event)
		t.text("within", n.within)
		t.text("from", n.from)
		t.text("by", "dpo")
	}
}

func (s Site) continuity(t *table) {
	for i, o := range objectives {
		t.head("continuity." + o.id)
		t.text("name", headFirst(o.name))
		t.list("components", components[o.component].id)
		t.text("rto", o.rto)
		t.text("rpo", o.rpo)
		t.text("mtd", o.mtd)
		t.text("primary", regions[components[o.component].region].id())
		t.text("standby", regions[components[o.standby].region].id())
		t.list("backups", tiers[o.backup].id)
		t.text("test", "yearly")
		t.date("last_test", s.days(-40-i))
	}
}

func (s Site) reviews(t *table) {
	for i, r := range reviews {
		t.head("reviews." + r.id)
		t.text("name", headFirst(r.name))
		t.text("interval", r.interval)
		t.date("last", s.days(-10-i))
		t.text("by", r.owner)
	}
}

func (s Site) security(t *table) {
	t.head("encryption.transit")
	t.text("name", "Traffic from browsers")
	t.text("scope", "in-transit")
	t.list("tls", "1.2", "1.3")
	t.head("encryption.disks")
	t.text("name", "Disks")
	t.text("scope", "at-rest")
	t.text("cipher", "AES-256-XTS")
	t.head("encryption.backups")
	t.text("name", "Backups")
	t.text("scope", "backups")
	t.text("cipher", "AES-256-GCM")
	t.head("access.production")
	t.text("name", "Production servers")
	t.text("who", "Engineers on duty")
	t.text("mfa", "required")
	t.raw("logged", "true")
	t.text("review", "quarterly")
	t.head("certifications.iso-27001")
	t.text("name", "ISO/IEC 27001")
	t.text("status", "certified")
	t.text("issuer", "Calder Assurance")
	t.text("scope", "Development and operation of the platform")
	t.date("issued", s.days(-300))
	t.date("expires", s.days(700))
	t.head("documents.dpa")
	t.text("title", "Data Processing Agreement")
	t.text("access", "public")
	t.text("link", "https://www.brackwater.example/dpa")
	t.head("documents.test-report")
	t.text("title", "Summary of the last penetration test")
	t.text("access", "nda")
	t.text("contact", "documents")
}

func headFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
