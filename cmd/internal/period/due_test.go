package period_test

import "testing"

// TestScanDue is about deadlines and rhythms that the calendar tells.
func TestScanDue(t *testing.T) {
	tests := []struct{ text, want string }{
		{"on the next working day", "next working day = 1 business day"},
		{"by the end of the following week", "following week = 2 weeks"},
		{"no later than the third working day after", "third working day = 3 business days"},
		{"by the next morning", "next morning = 1 day"},
		{"overnight", "overnight = 1 day"},
		{"the overnight backup", ""},
		{"next day delivery", ""},
		{"on the first of the following month", ""},
		{"every second day", "every second day = 2 days again"},
		{"within the hour", "the hour = 1 hour"},
		{"within the year of the purchase", ""},
		{"by day 7", "day 7 = 7 days"},
		{"announced the day before", "the day = 1 day"},
		{"the day before it starts", ""},
		{"the last quarter of an hour", "quarter of an hour = 15 minutes"},
		{"three quarters of an hour", "three quarters of an hour = 45 minutes"},

		{"one and a half hours", "one and a half hours = 1.5 hours"},
		{"a year and a half", "a year and a half = 1.5 years"},
		{"six weeks and three days", "six weeks and three days = 45 days"},
		{"a day or two", "a day or two = 1–2 days"},
		{"two or three days", "two or three days = 2–3 days"},

		{"on the first Sunday of the month", "first Sunday of the month = 1 month again"},
		{"on the 1st of each quarter", "1st of each quarter = 1 quarter again"},
		{"by the fifth day of the month following", ""},
		{"the twenty-fifth of a month", "a month = 1 month"},
		{"each night from Tuesday to Wednesday", "each night from Tuesday to Wednesday = 1 week again"},
		{"two restore tests a year", "two restore tests a year = 6 months again"},
		{"two machines a year", "a year = 1 year"},
		{"twice every twelve months", "twice every twelve months = 6 months again"},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			if got := scanAll(tt.text); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}
