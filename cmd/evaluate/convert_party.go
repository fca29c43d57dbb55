package main

import (
	"slices"
	"strings"

	"candor/cmd/internal/catalog"
	"candor/cmd/internal/load"
)

// A vendor is a sub-processor of the site that is being built, with the names by which other facts mean it.
type vendor struct {
	id    string   // of its table
	fact  string   // of the neutral fact
	names []string // folded
	known string   // ID in the catalog
}

// parties converts what other facts refer to: first it is told whether the list of sub-processors is complete, for then a
// company that other facts name is not put on it.
func (c *converter) parties(facts []*neutral) {
	var members []string
	for _, f := range facts {
		if f.noun == "commitment" && completesVendors(f) {
			c.complete = true
			members = append(members, f.texts("members")...)
		}
	}
	for _, f := range facts {
		if f.noun != "subprocessor" && f.noun != "sub-processor" && f.noun != "vendor" && f.noun != "processor" {
			continue
		}
		if len(members) > 0 && !slices.Contains(members, f.id) && (f.text("status") == "" || f.text("status") == "active") {
			f.noun = "unlisted" // known, and not on the list that is called complete
			continue
		}
		v := vendor{id: c.newID("subprocessors", f.id), fact: f.id}
		for _, n := range slices.Concat(f.texts("name"), f.texts("legal_name"), f.texts("aliases")) {
			v.names = append(v.names, strings.ToLower(n))
		}
		for _, n := range []string{f.text("catalog"), f.text("name"), f.text("legal_name")} {
			if p, ok := c.catalog.Provider(n); ok && v.known == "" && n != "" {
				v.known = p.ID
			}
		}
		c.vendors = append(c.vendors, v)
	}
}

// completesVendors reports whether a commitment says that the list of sub-processors is complete.
func completesVendors(f *neutral) bool {
	return mentions(f.text("name"), "complete", "exhaustive", "full list") && mentions(f.text("name"), "processor", "vendor", "third part", "recipient", "provider") &&
		!mentions(f.text("value"), "incomplete", "false", "partial")
}

// vendor returns the ID of the sub-processor that a name or a fact's ID means. One that is not among the facts is entered,
// unless the list is complete: then the name stays a reference to nothing, which is the contradiction.
func (c *converter) vendor(f *neutral, name, field string) string {
	if name == "" || mentions(name, "own ", "self", "in-house", "on-prem", "ourselves", "none") || strings.EqualFold(name, "own") {
		return ""
	}
	if v := c.findVendor(name); v != nil {
		return v.id
	}
	if c.complete {
		return load.Slug(name)
	}
	id := c.newID("subprocessors", name)
	v := vendor{id: id, names: []string{strings.ToLower(name)}}
	t := &table{name: "subprocessors", id: id, of: f}
	c.tables = append(c.tables, t)
	t.text(f, "name", name, field)
	if p, ok := c.catalog.Provider(name); ok {
		v.known = p.ID
		t.text(f, "legal_name", p.LegalEntity, "")
		t.text(f, "country", p.Country, "")
	}
	t.text(f, "legal_name", name, "")
	t.text(f, "purpose", "named in the facts", "")
	t.text(f, "unused", "named in the facts", "")
	c.vendors = append(c.vendors, v)
	return id
}

func (c *converter) findVendor(name string) *vendor {
	low := strings.ToLower(name)
	known := ""
	if p, ok := c.catalog.Provider(name); ok {
		known = p.ID
	}
	for _, same := range []func(v *vendor) bool{
		func(v *vendor) bool { return v.fact == name },
		func(v *vendor) bool { return slices.Contains(v.names, low) },
		func(v *vendor) bool { return known != "" && v.known == known },
		func(v *vendor) bool { // 'AWS (Frankfurt)', 'Hetzner Cloud'
			return slices.ContainsFunc(v.names, func(n string) bool { return strings.HasPrefix(low, n+" ") || strings.HasPrefix(n, low+" ") })
		},
	} {
		for i := range c.vendors {
			if same(&c.vendors[i]) {
				return &c.vendors[i]
			}
		}
	}
	return nil
}

func (c *converter) company(f *neutral) *table {
	t := c.organisation
	t.of = f
	t.copy("name", "name", "trade_name", "brand")
	t.copy("legal_name", "legal_name", "entity", "registered_name")
	if !t.has("name") {
		t.text(f, "name", f.text("legal_name"), "legal_name")
	}
	t.copyAll("aliases", "aliases", "brands", "short_name")
	t.country("country", "country", "seat")
	t.copy("street", "street", "address")
	if field, v := f.take("website", "url"); v != "" {
		if !strings.Contains(v, "://") {
			v = "https://" + v
		}
		if rest, ok := strings.CutPrefix(v, "https://"); ok && isHost(strings.TrimSuffix(rest, "/")) {
			t.text(f, "website", v, field)
		}
	}
	t.copy("authority", "authority", "supervisory_authority", "lead_authority")
	for _, field := range []string{"hosts", "host_names", "domains"} {
		if v := f.texts(field); len(v) > 0 && !slices.ContainsFunc(v, func(h string) bool { return !isHost(h) }) {
			f.used[field] = true
			t.list(f, "hosts", v, field)
		}
	}
	for _, field := range []string{"email", "contact", "security_email", "privacy_email", "security_contact", "privacy_contact", "support_email"} {
		c.contact(f, field)
	}
	return t
}

// contact writes a field that is an e-mail address as an entry of [contacts].
func (c *converter) contact(f *neutral, field string) (id string) {
	v := f.text(field)
	if f.used[field] || !isMailbox(v) {
		return ""
	}
	f.used[field] = true
	t := c.add("contacts", f.id+"-"+field, f)
	name := keyWords(field)
	if n := f.text("title") + f.text("name"); n != "" && f.noun != "organization" && f.noun != "organisation" {
		name = n
	}
	t.text(f, "name", name, "")
	about := field + " " + name + " " + v
	purpose := "support"
	switch {
	case mentions(about, "security", "vulnerab", "abuse", "ciso", "incident"):
		purpose = "security"
	case mentions(about, "privacy", "dpo", "data protection", "data-protection", "dsb"):
		purpose = "privacy"
	case mentions(about, "legal", "counsel"):
		purpose = "legal"
	}
	t.text(f, "purpose", purpose, "")
	t.text(f, "email", v, field)
	return t.id
}

// country writes the first of the fields that is a country.
func (t *table) country(key string, fields ...string) bool {
	for _, field := range fields {
		if code := countryCode(t.of.text(field)); code != "" && !t.of.used[field] {
			t.of.used[field] = true
			return t.text(t.of, key, code, field)
		}
	}
	return false
}

func (c *converter) role(f *neutral) *table {
	t := c.add("roles", f.id, f)
	t.copy("title", "title", "role", "office", "name")
	t.text(f, "title", f.id, "")
	t.copy("short", "short", "abbreviation")
	t.copyAll("aliases", "aliases")
	t.copy("holder", "holder", "person", "held_by", "name")
	t.copyAll("duties", "duties", "responsibilities", "responsible_for")
	for _, field := range []string{"email", "contact"} {
		t.text(f, "contact", c.contact(f, field), field)
	}
	t.scope()
	t.remarks(f)
	return t
}

func (c *converter) subprocessor(f *neutral) *table {
	t := &table{name: "subprocessors", id: c.idOf("subprocessors", f.id), of: f}
	c.tables = append(c.tables, t)
	legal := f.text("legal_name")
	t.copy("name", "name")
	t.copy("legal_name", "legal_name", "entity")
	t.text(f, "name", legal, "legal_name")
	t.text(f, "legal_name", f.text("name"), "name")
	t.text(f, "name", f.id, "")
	t.text(f, "legal_name", f.id, "")
	t.copyAll("aliases", "aliases", "brands")
	t.country("country", "country", "seat")
	t.copy("purpose", "purpose", "service", "use")
	t.text(f, "purpose", "not said", "")
	t.copyAll("services", "services", "service")
	t.text(f, "unused", "listed", "")
	if field, v := f.take("parent"); v != "" {
		t.text(f, "parent", c.vendor(f, v, field), field)
	}
	if field, v := f.takeAll("data", "data_categories", "categories"); len(v) > 0 {
		t.list(f, "data_categories", c.categories(f, v, field), field)
	}
	c.places(f, t, t.id)
	if field, v := f.takeAll("processing_country", "processing_countries", "countries"); len(v) > 0 {
		for i := range v {
			v[i] = countryCode(v[i])
		}
		t.list(f, "processing_countries", v, field)
	}
	if field, v := f.take("transfer", "transfer_basis", "transfer_mechanism", "basis", "mechanism"); v != "" {
		if words := transfers(v); len(words) > 0 {
			t.text(f, "transfer", words[0], field)
			t.list(f, "transfer_also", words[1:], field)
		} else {
			f.used[field] = false
		}
	}
	t.date("verified_on", "verified_on", "transfer_verified", "verified")
	t.copy("only_if", "only_if", "condition")
	t.date("announced", "announced", "notified", "notice_given")
	t.date("effective", "effective", "effective_from", "start")
	t.date("objection_until", "objection_until")
	t.date("since", "since")
	t.date("ended", "ended", "end", "until")
	if field, v := f.take("status"); v != "" {
		switch {
		case mentions(v, "plan", "propos", "announc", "pending", "future", "upcoming"):
			t.text(f, "status", "planned", field)
		case mentions(v, "end", "former", "terminat", "inactive", "retired", "removed", "past", "replaced"):
			t.text(f, "status", "ended", field)
		case mentions(v, "active", "current", "in use"):
			t.text(f, "status", "active", field)
		}
	}
	t.scope()
	t.remarks(f) // what it promises by itself is no promise of the company
	return t
}

// transfers returns the bases of transfers that a text names.
func transfers(s string) (out []string) {
	for _, w := range []struct {
		word string
		says []string
	}{
		{"dpf", []string{"dpf", "privacy framework"}},
		{"sccs", []string{"scc", "standard contractual", "model clauses"}},
		{"adequacy", []string{"adequacy", "adequate"}},
		{"bcr", []string{"bcr", "binding corporate"}},
		{"derogation", []string{"derogation", "art. 49", "consent"}},
	} {
		if mentions(s, w.says...) {
			out = append(out, w.word)
		}
	}
	if len(out) == 0 && mentions(s, "none needed", "none-needed", "not needed", "no transfer", "not required", "n/a") {
		return []string{"none-needed"}
	}
	return out
}

// categories returns the IDs of data categories, each entered once.
func (c *converter) categories(f *neutral, names []string, field string) (ids []string) {
	for _, name := range names {
		id := c.idOf("data_categories", name)
		if id == "" {
			t := c.add("data_categories", name, f)
			t.text(f, "name", name, field)
			t.text(f, "about", name, "")
			if mentions(name, "personal") {
				t.set(f, "personal", "true", field)
			}
			id = t.id
		}
		ids = append(ids, id)
	}
	return ids
}

// places enters the places that a fact names as regions of a provider and refers to them from its table.
func (c *converter) places(f *neutral, t *table, provider string) {
	var ids []string
	first := ""
	enter := func(field, name string) *table {
		r := c.add("regions", f.id, f)
		r.text(f, "provider", provider, "")
		if c.locate(r, provider, name, field); first == "" {
			first = field
		}
		ids = append(ids, r.id)
		return r
	}
	var one *table // the region that further fields speak of
	for _, field := range []string{"region", "regions", "location", "locations", "place", "data_center", "datacenter", "storage_region", "storage_location"} {
		key, v := f.takeAll(field)
		for _, name := range v {
			if r := enter(key, name); len(v) == 1 && one == nil {
				one = r
			}
		}
	}
	key, cities := f.takeAll("city", "cities")
	for i := range cities {
		cities[i] = c.city(cities[i])
	}
	if len(cities) > 0 && (one == nil || one.has("city") || len(cities) > 1) {
		one = nil
		for _, name := range cities {
			if r := enter(key, name); len(cities) == 1 {
				one = r
			}
		}
	} else if len(cities) == 1 {
		one.text(f, "city", cities[0], key)
	}
	fields := []string{"processing_country", "hosting_country", "data_country", "storage_country"}
	if t.name != "subprocessors" {
		fields = append(fields, "country")
	}
	if one != nil {
		one.country("country", fields...)
		if one.has("city") && !one.has("code") {
			c.homeOf(one)
		}
	} else if t.name != "subprocessors" {
		for _, field := range fields {
			if code := countryCode(f.text(field)); code != "" && !f.used[field] {
				f.used[field] = true
				enter(field, code)
			}
		}
	}
	t.list(f, "regions", ids, first)
}

// locate writes what a place's name is: a code, a city, a country, or an area.
func (c *converter) locate(r *table, provider, name, field string) {
	f := r.of
	known := provider
	for i := range c.vendors {
		if c.vendors[i].id == provider && c.vendors[i].known != "" {
			known = c.vendors[i].known
		}
	}
	region, coded := c.catalog.Region(known, name)
	cities := c.catalog.City(name)
	switch {
	case coded && strings.EqualFold(region.Code, name):
		r.text(f, "code", name, field)
	case len(cities) > 0:
		r.text(f, "city", name, field)
	case countryCode(name) != "" && len(name) != 2 || countryCode(name) == name:
		r.text(f, "country", countryCode(name), field)
	case !strings.Contains(name, " ") && strings.ContainsAny(name, "-0123456789"):
		r.text(f, "code", name, field)
	case strings.ContainsAny(name, ",("): // 'Paris, France', 'eu-west-3 (Paris)'
		for part := range strings.FieldsFuncSeq(name, func(r rune) bool { return r == ',' || r == '(' || r == ')' }) {
			if part = strings.TrimSpace(part); part != "" {
				c.locate(r, provider, part, field)
			}
		}
	case mentions(name, "europe", "eu", "eea", "asia", "america", "africa"):
		r.text(f, "area", name, field)
	default:
		r.text(f, "city", name, field)
	}
}

// city returns the name of a city without the state or country that stands behind it: 'Columbus' for 'Columbus, Ohio'.
func (c *converter) city(name string) string {
	if short, _, ok := strings.Cut(name, ","); ok && len(c.catalog.City(name)) == 0 {
		return strings.TrimSpace(short)
	}
	return name
}

// homeOf writes the country of a city, where the catalog knows only one of that name.
func (c *converter) homeOf(r *table) {
	for _, l := range r.lines {
		if l.key != "city" {
			continue
		}
		if cities := c.catalog.City(strings.Trim(l.value, `"`)); len(cities) == 1 {
			r.text(r.of, "country", cities[0].Country, l.field)
			return
		}
	}
}

func (c *converter) region(f *neutral) *table {
	t := c.add("regions", f.id, f)
	if field, v := f.take("provider", "vendor", "host"); v != "" {
		t.text(f, "provider", c.vendor(f, v, field), field)
	}
	t.copy("code", "code")
	if field, v := f.take("city"); v != "" {
		t.text(f, "city", c.city(v), field)
	}
	t.country("country", "country")
	provider := ""
	for _, l := range t.lines {
		if l.key == "provider" {
			provider = strings.Trim(l.value, `"`)
		}
	}
	for _, field := range []string{"region", "location", "name"} {
		if v := f.text(field); v != "" && !t.has("code") && !t.has("city") {
			f.used[field] = true
			c.locate(t, provider, v, field)
		}
	}
	t.copy("name", "name")
	t.copy("area", "area")
	if t.has("city") && !t.has("code") && !t.has("country") {
		c.homeOf(t)
	}
	for _, field := range []string{"use", "purpose", "role", "applies_to", "name"} {
		v := f.text(field)
		if t.text(f, "use", use(v), field) && field != "name" {
			f.used[field] = true
		}
	}
	t.scope()
	return t
}

// use returns the word of the data format for what a place is for, or "".
func use(s string) string {
	for _, u := range []struct {
		word string
		says []string
	}{
		{"disaster-recovery", []string{"disaster", "recovery", "standby", "failover"}}, {"backup", []string{"backup", "copies"}},
		{"primary", []string{"primary", "main site", "production", "live"}}, {"storage", []string{"storage"}}, {"edge", []string{"edge", "cdn"}}, {"delivery", []string{"delivery"}},
	} {
		if mentions(s, u.says...) {
			return u.word
		}
	}
	return ""
}

// keepBackups tells backups that name no place where they are, from the regions that are for backups.
func (c *converter) keepBackups() {
	for _, r := range c.tables {
		if r.name != "regions" || !r.says("use", "backup") {
			continue
		}
		for _, b := range c.tables {
			if b.name == "backups" && !b.has("regions") {
				b.list(r.of, "regions", []string{r.id}, "use")
			}
		}
	}
}

func (c *converter) component(f *neutral) *table {
	t := c.add("components", f.id, f)
	t.copy("name", nameFields...)
	t.text(f, "name", f.id, "")
	t.copyAll("aliases", "aliases")
	t.copy("about", "about", "purpose", "description")
	provider := ""
	if field, v := f.take("provider", "host", "hosted_by", "vendor", "hosting"); v != "" {
		provider = c.vendor(f, v, field)
		t.text(f, "provider", provider, field)
	}
	c.places(f, t, provider)
	if field, v := f.take("environment"); v != "" {
		for _, env := range [][2]string{{"staging", "staging"}, {"disaster", "disaster-recovery"}, {"test", "test"}, {"edge", "edge"}, {"prod", "production"}, {"live", "production"}} {
			if mentions(v, env[0]) {
				t.text(f, "environment", env[1], field)
			}
		}
	}
	if field, v := f.takeAll("uses", "subprocessors"); len(v) > 0 {
		for i := range v {
			v[i] = c.vendor(f, v[i], field)
		}
		t.list(f, "uses", v, field)
	}
	if field, v := f.takeAll("data", "data_categories", "categories"); len(v) > 0 {
		t.list(f, "data_categories", c.categories(f, v, field), field)
	}
	if v := f.texts("hosts"); len(v) > 0 && !slices.ContainsFunc(v, func(h string) bool { return !isHost(h) }) {
		f.used["hosts"] = true
		t.list(f, "hosts", v, "hosts")
	}
	t.scope()
	return t
}

func (c *converter) certification(f *neutral) *table {
	t := c.add("certifications", f.id, f)
	t.copy("name", "name", "framework", "standard", "title")
	t.text(f, "name", f.id, "")
	t.copyAll("aliases", "aliases")
	if field, v := f.take("holder", "held_by", "owner"); v != "" && !strings.EqualFold(v, "own") && !mentions(v, "ourselves", "the company", "own ") && !c.isCompany(v) {
		if known := c.findVendor(v); known != nil {
			t.text(f, "holder", known.id, field)
		} else {
			t.text(f, "vendor", v, field)
		}
	}
	field, v := f.take("status", "state")
	status := "certified"
	switch {
	case mentions(v, "expired", "lapsed", "withdrawn", "revoked"):
		status = "expired"
	case mentions(v, "progress", "underway", "under way", "ongoing", "prepar", "audit"):
		status = "in-progress"
	case mentions(v, "plan", "target", "intend", "roadmap", "considered", "scheduled"):
		status = "planned"
	case mentions(v, "none", "not ", "no ", "never", "uncertified") || v == "no":
		status = "none"
	}
	t.text(f, "status", status, field)
	t.copy("issuer", "issuer", "auditor", "body", "certified_by")
	t.copy("scope", "scope")
	t.date("issued", "issued", "valid_from", "since", "from")
	t.date("expires", "expires", "valid_until", "until", "valid_to", "expiry")
	t.scope()
	return t
}

func (c *converter) isCompany(name string) bool {
	for _, l := range c.organisation.lines {
		if (l.key == "name" || l.key == "legal_name") && strings.EqualFold(l.value, quote(name)) {
			return true
		}
	}
	return false
}

func countryCode(name string) string {
	if name == "" {
		return ""
	}
	c, ok := catalog.Default().Country(name)
	if !ok {
		return ""
	}
	return c.Code
}
