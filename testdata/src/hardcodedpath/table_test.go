package hardcodedpath

import (
	"os"
	"path/filepath"
	"testing"

	"example.com/store"
	"example.com/testlib"
)

type tableCase struct {
	name string
	dir  string
	opts tableOptions
}

type tableOptions struct{ out string }

var (
	tablePaths = []string{"/tmp/isolint/row-p", "/tmp/isolint/row-q"}
	tableDirs  = map[string]string{"x": "/tmp/isolint/row-x"}
	tableMoved = []tableCase{{name: "moved", dir: "/tmp/isolint/moved"}}
	tableEmpty = []string{"/tmp/isolint/emptied"}
)

func writeTable(path string) error { return os.WriteFile(path, nil, 0o600) }

func TestTableStrings(t *testing.T) {
	for _, path := range []string{"/tmp/isolint/row-a", "/tmp/isolint/row-b"} {
		t.Run(path, func(t *testing.T) {
			writeTable(path) // want "TestTableStrings writes the fixed path /tmp/isolint/row-a"
		})
	}
}

func TestTableStructs(t *testing.T) {
	tests := []struct {
		name, path string
		want       error
	}{
		{"a", "/tmp/isolint/row-c", nil},
		{"b", "/tmp/isolint/row-d", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if err := writeTable(tt.path); err != tt.want { // want "fixed path /tmp/isolint/row-c"
				t.Error(err)
			}
		})
	}
}

func TestTableSecondRow(t *testing.T) {
	for _, tt := range []tableCase{{name: "none"}, {name: "x", opts: tableOptions{out: "/tmp/isolint/row-e"}}} {
		writeTable(tt.opts.out) // want "fixed path /tmp/isolint/row-e"
	}
}

func TestTablePointers(t *testing.T) {
	for _, tt := range []*tableCase{{dir: "/tmp/isolint/row-f"}, {dir: "/tmp/isolint/row-g"}} {
		tt := tt
		t.Run(tt.name, func(t *testing.T) {
			testlib.WriteFile(t, tt.dir, "x", "") // want "fixed path /tmp/isolint/row-f/x"
		})
	}
}

// The parts of a path come from the same row.
func TestTableJoined(t *testing.T) {
	for _, tt := range [...]tableCase{{name: "z", dir: "/tmp/isolint/row-y"}, {name: "y", dir: "/tmp/isolint/row-z"}} {
		writeTable(filepath.Join(tt.dir, tt.name)) // want "fixed path /tmp/isolint/row-y/z"
	}
}

func TestTableMap(t *testing.T) {
	for name, path := range map[string]string{"a": "/tmp/isolint/row-h"} {
		t.Run(name, func(t *testing.T) {
			writeTable(path)                                // want "fixed path /tmp/isolint/row-h"
			writeTable(filepath.Join("/tmp/isolint", name)) // want "fixed path /tmp/isolint/a"
		})
	}
}

func TestTableMapOfStructs(t *testing.T) {
	tests := map[string]tableCase{"a": {dir: "/tmp/isolint/row-i"}, "b": {dir: "/tmp/isolint/row-j"}}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			os.MkdirAll(tt.dir, 0o700) // want "fixed path /tmp/isolint/row-i"
		})
	}
}

func TestTableByIndex(t *testing.T) {
	tests := []tableCase{{dir: "/tmp/isolint/row-k"}, {dir: "/tmp/isolint/row-l"}}
	for i := range tests {
		os.MkdirAll(tests[i].dir, 0o700) // want "fixed path /tmp/isolint/row-k"
	}
	os.MkdirAll(tests[1].dir+"/1", 0o700) // want "fixed path /tmp/isolint/row-l/1"
}

func TestTableOfPackage(t *testing.T) {
	for _, path := range tablePaths {
		writeTable(path) // want "fixed path /tmp/isolint/row-p"
	}
	writeTable(tableDirs["x"]) // want "fixed path /tmp/isolint/row-x"
}

func TestTableProduction(t *testing.T) {
	for _, dir := range []string{"/tmp/isolint/row-m", "/tmp/isolint/row-n"} {
		store.SaveTo(dir, "x") // want "fixed path /tmp/isolint/row-m/data.json"
	}
}

func TestTableOwn(t *testing.T) {
	dir := t.TempDir()
	for _, tt := range []tableCase{{name: "a"}, {name: "b"}} {
		writeTable(filepath.Join(dir, tt.name))         // ok: below a directory of its own
		writeTable(filepath.Join(t.TempDir(), tt.name)) // ok: the same
		writeTable(tt.dir)                              // ok: empty in every row
	}
	for _, path := range []string{filepath.Join(dir, "x"), filepath.Join(dir, "y")} {
		writeTable(path) // ok: the rows are below a directory of its own
	}
}

func TestTableCopyMoved(t *testing.T) {
	for _, tt := range []tableCase{{name: "a", dir: "/a"}, {name: "b", dir: "/b"}} {
		tt.dir = filepath.Join(t.TempDir(), tt.dir)
		os.MkdirAll(tt.dir, 0o700) // ok: moved below a directory of its own
	}
}

func TestTableMoved(t *testing.T) {
	tests := []tableCase{{dir: "/a"}, {dir: "/b"}}
	for i := range tests {
		tests[i].dir = filepath.Join(t.TempDir(), tests[i].dir)
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			os.MkdirAll(tt.dir, 0o700) // ok: moved below a directory of its own
		})
	}
	for i := range tableMoved {
		tableMoved[i].dir = filepath.Join(t.TempDir(), tableMoved[i].dir)
	}
	for _, tt := range tableMoved {
		os.MkdirAll(tt.dir, 0o700) // ok: the same
	}
	tableEmpty = nil
	for _, path := range tableEmpty {
		writeTable(path) // ok: replaced
	}
}

func TestTableMovedInSubtest(t *testing.T) {
	tests := []tableCase{{dir: "/tmp/isolint/captured"}, {dir: "/b"}}
	t.Run("sub", func(t *testing.T) {
		for i := range tests {
			tests[i].dir = filepath.Join(t.TempDir(), tests[i].dir)
		}
		for _, tt := range tests {
			os.MkdirAll(tt.dir, 0o700) // ok: moved below a directory of its own
		}
	})
}

// A default of the test's own stands in for what a row leaves out.
func TestTableDefault(t *testing.T) {
	for _, tt := range []tableCase{{name: "a"}, {name: "b", dir: ""}} {
		if tt.dir == "" {
			tt.dir = t.TempDir()
		}
		os.MkdirAll(tt.dir, 0o700) // ok: a directory of its own
	}
	for _, tt := range []tableCase{{name: "a"}, {name: "b", dir: "/tmp/isolint/row-o"}} {
		dir := tt.dir
		if dir == "" {
			dir = t.TempDir()
		}
		os.MkdirAll(dir, 0o700) // want "fixed path /tmp/isolint/row-o"
	}
}

func fillTable(t *testing.T, paths []string) {
	for i := range paths {
		paths[i] = filepath.Join(t.TempDir(), paths[i])
	}
}

func TestTableFilled(t *testing.T) {
	paths := []string{"/tmp/isolint/filled-a", "/tmp/isolint/filled-b"}
	fillTable(t, paths)
	for _, path := range paths {
		writeTable(path) // ok: the helper moved them below a directory of its own
	}
}

func TestTableData(t *testing.T) {
	for _, tt := range []tableCase{{dir: "/tmp/isolint/data"}, {dir: "/etc"}} {
		if filepath.Dir(tt.dir) == "" { // ok: only a string
			t.Error(tt.dir)
		}
		if _, err := os.Stat(tt.dir); err != nil { // ok: reads
			t.Log(err)
		}
		writeTable(os.Getenv(tt.name)) // ok: nobody knows which path it is
	}
	for _, path := range append([]string{"/tmp/isolint/appended"}, os.Args...) {
		writeTable(path) // ok: a limit, what is put together is not looked at
	}
}
