package main

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"candor/cmd/internal/period"
)

// named writes what a fact is called: its object, told apart from others of the same object by its place, class or system.
func (t *table) named(fields ...string) {
	t.copy("name", fields...)
	t.text(t.of, "name", t.of.id, "")
}

func (c *converter) backup(f *neutral) *table {
	t := c.add("backups", f.id, f)
	t.named("name", "object", "title", "data")
	t.copyAll("aliases", "aliases")
	t.words("object", "objects", "of", "data", "method", "type", "kind", "scope", "tier", "class", "generation")
	t.every("interval", "interval", "frequency", "every", "schedule")
	pitr := mentions(f.text("method")+f.text("type")+f.text("kind"), "point-in-time", "point in time", "pitr", "continuous", "log shipping", "wal")
	if f.text("pitr") == "true" {
		f.used["pitr"] = true
		pitr = true
	}
	if pitr && !t.has("interval") {
		t.period("point_in_time", "pitr", "window", "retention", "period")
	}
	t.span("retention", "", []string{"retention", "period", "kept", "kept_for", "keep", "retention_period"}, []string{"retention_min", "min_retention"}, []string{"retention_max", "max_retention"})
	t.period("point_in_time", "pitr", "point_in_time", "pitr_window", "window")
	if pitr {
		t.period("point_in_time", "retention", "period")
	}
	provider := ""
	if field, v := f.take("provider", "vendor", "stored_by", "storage_provider"); v != "" {
		provider = c.vendor(f, v, field)
		t.text(f, "provider", provider, field)
	}
	c.places(f, t, provider)
	t.flag("immutable", "immutable", "worm", "locked")
	t.every("restore_test", "restore_test", "restore_tests", "restore_test_interval", "test_interval", "tested")
	t.date("last_restore_test", "last_restore_test", "last_test", "last_tested")
	if v := f.text("cipher"); v != "" {
		f.used["cipher"] = true
		e := c.add("encryption", f.id, f)
		e.text(f, "name", f.text("object")+" backups", "")
		e.text(f, "scope", "backups", "")
		e.text(f, "cipher", v, "cipher")
		t.text(f, "encryption", e.id, "cipher")
	}
	t.scope()
	return t
}

// span writes a length of time with its two ends where the fact gives them: 'from 7 days to 30 days'. A length that is a
// deadline is written with bound before it ('within').
func (t *table) span(key, bound string, fields, least, most []string) {
	f := t.of
	if t.has(key) {
		return
	}
	field, v := f.takePeriod(fields...)
	if v != "" {
		if bound != "" {
			if _, err := period.Parse(bound + " " + v); err == nil {
				v = bound + " " + v
			}
		}
		t.text(f, key, v, field)
		return
	}
	lo, min := f.takePeriod(least...)
	hi, max := f.takePeriod(most...)
	switch {
	case min != "" && max != "":
		v = min + " to " + max
		if _, err := period.Parse(v); err != nil {
			v = max
		}
		t.text(f, key, v, lo)
	case min != "":
		t.text(f, key, bounded("at least", min), lo)
	case max != "":
		t.text(f, key, bounded("up to", max), hi)
	}
}

// bounded puts a bound before a length that has none.
func bounded(bound, length string) string {
	if _, err := period.Parse(bound + " " + length); err == nil {
		return bound + " " + length
	}
	return length
}

// kinds are fields that tell apart two retention rules of one object.
var kinds = []string{"tier", "storage", "stage", "phase", "state", "class", "category", "system", "environment", "location", "scope", "type", "method"}

func (c *converter) retention(f *neutral) *table {
	t := c.add("retention", f.id, f)
	field, name := f.take(nameFields...)
	for _, k := range kinds {
		if _, v := f.take(k); v != "" {
			name += ", " + v
		}
	}
	t.text(f, "name", cmp.Or(strings.TrimPrefix(name, ", "), f.id), field)
	t.copyAll("aliases", "aliases")
	t.words("object", "data", "subject")
	t.copy("trigger", "trigger", "from", "starts", "start", "event")
	if f.text("after") == f.text("within") && f.text("after") != "" {
		f.used["after"] = true
	}
	t.span("period", "", []string{"period", "after", "retention", "kept", "kept_for", "keep", "duration", "retention_period"}, []string{"min", "minimum", "at_least", "min_period"}, []string{"max", "maximum", "at_most", "up_to", "max_period"})
	t.span("period", "within", []string{"within", "deadline", "no_later_than", "deleted_within"}, nil, nil)
	for _, field := range []string{"period", "after", "within", "value", "until", "while", "duration", "retention"} {
		v := f.text(field)
		if v == "" || f.used[field] || t.has("period") {
			continue
		}
		f.used[field] = true
		switch p, ok := f.period(field); {
		case ok:
			t.text(f, "period", p, field)
		case mentions(v, "immediate", "at once"):
			t.text(f, "period", "immediately", field)
		case mentions(v, "not stored", "not kept", "not retained", "never stored", "not logged", "not recorded", "not collected", "no retention"):
			t.text(f, "period", "immediately", field)
		case mentions(v, "indefinite", "without limit", "no limit", "permanent", "forever", "never deleted", "unlimited", "no end"):
			t.text(f, "period", "without limit", field)
		default:
			t.text(f, "while", v, field)
		}
	}
	if field, v := f.take("disposal", "action", "then"); v != "" {
		for _, a := range [][2]string{{"anonymi", "anonymise"}, {"aggregat", "aggregate"}, {"return", "return"}, {"archiv", "archive"}, {"delet", "delete"}, {"destr", "delete"}, {"eras", "delete"}, {"purg", "delete"}, {"wipe", "delete"}, {"shred", "delete"}, {"overwrit", "delete"}, {"remov", "delete"}} {
			if mentions(v, a[0]) {
				t.text(f, "action", a[1], field)
			}
		}
		f.used[field] = t.has("action")
	}
	t.period("backups", "backups", "backup_tail", "in_backups", "backup_retention")
	t.flag("everywhere", "everywhere", "includes_backups", "including_backups")
	t.copy("basis", "basis", "law", "legal_basis")
	if field, v := f.take("part_of"); v != "" {
		c.later(t, "part_of", "retention", v, field)
	}
	t.scope()
	return t
}

// later writes a reference to another fact's table, which may not stand yet: IDs are the facts' own.
func (c *converter) later(t *table, key, name, fact, field string) {
	if t.of.id != fact {
		c.references = append(c.references, reference{t, key, name, fact, field})
	}
}

// A reference is written when all tables stand.
type reference struct {
	t                      *table
	key, name, fact, field string
}

// refer writes the references to tables that stand; one to a fact that is not among the case's is left out.
func (c *converter) refer() {
	for _, r := range c.references {
		if id := c.idOf(r.name, r.fact); id != "" {
			r.t.text(r.t.of, r.key, id, r.field)
		} else {
			r.t.set(r.t.of, "#", strings.Trim(quote(r.field+": "+r.fact), `"`), r.field)
		}
	}
}

func (c *converter) continuity(f *neutral) *table {
	t := c.add("continuity", f.id, f)
	t.named(nameFields...)
	t.words("aliases", "object", "scope", "components", "tier", "class")
	t.period("rto", "rto", "recovery_time", "recovery_time_objective")
	t.period("rpo", "rpo", "recovery_point", "recovery_point_objective")
	t.period("mtd", "mtd", "mtpd", "max_downtime", "maximum_tolerable_downtime", "maximum_downtime")
	t.every("test", "test", "tests", "test_interval", "exercise", "exercise_interval", "failover_test", "interval")
	t.date("last_test", "last_test", "last_tested", "last_exercise")
	t.scope()
	return t
}

// recoveries links recovery objectives with the backups of the same object, from which it would be recovered. A copy that is
// replicated somewhere else is left out: how much work can be lost does not follow from its interval.
func (c *converter) recoveries() {
	for _, t := range c.tables {
		if t.name != "continuity" {
			continue
		}
		var ids []string
		for _, b := range c.tables {
			if b.name == "backups" && sameObject(t.of, b.of) && (b.of.text("replication") == "" || b.of.text("replication") == "none") {
				ids = append(ids, b.id)
			}
		}
		t.list(t.of, "backups", ids, "")
	}
}

// sameObject reports whether two facts name one object.
func sameObject(a, b *neutral) bool {
	for _, k := range []string{"name", "object"} {
		for _, l := range []string{"object", "name"} {
			x, y := strings.TrimPrefix(strings.ToLower(a.text(k)), "the "), strings.TrimPrefix(strings.ToLower(b.text(l)), "the ")
			if x != "" && (x == y || strings.HasSuffix(y, " "+x)) {
				return true
			}
		}
	}
	return false
}

func (c *converter) review(f *neutral) *table {
	t := c.add("reviews", f.id, f)
	t.named("name", "object", "title", "subject", "data", "what")
	t.copyAll("aliases", "aliases")
	t.words("object", "type", "kind", "scope")
	t.every("interval", "interval", "every", "frequency", "cadence", "period", "max_interval", "at_least")
	if field, v := f.take("interval", "frequency"); v != "" && !t.has("interval") {
		if mentions(v, "continu", "real time", "real-time", "always") {
			t.text(f, "interval", "continuously", field)
		} else {
			f.used[field] = false
		}
	}
	t.date("last", "last", "last_done", "last_review", "last_reviewed", "last_performed", "last_test")
	if field, v := f.take("by", "owner", "role"); v != "" {
		c.later(t, "by", "roles", v, field)
	}
	t.copy("result", "result")
	t.scope()
	return t
}

func (c *converter) notification(f *neutral) *table {
	t := c.add("notifications", f.id, f)
	field, to := f.take("to", "addressee", "recipient", "recipients", "audience", "who", "whom")
	_, name := f.take("name", "title")
	t.text(f, "name", cmp.Or(name, to, f.id), field)
	t.text(f, "to", addressee(to+" "+name), field)
	t.copy("event", "event", "object", "of", "about", "subject")
	t.period("within", "within", "period", "deadline", "no_later_than", "after", "value", "time")
	for _, field := range []string{"within", "period", "value"} {
		if v := f.text(field); v != "" && !f.used[field] && !t.has("within") && mentions(v, "undue delay", "prompt", "as soon as", "without delay") {
			f.used[field] = true
			t.set(f, "without_undue_delay", "true", field)
		}
	}
	t.copy("from", "trigger", "from", "starts", "start")
	t.copy("channel", "channel", "by_means", "medium", "via")
	t.copy("article", "article", "law", "basis")
	if field, v := f.take("by", "owner"); v != "" {
		c.later(t, "by", "roles", v, field)
	}
	t.words("aliases")
	t.scope()
	return t
}

// addressee returns the word of the data format for those who are told.
func addressee(to string) string {
	for _, a := range []struct {
		word string
		says []string
	}{
		{"finders", []string{"finder", "researcher", "reporter"}},
		{"authority", []string{"authorit", "regulator", "commissioner", "cnil", "supervis", "commission", "agency", "ico", "data protection office", "csirt", "cert"}},
		{"data-subjects", []string{"data subject", "individual", "person", "people", "users", "members", "patients", "employees", "staff"}},
		{"customers", []string{"customer", "controller", "client", "subscriber", "tenant", "merchant", "account"}},
		{"public", []string{"public", "press", "media", "status page", "everyone"}},
	} {
		if mentions(to, a.says...) {
			return a.word
		}
	}
	return "others"
}

// A rated severity waits for its level, which may follow from the others.
type rated struct {
	t     *table
	level int // -1 where the fact does not say
}

func (c *converter) severity(f *neutral) *table {
	t := c.add("severities", f.id, f)
	t.named("name", "title", "label")
	r := &rated{t: t, level: -1}
	if field, v := f.take("level", "rank", "number", "order", "priority"); v != "" {
		if n, err := strconv.Atoi(v); err == nil && n >= 0 {
			r.level = n
		} else {
			f.used[field] = false
		}
	}
	if r.level < 0 {
		r.level = levelIn(f.text("name"))
	}
	c.severities = append(c.severities, r)
	t.copyAll("aliases", "aliases")
	t.copy("about", "about", "definition", "description", "meaning")
	t.text(f, "about", f.text("object"), "")
	t.text(f, "about", f.text("name"), "")
	t.text(f, "about", f.id, "")
	t.period("response", "response", "respond", "first_response", "response_time", "acknowledge", "acknowledgement", "reaction")
	t.period("resolution", "resolution", "resolve", "fix", "fix_within", "remediation", "patch", "resolution_time", "target", "within", "mitigation")
	t.every("update_interval", "update", "updates", "update_interval", "status_updates")
	t.flag("best_effort", "best_effort")
	t.scope()
	f.used["object"] = true
	return t
}

// levelIn returns the number that a name ends in, 'P1', 'Severity 2', or -1.
func levelIn(name string) int {
	end := len(name)
	for end > 0 && (name[end-1] < '0' || name[end-1] > '9') {
		end--
	}
	start := end
	for start > 0 && name[start-1] >= '0' && name[start-1] <= '9' {
		start--
	}
	n, err := strconv.Atoi(name[start:end])
	if err != nil {
		return -1
	}
	return n
}

// objects says of each severity what it rates, incidents or vulnerabilities, where a case has more than one scale.
func (c *converter) objects() {
	if len(c.severities) == 0 {
		return
	}
	first := c.severities[0].t.of.text("object")
	several := slices.ContainsFunc(c.severities, func(r *rated) bool { return r.t.of.text("object") != first })
	for _, r := range c.severities {
		if f := r.t.of; several {
			r.t.list(f, "applies_to", f.texts("object"), "object")
		}
	}
}

// levels writes the level of each severity: its number where all have one, else what its name says, else its place.
func (c *converter) levels() {
	numbered := !slices.ContainsFunc(c.severities, func(r *rated) bool { return r.level < 0 })
	for i, r := range c.severities {
		level := r.level
		if !numbered {
			level = i + 1
			for n, words := range [][]string{{"critical", "urgent", "blocker", "emergency", "severe"}, {"high", "major", "serious"}, {"medium", "moderate", "normal", "significant"}, {"low", "minor"}, {"info", "trivial", "cosmetic", "question"}} {
				if mentions(r.t.of.text("name"), words...) {
					level = n + 1
					break
				}
			}
		}
		r.t.set(r.t.of, "level", strconv.Itoa(level), "name")
	}
}
