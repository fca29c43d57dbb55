package period_test

import (
	"strings"
	"testing"

	"candor/cmd/internal/period"
	"candor/cmd/internal/token"
)

// scanAll returns the quantities of a sentence as a reader finds them, each with its words.
func scanAll(text string) string {
	ts := token.Append(nil, text)
	var out []string
	for i := 0; i < len(ts); {
		q, ok := period.Scan(ts, i)
		if !ok {
			i++
			continue
		}
		s := text[ts[q.From].Start:ts[q.To-1].End] + " = " + q.Range.String()
		if q.Repeats {
			s += " again"
		}
		if q.Adverb {
			s += " adverb"
		}
		out = append(out, s)
		i = max(q.To, i+1)
	}
	return strings.Join(out, "; ")
}

func TestScan(t *testing.T) {
	tests := []struct{ text, want string }{
		// A number and a unit.
		{"Backups are kept for 30 days.", "30 days = 30 days"},
		{"kept 1 day", "1 day = 1 day"},
		{"after 1,000 hours of use", "1,000 hours = 1000 hours"},
		{"within 1.5 hours", "1.5 hours = 1.5 hours"},
		{"30 days' notice", "30 days = 30 days"},
		{"one month’s notice", "one month’s = 1 month"},
		{"24 h", "24 h = 24 hours"},
		{"72h", "72h = 72 hours"},
		{"24H support", "24H = 24 hours"},
		{"30d", "30d = 30 days"},
		{"5 min", "5 min = 5 minutes"},
		{"2 yrs", "2 yrs = 2 years"},
		{"a 90-day window", "90-day = 90 days"},
		{"a two-week sprint", "two-week = 2 weeks"},
		{"30\u00a0days", "30\u00a0days = 30 days"},
		{"30 more days", "30 more days = 30 days"},
		{"12 calendar months", "12 calendar months = 12 months"},
		{"3 consecutive nights", "3 consecutive nights = 3 days"},
		{"2 quarters", "2 quarters = 2 quarters"},

		// A day that is counted, a length that is the last one.
		{"by the fifth business day after the last", "fifth business day = 5 business days"},
		{"by the third working day", "third working day = 3 business days"},
		{"on the 10th day following receipt", "10th day = 10 days"},
		{"on the third day of the fair", ""},
		{"every third day", "every third day = 3 days again"},
		{"some point in the last fortnight", "fortnight = 2 weeks"},
		{"in the last week of the term", ""},

		// What comes round with the calendar.
		{"every second spring", "every second spring = 2 years again"},
		{"each autumn", "each autumn = 1 year again"},
		{"Each May and November", "Each May and November = 6 months again"},
		{"each spring and each autumn", "each spring and each autumn = 6 months again"},
		{"in January and July", "January and July = 6 months again"},
		{"January, April, July and October", "January, April, July and October = 3 months again"},
		{"January/July", "January/July = 6 months again"},
		{"in spring and in autumn", "spring and in autumn = 6 months again"},
		{"in May and June 2024", ""},
		{"in May and June", ""},
		{"between January and July", ""},
		{"we may and July", ""},
		{"every Monday", "every Monday = 1 week again"},
		{"on Sundays", "Sundays = 1 week again"},
		{"the first Monday of each month", "first Monday of each month = 1 month again"},
		{"every third year", "every third year = 3 years again"},
		{"every 2nd week", "every 2nd week = 2 weeks again"},
		{"every half year", "every half year = 6 months again"},
		{"each half-hour", "each half-hour = 30 minutes again"},
		{"once in two years", "once in two years = 2 years again"},
		{"not less than once in any period of two years", "once in any period of two years = 2 years again"},
		{"once in a twelve-month period", "once in a twelve-month period = 12 months again"},
		{"once in each calendar year", "once in each calendar year = 1 year again"},
		{"once per financial year", "once per financial year = 1 year again"},
		{"twice in each year", "twice in each year = 6 months again"},
		{"twice-yearly", "twice-yearly = 6 months again"},
		{"six-monthly", "six-monthly = 6 months again"},
		{"biennial tests", "biennial = 2 years again adverb"},
		{"every weekday", "every weekday = 1 business day again"},
		{"for a quarter of an hour", "a quarter of an hour = 15 minutes"},
		{"a half hour", "a half hour = 30 minutes"},
		{"4 desk hours", "4 desk hours = 4 business hours"},
		{"one working week", "one working week = 1 week"},
		{"once everybody is in", ""},
		{"Once a customer leaves", ""},

		// Numbers in words.
		{"thirty days", "thirty days = 30 days"},
		{"forty-eight hours", "forty-eight hours = 48 hours"},
		{"Twenty four hours", "Twenty four hours = 24 hours"},
		{"twenty-four-hour", "twenty-four-hour = 24 hours"},
		{"thirty (30) days", "thirty (30) days = 30 days"},
		{"thirty (30)-day", "thirty (30)-day = 30 days"},
		{"30 (thirty) days", "30 (thirty) days = 30 days"},
		{"60 (sixty) to 90 (ninety) days", "60 (sixty) to 90 (ninety) days = 60–90 days"},
		{"a hundred and twenty days", "a hundred and twenty days = 120 days"},
		{"one hundred eighty (180) days", "one hundred eighty (180) days = 180 days"},
		{"two hundred days", "two hundred days = 200 days"},
		{"a dozen days", "dozen days = 12 days"},
		{"between one hundred and two hundred days", "one hundred and two hundred days = 100–200 days"},

		// Business time.
		{"2 business days", "2 business days = 2 business days"},
		{"three (3) working days", "three (3) working days = 3 business days"},
		{"4 business hours", "4 business hours = 4 business hours"},
		{"5-business-day", "5-business-day = 5 business days"},
		{"2 business weeks", ""},

		// Ranges.
		{"2-5 days", "2-5 days = 2–5 days"},
		{"2–5 business days", "2–5 business days = 2–5 business days"},
		{"15 to 30 days", "15 to 30 days = 15–30 days"},
		{"between 3 and 6 months", "3 and 6 months = 3–6 months"},
		{"between three (3) and six (6) months", "three (3) and six (6) months = 3–6 months"},
		{"between 3 months and 1 year", "3 months and 1 year = 3 months to 1 year"},
		{"30 days to 12 months", "30 days to 12 months = 30 days to 12 months"},
		{"28 days to 1 month", "28 days to 1 month = 28 days to 1 month"},
		{"24-48h", "24-48h = 24–48 hours"},
		{"3 and 6 months", "6 months = 6 months"},
		{"30 days to 7 days", "30 days = 30 days; 7 days = 7 days"},
		{"30 days and 12 months", "30 days = 30 days; 12 months = 12 months"},

		// Without a number.
		{"after a month", "a month = 1 month"},
		{"a full year", "a full year = 1 year"},
		{"an hour", "an hour = 1 hour"},
		{"a business day", "a business day = 1 business day"},
		{"half a year", "half a year = 6 months"},
		{"half an hour", "half an hour = 30 minutes"},
		{"a fortnight", "a fortnight = 2 weeks"},
		{"a second factor", ""},
		{"a second copy within a quarter of the fleet", ""},
		{"a days", ""},

		// How often.
		{"every six hours", "every six hours = 6 hours again"},
		{"every 6 hours", "every 6 hours = 6 hours again"},
		{"every day", "every day = 1 day again"},
		{"each night", "each night = 1 day again"},
		{"every business day", "every business day = 1 business day again"},
		{"every other week", "every other week = 2 weeks again"},
		{"every second day", "every second day = 2 days again"},
		{"every second", "every second = 1 second again"},
		{"every other", ""},
		{"every second backup", ""},
		{"each second factor", ""},
		{"per month", "per month = 1 month again"},
		{"once a week", "once a week = 1 week again"},
		{"once a year", "once a year = 1 year again"},
		{"once per quarter", "once per quarter = 1 quarter again"},
		{"once every two years", "once every two years = 2 years again"},
		{"once in every 24 hours", "once in every 24 hours = 24 hours again"},
		{"once a second factor is set", ""},
		{"once", ""}, {"every", ""}, {"twice", ""}, {"once in", ""}, {"once a", ""}, {"per", ""},
		{"twice a year", "twice a year = 6 months again"},
		{"twice yearly", "twice yearly = 6 months again"},
		{"twice a day", "twice a day = 12 hours again"},
		{"four times a day", "four times a day = 6 hours again"},
		{"2 times per month", "2 times per month = 15 days again"},
		{"2x daily", "2x daily = 12 hours again"},
		{"nightly", "nightly = 1 day again adverb"},
		{"Annually", "Annually = 1 year again adverb"},
		{"6-hourly", "6-hourly = 6 hours again"},
		{"six-monthly", "six-monthly = 6 months again"},
		{"semi-annually", "semi-annually = 6 months again"},
		{"half-yearly", "half-yearly = 6 months again"},
		{"semiannual", "semiannual = 6 months again adverb"},
		{"bi-weekly", ""}, // every two weeks or twice a week: the word does not say

		// A count of copies or a year before an adverb is no number of units.
		{"7 daily, 4 weekly and 12 monthly backups", "daily = 1 day again adverb; weekly = 1 week again adverb; monthly = 1 month again adverb"},
		{"the 2025 annual report", "annual = 1 year again adverb"},

		// Numbers that are no length of time.
		{"version 1.2.3 days", ""}, {"TLS 1.2", ""}, {"ISO 27001", ""}, {"24/7", ""}, {"Article 33", ""}, {"99.9 %", ""},
		{"S3 days", ""}, {"the 1990s", ""}, {"3D Secure", ""}, {"3-D Secure", ""}, {"30", ""}, {"30 -", ""}, {"thirty (30", ""}, {"30 (", ""},
		{"a hundred", ""}, {"one hundred and", ""}, {"business days", ""}, {"30 business", ""}, {"30 seconds-in-command", "30 seconds = 30 seconds"},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			if got := scanAll(tt.text); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestScanOutsideTheTokens(t *testing.T) {
	ts := token.Append(nil, "30 days")
	for _, i := range []int{-1, 2, 9} {
		if q, ok := period.Scan(ts, i); ok {
			t.Errorf("Scan at token %d of 2 found %+v", i, q)
		}
	}
}

// A text that repeats number words must cost what its length costs: the words of one number are read without recursion.
func TestScanLongNumber(t *testing.T) {
	if got := scanAll(strings.Repeat("one hundred ", 20_000) + "days"); got != "one hundred days = 100 days" {
		t.Errorf("got %q", got)
	}
}

func FuzzScan(f *testing.F) {
	for _, s := range []string{"30 days", "every second", "every other", "once a", "twice", "thirty (30", "a hundred and", "2x", "half a", "between 3 and 6", "30 (thirty", "semi-", "0 times a day",
		"2–5 business-", "one hundred one hundred", strings.Repeat("9", 30) + " months"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		ts := token.Append(nil, text)
		for i := range ts {
			q, ok := period.Scan(ts, i)
			if !ok {
				continue
			}
			if q.From != i || q.To <= i || q.To > len(ts) {
				t.Fatalf("Scan of %q at token %d reads tokens %d to %d of %d", text, i, q.From, q.To, len(ts))
			}
			if o := period.Compare(q.Range.Min, q.Range.Max); o == period.Longer {
				t.Fatalf("Scan of %q reads %v: its lower end is the longer one", text, q.Range)
			}
			period.Relate(q.Range, period.Point(period.Of(1, period.Month)))
		}
	})
}
