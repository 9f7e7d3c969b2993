package build

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
)

// A workshop builds one module again and again.
type workshop struct {
	t         *testing.T
	dir       string
	store     string
	salt      string
	asked     []string // packages that go test -c was called for in the last run
	meanwhile func()   // before go test -c
	binaries  map[string]string
	packages  []Package
}

func newWorkshop(t *testing.T) *workshop {
	w := &workshop{t: t, dir: t.TempDir(), store: t.TempDir(), salt: "go"}
	w.write("go.mod", "module m\n\ngo 1.26\n")
	w.write("low/low.go", "package low\n\nfunc Low() int { return 1 }\n")
	for _, dir := range []string{"a", "x/a"} {
		w.write(dir+"/a.go", "package a\n\nimport \"m/low\"\n\nfunc A() int { return low.Low() }\n")
		w.write(dir+"/a_test.go", "package a\n\nimport \"testing\"\n\nfunc TestA(t *testing.T) { t.Log(A()) }\n")
	}
	w.write("b/b_test.go", "package b_test\n\nimport \"testing\"\n\nfunc TestB(*testing.T) {}\n")
	w.write("none/none.go", "package none\n")
	w.packages = []Package{{Path: "m/a", Tests: true}, {Path: "m/x/a", Tests: true}, {Path: "m/b", Tests: true}, {Path: "m/none"}}
	return w
}

func (w *workshop) write(name, text string) {
	w.t.Helper()
	file := filepath.Join(w.dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		w.t.Fatal(err)
	}
}

// run builds everything, and says what go test -c was asked for.
func (w *workshop) run(flags ...string) []string {
	w.t.Helper()
	w.asked, w.binaries = nil, make(map[string]string)
	req := Request{
		Store: w.store, Flags: flags, Salt: w.salt, Packages: w.packages,
		Command: func(ctx context.Context, args ...string) (*exec.Cmd, error) {
			if args[0] == "test" {
				if w.meanwhile != nil {
					w.meanwhile()
				}
				for _, arg := range args {
					if strings.HasPrefix(arg, "m/") {
						w.asked = append(w.asked, arg)
					}
				}
			}
			cmd := exec.CommandContext(ctx, "go", args...)
			cmd.Dir = w.dir
			return cmd, nil
		},
	}
	err := Run(w.t.Context(), req, func(b Built) {
		if _, twice := w.binaries[b.Package]; twice {
			w.t.Errorf("%s came twice", b.Package)
		}
		w.binaries[b.Package] = b.Binary
	}, func(event.Event) {})
	if err != nil {
		w.t.Fatal(err)
	}
	slices.Sort(w.asked)
	return w.asked
}

// expect runs and compares what was asked for.
func (w *workshop) expect(why string, want ...string) {
	w.t.Helper()
	if got := w.run(); !slices.Equal(got, want) {
		w.t.Errorf("%s: go test -c was asked for %q, want %q", why, got, want)
	}
	for _, p := range []string{"m/a", "m/x/a", "m/b"} {
		if _, ok := w.binaries[p]; !ok {
			w.t.Errorf("%s: %s was lost", why, p)
		}
	}
}

var everything = []string{"m/a", "m/b", "m/none", "m/x/a"}

// settled returns a workshop whose ledger knows everything.
func settled(t *testing.T) *workshop {
	w := newWorkshop(t)
	w.expect("a new store", everything...)
	w.expect("a first entry", everything...)
	w.expect("an entry that nobody has confirmed", everything...)
	w.expect("nothing has changed")
	return w
}

// An edit between the question and the answer: nobody knows what was compiled.
func TestLedgerEdited(t *testing.T) {
	t.Parallel()
	w := settled(t)
	const was, other = "package low\n\nfunc Low() int { return 1 }\n", "package low\n\nfunc Low() int { return 2 }\n"
	w.write("low/low.go", was+"\n")
	w.meanwhile = func() { w.write("low/low.go", other) }
	w.expect("a dependency has changed, and changes again", "m/a", "m/x/a")
	w.meanwhile = nil
	w.write("low/low.go", was+"\n")
	w.expect("it is what it was before go test -c", "m/a", "m/x/a")
	w.expect("that is to be confirmed", "m/a", "m/x/a")
	w.expect("nothing has changed")

	w.write("low/low.go", was)
	w.meanwhile = func() { w.write("low/more.go", "package low\n") }
	w.expect("a dependency has changed, and gets a file", "m/a", "m/x/a")
	if err := os.Remove(filepath.Join(w.dir, "low/more.go")); err != nil {
		t.Fatal(err)
	}
	w.meanwhile = nil
	w.expect("the file is gone", "m/a", "m/x/a")
}

func TestLedger(t *testing.T) {
	t.Parallel()
	w := settled(t)
	const was = "package low\n\nfunc Low() int { return 1 }\n"
	w.write("low/low.go", strings.Replace(was, "1", "2", 1))
	w.expect("a dependency has changed", "m/a", "m/x/a")
	w.expect("that is to be confirmed", "m/a", "m/x/a")
	w.expect("that is confirmed")
	w.write("low/low.go", was)
	w.expect("the change is taken back", "m/a", "m/x/a")
	w.write("b/b_test.go", "package b_test\n\nimport \"testing\"\n\nfunc TestB(*testing.T) { x }\n")
	w.expect("one does not compile", "m/a", "m/b", "m/x/a")
	if w.binaries["m/b"] != "" {
		t.Error("m/b does not compile and has a binary")
	}
	w.expect("it is tried again", "m/b")
	w.salt = "another version of go"
	w.expect("what decides on all has changed", everything...)
}

// Whatever is in the ledger, the binary in the store has to be the one it is about.
func TestLedgerOfOtherBinary(t *testing.T) {
	t.Parallel()
	w := settled(t)
	other, err := os.ReadFile(w.binaries["m/b"])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(w.binaries["m/a"], other, 0o777); err != nil {
		t.Fatal(err)
	}
	w.expect("a binary was replaced", "m/a")
	if err := os.Remove(w.binaries["m/x/a"]); err != nil {
		t.Fatal(err)
	}
	w.expect("another one was removed", "m/x/a")
}

func TestLedgerDamaged(t *testing.T) {
	t.Parallel()
	w := settled(t)
	for _, text := range []string{"{\"packages\":", "null", "{}", "[]", "{\"packages\": 1}"} {
		if err := os.WriteFile(filepath.Join(w.store, "made.json"), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		w.expect("the ledger is "+text, everything...)
	}
	w.expect("it begins again", everything...)
}

// What go vet looks at, and the compiler does not, counts.
func TestLedgerOfIgnoredFiles(t *testing.T) {
	t.Parallel()
	w := settled(t)
	w.write("b/b_other_test.go", "//go:build other\n\npackage b_test\n")
	w.expect("there is a file for another system", "m/b")
	w.write("b/b_other_test.go", "//go:build another\n\npackage b_test\n")
	w.expect("it has changed", "m/b")
}

// A directory may have the import path of another package's test main.
func TestLedgerOfDotTest(t *testing.T) {
	t.Parallel()
	w := newWorkshop(t)
	w.write("a.test/x.go", "package x\n")
	w.packages = append(w.packages, Package{Path: "m/a.test"})
	for range 4 {
		w.run()
	}
	if want := []string{"m/a", "m/a.test"}; !slices.Equal(w.asked, want) {
		t.Errorf("go test -c was asked for %q, want %q", w.asked, want)
	}
}

// Without a package to ask for go list would speak of the directory that it is in.
func TestQuestion(t *testing.T) {
	t.Parallel()
	if args, ok := question(Request{Salt: "go", Packages: []Package{{Path: "command-line-arguments", Files: []string{"a.go"}}}}); ok {
		t.Errorf("%q", args)
	}
}

// What go list cannot be asked, or what hides the content, is built each time.
func TestLedgerOfFlags(t *testing.T) {
	t.Parallel()
	for _, flag := range []string{"-cover", "-ldflags=-buildid=mine"} {
		t.Run(flag, func(t *testing.T) {
			t.Parallel()
			w := newWorkshop(t)
			for range 4 {
				w.run(flag)
			}
			if !slices.Contains(w.asked, "m/a") {
				t.Errorf("go test -c was asked for %q only", w.asked)
			}
		})
	}
}

// A package without tests of which go list does not say that it cannot compile.
func TestLedgerOfBrokenDependency(t *testing.T) {
	t.Parallel()
	w := newWorkshop(t)
	w.write("low/low.go", "package low\n\nfunc Low() int { return \"x\" }\n")
	w.write("q/q.go", "package q\n\nimport \"m/low\"\n\nvar Q = low.Low()\n")
	w.packages = []Package{{Path: "m/q"}}
	for run := range 4 {
		w.run()
		if _, announced := w.binaries["m/q"]; !announced {
			t.Errorf("run %d did not announce that m/q fails", run+1)
		}
	}
	w.write("low/low.go", "package low\n\nfunc Low() int { return 1 }\n")
	w.run()
	if _, announced := w.binaries["m/q"]; announced {
		t.Error("m/q is announced; nothing waits for it, and it compiles")
	}
}

func TestUnlisted(t *testing.T) {
	t.Parallel()
	for flag, want := range map[string]bool{
		"-overlay=x": true, "--pgo=off": true, "-toolexec=x": true, "-buildvcs": true, "-buildvcs=true": true,
		"-buildvcs=false": false, "-buildvcs=auto": false, "-tags=pgo": false, "-race": false,
	} {
		if got := Unlisted(flag); got != want {
			t.Errorf("%s: %v", flag, got)
		}
	}
}
