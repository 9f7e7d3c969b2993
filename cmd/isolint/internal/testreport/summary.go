package testreport

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strings"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/amount"
)

// A Summary is what is said when a run has ended.
type Summary struct {
	// Slowest is how many of the slowest tests are shown; negative: five, if the
	// run took long.
	Slowest int
	// Failures are shown again: what was printed of them may have scrolled away.
	Failures bool
	NotRun   int // tests that an interrupted run did not come to
}

// long is a run of which one asks where the time went.
const long = 5 * time.Second

// shown is how many notes of a kind are shown.
const shown = 10

// Write writes the summary. A run without news is one line.
func (s Summary) Write(out io.Writer, t *Tally) error {
	w := bufio.NewWriter(out)
	if s.Failures {
		writeFailures(w, t)
	}
	s.writeSlowest(w, t)
	notes(w, "Tests that need others (kept together from now on):", t.Needs)
	notes(w, "Flaky:", t.Flaky)
	notes(w, "Left processes behind, which were ended:", t.Leaks)
	notes(w, "Took more memory than their pool has:", t.Violations)
	notes(w, "Ran where the mark that they lack would put them ('isolint -fix' adds it):", t.Placed)
	notes(w, "Without a verdict:", t.Lost)
	fmt.Fprintln(w, s.line(t))
	return w.Flush()
}

// line is the last one: 128 passed, 2 failed, 3 skipped in 20 packages; 4.2s.
func (s Summary) line(t *Tally) string {
	parts := []string{fmt.Sprintf("%d passed", t.Passed)}
	for _, c := range []struct {
		n    int
		what string
	}{{t.Failed, "failed"}, {t.Skipped, "skipped"}, {len(t.Flaky), "flaky"}, {len(t.Lost), "lost"}, {s.NotRun, "not run"}} {
		if c.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", c.n, c.what))
		}
	}
	line := strings.Join(parts, ", ") + " in " + amount.Of(t.Packages, "package")
	if failed := t.FailedPackages; failed > 0 && t.Failed == 0 {
		line += fmt.Sprintf(" (%d failed)", failed)
	}
	if t.Cached > 0 {
		line += fmt.Sprintf(" (%d cached)", t.Cached)
	}
	line += fmt.Sprintf("; %.1fs", t.Took.Seconds())
	if t.Memory > 0 {
		line += fmt.Sprintf(", up to %s a process", amount.Bytes(t.Memory))
	}
	return line
}

func writeFailures(w io.Writer, t *Tally) {
	if len(t.Failures) == 0 {
		return
	}
	fmt.Fprintln(w, "\nFailed:")
	for _, f := range t.Failures {
		where := f.Package
		if f.Test != "" {
			where += "." + f.Test
		}
		fmt.Fprintf(w, "  %s%s\n", where, reason(f.Output))
	}
}

// message matches what testing logs: a_test.go:12: got 1.
var message = regexp.MustCompile(`^[^\s:]+\.go:\d+: `)

// reason is the first message of a failed test, or else the first line that it
// printed, with ": " before it.
func reason(output string) string {
	first := ""
	for line := range strings.Lines(output) {
		text := strings.TrimSpace(line)
		if message.MatchString(text) {
			first = text
			break
		}
		if first == "got:" { // of an example
			first += " " + text
		}
		if first == "" && !strings.HasPrefix(text, "--- ") && text != "PASS" && text != "FAIL" {
			first = text
		}
	}
	if first == "" {
		return ""
	}
	const enough = 120
	if len(first) > enough {
		first = strings.ToValidUTF8(first[:enough], "") + "…"
	}
	return ": " + first
}

func (s Summary) writeSlowest(w io.Writer, t *Tally) {
	n := s.Slowest
	if n < 0 {
		n = 0
		if t.Took > long {
			n = 5
		}
	}
	slow := t.slowest(n)
	if len(slow) == 0 {
		return
	}
	fmt.Fprintln(w, "\nSlowest:")
	for _, one := range slow {
		fmt.Fprintf(w, "  %6.2fs  %s.%s\n", one.Took.Seconds(), one.Package, one.Test)
	}
}

// notes writes one kind of notes.
func notes(w io.Writer, title string, list []Note) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s\n", title)
	for i, n := range list {
		if i == shown {
			fmt.Fprintf(w, "  and %d more\n", len(list)-shown)
			break
		}
		fmt.Fprintf(w, "  %s: %s\n", n.Package, n.Text)
	}
}
