package doc

import (
	"strings"
	"testing"
)

const source = `// Package a is about something.
//
// # Analyzer first
//
// first: report the first fault
//
// More of it:
//
//	code()
//
// # Analyzer second
//
// Second has no summary.
//
// # Analyzer third
//
// third: report the last
package a

broken after the package clause
`

func TestExtract(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, want, err string }{
		{name: "first", want: "report the first fault\n\nMore of it:\n\n\tcode()"},
		{name: "second", err: `does not begin with "second: summary"`},
		{name: "third", want: "report the last"},
		{name: "fourth", err: `has no section "# Analyzer fourth"`},
		{name: "", err: "has no section"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := extract(source, tt.name)
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if (err == nil) != (tt.err == "") || err != nil && !strings.Contains(err.Error(), tt.err) {
				t.Errorf("got error %v, want %q", err, tt.err)
			}
		})
	}
}

func TestExtractPanics(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("no panic for a broken source")
		}
	}()
	Extract("not Go", "x")
}
