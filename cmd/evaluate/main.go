// Command evaluate tells how right the validator is.
//
//	go run ./cmd/evaluate [flags] DIR             score worked cases
//	go run ./cmd/evaluate mutate [flags] DIR      change each stated value of a clean site in turn, or of clean cases
//
// A case is a folder that holds case.json: neutral facts about an invented organisation, the documents that speak of it, and
// the contradictions that were planted (none in a clean case). Each case becomes a site in memory: its facts are written as
// data/facts.toml, its documents stand under content/ byte for byte, so that lines agree. The site is checked as 'candor check'
// checks it, and the findings are led back to the documents' lines and to the facts whose TOML they point at.
//
// An expectation is found when a finding has its main place in the named document within one line of the named line, or of
// the other side's; where facts contradict each other, when a finding's main or related place is in one of the two facts.
// Other places that a case accepts count too. The finding has to be an error; a warning is enough where the case says
// 'soft'. Every error that fits no expectation is a false alarm. Precision is found / (found + false alarms), recall is
// found / expected.
//
// A case is checked as of today, of --as-of, or of the date that it names itself in as_of.
//
// The facts of a case are an excerpt. So what only says that data are missing is not counted: a transfer basis or a
// region that is not given, a sub-processor that nothing uses.
//
// mutate checks a clean site, replaces every value in its prose that the data confirm by another that is wrong, one at a time, and
// counts how many of these a new error points at on the changed line. Of a folder of cases it changes the clean ones.
//
// Every change has to make the text wrong to a careful reader who has the data; nothing else is asked of it, least of all that the
// checker finds it. So a time moves to the side on which its promise is broken, clear of what the calendar leaves open: 'kept for 30
// days' in either direction, 'within 72 hours' to longer, 'at least once a year' to a rhythm faster than that of the data, as a slower one
// would still be kept. It does not take a value that the data have of something else in the same respect, the 90 days of another backup:
// that could be true of the other. It does take the figure of the same thing in another respect, an RPO for an RTO. A company is changed
// where the list of sub-processors is complete, and to one that belongs to none of them; a certificate where the company says that it
// holds it itself, since a plan, a denial or a vendor's certificate is not contradicted by data that do not name it; the ciphers of a ban
// become one that is in use; a title where the data say who is meant, as the text names a person or states the figure of something
// that the data have an office do. A title alone asserts nothing that the data could deny. What the reader takes for no statement of the
// data is not changed: that is measured by the cases.
//
// Exit status: 0 measured; 2 could not measure.
package main

import (
	"os"
	"time"
)

func main() { os.Exit(evaluation{os.Stdout, os.Stderr, time.Now}.run(os.Args[1:])) }
