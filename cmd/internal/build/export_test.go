package build

// Unread returns the options for a build that reads no claims and runs no rules over documents.
func Unread(o Options) Options {
	o.unread = true
	return o
}
