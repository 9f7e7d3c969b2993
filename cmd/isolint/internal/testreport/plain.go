package testreport

import (
	"io"

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
	logs   map[string]transcript
	failed bool
}

// A transcript makes what go test prints of one package. What handle returns is
// printed at once.
type transcript interface {
	handle(event.Event) string
	end(event.Event) string
}

// NewPlain returns a Plain that prints to out.
func NewPlain(out io.Writer, o Options) *Plain {
	return &Plain{Options: o, out: out, logs: make(map[string]transcript)}
}

// Handle implements event.Handler.
func (p *Plain) Handle(e event.Event) error {
	switch {
	case e.Action == event.BuildOutput:
		return p.print(e.Output)
	case e.Package == "":
		return nil
	case e.Test == "" && e.Ends():
		text := p.log(e.Package).end(e)
		delete(p.logs, e.Package)
		p.failed = p.failed || e.Action == event.Fail
		if p.OnlyBad && e.Action != event.Fail {
			return nil
		}
		return p.print(text)
	}
	return p.print(p.log(e.Package).handle(e))
}

func (p *Plain) log(pkg string) transcript {
	log := p.logs[pkg]
	if log == nil {
		log = newQuiet(pkg, p.Traceback)
		if p.Verbose {
			log = newVerbose(pkg, p.Single)
		}
		p.logs[pkg] = log
	}
	return log
}

// Close prints the last line of go test.
func (p *Plain) Close() error {
	if !p.failed {
		return nil
	}
	return p.print("FAIL\n")
}

func (p *Plain) print(text string) error {
	if text == "" {
		return nil
	}
	_, err := io.WriteString(p.out, text)
	return err
}
