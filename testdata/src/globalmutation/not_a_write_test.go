package globalmutation

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"sort"
	"testing"

	"example.com/shared"
)

var (
	notWriteErr              = errors.New("x")
	notWriteOut    io.Writer = io.Discard
	notWriteArgs             = []string{"cmd", "b", "a"}
	notWriteCtx              = context.Background()
	notWriteLook             = map[string][]int{"a": {1}}
	notWriteBuffer bytes.Buffer
	notWriteSorted = []string{"b", "a"}
	notWriteSlices = []int{2, 1}
	notWriteFunc   = func() int { return 1 }
)

func TestNotAWrite(t *testing.T) {
	err := shared.Find("") // ok: a sentinel is loaded and returned
	if !errors.Is(err, shared.ErrNotFound) {
		t.Error(err)
	}
	err = fmt.Errorf("more: %w", shared.ErrNotFound) // ok: a new error that holds the sentinel
	_ = errors.Join(err, notWriteErr)                // ok: the same
	_ = shared.Wrap("x")                             // ok: the wrapping value is changed, not what it holds
	shared.Print("x")                                // ok: output to an io.Writer variable
	shared.Write("x")                                // ok: the Write of an interface
	_, _ = notWriteOut.Write(nil)                    // ok: the Write of an interface
	fmt.Fprint(notWriteOut, "x")                     // ok: printing to it
	_ = shared.Options()                             // ok: the defaults are copied
	_ = shared.All()                                 // ok: code appends to a part of it and keeps the result
	_ = shared.Extend(notWriteArgs[1:])              // ok: the same
	_ = shared.Extend(os.Args[1:])                   // ok: the same
	n := shared.Child("x")                           // ok: the new node points to the shared one
	n.Name = "y"                                     // ok: the new node
	n.Attach(shared.Root)                            // ok: the argument is stored, the receiver changes
	n.Next = shared.Root                             // ok: the new node's own field
	_ = shared.Builder(notWriteArgs...)              // ok: built in a local
	shared.Locked(func() {})                         // ok: a lock that is released
	ctx, cancel := context.WithCancel(notWriteCtx)   // ok: a new context
	cancel()
	_ = ctx
	ns := notWriteLook["a"]
	ns = append(ns, 2) // ok: the local slice grows
	_ = ns
	_ = notWriteFunc()                               // ok: a call
	_ = slices.Sorted(slices.Values(notWriteSlices)) // ok: sorted into a new slice
}

func TestSortsInPlace(t *testing.T) {
	sort.Strings(notWriteSorted) // ok: the same elements in another order
}

func TestWritesBuffer(t *testing.T) {
	notWriteBuffer.WriteString("x") // want "changes notWriteBuffer and leaves it changed"
}

// A write through a node that holds the shared one.
func TestWritesThroughHolder(t *testing.T) {
	n := shared.Child("x")
	n.Next.Name = "changed" // ok: a limit, what a returned value holds is not followed
}

func TestNotAWriteReads(t *testing.T) {
	if notWriteErr == nil || notWriteOut == nil || len(notWriteArgs) != 3 || notWriteCtx == nil || notWriteLook == nil {
		t.Error("changed")
	}
	if notWriteBuffer.Len() != 0 || notWriteSorted[0] != "b" || notWriteSlices[0] != 2 || notWriteFunc == nil {
		t.Error("changed")
	}
	if shared.ErrNotFound == nil || shared.Out == nil || shared.Defaults == nil || shared.Args == nil || shared.Root.Name != "root" {
		t.Error("changed")
	}
	if shared.Level != 1 || len(shared.Log) != 0 {
		t.Error("changed")
	}
}
