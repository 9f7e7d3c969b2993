package result

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/atomicfile"
	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
)

// Each step changes one thing after a run that has passed.
func testInputs(t *testing.T, b binaries) {
	file := func(name, content string) func(r *runner) {
		return func(r *runner) { write(r.T, filepath.Join(r.run.Root, "p", name), content) }
	}
	env := func(entry string) func(r *runner) {
		return func(r *runner) { r.run.Env = append(r.run.Env, entry) }
	}
	remove := func(name string) func(r *runner) {
		return func(r *runner) { os.Remove(filepath.Join(r.run.Root, "p", name)) }
	}
	for _, tt := range []struct {
		name   string
		change func(r *runner)
		why    string // of the miss; empty: a hit
	}{
		{"nothing", func(*runner) {}, ""},
		{"same content", file("testdata/a.json", "{}"), ""},
		{"content", file("testdata/a.json", "[]"), "p/testdata/a.json has changed"},
		{"gone", remove("testdata/a.json"), "p/testdata/a.json is gone"},
		{"new", file("testdata/optional", ""), "p/testdata/optional exists now"},
		{"looked at", file("testdata/looked", "y"), "p/testdata/looked has changed"},
		{"after chdir", file("testdata/sub/here", "there"), "p/testdata/sub/here has changed"},
		{"listing", file("testdata/dir/two", "2"), "the files in p/testdata/dir have changed"},
		{"in a listing", file("testdata/dir/one", "2"), "the files in p/testdata/dir have changed"},
		{"two", func(r *runner) {
			file("testdata/dir/two", "2")(r)
			file("testdata/looked", "y")(r)
		}, "p/testdata/looked has changed, and 1 more of what it depends on"},
		{"permissions", func(r *runner) { os.Chmod(filepath.Join(r.run.Dir, "testdata/a.json"), 0o600) },
			"the permissions of p/testdata/a.json have changed"},
		{"left directory", func(r *runner) {
			r.run.Env = append(r.run.Env, "LEAVE=1")
			r.mustPass()
			file("unread", "x")(r)
		}, "the files in p have changed"}, // t.Chdir opens it
		{"unread file", file("unread", "x"), ""},
		{"source", file("p_test.go", "package q"), ""}, // of another binary
		{"variable", env("MODE=x"), "the environment variable MODE is set now"},
		{"GODEBUG", env("GODEBUG=madvdontneed=1"), "the environment variable GODEBUG is set now"},
		{"unread variable", env("UNREAD=x"), ""},
		{"own variables", func(r *runner) { r.run.Env = append(r.run.Env, "TMPDIR=/elsewhere", "ISOLINT_TEST=7", "PWD=/") }, ""},
		{"arguments", func(r *runner) { r.run.Args = nil }, whyArgs},
		{"choice", func(r *runner) { r.run.Tests = []string{"TestChdir"} }, whyArgs},
		{"package", func(r *runner) { r.run.Package = "scratch/q" }, whyNever},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := newRunner(t, makeModule(t), b.plain)
			r.wantMiss(whyNever)
			r.mustPass()
			tt.change(r)
			if tt.why == "" {
				r.wantHit("as they were")
			} else {
				r.wantMiss(tt.why)
			}
		})
	}
}

func testVariableValues(t *testing.T, b binaries) {
	root := makeModule(t)
	r := newRunner(t, root, b.plain)
	plain := r.run.Env
	outside := filepath.Join(t.TempDir(), "outside")
	write(t, outside, "x")
	r.run.Env = append(plain[:len(plain):len(plain)], "MODE=a", "OUTSIDE="+outside)
	r.mustPass()
	r.wantHit("as they were")
	write(t, outside, "y")
	r.wantHit("as they were") // as for the go command
	r.run.Env = append(plain[:len(plain):len(plain)], "MODE=b", "OUTSIDE="+outside)
	r.wantMiss("the environment variable MODE has another value")
	r.mustPass()
	r.wantHit("as they were")
	r.run.Env = append(plain[:len(plain):len(plain)], "MODE=a", "OUTSIDE="+outside)
	r.wantHit("as they were") // both are kept
	r.run.Env = plain
	r.wantMiss("the environment variable MODE is no longer set, and 1 more of what it depends on")
}

// What lies outside of the module, and is not temporary, is named on a hit.
func testOutside(t *testing.T, b binaries) {
	root := makeModule(t)
	r := newRunner(t, root, b.plain)
	r.run.Env = append(r.run.Env, "OUTSIDE=/etc/isolint-none")
	r.mustPass()
	r.wantHit("; not compared, as outside of the module: /etc/isolint-none")
}

// A checkout elsewhere has the results too, and so has one whose files are new.
func testFreshCheckout(t *testing.T, b binaries) {
	one, two := makeModule(t), makeModule(t)
	r := newRunner(t, one, build(t, one, "-trimpath"))
	r.mustPass()
	if err := r.cache.Close(); err != nil {
		t.Fatal(err)
	}
	r.cache = Open(r.cache.dir) // another day's runner
	r.run.Root, r.run.Dir = two, filepath.Join(two, "p")
	r.run.Binary = build(t, two, "-trimpath") // the same bytes
	now := time.Now()
	if err := os.Chtimes(filepath.Join(two, "p/testdata/a.json"), now, now); err != nil {
		t.Fatal(err)
	}
	r.wantHit("as they were")
}

func testNewBinary(t *testing.T, b binaries) {
	root := makeModule(t)
	r := newRunner(t, root, b.plain)
	r.mustPass()
	r.run.Binary = b.more
	r.wantMiss(whyBinary)
	r.mustPass()
	r.wantHit("as they were")
	r.run.Binary = b.plain
	r.wantHit("as they were") // a branch that is come back to
}

// Two processes did the work: what either read counts.
func testCutPackage(t *testing.T, b binaries) {
	root := makeModule(t)
	r := newRunner(t, root, b.plain)
	if err := r.pass("TestReads", "TestChdir"); err != nil {
		t.Fatal(err)
	}
	r.wantHit("as they were")
	write(t, filepath.Join(root, "p/testdata/sub/here"), "2")
	r.wantMiss("p/testdata/sub/here has changed")
	write(t, filepath.Join(root, "p/testdata/sub/here"), "here")
	write(t, filepath.Join(root, "p/testdata/looked"), "2")
	r.wantMiss("p/testdata/looked has changed")
}

func testRefused(t *testing.T, b binaries) {
	root := makeModule(t)
	r := newRunner(t, root, b.plain)
	refused := func(err error, why string) {
		t.Helper()
		if got, ok := errors.AsType[Refusal](err); !ok || string(got) != why {
			t.Errorf("%v, want a refusal: %s", err, why)
		}
		r.wantMiss(whyNever)
	}
	log := []byte(logMagic)
	save := func(entry Entry) error { return r.cache.Save(r.run, [][]byte{log}, time.Now(), entry) }
	refused(save(Entry{}), "the test binary has changed since the tests started") // never looked at
	refused(save(Entry{Stream: make([]byte, maxStream+1)}), "its output is too long to be kept")

	plain := r.run.Env
	r.run.Env = append(plain[:len(plain):len(plain)], "WRITES="+filepath.Join(r.run.Dir, "out"))
	refused(r.pass("."), "p/out was written while the tests ran")
	r.run.Env = plain

	r.run.Binary = filepath.Join(t.TempDir(), "p.test")
	copyFile(t, b.plain, r.run.Binary)
	r.wantMiss(whyNever)
	copyFile(t, b.more, r.run.Binary) // another runner's
	refused(save(Entry{}), "the test binary has changed since the tests started")
}

func testDamagedEntry(t *testing.T, b binaries) {
	root := makeModule(t)
	r := newRunner(t, root, b.plain)
	r.mustPass()
	files, err := filepath.Glob(filepath.Join(r.cache.dir, "run", "*", "*"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	if err := os.WriteFile(files[0], []byte("isolint result 1 0\n[]"), 0o666); err != nil {
		t.Fatal(err)
	}
	r.wantMiss(whyDamaged)
	r.wantMiss(whyNever) // it was removed
	r.mustPass()
	r.wantHit("as they were")
}

// Runners that do the same at the same time, and one that trims.
func testConcurrent(t *testing.T, b binaries) {
	root := makeModule(t)
	r := newRunner(t, root, b.plain)
	dir := r.cache.dir
	log := []byte(logMagic + "getenv MODE\nopen testdata/a.json\n")
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			c := Open(dir)
			for range 20 {
				if _, _, err := c.Look(r.run); err != nil {
					t.Error(err)
				}
				if err := c.Save(r.run, [][]byte{log}, time.Now(), Entry{Stream: []byte(stream), Elapsed: time.Second}); err != nil {
					t.Error(err)
				}
				if err := c.trimBefore(time.Unix(0, 0)); err != nil {
					t.Error(err)
				}
			}
			if err := c.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	r.wantHit("as they were")
	if left, _ := filepath.Glob(filepath.Join(dir, "*", "*", atomicfile.Pattern)); len(left) > 0 {
		t.Error(left)
	}
}

func TestMissingBinary(t *testing.T) {
	t.Parallel()
	c := Open(t.TempDir())
	if entry, _, err := c.Look(Run{Binary: filepath.Join(t.TempDir(), "none")}); err == nil || entry != nil {
		t.Error("a binary that is not there")
	}
}

// What is kept is a recording that can be replayed.
func testReplay(t *testing.T, b binaries) {
	root := makeModule(t)
	r := newRunner(t, root, b.plain)
	r.mustPass()
	entry, _, err := r.cache.Look(r.run)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := event.Replay(bytes.NewReader(entry.Stream), event.NewEncoder(&out)); err != nil || out.String() != stream {
		t.Errorf("%v\n%s", err, out.String())
	}
}
