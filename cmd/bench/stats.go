package main

import (
	"math"
	"slices"
	"time"
)

// median returns the middle value, or the mean of the two in the middle; 0 of none.
func median(values []float64) float64 {
	v := slices.Sorted(slices.Values(values))
	n := len(v)
	switch {
	case n == 0:
		return 0
	case n%2 == 1:
		return v[n/2]
	}
	return (v[n/2-1] + v[n/2]) / 2
}

// ratios returns each value over its partner of the same turn.
func ratios(values, partners []float64) []float64 {
	out := make([]float64, 0, len(values))
	for i, v := range values {
		if i < len(partners) && partners[i] > 0 {
			out = append(out, v/partners[i])
		}
	}
	return out
}

// exponent returns how time grows from one size to another: 1 is linear, 2 quadratic.
func exponent(n1, n2 int, t1, t2 float64) float64 {
	if n1 < 1 || n1 == n2 || t1 <= 0 || t2 <= 0 {
		return 0
	}
	return math.Log(t2/t1) / math.Log(float64(n2)/float64(n1))
}

func each(samples []sample, of func(sample) time.Duration) []float64 {
	out := make([]float64, len(samples))
	for i, s := range samples {
		out[i] = of(s).Seconds()
	}
	return out
}
