package runner

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
	"github.com/isolint-go/isolint/cmd/isolint/internal/execute"
	"github.com/isolint-go/isolint/cmd/isolint/internal/result"
)

// A proof holds while the binary's arguments and the files that the tests have
// read are the same, and is no result to be told, nor is a result a proof.
func TestProofs(t *testing.T) {
	t.Parallel()
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	input := filepath.Join(dir, "input.txt")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(input, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		old := time.Now().Add(-time.Hour) // before the tests ran
		if err := os.Chtimes(input, old, old); err != nil {
			t.Fatal(err)
		}
	}
	r := &results{Cache: result.Open(filepath.Join(t.TempDir(), "cache")), warn: func(text string) { t.Error(text) }}
	l := execute.Launch{Package: "m", Binary: binary, Dir: dir, Root: dir, Args: []string{"-test.run=^(TestA)$"}}
	other := l
	other.Args = []string{"-test.run=^(TestB)$"}
	logs := [][]byte{[]byte("# test log\nopen input.txt\n")}

	write("one")
	if r.Proved(l) {
		t.Error("proved without a run")
	}
	r.Prove(l, logs, time.Now())
	if !r.Proved(l) || r.Proved(other) {
		t.Errorf("proved %t, for another selection %t; want true, false", r.Proved(l), r.Proved(other))
	}
	if events, _ := r.Look(l); events != nil {
		t.Errorf("a proof was told as a result: %v", events)
	}
	write("two!")
	if r.Proved(l) {
		t.Error("proved with another input")
	}
	write("one")
	if !r.Proved(l) {
		t.Error("not proved with the input of before")
	}
	r.Look(other)
	r.Save(other, []event.Event{{Action: event.Output, Package: "m", Output: "PASS\n"}}, logs, time.Now())
	if r.Proved(other) {
		t.Error("a result was taken for a proof: it may come from tests that were cut apart")
	}
}
