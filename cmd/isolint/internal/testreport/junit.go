package testreport

import (
	"bytes"
	"io"

	"github.com/jstemmer/go-junit-report/v2/junit"
	"github.com/jstemmer/go-junit-report/v2/parser/gotest"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
)

// A JUnit keeps a run's events for a report in JUnit's XML.
type JUnit struct {
	stream bytes.Buffer
	enc    *event.Encoder
}

// NewJUnit returns an empty JUnit.
func NewJUnit() *JUnit {
	j := new(JUnit)
	j.enc = event.NewEncoder(&j.stream)
	return j
}

// Handle implements event.Handler.
func (j *JUnit) Handle(e event.Event) error {
	if e.Action == event.Attr {
		return nil
	}
	return j.enc.Handle(e)
}

// Write writes the report.
func (j *JUnit) Write(w io.Writer) error {
	report, err := gotest.NewJSONParser().Parse(&j.stream)
	if err != nil {
		return err
	}
	suites := junit.CreateFromReport(report, "")
	return suites.WriteXML(w)
}
