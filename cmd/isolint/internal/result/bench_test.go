package result

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A module of a hundred packages, each with twenty inputs and fifty lines of
// output, as a run meets it that has nothing to do. Aim: well under 50 ms.
func BenchmarkLook(b *testing.B) {
	root, dir := b.TempDir(), b.TempDir()
	later := func() time.Time { return time.Now().Add(time.Hour) } // files are old by then
	runs := benchRuns(b, root)
	c := Open(dir)
	c.now = later
	for _, run := range runs {
		saveBench(b, c, run)
	}
	if err := c.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		c := Open(dir)
		c.now = later
		for _, run := range runs {
			if entry, why, err := c.Look(run); entry == nil {
				b.Fatal(why, err)
			}
		}
		if err := c.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func benchRuns(b *testing.B, root string) []Run {
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	var runs []Run
	for i := range 100 {
		run := Run{
			Package: fmt.Sprintf("example.com/p%d", i), Binary: self, Args: []string{"-test.short=true"},
			Dir: filepath.Join(root, fmt.Sprint("p", i)), Root: root, Env: os.Environ(),
		}
		if err := os.MkdirAll(filepath.Join(run.Dir, "testdata"), 0o777); err != nil {
			b.Fatal(err)
		}
		for n := range 14 {
			if err := os.WriteFile(filepath.Join(run.Dir, "testdata", fmt.Sprint(n)), make([]byte, 4<<10), 0o666); err != nil {
				b.Fatal(err)
			}
		}
		runs = append(runs, run)
	}
	return runs
}

// saveBench saves a run with five variables, a directory and fourteen files.
func saveBench(b *testing.B, c *Cache, run Run) {
	var log strings.Builder
	log.WriteString(logMagic + "getenv HOME\ngetenv PATH\ngetenv A\ngetenv B\nopen testdata\n")
	for n := range 14 {
		fmt.Fprintf(&log, "open testdata/%d\n", n)
	}
	if _, _, err := c.Look(run); err != nil {
		b.Fatal(err)
	}
	stream := strings.Repeat(`{"Time":"2026-01-02T03:04:05.678Z","Action":"output","Package":"example.com/p","Test":"TestA","Output":"=== RUN   TestA\n"}`+"\n", 50)
	err := c.Save(run, [][]byte{[]byte(log.String())}, time.Now().Add(time.Minute), Entry{Stream: []byte(stream)})
	if err != nil {
		b.Fatal(err)
	}
}
