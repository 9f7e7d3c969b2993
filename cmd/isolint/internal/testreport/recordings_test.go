package testreport

import (
	"bytes"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
)

// What differs from one run to the next.
var (
	address   = regexp.MustCompile(`\+?0x[0-9a-f]+\??`)
	goroutine = regexp.MustCompile(`goroutine \d+`)
)

// normal makes two recordings of the same tests comparable, line by line.
func normal(s string) []string {
	s = strings.ToValidUTF8(s, "\uFFFD") // as it is in JSON
	s = seconds.ReplaceAllString(s, "0.00s")
	s = goroutine.ReplaceAllString(address.ReplaceAllString(s, "0x0"), "goroutine 1")
	return strings.Split(s, "\n")
}

// withoutBuild leaves out what go test prints to stderr.
type withoutBuild struct{ event.Handler }

func (h withoutBuild) Handle(e event.Event) error {
	if e.Action == event.BuildOutput {
		return nil
	}
	return h.Handler.Handle(e)
}

func replayFile(t *testing.T, name string, h event.Handler) {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	if err := event.Replay(bytes.NewReader(data), h); err != nil {
		t.Fatal(err)
	}
}

// Plain prints to the byte what go test has printed of the same packages; see
// testdata/record.
func TestPlainAsGoTest(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"all", "single", "selected", "twice", "together", "cached"} {
		for file, o := range map[string]Options{name + ".out": {}, name + ".v.out": {Verbose: true, Single: name == "single"}} {
			t.Run(file, func(t *testing.T) {
				t.Parallel()
				data, err := os.ReadFile("testdata/" + file)
				if err != nil {
					t.Fatal(err)
				}
				var b bytes.Buffer
				p := NewPlain(&b, o)
				replayFile(t, name, withoutBuild{p})
				if err := p.Close(); err != nil {
					t.Fatal(err)
				}
				want, got := normal(string(data)), normal(b.String())
				if name == "together" { // go test orders packages by name, Plain by their ends
					slices.Sort(want)
					slices.Sort(got)
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
			})
		}
	}
}

// events makes events of one package of lines "action test output".
func events(lines ...string) []event.Event {
	var out []event.Event
	for _, line := range lines {
		f := strings.SplitN(line, "|", 3)
		e := event.Event{Package: "p", Action: f[0]}
		if len(f) > 1 {
			e.Test = f[1]
		}
		if len(f) > 2 {
			e.Output = f[2] + "\n"
		}
		out = append(out, e)
	}
	return out
}

func plainOf(t *testing.T, o Options, es []event.Event) string {
	t.Helper()
	var b bytes.Buffer
	p := NewPlain(&b, o)
	for _, e := range es {
		if err := p.Handle(e); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// A test that failed and runs again, in another process, is what it is at last;
// the stream says once that it runs.
func TestAgain(t *testing.T) {
	t.Parallel()
	es := events(
		"run|TestX", "output|TestX|=== RUN   TestX", "output|TestX|    x_test.go:1: first", "output|TestX|--- FAIL: TestX (0.00s)",
		"output|TestX|=== RUN   TestX", "output|TestX|    x_test.go:1: second", "output|TestX|--- PASS: TestX (0.00s)", "pass|TestX",
		"run|TestY", "output|TestY|=== RUN   TestY", "output|TestY|    x_test.go:2: first", "output|TestY|--- FAIL: TestY (0.00s)",
		"output|TestY|=== RUN   TestY", "output|TestY|    x_test.go:2: second", "output|TestY|--- FAIL: TestY (0.00s)", "fail|TestY",
		"fail")
	want := "--- FAIL: TestY (0.00s)\n    x_test.go:2: second\nFAIL\tp\t0.000s\n"
	if diff := cmp.Diff(want, plainOf(t, Options{}, es)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	tally := NewTally()
	for _, e := range es {
		if err := tally.Handle(e); err != nil {
			t.Fatal(err)
		}
	}
	if len(tally.Failures) != 1 || strings.Contains(tally.Failures[0].Output, "first") {
		t.Errorf("%+v", tally.Failures)
	}
}

// Two processes of a package talk at once: it is said who does.
func TestInterleaved(t *testing.T) {
	t.Parallel()
	es := events(
		"run|TestX", "output|TestX|=== RUN   TestX", "run|TestY", "output|TestY|=== RUN   TestY",
		"output|TestX|    x_test.go:1: of X", "output|TestY|of Y", "output|TestX|--- PASS: TestX (0.00s)", "pass|TestX",
		"output|TestY|of Y", "pass")
	want := "=== RUN   TestX\n=== RUN   TestY\n=== NAME  TestX\n    x_test.go:1: of X\n=== NAME  TestY\nof Y\n--- PASS: TestX (0.00s)\n=== NAME  TestY\nof Y\nok  \tp\t0.000s\n"
	if diff := cmp.Diff(want, plainOf(t, Options{Verbose: true}, es)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// The test in which the process ended is named.
func TestExits(t *testing.T) {
	t.Parallel()
	tally := NewTally()
	replayFile(t, "all", tally)
	for _, f := range tally.Failures {
		if f.Package == "example.com/m/exits" {
			if f.Test != "TestExit" {
				t.Errorf("%+v", f)
			}
			return
		}
	}
	t.Error("no failure of a package that exits")
}
