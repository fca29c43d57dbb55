package change

import (
	"strings"

	"candor/cmd/internal/load"
	"candor/cmd/internal/site"
	"candor/cmd/internal/trust"
)

// words returns a member of a field as readers see it: the name of the entry that an ID stands for, a place with its code, the
// meaning of a word of the data format.
func (s *Side) words(owner trust.Noun, f *load.Field, v string) string {
	switch {
	case f.Enum:
		return site.ValueWords(owner.Base().Noun, f.Key, v)
	case f.Ref == "*":
		if n, ok := s.Center.Noun(v); ok {
			return n.Label()
		}
		return s.policy(strings.TrimPrefix(v, "policies."), v)
	case f.Ref == "policies":
		return s.policy(v, v)
	case f.Ref != "":
		for table := range strings.FieldsSeq(f.Ref) {
			if n, ok := s.Center.Noun(table + "." + v); ok {
				return s.label(n)
			}
		}
	}
	return v
}

func (s *Side) policy(id, otherwise string) string {
	for _, p := range s.Policies {
		if p.ID == id {
			return p.Label()
		}
	}
	return otherwise
}

// label returns an entry's name; a place has its code and its provider with it, for its name alone says too little.
func (s *Side) label(n trust.Noun) string {
	r, ok := n.(*trust.Region)
	if !ok {
		return n.Label()
	}
	label := r.Label()
	if p, ok := s.Center.Noun("subprocessors." + r.Provider.V); ok {
		label = p.Label() + ", " + label
	}
	if r.Code.IsSet() && r.Code.V != r.Label() {
		label += " (" + r.Code.V + ")"
	}
	return label
}

// name returns what a value says of its entry, in the words of the site's pages where the key alone is a word of the data format.
func name(table string, f *load.Field) string {
	if n, ok := names[table+"."+f.Key]; ok {
		return n
	}
	if n, ok := names["."+f.Key]; ok {
		return n
	}
	return f.Name
}

var names = map[string]string{
	"subprocessors.country":              "seat",
	"subprocessors.regions":              "stores data in",
	"subprocessors.processing_countries": "also processes data in",
	"subprocessors.transfer":             "transfer basis",
	"subprocessors.transfer_also":        "further transfer bases",
	"subprocessors.verified_on":          "transfer basis verified on",
	"subprocessors.dpa":                  "data processing agreement",
	"subprocessors.parent":               "engaged by",
	"subprocessors.only_if":              "used only if",
	"subprocessors.effective":            "used from",
	"subprocessors.since":                "used since",
	"subprocessors.ended":                "no longer used since",
	"subprocessors.unused":               "why nothing uses it",
	"regions.kinds":                      "what happens to data there",
	"components.provider":                "runs at",
	"components.regions":                 "where it runs",
	"components.uses":                    "also sends data to",
	"backups.provider":                   "stored by",
	"backups.regions":                    "where it is stored",
	"backups.of":                         "what is copied",
	"organisation.subprocessor_notice":   "notice before a sub-processor is added or replaced",
	"organisation.objection_window":      "time to object to a sub-processor",
	"updates.date":                       "announced",
	"updates.effective":                  "takes effect",
	".data_categories":                   "data",
	".objection_until":                   "objections until",
	".last_reviewed":                     "last reviewed",
	".effective":                         "in force since",
}
