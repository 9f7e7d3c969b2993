package testreport

import (
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
)

// A node is a test that runs. Its parent is the test that called t.Run; nil for a
// top-level test.
type node struct {
	name    string
	parent  *node
	subs    []*node
	lines   lines
	body    kept // what it logged, and the blocks of its failed subtests
	printed kept // for those who keep it
}

// top returns the name of the top-level test.
func (n *node) top() string {
	for n.parent != nil {
		n = n.parent
	}
	return n.name
}

// nodes are the running tests of one package by name.
type nodes map[string]*node

// get finds a test, and makes it where the stream has not said that it runs.
func (ns nodes) get(name string) *node {
	if n := ns[name]; n != nil {
		return n
	}
	return ns.run(name)
}

// run makes a new node: a test that runs again starts with nothing.
func (ns nodes) run(name string) *node {
	ns.forget(name)
	n := &node{name: name, parent: ns.parentOf(name)}
	if n.parent != nil {
		n.parent.subs = append(n.parent.subs, n)
	}
	ns[name] = n
	return n
}

// restart empties a node: that a test runs is said once in the stream, in however
// many processes it has to, and by each of them in its output.
func (ns nodes) restart(n *node) {
	for _, sub := range n.subs {
		if ns[sub.name] == sub {
			ns.forget(sub.name)
		}
	}
	n.subs, n.lines, n.body, n.printed = nil, lines{}, kept{}, kept{}
}

// parentOf takes the longest name that fits: names of subtests may have slashes.
func (ns nodes) parentOf(name string) *node {
	for i := strings.LastIndexByte(name, '/'); i > 0; i = strings.LastIndexByte(name[:i], '/') {
		if p := ns[name[:i]]; p != nil {
			return p
		}
	}
	if top := (event.Event{Test: name}).Top(); top != name {
		return ns.run(top)
	}
	return nil
}

// forget drops a test and its subtests.
func (ns nodes) forget(name string) {
	n := ns[name]
	if n == nil {
		return
	}
	delete(ns, name)
	for _, sub := range n.subs {
		if ns[sub.name] == sub {
			ns.forget(sub.name)
		}
	}
}

// A sink takes what the output of tests is made of.
type sink struct {
	again   func(test string) // it runs again, in another process
	printed func(n *node, text string)
	failed  func(n *node, b *block) // of a top-level test
}

// output takes an event of a test's output and builds the blocks of failed tests,
// as the testing package does without -v.
func (ns nodes) output(e event.Event, to sink) {
	n := ns.get(e.Test)
	for _, p := range n.lines.read(e.Test, e.Output) {
		switch p.kind {
		case framing:
			if isRun(p.text) {
				to.again(n.name)
				ns.restart(n)
			}
		case printed:
			to.printed(n, p.text)
		case logged:
			n.body.add(p.text)
		case verdict:
			if word, _ := verdictOf(e.Test, p.text); word != "FAIL" {
				continue
			}
			b := &block{header: p.text, body: n.body}
			if n.parent != nil {
				n.parent.body.addBlock(b)
			} else {
				to.failed(n, b)
			}
		}
	}
}
