package build

import (
	"os"
	"path/filepath"
	"testing"
)

// Files that are not Go are compiled, embedded or looked at like others.
func TestLedgerOfOtherFiles(t *testing.T) {
	t.Parallel()
	w := newWorkshop(t)
	w.write("b/embed_test.go", "package b_test\n\nimport _ \"embed\"\n\n//go:embed data\nvar data string\n\nvar _ = data\n")
	w.write("b/data", "1")
	for range 3 {
		w.run()
	}
	w.expect("nothing has changed")
	w.write("b/data", "2")
	w.expect("what a test embeds has changed", "m/b")
	w.write("low/low_test.go", "package low\n")
	w.expect("the tests of a dependency are no part; m/b is to be confirmed", "m/b")
	w.write("go.mod", "module m\n\ngo 1.25\n")
	w.expect("the language has changed", everything...)
	w.expect("that is to be confirmed", everything...)
	w.expect("nothing has changed")

	w.write("low/asm.s", "#include \"sub/asm.h\"\n")
	w.write("low/sub/asm.h", "// empty\n")
	w.expect("nobody knows what an assembler file includes", "m/a", "m/x/a")
	was := w.stat("m/a")
	w.expect("that is not asked again", "m/a", "m/x/a")
	if os.SameFile(was, w.stat("m/a")) {
		t.Error("what nobody can vouch for was not linked anew")
	}
}

func TestElsewhere(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		ingredient
		want bool
	}{
		"Go":                  {ingredient{GoFiles: []string{"a.go"}, HFiles: []string{"a.h"}}, false},
		"cgo":                 {ingredient{CgoFiles: []string{"a.go"}}, true},
		"published cgo":       {ingredient{CgoFiles: []string{"a.go"}, Module: &version{Version: "v1.0.0", Dir: "/m"}}, true},
		"swig":                {ingredient{SwigFiles: []string{"a.swig"}}, true},
		"swig for C++":        {ingredient{SwigCXXFiles: []string{"a.swigcxx"}}, true},
		"assembler":           {ingredient{SFiles: []string{"a.s"}}, true},
		"published assembler": {ingredient{SFiles: []string{"a.s"}, Module: &version{Version: "v1.0.0", Dir: "/m"}}, false},
		"vendored assembler":  {ingredient{SFiles: []string{"a.s"}, Module: &version{Version: "v1.0.0"}}, true},
		"replaced assembler": {ingredient{SFiles: []string{"a.s"}, Module: &version{
			Version: "v1.0.0", Dir: "/m", Replace: &version{Path: "../m"}}}, true},
		"the standard library": {ingredient{CgoFiles: []string{"a.go"}, SFiles: []string{"a.s"}, Standard: true}, false},
	} {
		if got := test.elsewhere(); got != test.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// What changes the sum of a package.
func TestSum(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"a.go", "a.c", "a.h", "a.s", "a.syso", "data", "other.go", "other.c", "cgo.go"} {
		write(name, "1")
	}
	i := ingredient{
		Name: "main", Dir: dir, Module: &version{Path: "m", GoVersion: "1.25", Replace: &version{Path: "../m"}},
		GoFiles: []string{"a.go"}, CFiles: []string{"a.c"}, HFiles: []string{"a.h"}, SFiles: []string{"a.s"}, SysoFiles: []string{"a.syso"},
		EmbedFiles: []string{"data"}, IgnoredGoFiles: []string{"other.go"}, IgnoredOtherFiles: []string{"other.c"}, CgoFiles: []string{"cgo.go"},
	}
	seen := map[string]string{i.sum(): "nothing"}
	changed := func(what string) {
		t.Helper()
		if sum := i.sum(); sum == "" || seen[sum] != "" {
			t.Errorf("%s: the sum is %q, as after %s", what, sum, seen[sum])
		}
		seen[i.sum()] = what
	}
	for _, name := range i.files() {
		write(filepath.Base(name), "2")
		changed(name)
	}
	write("default.pgo", "1")
	changed("a profile")
	i.Name = "a"
	if seen[i.sum()] == "a profile" {
		t.Error("a profile counts for what is no program")
	}
	i.DefaultGODEBUG = "x=1"
	changed("a setting of GODEBUG")
	i.Module.GoVersion = "1.26"
	changed("the language")
	i.Module.Replace = &version{Path: "../other"}
	changed("a replacement")
	i.GoFiles = append(i.GoFiles, "missing.go")
	if sum := i.sum(); sum != "" {
		t.Errorf("a file is missing, and the sum is %s", sum)
	}
}

// What is wrong with a package, or said twice, is not certain.
func TestParse(t *testing.T) {
	t.Parallel()
	all := parse([]byte(`{"ImportPath": "a"} {"ImportPath": "b", "Incomplete": true} {"ImportPath": "c"} {"ImportPath": "c"} {"ImportPath": "d", "CgoFiles": ["d.go"]} {"Imp`))
	for path, want := range map[string]bool{"a": true, "b": false, "c": false, "d": false} {
		if got := all.packages[path] != nil; got != want {
			t.Errorf("%s: %v", path, got)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"ImportPath": "m/a.test", "Imports": ["m/a"]} {"ImportPath": "m/a", "GoFiles": ["a.go"], "Dir": "/m/a"} {"ImportPath": "unsafe"}`))
	f.Add([]byte(`{"ImportPath": "m/a.test", "Imports": ["m/a"]} {"ImportPath": "m/a", "Imports": ["m/a.test", "C"]}`))
	f.Add([]byte(`{"ImportPath": "m/a.test"} {"ImportPath": "m/a.test"} {"ImportPath": "m/a", "Incomplete": true`))
	f.Add([]byte(`{"ImportPath": "m/a.test", "Imports": ["m/a"]} {"ImportPath": "m/a", "Imports": ["unsafe"]} {"ImportPath": "unsafe"}`))
	f.Fuzz(func(t *testing.T, out []byte) {
		all := parse(out)
		id := all.from(Package{Path: "m/a", Tests: true}, "")
		for _, path := range []string{"m/a", "m/a.test"} {
			if all.packages[path] == nil && id != "" {
				t.Errorf("%q has no %s, and %s", out, path, id)
			}
		}
	})
}
