package period

import "time"

// After returns the day on which a length of time that begins on a day is over. Business days leave out Saturdays and Sundays only.
func (l Length) After(t time.Time) time.Time {
	n := int(l.N)
	switch l.Unit {
	case Day:
		return t.AddDate(0, 0, n)
	case Week:
		return t.AddDate(0, 0, 7*n)
	case Month:
		return addMonths(t, n)
	case Quarter:
		return addMonths(t, 3*n)
	case Year:
		return addMonths(t, 12*n)
	case BusinessDay:
		for n > 0 {
			t = t.AddDate(0, 0, 1)
			if w := t.Weekday(); w != time.Saturday && w != time.Sunday {
				n--
			}
		}
		return t
	}
	return t.Add(time.Duration(l.Seconds()) * time.Second)
}

// addMonths returns the same day so many months later, or the last day of a month that is too short for it: a month from 31 January
// ends on the last of February.
func addMonths(t time.Time, n int) time.Time {
	due := t.AddDate(0, n, 0)
	if due.Day() != t.Day() {
		due = due.AddDate(0, 0, -due.Day())
	}
	return due
}
