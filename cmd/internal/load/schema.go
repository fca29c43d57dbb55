package load

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"candor/cmd/internal/trust"
)

// SchemaFile is where the shipped site keeps the JSON Schema, beside the data whose first line names it.
const SchemaFile = "data/candor.schema.json"

type object = map[string]any

// Schema returns the JSON Schema (draft 2020-12) of a data file, for editors of TOML. It follows from the same declarations as
// the decoding. References are text there: a schema of one file cannot know the entries of another.
func Schema() ([]byte, error) {
	root := reflect.TypeFor[trust.Center]()
	props := object{}
	defs := object{}
	for _, f := range keys(root) {
		key := f.Tag.Get("toml")
		noun := nounType(f.Type)
		defs[noun.Name()] = tableSchema(noun, defs)
		ref := object{"$ref": "#/$defs/" + noun.Name()}
		if f.Type.Kind() == reflect.Slice {
			props[key] = object{"type": "object", "description": f.Tag.Get("doc"), "additionalProperties": ref, "propertyNames": object{"pattern": "^[a-z0-9][a-z0-9_-]*$"}}
			continue
		}
		ref["description"] = f.Tag.Get("doc")
		props[key] = ref
	}
	out, err := json.MarshalIndent(object{
		"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "candor.schema.json", "title": "Candor data",
		"description": "Facts of a trust center, data/*.toml.", "type": "object", "properties": props, "additionalProperties": false, "$defs": defs,
	}, "", " ")
	return append(out, '\n'), err
}

func tableSchema(t reflect.Type, defs object) object {
	props := object{}
	var required []string
	for _, f := range keys(t) {
		key := f.Tag.Get("toml")
		props[key] = fieldSchema(f, defs)
		if f.Tag.Get("need") == "yes" {
			required = append(required, key)
		}
	}
	out := object{"type": "object", "properties": props, "additionalProperties": false}
	if len(required) > 0 {
		out["required"] = required
	}
	return out
}

func fieldSchema(f reflect.StructField, defs object) object {
	if noun := nounType(f.Type); noun != nil {
		defs[noun.Name()] = tableSchema(noun, defs)
		return object{"type": "array", "items": object{"$ref": "#/$defs/" + noun.Name()}, "description": f.Tag.Get("doc")}
	}
	vt, list := typeFor(f.Type)
	s := object{"type": vt.json}
	if vt.pattern != "" {
		s["pattern"] = vt.pattern
	}
	if vt.words == "a date" {
		s["format"] = "date"
	}
	if vt.words == "a percentage" {
		s["minimum"], s["maximum"] = 0, 100
	}
	if vt.words == "a whole number" {
		s["minimum"] = 0
	}
	if enum := strings.Fields(f.Tag.Get("enum")); len(enum) > 0 {
		s["enum"] = enum
	}
	if list {
		s = object{"type": "array", "items": s}
	}
	s["description"] = f.Tag.Get("doc")
	return s
}

// Reference returns the reference page of the data format, in Markdown.
func Reference() string {
	var b strings.Builder
	b.WriteString("# The data format\n\n" +
		"Facts stand in `data/*.toml`. Which file holds a table does not matter; the table's name does. A table whose entries have IDs is written\n" +
		"`[table.id]`, for example `[backups.daily]`; the path of a value, `backups.daily.retention`, is the ID of the fact. IDs are lower-case letters,\n" +
		"digits, hyphens and underscores. They become addresses, so they should not change.\n\n" +
		"This page is written by `candor schema --markdown` from the same declarations that read the data.\n\n## Values\n\n" +
		"| type | example |\n|---|---|\n")
	for _, v := range valueTypes {
		fmt.Fprintf(&b, "| %s | `%s` |\n", v.words, v.eg)
	}
	b.WriteString("\nLengths of time are written as people write them, `\"30 days\"`, `\"2-5 days\"`, `\"13-36 months\"`, `\"2 business days\"`, `\"at least 1 year\"`, or as\n" +
		"ISO 8601, `\"P30D\"`, `\"P2D/P5D\"`. Calendar units are compared as calendar units: 12 months are 1 year; 30 days are not 1 month.\n")
	root := reflect.TypeFor[trust.Center]()
	for _, f := range keys(root) {
		key, noun := f.Tag.Get("toml"), nounType(f.Type)
		header := "[" + key + "]"
		if f.Type.Kind() == reflect.Slice {
			header = "[" + key + ".id]"
		}
		fmt.Fprintf(&b, "\n## `%s`\n\n%s\n\n", header, f.Tag.Get("doc"))
		referenceTable(&b, noun)
		for _, sub := range keys(noun) {
			if inner := nounType(sub.Type); inner != nil {
				fmt.Fprintf(&b, "\n### `[[%s.id.%s]]`\n\n%s\n\n", key, sub.Tag.Get("toml"), sub.Tag.Get("doc"))
				referenceTable(&b, inner)
			}
		}
	}
	b.WriteString("\n## Front matter of documents\n\nThe head of a Markdown file, TOML between lines of `+++` or YAML between lines of `---`. The file's name without its ending is the ID.\n\n")
	referenceTable(&b, reflect.TypeFor[trust.Policy]())
	return b.String()
}

func referenceTable(b *strings.Builder, t reflect.Type) {
	b.WriteString("| key | type | what it says |\n|---|---|---|\n")
	for _, f := range keys(t) {
		fmt.Fprintf(b, "| `%s`%s | %s | %s |\n", f.Tag.Get("toml"), map[string]string{"yes": " (needed)"}[f.Tag.Get("need")], typeWords(f), referenceText(f))
	}
}

func typeWords(f reflect.StructField) string {
	if nounType(f.Type) != nil {
		return "tables"
	}
	vt, list := typeFor(f.Type)
	words := vt.words
	if enum := strings.Fields(f.Tag.Get("enum")); len(enum) > 0 {
		words = "`" + strings.Join(enum, "`, `") + "`"
	}
	if ref := f.Tag.Get("ref"); ref == "*" {
		words = "ID with its table"
	} else if ref != "" {
		words = "ID in `" + strings.ReplaceAll(ref, " ", "` or `") + "`"
	}
	if list {
		return "list of: " + words
	}
	return words
}

func referenceText(f reflect.StructField) string {
	s := strings.ReplaceAll(f.Tag.Get("doc"), "|", "\\|")
	if eg := f.Tag.Get("eg"); eg != "" {
		s += fmt.Sprintf(" Example: `%s`.", eg)
	}
	return s
}
