package testreport

import (
	"io"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
)

// Options say how a run is shown.
type Options struct {
	Verbose   bool // all that tests print
	Single    bool // of one package: as it comes
	Traceback Traceback
	OnlyBad   bool // nothing of packages that have passed
}

// A Plain prints what go test prints, a package at a time.
type Plain struct {
	Options
	out    io.Writer
	logs   map[string]*shownLog
	failed bool
}

// NewPlain returns a Plain that prints to out.
func NewPlain(out io.Writer, o Options) *Plain {
	return &Plain{Options: o, out: out, logs: make(map[string]*shownLog)}
}

// Handle implements event.Handler.
func (p *Plain) Handle(e event.Event) error {
	if e.Action == event.BuildOutput {
		_, err := io.WriteString(p.out, e.Output)
		return err
	}
	if e.Package == "" {
		return nil
	}
	log := p.logs[e.Package]
	if log == nil {
		log = &shownLog{packageLog: newPackageLog()}
		p.logs[e.Package] = log
	}
	text := log.handle(e)
	switch {
	case p.Verbose && p.Single:
	case p.Verbose:
		log.verbose.WriteString(text)
		text = ""
	default:
		text = ""
	}
	if e.Test == "" && e.Ends() {
		delete(p.logs, e.Package)
		p.failed = p.failed || e.Action == event.Fail
		text = p.text(e.Action, log)
	}
	_, err := io.WriteString(p.out, text)
	return err
}

// A shownLog is a package's log and what go test -v prints of it.
type shownLog struct {
	*packageLog
	verbose strings.Builder
}

// text is what is printed of a package that has ended.
func (p *Plain) text(action string, log *shownLog) string {
	switch {
	case p.Verbose:
		return log.verbose.String() // empty if it was shown as it came
	case action != event.Fail && p.OnlyBad:
		return ""
	case action != event.Fail:
		return log.end()
	}
	var b strings.Builder
	for _, t := range log.failed() {
		t.write(&b, p.Traceback)
	}
	for _, text := range log.own {
		if text != "PASS\n" {
			b.WriteString(text)
		}
	}
	return b.String()
}

// end is the last line that go test prints of a package.
func (l *packageLog) end() string {
	for i := len(l.own) - 1; i >= 0; i-- {
		if isEnd(l.own[i]) {
			return l.own[i]
		}
	}
	return ""
}

// Close prints the last line of go test.
func (p *Plain) Close() error {
	if !p.failed {
		return nil
	}
	_, err := io.WriteString(p.out, "FAIL\n")
	return err
}
