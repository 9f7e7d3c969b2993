package testreport

import (
	"fmt"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
)

// A Traceback says how much of a failed test's output is shown.
type Traceback uint8

const (
	full  Traceback = iota // all
	short                  // the last lines
	none                   // that it failed
)

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

// maxOutput bounds what is kept of a test's output, in bytes, and shortLines what
// is shown of it with -tb=short.
const (
	maxOutput  = 1 << 20
	shortLines = 20
)

// A packageLog is what a package has printed so far, by test.
type packageLog struct {
	tests map[string]*testLog
	top   []*testLog // in the order in which they began
	own   []string   // what belongs to no test
}

// A testLog is what a test has printed, and its subtests.
type testLog struct {
	name    string
	depth   int
	verdict string   // action
	line    string   // "--- FAIL: TestX (0.10s)\n", with its indentation
	before  []string // printed while it ran, not by t.Log
	lines   []string
	size    int
	cut     int // bytes that are not kept
	subs    []*testLog
}

func newPackageLog() *packageLog { return &packageLog{tests: make(map[string]*testLog)} }

// handle takes an event and returns what go test -v prints of it.
func (l *packageLog) handle(e event.Event) (verbose string) {
	if e.Test == "" {
		if e.Action == event.Output {
			l.own = append(l.own, e.Output)
		}
		return e.Output
	}
	t := l.of(e.Test)
	if e.Ends() {
		t.verdict = e.Action
	}
	if e.Action != event.Output {
		return ""
	}
	if !t.print(e.Output) {
		return e.Output
	}
	if t.depth > 0 {
		return "" // with the test that it is a part of
	}
	var b strings.Builder
	t.writeVerdicts(&b)
	return b.String()
}

// of returns the log of a test; one that is new hangs below the test that it is
// a part of.
func (l *packageLog) of(name string) *testLog {
	if t := l.tests[name]; t != nil {
		return t
	}
	t := &testLog{name: name}
	l.tests[name] = t
	for i := strings.LastIndexByte(name, '/'); i > 0; i = strings.LastIndexByte(name[:i], '/') {
		if parent := l.tests[name[:i]]; parent != nil {
			t.depth = parent.depth + 1
			parent.subs = append(parent.subs, t)
			return t
		}
	}
	l.top = append(l.top, t)
	return t
}

// print takes a line that the test has printed, and reports whether it is its
// verdict.
func (t *testLog) print(text string) bool {
	switch trimmed := strings.TrimLeft(text, " "); {
	case strings.HasPrefix(text, "=== RUN ") || strings.HasPrefix(text, "=== PAUSE ") || strings.HasPrefix(text, "=== CONT ") || strings.HasPrefix(text, "=== NAME "):
		return false
	case strings.HasPrefix(trimmed, "--- ") && strings.Contains(trimmed, ": "+t.name+" ("):
		t.line = strings.Repeat("    ", t.depth) + trimmed
		return true
	}
	if t.size+len(text) > maxOutput {
		t.cut += len(text)
		return false
	}
	t.size += len(text)
	if t.line == "" && !strings.HasPrefix(text, "    ") {
		t.before = append(t.before, text)
		return false
	}
	t.lines = append(t.lines, text)
	return false
}

// writeVerdicts writes the lines of the test and of its subtests.
func (t *testLog) writeVerdicts(b *strings.Builder) {
	b.WriteString(t.line)
	for _, sub := range t.subs {
		sub.writeVerdicts(b)
	}
}

// failed returns the top-level tests that have failed.
func (l *packageLog) failed() []*testLog {
	var out []*testLog
	for _, t := range l.top {
		if t.verdict == event.Fail {
			out = append(out, t)
		}
	}
	return out
}

// outside is what belongs to no test, without the lines of the package itself.
func (l *packageLog) outside() string {
	var b strings.Builder
	for _, text := range l.own {
		if text != "PASS\n" && text != "FAIL\n" && !isEnd(text) {
			b.WriteString(text)
		}
	}
	return b.String()
}

// isEnd reports whether go test ends what it says of a package with the line.
func isEnd(text string) bool {
	return strings.HasPrefix(text, "ok  \t") || strings.HasPrefix(text, "FAIL\t") || strings.HasPrefix(text, "?   \t")
}

// text is what go test prints of a failed test without -v: its line, what it
// printed, and its subtests that failed.
func (t *testLog) text(tb Traceback) string {
	var b strings.Builder
	t.write(&b, tb)
	return b.String()
}

func (t *testLog) write(b *strings.Builder, tb Traceback) {
	if t.depth == 0 && tb != none {
		t.writePrinted(b)
	}
	line := t.line
	if line == "" {
		line = strings.Repeat("    ", t.depth) + "--- FAIL: " + t.name + "\n"
	}
	b.WriteString(line)
	if tb != none {
		t.writeLines(b, tb)
	}
	for _, sub := range t.subs {
		if sub.verdict == event.Fail {
			sub.write(b, tb)
		}
	}
}

// writePrinted writes what the test and its subtests have printed themselves.
func (t *testLog) writePrinted(b *strings.Builder) {
	for _, text := range t.before {
		b.WriteString(text)
	}
	for _, sub := range t.subs {
		sub.writePrinted(b)
	}
}

func (t *testLog) writeLines(b *strings.Builder, tb Traceback) {
	lines := t.lines
	if tb == short && len(lines) > shortLines {
		fmt.Fprintf(b, "    [%d lines]\n", len(lines)-shortLines)
		lines = lines[len(lines)-shortLines:]
	}
	indent, begins := strings.Repeat("    ", t.depth), true
	for _, text := range lines {
		if begins && strings.HasPrefix(text, "    ") { // what t.Log prints
			b.WriteString(indent)
		}
		b.WriteString(text)
		begins = strings.HasSuffix(text, "\n") // else it is a part of a long line
	}
	if !begins {
		b.WriteByte('\n')
	}
	if t.cut > 0 {
		fmt.Fprintf(b, "    [%d more bytes]\n", t.cut)
	}
}
