package build

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

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

// A binary that lacks its end has the build ID all the same, and the go command would
// leave it as it is.
func TestLedgerOfDamagedBinary(t *testing.T) {
	t.Parallel()
	w := settled(t)
	size := w.stat("m/a").Size()
	damage := map[string]func(file string) error{
		"truncated":      func(file string) error { return os.Truncate(file, 40000) },
		"not executable": func(file string) error { return os.Chmod(file, 0o644) },
		"now a directory": func(file string) error {
			return errors.Join(os.Remove(file), os.MkdirAll(filepath.Join(file, "x"), 0o777))
		},
	}
	if runtime.GOOS == "windows" {
		delete(damage, "not executable")
	}
	for what, do := range damage {
		if err := do(w.binaries["m/a"]); err != nil {
			t.Fatal(err)
		}
		w.expect("the binary is "+what, "m/a")
		if info := w.stat("m/a"); !info.Mode().IsRegular() || info.Size() != size || identify(w.binaries["m/a"]) == (binary{}) {
			t.Errorf("the binary was %s, and is now %v", what, info)
		}
		w.expect("it is the one that was lost")
	}
	if err := os.Remove(filepath.Join(w.store, "made.json")); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(w.binaries["m/a"], 40000); err != nil {
		t.Fatal(err)
	}
	w.expect("the ledger is gone", everything...)
	if got := w.stat("m/a").Size(); got != size {
		t.Errorf("the binary has %d bytes, want %d", got, size)
	}
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
		"-ldflags=-s -w": false, "-ldflags=-linkmode=external -extldflags=/x.o": true, "-ldflags=-extld=cc": true,
	} {
		if got := Unlisted(flag); got != want {
			t.Errorf("%s: %v", flag, got)
		}
	}
}
