package testreport

import (
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
)

// A packageLog gathers what a package says of its failures.
type packageLog struct {
	pkg     string
	tests   nodes
	order   []string          // top-level tests without a verdict, as they began
	blocks  map[string]*block // of tests that wait for their verdict
	failed  []Failure
	outside kept // what belongs to no test
}

func newPackageLog(pkg string) *packageLog {
	return &packageLog{pkg: pkg, tests: make(nodes), blocks: make(map[string]*block)}
}

func (l *packageLog) handle(e event.Event) {
	switch {
	case e.Action == event.Run:
		l.settle(e.Test)
		if l.tests.run(e.Test).parent == nil {
			l.order = append(l.order, e.Test)
		}
	case e.Action == event.Output && e.Test == "":
		if e.Output != "PASS\n" && e.Output != "FAIL\n" && !isResult(l.pkg, e.Output) {
			l.outside.add(e.Output)
		}
	case e.Action == event.Output:
		l.tests.output(e, sink{
			again:   func(test string) { delete(l.blocks, test) },
			printed: func(n *node, text string) { l.tests.get(n.top()).printed.add(text) },
			failed:  func(n *node, b *block) { l.blocks[n.name] = b },
		})
	case e.Ends() && e.Test != "" && e.Top() == e.Test:
		if e.Action == event.Fail {
			l.fail(e.Test)
		}
		l.settle(e.Test)
		l.tests.forget(e.Test)
	}
}

// settle is done with a test that has its verdict, or begins anew.
func (l *packageLog) settle(test string) {
	delete(l.blocks, test)
	for i, name := range l.order {
		if name == test {
			l.order = append(l.order[:i], l.order[i+1:]...)
			break
		}
	}
}

// fail keeps what a test has printed, logged, and printed of its end.
func (l *packageLog) fail(test string) {
	n := l.tests.get(test)
	b := l.blocks[test]
	if b == nil {
		b = &block{header: "--- FAIL: " + test + "\n", body: n.body}
	}
	var out strings.Builder
	out.WriteString(n.printed.text())
	b.write(&out, 0, full)
	l.failed = append(l.failed, Failure{l.pkg, test, out.String()})
}

// failures are those of a package that has failed: its tests, or what ended them
// before they did.
func (l *packageLog) failures(e event.Event) []Failure {
	switch {
	case len(l.failed) > 0:
		return l.failed
	case e.FailedBuild != "":
		return []Failure{{Package: l.pkg, Output: "it does not build"}}
	case len(l.order) > 0: // os.Exit in a test
		const why = "it ran when the process ended\n"
		return []Failure{{l.pkg, l.order[0], why + l.tests.get(l.order[0]).printed.text() + l.outside.text()}}
	}
	return []Failure{{Package: l.pkg, Output: l.outside.text()}}
}
