package runner

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/isolint-go/isolint/cmd/isolint/internal/execute"
	"github.com/isolint-go/isolint/cmd/isolint/internal/manifest"
	"github.com/isolint-go/isolint/cmd/isolint/internal/plan"
	"github.com/isolint-go/isolint/cmd/isolint/internal/result"
)

// A shelf is where several runs, one after the other, keep what they know of
// package m/a, which has external tests, and of m/b.
type shelf struct {
	cache, binary string // the binary stands for those of all packages
}

func newShelf(t *testing.T) *shelf {
	t.Helper()
	s := &shelf{cache: t.TempDir(), binary: filepath.Join(t.TempDir(), "a.test")}
	s.write(t, s.binary, "a binary")
	return s
}

func (s *shelf) write(t *testing.T, file, content string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

// run returns what a new run knows.
func (s *shelf) run(t *testing.T, change func(*knowledge)) *knowledge {
	t.Helper()
	r := runnerWith(t, "", Options{})
	r.Cache = s.cache
	a := pkg("a", "TestIn", "TestOut")
	a.XTestFiles = []string{"/m/a/x_test.go"}
	sel := selectOf(t, r, a, pkg("b", "TestB"))
	k := r.newKnowledge(t.Context(), sel, result.Open(filepath.Join(s.cache, "results")), "this isolint")
	if change != nil {
		change(k)
	}
	return k
}

// The units of m/a, and what they come to.
func inside() *manifest.Package {
	return &manifest.Package{Path: "m/a", Tests: []manifest.Test{{
		Name:  "TestIn",
		Holds: []manifest.Hold{{Resource: "var:m/a.x", Write: true, Left: true, At: "a_test.go:3"}},
		Heavy: []manifest.Heavy{{Symbol: "model.Load", Mark: "use_real_models", Memory: "2GiB", At: "a_test.go:4"}},
	}}}
}

func outside() *manifest.Package {
	return &manifest.Package{Path: "m/a_test", Tests: []manifest.Test{{Name: "TestOut"}}, Around: []manifest.Hold{
		{Resource: "file:/m/a/db", Write: true, Wide: true},
	}}
}

func bothParts() *execute.Known {
	return &execute.Known{
		Package: "m/a",
		Holds:   map[string][]plan.Hold{"TestIn": {{Resource: "var:m/a.x", Write: true, Left: true}}, "TestOut": {}},
		Placed: map[string]execute.Placed{"TestIn": {
			Why: "TestIn reaches model.Load at a_test.go:4 without the mark use_real_models",
		}},
		Memory: map[string]int64{"TestIn": 2 << 30},
		Whole:  "what surrounds its tests holds file:/m/a/db",
	}
}

// received is what the dispatcher is told; nil if that is nothing yet.
func received(k *knowledge) *execute.Known {
	select {
	case known := <-k.found:
		return known
	default:
		return nil
	}
}

func sameKnown(t *testing.T, when string, got, want *execute.Known) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", when, diff)
	}
}

func lacks(t *testing.T, when string, k *knowledge, want bool) {
	t.Helper()
	if got := k.lacking(); got != want {
		t.Errorf("%s: lacking: %t", when, got)
	}
}

// What was analysed once is known to the next run of the same binary, at once.
func TestKnowledgeIsKept(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	k := s.run(t, nil)
	lacks(t, "before there is a binary", k, false)
	sameKnown(t, "of a new binary", k.of("m/a", s.binary), nil)
	lacks(t, "with a new binary", k, true)
	k.take(inside())
	sameKnown(t, "with one unit of two", received(k), nil)
	lacks(t, "with one unit of two", k, true)
	k.take(outside())
	sameKnown(t, "with both", received(k), bothParts())
	lacks(t, "with both", k, false)

	next := s.run(t, nil)
	sameKnown(t, "the next run", next.of("m/a", s.binary), bothParts())
	lacks(t, "the next run", next, false)
	next.take(inside())
	next.take(outside()) // the analysis was started for another package
	sameKnown(t, "what is known already", received(next), nil)
}

// Units may be heard of before the binary is there.
func TestKnowledgeBeforeBinary(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	k := s.run(t, nil)
	k.take(outside())
	k.take(inside())
	sameKnown(t, "without a binary", received(k), nil)
	sameKnown(t, "of the binary", k.of("m/a", s.binary), bothParts())
	sameKnown(t, "a second time", received(k), nil)
	lacks(t, "afterwards", k, false)
	sameKnown(t, "the next run", s.run(t, nil).of("m/a", s.binary), bothParts())
}

// What is kept is for the same binary, looked at by the same program for the same
// heavy calls.
func TestKnowledgeOfOthers(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		path   string
		change func(*knowledge)
		again  bool
	}{
		"another package": {path: "m/b"},
		"another program": {path: "m/a", change: func(k *knowledge) { k.tool = "another isolint" }},
		"another heavy":   {path: "m/a", change: func(k *knowledge) { k.Heavy = "[{}]" }},
		"another binary":  {path: "m/a", again: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newShelf(t)
			k := s.run(t, nil)
			k.take(inside())
			k.take(outside())
			sameKnown(t, "the first run", k.of("m/a", s.binary), bothParts())
			if c.again {
				s.write(t, s.binary, "another binary")
			}
			next := s.run(t, c.change)
			sameKnown(t, name, next.of(c.path, s.binary), nil)
			lacks(t, name, next, true)
		})
	}
}

// A file of the store that is damaged is as good as none, and is replaced.
func TestDamagedKnowledge(t *testing.T) {
	t.Parallel()
	for name, damage := range map[string]func(content string) string{
		"empty":   func(string) string { return "" },
		"cut off": func(content string) string { return content[:len(content)/2] },
		"longer":  func(content string) string { return content + content },
		"other":   func(string) string { return `{"Path":"m/a"}` },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newShelf(t)
			know := func() (of, found *execute.Known) {
				k := s.run(t, nil)
				of = k.of("m/a", s.binary)
				k.take(inside())
				k.take(outside())
				return of, received(k)
			}
			know()
			files, err := fs.Glob(os.DirFS(s.cache), "effects/*/*")
			if err != nil || len(files) != 1 {
				t.Fatalf("%q, %v, want one file", files, err)
			}
			file := filepath.Join(s.cache, files[0])
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			s.write(t, file, damage(string(content)))
			of, found := know()
			sameKnown(t, "from the damaged file", of, nil)
			sameKnown(t, "from the analysis", found, bothParts())
			of, _ = know()
			sameKnown(t, "from the new file", of, bothParts())
		})
	}
}

// The dispatcher is told that nothing more is coming: at once if there is
// nothing to analyse or nobody wants to know any more, else after the analysis.
func TestNoMoreKnowledge(t *testing.T) {
	t.Parallel()
	isClosed := func(k *knowledge) bool {
		select {
		case _, open := <-k.found:
			return !open
		default:
			return false
		}
	}
	s := newShelf(t)
	interrupted, interrupt := context.WithCancel(t.Context())
	interrupt()

	k := s.run(t, nil)
	k.noMore(t.Context())
	if !isClosed(k) {
		t.Error("not closed, with nothing to analyse")
	}
	k = s.run(t, nil)
	k.of("m/a", s.binary)
	k.noMore(interrupted)
	if !isClosed(k) || k.done != nil {
		t.Error("not closed, or analysed, after an interrupt")
	}
	k = s.run(t, nil)
	k.of("m/a", s.binary)
	k.done = make(chan struct{}) // an analysis is at work
	k.noMore(t.Context())
	if isClosed(k) {
		t.Error("closed before the analysis has ended")
	}
	k.noMoreOfIt()
	if !isClosed(k) {
		t.Error("not closed after the analysis")
	}
	k = s.run(t, nil)
	k.done = make(chan struct{})
	k.noMoreOfIt()
	if isClosed(k) {
		t.Error("closed before all binaries have come")
	}
	k.noMore(t.Context())
	if !isClosed(k) {
		t.Error("not closed when all binaries have come")
	}
}
