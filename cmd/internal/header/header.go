// Package header holds the HTTP response headers under which a site is meant to be seen. They are written once, so that what
// the preview serves, what a page says of itself in a meta element and what hosts are told to send cannot differ.
package header

// Meta is what of the Content-Security-Policy (W3C CSP Level 3) a meta element may carry: nothing inline, no other host, and
// Trusted Types with no type ever made, so that no script can turn text into markup.
const Meta = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'"

// Policy is the whole of it. Browsers take frame-ancestors from a header alone, and complain of it in a meta element.
const Policy = Meta + "; frame-ancestors 'none'"

// A Field is a header field of a response.
type Field struct{ Name, Value string }

// Fields returns the fields that every answer of a site bears, wherever it is served.
func Fields() []Field {
	return []Field{
		{"Content-Security-Policy", Policy},
		{"X-Content-Type-Options", "nosniff"},
		{"Referrer-Policy", "no-referrer"},
		// Search data are plain scripts: without this any page open in the same browser could load and read them.
		{"Cross-Origin-Resource-Policy", "same-origin"},
	}
}
