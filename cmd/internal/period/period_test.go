package period_test

import (
	"math"
	"strings"
	"testing"

	"candor/cmd/internal/period"
)

func TestParse(t *testing.T) {
	tests := []struct{ text, want string }{
		{"30 days", "30 days"}, {" 30 days ", "30 days"}, {"30 Days", "30 days"}, {"1 day", "1 day"}, {"0 days", "immediately"},
		{"2-5 days", "2–5 days"}, {"2–5 days", "2–5 days"}, {"0-5 days", "0–5 days"}, {"13-36 months", "13–36 months"}, {"72 hours", "72 hours"}, {"72h", "72 hours"},
		{"2 business days", "2 business days"}, {"thirty (30) days", "30 days"}, {"30 (thirty) days", "30 days"}, {"half a year", "6 months"},
		{"a year", "1 year"}, {"30 days to 12 months", "30 days to 12 months"}, {"0 hours to 5 days", "0 hours to 5 days"},
		{"at least 90 days", "at least 90 days"}, {"At least 90 days", "at least 90 days"}, {"up to 2 years", "up to 2 years"}, {"at most 7 days", "up to 7 days"},
		{"within 24 hours", "up to 24 hours"}, {"no more than 5 days", "up to 5 days"}, {"no less than 1 year", "at least 1 year"},
		{"immediately", "immediately"}, {"Immediately", "immediately"}, {"at once", "immediately"}, {"without limit", "without limit"}, {"Indefinitely", "without limit"},
		{"P30D", "30 days"}, {"P2D/P5D", "2–5 days"}, {"PT72H", "72 hours"}, {"PT30M", "30 minutes"}, {"PT15S", "15 seconds"}, {"P2W", "2 weeks"},
		{"P1Y6M", "18 months"}, {"P1DT12H", "36 hours"}, {"P0.5Y", "0.5 years"}, {"P0D", "immediately"}, {"P6M/P1Y", "6 months to 1 year"},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			got, err := period.Parse(tt.text)
			if err != nil {
				t.Fatal(err)
			}
			if got.String() != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestParseRejects(t *testing.T) {
	for _, text := range []string{
		"", "  ", "soon", "30", "days", "30 day s", "30 days or so", "about 30 days", "5-2 days", "30 lightyears", "1.2.3 days", "-5 days", "2 business weeks", "at least", "within",
		"daily", "every 6 hours", "P", "PT", "P1", "P1X", "P1DT", "PD", "P-1D", "P1Y2D", "P5D/P2D", "P1D/", "P1D/P", "P1D/P2D/P3D", "p30d", "P1e3D", "PT1D", "P1H",
		"P" + strings.Repeat("9", 400) + "D", strings.Repeat("9", 400) + " days",
	} {
		if got, err := period.Parse(text); err == nil {
			t.Errorf("Parse(%q) = %v, want an error", text, got)
		} else if strings.HasSuffix(err.Error(), ".") || !strings.Contains(err.Error(), `"30 days"`) {
			t.Errorf("Parse(%q) says %q, want a clause with an example", text, err)
		}
	}
}

func TestParseInterval(t *testing.T) {
	tests := []struct{ text, want string }{
		{"daily", "1 day"}, {"Daily", "1 day"}, {"every 6 hours", "6 hours"}, {"6 hours", "6 hours"}, {"6-hourly", "6 hours"}, {"quarterly", "1 quarter"},
		{"twice a year", "6 months"}, {"once a week", "1 week"}, {"every two years", "2 years"}, {"every other week", "2 weeks"}, {"each business day", "1 business day"},
		{"continuously", "immediately"}, {"Continuous", "immediately"}, {"real time", "immediately"}, {"PT6H", "6 hours"}, {"PT6H/PT12H", "6–12 hours"}, {"15-30 minutes", "15–30 minutes"},
	}
	for _, tt := range tests {
		got, err := period.ParseInterval(tt.text)
		if err != nil || got.String() != tt.want {
			t.Errorf("ParseInterval(%q) = %v, %v, want %q", tt.text, got, err, tt.want)
		}
	}
	for _, text := range []string{"", "often", "every", "every second daily", "daily or so", "every other", "PT", "once a"} {
		if got, err := period.ParseInterval(text); err == nil {
			t.Errorf("ParseInterval(%q) = %v, want an error", text, got)
		}
	}
}

func TestCompare(t *testing.T) {
	of := period.Of
	tests := []struct {
		a, b period.Length
		want period.Order
	}{
		{of(12, period.Month), of(1, period.Year), period.Same},
		{of(4, period.Quarter), of(1, period.Year), period.Same},
		{of(7, period.Day), of(1, period.Week), period.Same},
		{of(72, period.Hour), of(3, period.Day), period.Same},
		{of(60, period.Second), of(1, period.Minute), period.Same},
		{of(30, period.Day), of(1, period.Month), period.Near},
		{of(28, period.Day), of(1, period.Month), period.Near},
		{of(31, period.Day), of(1, period.Month), period.Near},
		{of(27, period.Day), of(1, period.Month), period.Shorter},
		{of(32, period.Day), of(1, period.Month), period.Longer},
		{of(90, period.Day), of(3, period.Month), period.Near},
		{of(88, period.Day), of(3, period.Month), period.Shorter},
		{of(365, period.Day), of(1, period.Year), period.Near},
		{of(366, period.Day), of(12, period.Month), period.Near},
		{of(367, period.Day), of(1, period.Year), period.Longer},
		{of(52, period.Week), of(1, period.Year), period.Shorter},
		{of(53, period.Week), of(1, period.Year), period.Longer},
		{of(3, period.BusinessDay), of(3, period.Day), period.Near},
		{of(3, period.BusinessDay), of(2, period.Day), period.Longer},
		{of(3, period.BusinessDay), of(2, period.Week), period.Shorter},
		{of(3, period.BusinessDay), of(3, period.BusinessDay), period.Same},
		{of(3, period.BusinessDay), of(5, period.BusinessDay), period.Shorter},
		{of(8, period.BusinessHour), of(1, period.BusinessDay), period.Near},
		{of(4, period.BusinessHour), of(3, period.Hour), period.Longer},
		{of(1, period.Forever), of(100, period.Year), period.Longer},
		{of(1, period.Forever), of(7, period.Forever), period.Same},
		{of(1, period.Forever), of(1e300, period.Year), period.Longer},
		{of(0, period.Day), of(0, period.Month), period.Same},
		{of(0, period.BusinessDay), period.Length{}, period.Same},
		{of(0.5, period.Month), of(15, period.Day), period.Near},
		{of(1e300, period.Month), of(1e300, period.Day), period.Near},
		{of(1e18, period.Year), of(1, period.Day), period.Longer},
	}
	for _, tt := range tests {
		if got := period.Compare(tt.a, tt.b); got != tt.want {
			t.Errorf("Compare(%v, %v) = %v, want %v", tt.a, tt.b, got, tt.want)
		}
		back := tt.want
		if back == period.Shorter || back == period.Longer {
			back = -back
		}
		if got := period.Compare(tt.b, tt.a); got != back {
			t.Errorf("Compare(%v, %v) = %v, want %v", tt.b, tt.a, got, back)
		}
	}
}

func TestRelate(t *testing.T) {
	tests := []struct {
		a, b string
		want period.Relation
		back period.Relation
	}{
		{"30 days", "30 days", period.Equal, period.Equal},
		{"12 months", "1 year", period.Equal, period.Equal},
		{"7-14 days", "1-2 weeks", period.Equal, period.Equal},
		{"30 days", "1 month", period.Close, period.Close},
		{"3 business days", "3 days", period.Close, period.Close},
		{"30 days", "14 days", period.Apart, period.Apart},
		{"52 weeks", "1 year", period.Apart, period.Apart},
		{"at least 30 days", "90 days", period.Contains, period.Within},
		{"at least 30 days", "30 days", period.Contains, period.Within},
		{"at least 30 days", "29 days", period.Apart, period.Apart},
		{"within 30 days", "7 days", period.Contains, period.Within},
		{"up to 30 days", "31 days", period.Apart, period.Apart},
		{"up to 30 days", "up to 90 days", period.Within, period.Contains},
		{"up to 30 days", "up to 30 days", period.Equal, period.Equal},
		{"at least 30 days", "at least 90 days", period.Contains, period.Within},
		{"at least 30 days", "up to 60 days", period.Overlap, period.Overlap},
		{"at least 60 days", "up to 30 days", period.Apart, period.Apart},
		{"2-5 days", "3 days", period.Contains, period.Within},
		{"2-5 days", "4-9 days", period.Overlap, period.Overlap},
		{"2-5 days", "6-9 days", period.Apart, period.Apart},
		{"at least 1 year", "without limit", period.Contains, period.Within},
		{"without limit", "without limit", period.Equal, period.Equal},
		{"without limit", "5 years", period.Apart, period.Apart},
		{"immediately", "up to 1 hour", period.Within, period.Contains},
		{"immediately", "1 hour", period.Apart, period.Apart},
		{"at least 30 days", "at least 1 month", period.Close, period.Close},
	}
	for _, tt := range tests {
		a, b := must(t, tt.a), must(t, tt.b)
		if got := period.Relate(a, b); got != tt.want {
			t.Errorf("Relate(%s, %s) = %d, want %d", tt.a, tt.b, got, tt.want)
		}
		if got := period.Relate(b, a); got != tt.back {
			t.Errorf("Relate(%s, %s) = %d, want %d", tt.b, tt.a, got, tt.back)
		}
	}
	if got := period.Relate(period.Range{OpenMin: true, OpenMax: true}, must(t, "30 days")); got != period.Contains {
		t.Errorf("any time stands to 30 days as %d, want %d", got, period.Contains)
	}
}

func must(t *testing.T, s string) period.Range {
	t.Helper()
	r, err := period.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// lengths returns lengths of every unit and of many sizes.
func lengths() []period.Length {
	var out []period.Length
	for u := period.Second; u <= period.BusinessDay; u++ {
		for _, n := range []float64{0, 0.25, 0.5, 1, 1.5, 2, 3, 7, 12, 30, 90, 365, 1000, 123456, 8.571428571428571, 1e15, 1e21} {
			out = append(out, period.Of(n, u))
		}
	}
	return append(out, period.Of(1, period.Forever))
}

func TestStringRoundTrip(t *testing.T) {
	ls := lengths()
	var ranges []period.Range
	for i, a := range ls {
		ranges = append(ranges, period.Point(a))
		if a.Unit != period.Forever {
			ranges = append(ranges, period.Range{Min: a, Max: a, OpenMin: true}, period.Range{Min: a, Max: a, OpenMax: true})
		}
		for _, b := range ls[i+1:] {
			if o := period.Compare(a, b); b.Unit != period.Forever && o == period.Shorter {
				ranges = append(ranges, period.Range{Min: a, Max: b})
			}
		}
	}
	for _, r := range ranges {
		back, err := period.Parse(r.String())
		if err != nil {
			t.Errorf("%+v is written %q: %v", r, r, err)
		} else if period.Relate(back, r) != period.Equal {
			t.Errorf("%+v is written %q and read back as %+v", r, r, back)
		}
	}
}

func TestISORoundTrip(t *testing.T) {
	for _, l := range lengths() {
		iso := l.ISO()
		if c := l.Unit.Class(); c != period.Clock && c != period.Calendar {
			if iso != "" {
				t.Errorf("%v has the notation %q, want none", l, iso)
			}
			continue
		}
		back, err := period.Parse(iso)
		if err != nil || !back.IsPoint() || period.Compare(back.Min, l) != period.Same {
			t.Errorf("%v is written %q and read back as %v, %v", l, iso, back, err)
		}
	}
}

func TestSeconds(t *testing.T) {
	for _, l := range append(lengths(), period.Of(1e300, period.Year), period.Of(math.MaxFloat64, period.BusinessHour)) {
		if s := l.Seconds(); s < 0 || math.IsNaN(s) || math.IsInf(s, 0) {
			t.Errorf("%v lasts %v seconds", l, s)
		}
	}
	if got := period.Of(2, period.Hour).Seconds(); got != 7200 {
		t.Errorf("2 hours last %v seconds, want 7200", got)
	}
	if got := period.Of(1, period.Month).Seconds() / 86400; got < 28 || got > 31 {
		t.Errorf("1 month lasts %v days", got)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"30 days", "2-5 days", "P1Y6M", "P2D/P5D", "at least 1 year", "immediately", "every second", "P9999999999999999999999M", strings.Repeat("9", 300) + " months", "a hundred"} {
		f.Add(s)
	}
	month := period.Point(period.Of(1, period.Month))
	f.Fuzz(func(t *testing.T, s string) {
		if r, err := period.Parse(s); err == nil {
			back, err := period.Parse(r.String())
			if err != nil || period.Relate(back, r) != period.Equal {
				t.Fatalf("%q is %+v, written %q and read back as %+v, %v", s, r, r, back, err)
			}
			period.Relate(r, month)
		}
		if r, err := period.ParseInterval(s); err == nil {
			period.Relate(month, r)
			_ = r.Min.Seconds()
		}
	})
}
