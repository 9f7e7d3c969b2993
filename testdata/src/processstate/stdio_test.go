package processstate

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"testing"
)

func capture(f func()) string {
	old := os.Stdout
	r, w, _ := os.Pipe()
	os.Stdout = w
	defer func() { os.Stdout = old }()
	f()
	w.Close()
	b, _ := io.ReadAll(r)
	return string(b)
}

func TestStdout(t *testing.T) {
	_, w, _ := os.Pipe()
	os.Stdout = w // want "os.Stdout|standard streams"
}

func TestStdin(t *testing.T) {
	r, _, _ := os.Pipe()
	os.Stdin = r // want "os.Stdin|standard streams"
}

// Captured in a helper, in a parallel test: the others' output goes there too.
func TestStdoutParallel(t *testing.T) {
	t.Parallel()
	_ = capture(func() {}) // want "os.Stdout|standard streams"
}

func TestStdoutCaptured(t *testing.T) {
	_ = capture(func() { fmt.Print("x") }) // ok: the helper restores it
	old := os.Stderr
	t.Cleanup(func() { os.Stderr = old })
	os.Stderr = nil // ok: restored by the cleanup
}

func TestStdoutWritten(t *testing.T) {
	fmt.Println("x")                  // ok: output
	fmt.Fprintln(os.Stderr, "x")      // ok: output
	_, _ = os.Stdout.WriteString("x") // ok: output
	var b bytes.Buffer
	fmt.Fprintln(&b, "x") // ok: a buffer of its own
}
