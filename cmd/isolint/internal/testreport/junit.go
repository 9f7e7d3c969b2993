package testreport

import (
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
	said   map[string][]string // by what did not build
}

// A suite is a package that has not ended.
type suite struct {
	gtr.Package
	log   *packageLog
	order []string // tests
	took  map[string]time.Duration
}

// NewJUnit returns an empty JUnit.
func NewJUnit() *JUnit {
	return &JUnit{open: make(map[string]*suite), said: make(map[string][]string)}
}

// Handle implements event.Handler.
func (j *JUnit) Handle(e event.Event) error {
	if e.Action == event.BuildOutput {
		j.said[e.ImportPath] = append(j.said[e.ImportPath], strings.TrimSuffix(e.Output, "\n"))
	}
	if e.Package == "" {
		return nil
	}
	s := j.open[e.Package]
	if s == nil {
		s = &suite{Package: gtr.Package{Name: e.Package}, log: newPackageLog(), took: make(map[string]time.Duration)}
		if e.Time != nil {
			s.Timestamp = *e.Time
		}
		j.open[e.Package] = s
	}
	s.log.handle(e)
	var took time.Duration
	if e.Elapsed != nil {
		took = time.Duration(*e.Elapsed * float64(time.Second))
	}
	switch {
	case e.Action == event.Attr && e.Key == "isolint.flaky":
		name, _, _ := strings.Cut(e.Value, ": ")
		s.AddProperty("flaky", name)
	case e.Ends() && e.Test != "":
		if _, twice := s.took[e.Test]; !twice {
			s.order = append(s.order, e.Test)
		}
		s.took[e.Test] = took
	case e.Ends():
		s.Duration = took
		j.end(s, e)
		delete(j.open, e.Package)
	}
	return nil
}

var junitResults = map[string]gtr.Result{event.Pass: gtr.Pass, event.Fail: gtr.Fail, event.Skip: gtr.Skip}

// end adds a package that has ended to the report.
func (j *JUnit) end(s *suite, e event.Event) {
	failed := false
	for i, name := range s.order {
		log := s.log.tests[name]
		failed = failed || log.verdict == event.Fail
		t := gtr.NewTest(i+1, name)
		t.Duration, t.Result, t.Level = s.took[name], junitResults[log.verdict], log.depth
		for _, text := range append(log.before, log.lines...) {
			t.Output = append(t.Output, strings.TrimSuffix(text, "\n"))
		}
		s.Tests = append(s.Tests, t)
	}
	switch {
	case e.FailedBuild != "":
		s.BuildError = gtr.Error{ID: 1, Name: s.Name, Cause: "[build failed]", Output: j.said[e.FailedBuild]}
	case e.Action == event.Fail && !failed:
		s.RunError = gtr.Error{ID: 1, Name: s.Name, Cause: "failed", Output: strings.Split(strings.TrimSpace(s.log.outside()), "\n")}
	}
	j.report.Packages = append(j.report.Packages, s.Package)
}

// Write writes the report.
func (j *JUnit) Write(w io.Writer) error {
	suites := junit.CreateFromReport(j.report, "")
	return suites.WriteXML(w)
}
