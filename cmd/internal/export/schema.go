package export

import (
	"io"
	"strings"

	"candor/cmd/internal/load"
	"candor/cmd/internal/site"
)

// centerSchema is the JSON Schema of the center's document and, as $defs/table, of the tables. That of the data, which follows
// from the declarations of package trust, takes the place of DATA. Readers of the documents have to bear with keys that they do
// not know; what Candor writes is held to those that are named here.
const centerSchema = `{
"$schema": "https://json-schema.org/draft/2020-12/schema",
"$id": "ADDRESS",
"title": "A trust center",
"description": "All that a trust center says: its data, its figures, and its documents clause by clause.",
"type": "object",
"required": ["version", "title", "address", "language", "dataHash", "data", "entries", "facts", "documents"],
"additionalProperties": false,
"properties": {
 "$schema": {"type": "string", "description": "The address of this schema."},
 "version": {"const": 1, "description": "The version of this form. It changes only when programs that read the document would have to."},
 "title": {"type": "string", "minLength": 1},
 "address": {"type": "string", "description": "Where the trust center is published. All addresses in the document are complete where this one is."},
 "language": {"type": "string", "description": "BCP 47 tag."},
 "dataHash": {"type": "string", "pattern": "^[0-9a-f]{64}$", "description": "SHA-256 of the data files one after another, in the order of their names."},
 "data": {"$ref": "#/$defs/data", "description": "The data under the names and in the words of the data files."},
 "entries": {"type": "array", "items": {"$ref": "#/$defs/entry"}, "description": "Every entry of the data: its name, its address, and the clauses that name it."},
 "facts": {"type": "array", "items": {"$ref": "#/$defs/fact"}, "description": "Every value of the data that documents can state."},
 "documents": {"type": "array", "items": {"$ref": "#/$defs/document"}, "description": "Every document, sorted by address."}
},
"$defs": {
 "id": {"type": "string", "pattern": "^[a-z_]+(\\..+)?$", "description": "The place in the data: 'backups.database-daily', 'backups.database-daily.retention'."},
 "place": {
  "type": "object", "required": ["document", "address"], "additionalProperties": false,
  "properties": {
   "document": {"$ref": "#/$defs/id"},
   "clause": {"type": "string", "description": "The clause's ID in its document."},
   "number": {"type": "string", "description": "As people cite it: '4.2 (2)'."},
   "address": {"type": "string", "description": "The clause's permanent address."}
  }
 },
 "verdict": {"enum": ["confirmed", "contradicted", "unbacked", "ambiguous"], "description": "Whether the clause says what the data say."},
 "entry": {
  "type": "object", "required": ["id", "name"], "additionalProperties": false,
  "properties": {
   "id": {"$ref": "#/$defs/id"},
   "name": {"type": "string"},
   "address": {"type": "string"},
   "mentionedIn": {"type": "array", "items": {"$ref": "#/$defs/place"}}
  }
 },
 "length": {
  "type": "object", "additionalProperties": false, "description": "A length of time from min to max, in ISO 8601; an end that is left out is open, or is one that ISO 8601 cannot tell, such as business days.",
  "properties": {"min": {"$ref": "#/$defs/duration"}, "max": {"$ref": "#/$defs/duration"}}
 },
 "duration": {"type": "string", "pattern": "^P(T?[0-9.]+[YMWDHS])+$"},
 "fact": {
  "type": "object", "required": ["id", "title", "aspect", "text", "value", "address"], "additionalProperties": false,
  "properties": {
   "id": {"$ref": "#/$defs/id"},
   "title": {"type": "string"},
   "aspect": {"type": "string", "description": "What kind of thing it says: 'retention', 'region', 'rto'."},
   "text": {"type": "string", "description": "The value as readers see it."},
   "value": {"description": "The value for programs.", "anyOf": [{"type": ["string", "number", "boolean"]}, {"type": "array", "items": {"type": "string"}}, {"$ref": "#/$defs/length"}]},
   "address": {"type": "string"},
   "declared": {
    "type": "object", "required": ["file", "line"], "additionalProperties": false,
    "properties": {"file": {"type": "string"}, "line": {"type": "integer", "minimum": 1}}
   },
   "statedIn": {"type": "array", "items": {
    "type": "object", "required": ["document", "address", "verdict"], "additionalProperties": false,
    "properties": {
     "document": {"$ref": "#/$defs/id"}, "clause": {"type": "string"}, "number": {"type": "string"}, "address": {"type": "string"},
     "verdict": {"$ref": "#/$defs/verdict"},
     "excerpt": {"type": "string", "description": "The words that state the value."}
    }
   }}
  }
 },
 "document": {
  "type": "object", "required": ["id", "title", "address", "markdown", "source", "clauses"], "additionalProperties": false,
  "properties": {
   "id": {"$ref": "#/$defs/id"},
   "title": {"type": "string"}, "summary": {"type": "string"}, "kind": {"type": "string"}, "version": {"type": "string"},
   "owner": {"type": "string", "description": "ID of a role."},
   "effective": {"type": "string", "format": "date"}, "lastReviewed": {"type": "string", "format": "date"},
   "nextReview": {"type": "string", "format": "date"}, "lastUpdated": {"type": "string", "format": "date"},
   "language": {"type": "string"},
   "address": {"type": "string"},
   "markdown": {"type": "string", "description": "Address of the document as Markdown."},
   "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$", "description": "Hash of the document as Markdown, which its page cites."},
   "source": {
    "type": "object", "required": ["file", "sha256"], "additionalProperties": false, "description": "The file that the document was made from.",
    "properties": {"file": {"type": "string"}, "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"}}
   },
   "states": {"type": "array", "items": {
    "type": "object", "required": ["fact", "verdict"], "additionalProperties": false,
    "properties": {"clause": {"type": "string"}, "fact": {"$ref": "#/$defs/id"}, "verdict": {"$ref": "#/$defs/verdict"}, "excerpt": {"type": "string"}}
   }},
   "clauses": {"type": "array", "items": {"$ref": "#/$defs/clause"}}
  }
 },
 "clause": {
  "type": "object", "required": ["id", "address", "kind"], "additionalProperties": false,
  "properties": {
   "id": {"type": "string", "minLength": 1},
   "number": {"type": "string", "description": "As people cite it. Pages and glossaries have none."},
   "address": {"type": "string"},
   "kind": {"enum": ["paragraph", "heading", "item", "code", "term", "definition", "footnote", "table"]},
   "text": {"type": "string"},
   "rows": {"type": "array", "items": {"type": "array", "items": {"type": "string"}}, "description": "Of a table; the first row is its head."}
  },
  "if": {"properties": {"kind": {"const": "table"}}}, "then": {"required": ["rows"]}, "else": {"required": ["text"]}
 },
 "table": {
  "title": "A table", "description": "A table of the trust center, as the files beside the document have them.",
  "type": "object", "required": ["version", "name", "title", "address", "columns", "rows"], "additionalProperties": false,
  "properties": {
   "$schema": {"type": "string"},
   "version": {"const": 1},
   "name": {"type": "string", "pattern": "^[a-z-]+$"},
   "title": {"type": "string"},
   "address": {"type": "string", "description": "The page that shows the table."},
   "columns": {"type": "array", "items": {"type": "string"}},
   "rows": {"type": "array", "items": {
    "type": "object", "required": ["cells"], "additionalProperties": false,
    "properties": {
     "id": {"$ref": "#/$defs/id"},
     "address": {"type": "string"},
     "cells": {"type": "object", "description": "What the page shows, by the names of the columns; columns that are empty are left out.",
      "additionalProperties": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}},
     "data": {"type": "object", "description": "What the data say of the entry, in the words of the data files: see $defs/data."}
    }
   }}
  }
 },
 "data": DATA
}
}
`

// Schema returns the JSON Schema of what [Files] writes as JSON, OSCAL excepted, as it is published at an address.
func Schema(address string) ([]byte, error) {
	data, err := load.Schema()
	if err != nil {
		return nil, err
	}
	return []byte(strings.NewReplacer("ADDRESS", address, "DATA", strings.TrimSpace(string(data))).Replace(centerSchema)), nil
}

func writeSchema(w io.Writer, s *site.Site) error {
	schema, err := Schema(s.URL(site.SchemaFile))
	if err != nil {
		return err
	}
	_, err = w.Write(schema)
	return err
}
