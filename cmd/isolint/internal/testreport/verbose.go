package testreport

import (
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
)

// A verbose transcript is what go test -v prints of one package. It differs from
// the output in the stream, which comes from -test.v=test2json: there, subtests
// are reported when they end, here below their parent; and as several processes
// may work for a package, lines that say whose output follows are made anew.
type verbose struct {
	pkg    string
	single bool // shown as it comes
	tests  nodes
	last   string // test that the reader believes to be talking
	out    strings.Builder
	ended  bool // go test's last line is there
	cached bool
}

func newVerbose(pkg string, single bool) *verbose {
	return &verbose{pkg: pkg, single: single, tests: make(nodes)}
}

func (v *verbose) handle(e event.Event) string {
	switch {
	case e.Action == event.Run:
		v.tests.run(e.Test)
	case e.Action == event.Output && e.Test == "":
		v.ended = v.ended || isResult(v.pkg, e.Output)
		v.out.WriteString(e.Output)
	case e.Action == event.Output:
		n := v.tests.get(e.Test)
		for _, p := range n.lines.read(e.Test, e.Output) {
			v.piece(n, p)
		}
	case e.Action == event.Attr && e.Key == "isolint.cached":
		v.cached = true
	case e.Ends() && e.Test != "" && e.Top() == e.Test:
		v.tests.forget(e.Test)
	}
	if v.single {
		return v.take()
	}
	return ""
}

func (v *verbose) piece(n *node, p piece) {
	switch p.kind {
	case framing:
		if isRun(p.text) {
			v.tests.restart(n)
		}
		v.last = n.name
		v.out.WriteString(p.text)
	case logged, printed:
		if v.last != "" && v.last != n.name && !n.lines.reported {
			v.out.WriteString("=== NAME  " + n.name + "\n")
		}
		if !n.lines.reported {
			v.last = n.name
		}
		v.out.WriteString(p.text)
	case verdict:
		b := &block{header: p.text, body: n.body}
		if n.parent != nil {
			n.parent.body.addBlock(b)
			return
		}
		v.last = n.name
		b.write(&v.out, 0, full)
	}
}

func (v *verbose) take() string {
	s := v.out.String()
	v.out.Reset()
	return s
}

// end returns what is left of the transcript.
func (v *verbose) end(e event.Event) string {
	if e.Ends() && !v.ended {
		v.out.WriteString(resultOf(v.pkg, v.cached, e))
	}
	return v.take()
}
