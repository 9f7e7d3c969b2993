package testreport

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jstemmer/go-junit-report/v2/junit"
	"github.com/jstemmer/go-junit-report/v2/parser/gotest"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
)

// verdicts lists the cases of a report.
func verdicts(t *testing.T, data []byte) []string {
	t.Helper()
	var suites junit.Testsuites
	if err := xml.Unmarshal(data, &suites); err != nil {
		t.Fatalf("%v in:\n%s", err, data)
	}
	var out []string
	for _, s := range suites.Suites {
		for _, c := range s.Testcases {
			verdict := "pass"
			switch {
			case c.Failure != nil:
				verdict = "fail"
			case c.Skipped != nil:
				verdict = "skip"
			case c.Error != nil:
				verdict = "error"
			}
			out = append(out, fmt.Sprintf("%s %s %s", s.Name, c.Name, verdict))
		}
	}
	return out
}

// The report has the cases that go-junit-report has of the same recording.
func TestJUnitAsGoJUnitReport(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"single", "twice", "cached"} {
		data, err := os.ReadFile("testdata/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		report, err := gotest.NewJSONParser().Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		var want, got bytes.Buffer
		suites := junit.CreateFromReport(report, "")
		if err := suites.WriteXML(&want); err != nil {
			t.Fatal(err)
		}
		j := NewJUnit()
		replayFile(t, name, j)
		if err := j.Write(&got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(verdicts(t, want.Bytes()), verdicts(t, got.Bytes())); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestJUnitAll(t *testing.T) {
	t.Parallel()
	j := NewJUnit()
	replayFile(t, "all", j)
	odd := events("run|TestMain|", "output||\x00\x1b ]]> & odd", "fail")
	odd[1].Output += "\uFFFF\n"
	broken := []event.Event{
		{Action: event.BuildOutput, ImportPath: "q [q.test]", Output: "q.go:1:1: \x01 bad\n"},
		{Action: event.Fail, Package: "q", FailedBuild: "q [q.test]"},
	}
	for _, e := range append(odd, broken...) {
		if err := j.Handle(e); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := j.Write(&b); err != nil {
		t.Fatal(err)
	}
	got := verdicts(t, b.Bytes())
	for _, want := range []string{
		"example.com/m/broken [build failed] error", "example.com/m/exits TestExit error", "example.com/m/exits Failure error",
		"example.com/m/testmain TestFine pass", "example.com/m/testmain Failure error", "p Failure error", "q [build failed] error",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, strings.Join(got, "\n"))
		}
	}
	for _, want := range []string{"cannot use", "\uFFFD\uFFFD ", "q.go:1:1: \uFFFD bad", "torn down"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in the report", want)
		}
	}
}
