package main

import (
	"strings"
)

// commitment converts a promise: to the organisation's key for it, or to a figure.
func (c *converter) commitment(f *neutral) *table {
	name := f.text("name") + " " + f.text("title") + " " + f.text("object")
	o := c.organisation
	limited := len(f.texts("plan"))+len(f.texts("tier"))+len(f.texts("applies_to")) > 0
	put := func(t *table, key string, fields ...string) *table {
		if t.has(key) || limited {
			return nil
		}
		field, v := f.takePeriod(fields...)
		if v == "" || !t.text(f, key, v, field) {
			return nil
		}
		f.used["name"], f.used["trigger"] = true, true
		return t
	}
	lengths := []string{"period", "within", "value", "after", "minimum", "min", "notice"}
	var t *table
	switch {
	case completesVendors(f):
		o.set(f, "subprocessors_complete", "true", "value")
		f.used["name"], f.used["value"] = true, true
		return o
	case completesHosts(f):
		f.used["name"], f.used["value"] = true, true
		return o
	case residency(name, f.text("value")) != "" && !o.has("residency"):
		o.text(f, "residency", residency(name, f.text("value")), "value")
		if mentions(name, "stored only", "stored in", "hosted in", "hosted only", "at rest", "storage") && !mentions(name, "process") {
			o.text(f, "residency_of", "storage", "name")
		}
		if key, v := f.takeAll("scope", "data"); key != "" {
			o.list(f, "residency_data", c.categories(f, v, key), key)
		}
		f.used["name"], f.used["value"] = true, true
		return o
	case mentions(name, "object") && mentions(name, "processor", "vendor", "window", "period") && !mentions(name, "terminat", "after"):
		t = put(o, "objection_window", lengths...)
	case mentions(name, "processor", "vendor") && mentions(name, "notice", "notif", "announce", "inform", "advance"):
		t = put(o, "subprocessor_notice", lengths...)
	case promisesAvailability(f):
		if typ, v := f.value("value"); typ == "percentage" && !limited && !o.has("availability") && (f.text("scope") == "" || c.availabilities == 1) {
			f.used["value"], f.used["unit"], f.used["name"] = true, true, true
			o.set(f, "availability", strings.TrimSuffix(v, " %"), "value")
			return o
		}
	case mentions(name, "delet", "eras", "gone") && mentions(name, "everywhere", "backups included", "including backups", "incl. backups", "all copies", "and backups"):
		t = put(o, "deletion", lengths...)
	case mentions(name, "vulnerab", "finder", "researcher", "disclosure", "security report"):
		switch {
		case mentions(name, "acknowl", "confirm", "receipt", "first response", "reply"):
			t = put(c.disclosures(), "acknowledgement", lengths...)
		case mentions(name, "assess", "triage"):
			t = put(c.disclosures(), "assessment", lengths...)
		case mentions(name, "disclosure", "publish", "embargo"):
			t = put(c.disclosures(), "window", lengths...)
		}
	}
	if t != nil {
		return t
	}
	return c.statement(f, "commitment")
}

// promisesAvailability tells a promise from the bands of credit for breaking it.
func promisesAvailability(f *neutral) bool {
	name := f.text("name") + " " + f.text("title") + " " + f.text("object")
	return f.noun == "commitment" && mentions(name, "availab", "uptime") && !mentions(name, "credit", "below", "durab", "refund", "measure")
}

// disclosures returns the table of the policy towards finders, begun when it is first needed.
func (c *converter) disclosures() *table {
	if c.disclosure == nil {
		c.disclosure = c.add("disclosure", "", nil)
	}
	return c.disclosure
}

// residency returns the area in which a commitment keeps data, as the data format has it, or "".
func residency(name, value string) string {
	v := strings.TrimSuffix(strings.ToLower(strings.TrimSpace(value)), " only")
	about := mentions(name, "only in", "residen", "stay", "processed in", "stored in", "hosted in", "locali", "location", "within the", "leave", "eu only", "eu-only", "inside the")
	switch v {
	case "eu", "european union":
		return "EU"
	case "eu/eea", "eea", "eu or eea", "eu and eea", "eea/eu", "eu / eea", "european economic area":
		return "EEA"
	}
	if !about || v != "" && v != "true" && v != "yes" && !mentions(v, "only", "promis", "commit") {
		return ""
	}
	switch {
	case mentions(name, "eea", "european economic area"):
		return "EEA"
	case mentions(name, "european union") || strings.Contains(name, "EU"):
		return "EU"
	}
	return ""
}

// completesHosts reports whether a commitment says that the list of host names is complete.
func completesHosts(f *neutral) bool {
	return f.noun == "commitment" && mentions(f.text("name"), "complete", "exhaustive", "full list") && mentions(f.text("name"), "host", "domain", "endpoint")
}
