package period_test

import (
	"testing"
	"time"

	"candor/cmd/internal/period"
)

func TestAfter(t *testing.T) {
	tests := []struct{ from, length, want string }{
		{"2026-01-15", "30 days", "2026-02-14"},
		{"2026-01-31", "1 month", "2026-02-28"},
		{"2024-02-29", "1 year", "2025-02-28"},
		{"2026-01-31", "1 quarter", "2026-04-30"},
		{"2026-01-16", "2 business days", "2026-01-20"}, // a Friday
		{"2026-01-15", "2 weeks", "2026-01-29"},
		{"2026-01-15", "72 hours", "2026-01-18"},
	}
	for _, tt := range tests {
		t.Run(tt.length+" from "+tt.from, func(t *testing.T) {
			from, err := time.Parse(time.DateOnly, tt.from)
			if err != nil {
				t.Fatal(err)
			}
			r, err := period.Parse(tt.length)
			if err != nil {
				t.Fatal(err)
			}
			if got := r.Min.After(from).Format(time.DateOnly); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}
