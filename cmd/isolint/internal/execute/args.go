package execute

import (
	"regexp"
	"strings"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
	"github.com/isolint-go/isolint/cmd/isolint/internal/plan"
)

// args are the arguments of the process that runs a batch: those that go test
// gives, with tests selected by name where the user's own flags do not say it.
func (p *pkg) args(b plan.Batch) []string {
	d := p.d
	args := []string{"-test.paniconexit0", "-test.timeout=" + d.Timeout.String()}
	args = append(args, "-test.v=test2json")
	args = append(args, d.Args...)
	switch {
	case b.All && (p.Exact || len(p.Others) == 0):
		args = append(args, d.Run...)
	case d.Deep:
		args = append(args, withSkip(d.Run, pattern(p.Others))...)
	default:
		args = append(args, "-test.run="+pattern(b.Tests))
	}
	return args
}

// pattern is an expression that matches tests by their full names.
func pattern(names []string) string {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = regexp.QuoteMeta(n)
	}
	return "^(" + strings.Join(quoted, "|") + ")$"
}

// withSkip adds what is to be skipped to the user's -run and -skip.
func withSkip(run []string, skip string) []string {
	out := make([]string, 0, len(run)+1)
	for _, arg := range run {
		if old, ok := strings.CutPrefix(arg, "-test.skip="); ok {
			skip = old + "|" + skip
			continue
		}
		out = append(out, arg)
	}
	return append(out, "-test.skip="+skip)
}

// coverage is what go test adds to the line of a package with -cover.
func coverage(events []event.Event) string {
	for _, e := range events {
		if e.Test != "" || e.Action != event.Output {
			continue
		}
		if text, ok := strings.CutPrefix(e.Output, "coverage: "); ok {
			return "\tcoverage: " + strings.TrimSuffix(text, "\n")
		}
	}
	return ""
}

// verdictLine reports whether the testing package prints the line for a whole
// binary.
func verdictLine(e event.Event) bool {
	return e.Test == "" && e.Action == event.Output && (e.Output == "PASS\n" || e.Output == "FAIL\n")
}

// seconds writes a time as go test does.
func seconds(d time.Duration) string {
	return (d.Round(time.Millisecond)).String()
}
