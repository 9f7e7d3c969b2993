package build

import "testing"

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
	for range 3 {
		w.expect("nobody knows what an assembler file includes", "m/a", "m/x/a")
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
