// Package shared has variables that are read, loaded, handed on and written
// to, yet not changed.
package shared

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
)

// ErrNotFound is a sentinel.
var ErrNotFound = errors.New("not found")

// Out is where output goes.
var Out io.Writer = io.Discard

// Defaults are copied into each new value.
var Defaults = map[string]string{"a": "b"}

// Args is a list that functions take a part of.
var Args = []string{"cmd", "x"}

// Log is a list of what was said.
var Log []string

// Level is a plain number.
var Level = 1

type wrapped struct {
	err   error
	extra string
}

func (w *wrapped) Error() string { return w.extra + w.err.Error() }

// Find returns the sentinel.
func Find(k string) error {
	if k == "" {
		return ErrNotFound
	}
	return nil
}

// Wrap stores in a new value that points to the sentinel.
func Wrap(s string) error {
	w := &wrapped{err: ErrNotFound}
	w.extra = s
	return w
}

// Print writes to Out.
func Print(s string) { fmt.Fprintln(Out, s) }

// Write calls the interface's method.
func Write(s string) { _, _ = Out.Write([]byte(s)) }

// Options copies Defaults.
func Options() map[string]string {
	m := make(map[string]string, len(Defaults))
	for k, v := range Defaults {
		m[k] = v
	}
	m["c"] = "d"
	return m
}

// Extend appends to what it is given and returns the result.
func Extend(args []string) []string { return append(args, "more") }

// All hands a part of Args to code that appends.
func All() []string { return Extend(Args[1:]) }

// Node is a linked value.
type Node struct {
	Next *Node
	Name string
	Up   *Group
}

// Group is shared by nodes.
type Group struct{ Nodes []*Node }

// Root is a shared node.
var Root = &Node{Name: "root"}

// Child points to Root and changes itself.
func Child(name string) *Node {
	n := &Node{Next: Root}
	n.Name = name
	return n
}

// Attach changes its receiver, which keeps a pointer to its argument.
func (n *Node) Attach(to *Node) { n.Next = to }

// Builder builds in a local.
func Builder(parts ...string) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p)
	}
	return b.String()
}

var lock sync.Mutex

// Locked uses a lock of the package.
func Locked(f func()) {
	lock.Lock()
	defer lock.Unlock()
	f()
}
