package testreport

import (
	"encoding/xml"
	"io"
	"strings"
	"time"

	"github.com/jstemmer/go-junit-report/v2/gtr"
	"github.com/jstemmer/go-junit-report/v2/junit"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
)

// A JUnit makes a report in JUnit's XML: a suite a package, a case a test or
// subtest.
type JUnit struct {
	report gtr.Report
	open   map[string]*suite
	said   map[string]*kept // by what did not build
}

// NewJUnit returns an empty JUnit.
func NewJUnit() *JUnit {
	return &JUnit{open: make(map[string]*suite), said: make(map[string]*kept)}
}

// Handle implements event.Handler.
func (j *JUnit) Handle(e event.Event) error {
	if e.Action == event.BuildOutput {
		if j.said[e.ImportPath] == nil {
			j.said[e.ImportPath] = new(kept)
		}
		j.said[e.ImportPath].add(e.Output)
	}
	if e.Package == "" {
		return nil
	}
	s := j.open[e.Package]
	if s == nil {
		s = &suite{Package: gtr.Package{Name: e.Package}, running: make(map[string]*testcase)}
		if e.Time != nil {
			s.Timestamp = *e.Time
		}
		j.open[e.Package] = s
	}
	s.handle(e)
	if e.Test == "" && e.Ends() {
		j.report.Packages = append(j.report.Packages, s.end(e, j.said[e.FailedBuild]))
		delete(j.open, e.Package)
	}
	return nil
}

// Write writes the report.
func (j *JUnit) Write(w io.Writer) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	suites := junit.CreateFromReport(j.report, "")
	return suites.WriteXML(w)
}

// A suite is a package that has not ended.
type suite struct {
	gtr.Package
	running map[string]*testcase
	outside kept
	failed  bool // a test has
}

// A testcase is a test without a verdict, at its place among the others.
type testcase struct {
	index int
	lines lines
	said  kept
}

func (s *suite) handle(e event.Event) {
	switch {
	case e.Action == event.Attr && e.Key == "isolint.flaky":
		name, _, _ := strings.Cut(e.Value, ": ")
		s.AddProperty("flaky", name)
	case e.Action == event.Output && e.Test == "":
		if e.Output != "PASS\n" && e.Output != "FAIL\n" && !isResult(s.Name, e.Output) {
			s.outside.add(e.Output)
		}
	case e.Action == event.Run:
		s.test(e.Test)
	case e.Action == event.Output:
		s.test(e.Test).output(e)
	case e.Test != "" && e.Ends():
		c := s.test(e.Test)
		t := &s.Tests[c.index]
		t.Duration, t.Result, t.Output = elapsed(e), junitResults[e.Action], split(c.said.text())
		s.failed = s.failed || e.Action == event.Fail
		delete(s.running, e.Test)
	}
}

func (s *suite) test(name string) *testcase {
	c := s.running[name]
	if c == nil {
		c = &testcase{index: len(s.Tests)}
		s.Tests = append(s.Tests, gtr.NewTest(c.index+1, name))
		s.running[name] = c
	}
	return c
}

func (c *testcase) output(e event.Event) {
	for _, p := range c.lines.read(e.Test, e.Output) {
		switch {
		case p.kind == framing && isRun(p.text): // perhaps once more
			c.lines, c.said = lines{}, kept{}
		case p.kind == printed || p.kind == logged:
			c.said.add(p.text)
		}
	}
}

var junitResults = map[string]gtr.Result{event.Pass: gtr.Pass, event.Fail: gtr.Fail, event.Skip: gtr.Skip, event.Bench: gtr.Pass}

// end returns the package as it is reported. A test without a verdict is an
// error there.
func (s *suite) end(e event.Event, build *kept) gtr.Package {
	s.Duration = elapsed(e)
	for _, c := range s.running {
		s.Tests[c.index].Output = split(c.said.text())
	}
	switch {
	case e.FailedBuild != "":
		s.BuildError = gtr.Error{ID: 1, Name: s.Name, Cause: "[build failed]"}
		if build != nil {
			s.BuildError.Output = split(build.text())
		}
	case e.Action == event.Fail && !s.failed:
		s.RunError = gtr.Error{ID: 1, Name: s.Name, Cause: "failed", Output: split(s.outside.text())}
	}
	return s.Package
}

func elapsed(e event.Event) time.Duration {
	if e.Elapsed == nil {
		return 0
	}
	return time.Duration(*e.Elapsed * float64(time.Second))
}

// split returns the lines of a text, with what XML has no place for replaced:
// the junit package does so for tests and not for packages.
func split(text string) []string {
	if text == "" {
		return nil
	}
	clean := strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == '\uFFFE' || r == '\uFFFF' {
			return '\uFFFD'
		}
		return r
	}, text)
	return strings.Split(strings.TrimSuffix(clean, "\n"), "\n")
}
