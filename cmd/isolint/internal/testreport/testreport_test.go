package testreport

import (
	"bytes"
	"encoding/xml"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
)

// replay hands the recording of a go test -json to a handler. It has every kind
// of end; times and addresses are zero.
func replay(t *testing.T, h event.Handler) {
	t.Helper()
	f, err := os.Open("testdata/run.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := event.Replay(f, h); err != nil {
		t.Fatal(err)
	}
}

var seconds = regexp.MustCompile(`\d+\.\d+s`)

// want compares with what go test printed of the same packages.
func want(t *testing.T, file, got string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	clean := func(s string) []string { return strings.Split(seconds.ReplaceAllString(s, "0.00s"), "\n") }
	if diff := cmp.Diff(clean(string(data)), clean(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

func TestPlain(t *testing.T) {
	t.Parallel()
	for file, o := range map[string]Options{"testdata/plain.txt": {}, "testdata/verbose.txt": {Verbose: true}} {
		var b bytes.Buffer
		p := NewPlain(&b, o)
		replay(t, p)
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
		want(t, file, b.String())
	}
}

func TestOnlyBad(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	replay(t, NewPlain(&b, Options{OnlyBad: true, Traceback: none}))
	got := b.String()
	if strings.Contains(got, "ok  ") || strings.Contains(got, "no test files") || strings.Contains(got, "fail_test.go") {
		t.Errorf("more than failures and their names:\n%s", got)
	}
	if !strings.Contains(got, "--- FAIL: TestSub/bad/worse (0.00s)") {
		t.Errorf("a failure is missing:\n%s", got)
	}
}

// say returns what is printed of a test that fails.
func say(t *testing.T, tb Traceback, header string, outputs ...string) string {
	t.Helper()
	var b bytes.Buffer
	p := NewPlain(&b, Options{Traceback: tb})
	events := []event.Event{{Action: event.Run, Test: "TestX"}}
	for _, text := range append(outputs, header) {
		events = append(events, event.Event{Action: event.Output, Test: "TestX", Output: text})
	}
	events = append(events, event.Event{Action: event.Fail, Test: "TestX"}, event.Event{Action: event.Fail})
	for _, e := range events {
		e.Package = "p"
		if err := p.Handle(e); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

const failLine = "--- FAIL: TestX (0.00s)\n"

func TestShort(t *testing.T) {
	t.Parallel()
	var logs []string
	for range 100 {
		logs = append(logs, "    x_test.go:1: line\n")
	}
	if got := say(t, short, failLine, logs...); strings.Count(got, "line\n") != shortLines || !strings.Contains(got, "[80 lines]") {
		t.Errorf("%s", got)
	}
	panics := "panic: why\n" + strings.Repeat("\ta line\n", 100)
	if got := say(t, short, failLine+panics); !strings.Contains(got, "panic: why\n\ta line\n") || !strings.Contains(got, "[81 more lines]") {
		t.Errorf("of a panic:\n%s", got)
	}
	if got := say(t, none, failLine+panics, logs...); got != failLine+"FAIL\tp\t0.000s\n" {
		t.Errorf("-tb=no:\n%s", got)
	}
}

// The beginning and the end of what does not fit are kept.
func TestBounded(t *testing.T) {
	t.Parallel()
	outputs := []string{"first\n"}
	for range 3000 {
		outputs = append(outputs, strings.Repeat("x", 1023)+"\n")
	}
	got := say(t, full, failLine, append(outputs, "last\n")...)
	if len(got) > maxOutput+200 || !strings.Contains(got, "more bytes]") || !strings.HasPrefix(got, "first\n") || !strings.Contains(got, "last\n"+failLine) {
		t.Errorf("%d bytes", len(got))
	}
}

func TestTally(t *testing.T) {
	t.Parallel()
	tally := NewTally()
	replay(t, tally)
	if tally.Passed != 5 || tally.Failed != 5 || tally.Skipped != 2 || tally.Packages != 6 || tally.FailedPackages != 4 || tally.OK() {
		t.Errorf("%d passed, %d failed, %d skipped in %d packages, %d failed", tally.Passed, tally.Failed, tally.Skipped, tally.Packages, tally.FailedPackages)
	}
	for _, e := range []event.Event{
		{Key: "isolint.needs", Value: "TestB passes only after TestA"},
		{Key: "isolint.flaky", Value: "TestC: passed on attempt 2"},
		{Key: "isolint.leak", Value: "pid 7: sleep 9"},
		{Key: "isolint.memory", Value: "5368709120"},
		{Key: "isolint.cached", Value: "true"},
	} {
		e.Action, e.Package = event.Attr, "rec/notes"
		if err := tally.Handle(e); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := (Summary{Slowest: -1, Failures: true, NotRun: 3}).Write(&b, tally); err != nil {
		t.Fatal(err)
	}
	tally.Took = 0
	got := seconds.ReplaceAllString(b.String(), "0.0s")
	const want = `
Failed:
  rec/broken: it does not build
  rec/example.Example_bad: got: bad
  rec/fail.TestFail: fail_test.go:11: one
  rec/fail.TestSub: fail_test.go:16: outer
  rec/fail.TestPrints: printed
  rec/panics.TestPanic: panic: boom [recovered, repanicked]

Tests that need others (kept together from now on):
  rec/notes: TestB passes only after TestA

Flaky:
  rec/notes: TestC: passed on attempt 2

Left processes behind, which were ended:
  rec/notes: pid 7: sleep 9
5 passed, 5 failed, 2 skipped, 1 flaky, 3 not run in 6 packages (1 cached); 0.0s, up to 5.0 GB a process
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("summary (-want +got):\n%s", diff)
	}
}

// The report is XML, whatever tests print, and has each test once.
func TestJUnit(t *testing.T) {
	t.Parallel()
	j := NewJUnit()
	replay(t, j)
	for _, e := range []event.Event{
		{Action: event.Start}, {Action: event.Run, Test: "TestOdd"},
		{Action: event.Output, Test: "TestOdd", Output: "\x00\x1b[1m ]]> <&\n"},
		{Action: event.Fail, Test: "TestOdd"}, {Action: event.Fail},
	} {
		e.Package = "rec/odd"
		if err := j.Handle(e); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := j.Write(&b); err != nil {
		t.Fatal(err)
	}
	var suites struct {
		Suites []struct {
			Name  string `xml:"name,attr"`
			Cases []struct {
				Name    string    `xml:"name,attr"`
				Failure *struct{} `xml:"failure"`
				Error   *struct{} `xml:"error"`
			} `xml:"testcase"`
		} `xml:"testsuite"`
	}
	if err := xml.Unmarshal(b.Bytes(), &suites); err != nil {
		t.Fatalf("%v in:\n%s", err, b.String())
	}
	failed := make(map[string]int)
	for _, s := range suites.Suites {
		for _, c := range s.Cases {
			if c.Failure != nil || c.Error != nil {
				failed[s.Name]++
			}
		}
	}
	if diff := cmp.Diff(map[string]int{"rec/broken": 1, "rec/example": 1, "rec/fail": 5, "rec/odd": 1, "rec/panics": 1}, failed); diff != "" {
		t.Errorf("failures (-want +got):\n%s", diff)
	}
}

func TestFit(t *testing.T) {
	t.Parallel()
	for width, want := range map[int]string{5: "ab…fg", 7: "abcdefg", 0: "abcdefg", 4: "ab…g"} {
		if got := fit("abcdefg", width); got != want {
			t.Errorf("fit to %d: %q, want %q", width, got, want)
		}
	}
	if got := fit("一二三四五", 7); got != "一…四五" && got != "一…五" { // two columns each
		t.Errorf("%q", got)
	}
}

// The slowest come first, in whichever order they ended; what took no time is
// not among them.
func TestSlowest(t *testing.T) {
	t.Parallel()
	tally := NewTally()
	for name, took := range map[string]float64{"TestB": 2, "TestA": 2, "TestC": 30, "TestD": 0.5, "TestE": 0} {
		if err := tally.Handle(event.Event{Action: event.Pass, Package: "p", Test: name, Elapsed: &took}); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	for _, n := range []int{3, 9} {
		if err := (Summary{Slowest: n}).Write(&b, tally); err != nil {
			t.Fatal(err)
		}
	}
	const want = `
Slowest:
   30.00s  p.TestC
    2.00s  p.TestA
    2.00s  p.TestB
5 passed in 0 packages; 0.0s

Slowest:
   30.00s  p.TestC
    2.00s  p.TestA
    2.00s  p.TestB
    0.50s  p.TestD
5 passed in 0 packages; 0.0s
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("summary (-want +got):\n%s", diff)
	}
}
