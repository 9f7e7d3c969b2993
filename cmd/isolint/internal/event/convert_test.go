package event

import (
	"bytes"
	"go/build"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// collect gathers events, with output that belongs together in one.
type collect struct{ events []Event }

func (c *collect) Handle(e Event) error {
	e.Time = nil
	if e.Test == "" && (e.Action == Pass || e.Action == Fail || e.Action == Skip || e.Action == Start) {
		return nil // the package's own, which a Converter leaves to its owner
	}
	if n := len(c.events); e.Action == Output && n > 0 && c.events[n-1].Action == Output && c.events[n-1].Test == e.Test {
		c.events[n-1].Output += e.Output
		return nil
	}
	c.events = append(c.events, e)
	return nil
}

func convert(input []byte, chunk int) []Event {
	got := &collect{}
	c := Converter{Emit: func(e Event) { got.Handle(e) }}
	for len(input) > 0 {
		n := min(chunk, len(input))
		c.Write(input[:n])
		input = input[n:]
	}
	c.Close()
	return got.events
}

// The go command's converter is tested by recordings that come with Go's
// source: what it makes of them is right by definition.
func TestConverterAsTest2JSON(t *testing.T) {
	t.Parallel()
	inputs, err := filepath.Glob(filepath.Join(build.Default.GOROOT, "src/cmd/internal/test2json/testdata/*.test"))
	if err != nil || len(inputs) == 0 {
		t.Fatalf("no recordings in GOROOT: %v", err)
	}
	for _, name := range inputs {
		if filepath.Base(name) == "framebig.test" {
			continue // has lines "=== PASS", which no testing package prints; a test would end twice
		}
		t.Run(filepath.Base(name), func(t *testing.T) {
			t.Parallel()
			input, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			recorded, err := os.ReadFile(strings.TrimSuffix(name, ".test") + ".json")
			if err != nil {
				t.Fatal(err)
			}
			want := &collect{}
			if err := Replay(bytes.NewReader(recorded), want); err != nil {
				t.Fatal(err)
			}
			for _, chunk := range []int{1, 7, 4096} {
				if diff := cmp.Diff(want.events, withoutElapsed(convert(input, chunk))); diff != "" {
					t.Errorf("in chunks of %d (-want +got):\n%s", chunk, diff)
				}
			}
		})
	}
}

// The recordings were made without times.
func withoutElapsed(events []Event) []Event {
	for i := range events {
		events[i].Elapsed = nil
	}
	return events
}

func TestConverterSplitsAtMarker(t *testing.T) {
	t.Parallel()
	input := "\x16=== RUN   TestA\nno newline\x16--- PASS: TestA (1.50s)\n\x16PASS\n"
	seconds := 1.5
	want := []Event{
		{Action: Run, Test: "TestA"},
		{Action: Output, Test: "TestA", Output: "=== RUN   TestA\nno newline--- PASS: TestA (1.50s)\n"},
		{Action: Pass, Test: "TestA", Elapsed: &seconds},
		{Action: Output, Output: "PASS\n"},
	}
	if diff := cmp.Diff(want, convert([]byte(input), 5)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A test cannot forge a verdict once the binary has shown that it marks its
// own lines.
func TestConverterIgnoresForgedLines(t *testing.T) {
	t.Parallel()
	input := "\x16=== RUN   TestA\n--- PASS: TestA (0.00s)\nPASS\n\x16--- FAIL: TestA (0.00s)\n\x16FAIL\n"
	var verdicts []string
	c := Converter{Emit: func(e Event) {
		if e.Ends() {
			verdicts = append(verdicts, e.Action+" "+e.Test)
		}
	}}
	c.Write([]byte(input))
	c.Close()
	if diff := cmp.Diff([]string{"fail TestA"}, verdicts); diff != "" || c.Verdict != Fail {
		t.Errorf("verdict %q (-want +got):\n%s", c.Verdict, diff)
	}
}

func TestConverterTimes(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	c := Converter{Package: "p", Now: func() time.Time { return at }, Emit: func(e Event) {
		if e.Time == nil || !e.Time.Equal(at) || e.Package != "p" {
			t.Errorf("event %+v", e)
		}
	}}
	c.Write([]byte("=== RUN   TestA\n"))
	c.Close()
}

func FuzzConverter(f *testing.F) {
	f.Add([]byte("\x16=== RUN   TestA\n\x16--- PASS: TestA (0.00s)\n\x16PASS\n"), 3)
	f.Add([]byte("=== RUN\n    --- FAIL: x\n=== ATTR a b\n\x16"), 1)
	f.Fuzz(func(t *testing.T, input []byte, chunk int) {
		if chunk < 1 || chunk > 1<<16 {
			return
		}
		whole, parts := convert(bytes.Clone(input), len(input)+1), convert(input, chunk)
		if len(input) < maxLine && !cmp.Equal(whole, parts) {
			t.Errorf("in chunks of %d: %s", chunk, cmp.Diff(whole, parts))
		}
		var out strings.Builder
		for _, e := range whole {
			out.WriteString(e.Output)
		}
		kept := strings.ReplaceAll(string(input), "\x16", "")
		if got := strings.ReplaceAll(out.String(), "\x16", ""); got != kept {
			t.Errorf("output %q of %q", got, kept)
		}
	})
}
