package testreport

import (
	"fmt"
	"strings"
)

// A Traceback says how much of a failed test's output is shown.
type Traceback uint8

const (
	full  Traceback = iota // all
	short                  // the last lines
	none                   // that it failed
)

// shortLines is how many lines of a test's output -tb=short shows.
const shortLines = 20

// ParseTraceback reads full, short or no.
func ParseTraceback(s string) (Traceback, error) {
	switch s {
	case "full":
		return full, nil
	case "short":
		return short, nil
	case "no":
		return none, nil
	}
	return full, fmt.Errorf("it is full, short or no, not %q", s)
}

// shorten leaves the last lines; of a panic, which says first what it is about,
// the first ones.
func shorten(text string) string {
	lines := strings.SplitAfter(strings.TrimSuffix(text, "\n"), "\n")
	from, to := max(0, len(lines)-shortLines), len(lines)
	for i, line := range lines {
		if strings.HasPrefix(line, "panic: ") || strings.HasPrefix(line, "fatal error: ") {
			from, to = i, min(i+shortLines, len(lines))
			break
		}
	}
	out := strings.Join(lines[from:to], "")
	if !strings.HasSuffix(out, "\n") {
		out += "\n"
	}
	if left := len(lines) - (to - from); left > 0 {
		out += fmt.Sprintf("[%d more lines]\n", left)
	}
	return out
}
