package testreport

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
)

// A quiet transcript is what go test prints of one package without -v: one line,
// and before it, if the package failed, what its tests printed and the blocks of
// those that failed.
type quiet struct {
	pkg    string
	tb     Traceback
	tests  nodes
	items  []*item
	result string // go test's last line
	cached bool
}

// An item is what one test printed in one go, or its block.
type item struct {
	test    string // top-level; empty for what the package printed
	text    kept
	block   *block
	settled bool // there was a verdict after the block
	dropped bool // it passed when it ran again
}

func newQuiet(pkg string, tb Traceback) *quiet {
	return &quiet{pkg: pkg, tb: tb, tests: make(nodes)}
}

func (q *quiet) handle(e event.Event) string {
	switch {
	case e.Action == event.Run:
		q.again(e.Test)
		q.tests.run(e.Test)
	case e.Action == event.Output && e.Test == "":
		if isResult(q.pkg, e.Output) {
			q.result = e.Output
			break
		}
		q.print("", e.Output)
	case e.Action == event.Output:
		q.tests.output(e, sink{
			again:   q.again,
			printed: func(n *node, text string) { q.print(n.top(), text) },
			failed:  func(n *node, b *block) { q.items = append(q.items, &item{test: n.name, block: b}) },
		})
	case e.Action == event.Attr && e.Key == "isolint.cached":
		q.cached = true
	case e.Ends() && e.Test != "" && e.Top() == e.Test:
		q.settle(e.Test, e.Action == event.Fail)
		q.tests.forget(e.Test)
	}
	return ""
}

// again forgets that a test failed which runs anew without a verdict.
func (q *quiet) again(test string) { q.settle(test, false) }

// settle decides on the blocks of a test that have waited for its verdict.
func (q *quiet) settle(test string, failed bool) {
	for _, it := range q.items {
		if it.block != nil && it.test == test && !it.settled {
			it.settled, it.dropped = true, !failed
		}
	}
}

func (q *quiet) print(test, text string) {
	if n := len(q.items); n > 0 && q.items[n-1].block == nil && q.items[n-1].test == test {
		q.items[n-1].text.add(text)
		return
	}
	it := &item{test: test}
	it.text.add(text)
	q.items = append(q.items, it)
}

// end returns the transcript.
func (q *quiet) end(e event.Event) string {
	var b strings.Builder
	if e.Action == event.Fail || !e.Ends() {
		q.writeItems(&b)
	}
	if !e.Ends() { // the run was broken off
		return b.String()
	}
	b.WriteString(cmp.Or(q.result, resultOf(q.pkg, q.cached, e)))
	return b.String()
}

func (q *quiet) writeItems(b *strings.Builder) {
	failed := map[string]bool{"": true}
	for _, it := range q.items {
		failed[it.test] = failed[it.test] || it.block != nil && !it.dropped
	}
	for _, it := range q.items {
		switch {
		case it.block != nil && !it.dropped:
			it.block.write(b, 0, q.tb)
		case it.block != nil:
		case q.tb == full:
			b.WriteString(it.text.text())
		case q.tb == short && failed[it.test]:
			b.WriteString(shorten(it.text.text()))
		}
	}
	if s := b.String(); s != "" && !strings.HasSuffix(s, "\n") {
		b.WriteString("\n")
	}
}

// resultOf says what go test's last line on a package would be.
func resultOf(pkg string, cached bool, e event.Event) string {
	seconds := 0.0
	if e.Elapsed != nil {
		seconds = *e.Elapsed
	}
	switch {
	case e.Action == event.Skip:
		return fmt.Sprintf("?   \t%s\t[no test files]\n", pkg)
	case e.Action == event.Fail && e.FailedBuild != "":
		return fmt.Sprintf("FAIL\t%s [build failed]\n", pkg)
	case e.Action == event.Fail:
		return fmt.Sprintf("FAIL\t%s\t%.3fs\n", pkg, seconds)
	case cached:
		return fmt.Sprintf("ok  \t%s\t(cached)\n", pkg)
	}
	return fmt.Sprintf("ok  \t%s\t%.3fs\n", pkg, seconds)
}
