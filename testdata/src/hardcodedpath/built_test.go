package hardcodedpath

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"testing"
)

const builtDir = "/tmp/isolint-built"

var (
	builtVar   = "/tmp/isolint-var"
	builtTable = []string{"a", "b"}
)

func builtPath(name string) string { return filepath.Join("/tmp/isolint-func", name) }

func writeBuilt(path string) { os.WriteFile(path, nil, 0o600) }

func writeBelow(dir string) { os.WriteFile(filepath.Join(dir, "below"), nil, 0o600) }

func TestBuiltJoin(t *testing.T) {
	os.WriteFile(filepath.Join("/tmp", "isolint", "join"), nil, 0o600) // want "fixed path /tmp/isolint/join"
}

func TestBuiltPathJoin(t *testing.T) {
	os.WriteFile(path.Join(builtDir, "x"), nil, 0o600) // want "fixed path /tmp/isolint-built/x"
}

func TestBuiltWorkDir(t *testing.T) {
	wd, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	os.WriteFile(filepath.Join(wd, "work.out"), nil, 0o600) // want "fixed path work.out"
}

func TestBuiltWorkDirOfItsOwn(t *testing.T) {
	t.Chdir(t.TempDir())
	wd, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	os.WriteFile(filepath.Join(wd, "own.out"), nil, 0o600) // ok: below a directory of its own
	dir, _ := os.MkdirTemp(wd, "x")                        // ok: as above
	os.RemoveAll(dir)
}

func TestBuiltTempDir(t *testing.T) {
	os.WriteFile(filepath.Join(os.TempDir(), "isolint-tmp"), nil, 0o600) // want "fixed path .*isolint-tmp"
}

func TestBuiltConcat(t *testing.T) {
	os.WriteFile(builtDir+"/concat", nil, 0o600) // want "fixed path /tmp/isolint-built/concat"
}

func TestBuiltSprintf(t *testing.T) {
	os.WriteFile(fmt.Sprintf("%s/sprintf", builtDir), nil, 0o600) // want "fixed path /tmp/isolint-built/sprintf"
}

func TestBuiltLocal(t *testing.T) {
	dir := builtDir
	file := filepath.Join(dir, "local")
	os.WriteFile(file, nil, 0o600) // want "fixed path /tmp/isolint-built/local"
}

func TestBuiltPackageVariable(t *testing.T) {
	os.RemoveAll(builtVar) // want "fixed path /tmp/isolint-var"
}

func TestBuiltFunc(t *testing.T) {
	os.WriteFile(builtPath("x"), nil, 0o600) // want "fixed path /tmp/isolint-func/x"
}

func TestBuiltHelper(t *testing.T) {
	writeBuilt("/tmp/isolint-helper") // want "fixed path /tmp/isolint-helper"
}

func TestBuiltHelperJoins(t *testing.T) {
	writeBelow(builtDir) // want "fixed path /tmp/isolint-built/below"
}

func TestBuiltField(t *testing.T) {
	cfg := struct{ dir, name string }{dir: builtDir, name: "field"}
	os.WriteFile(filepath.Join(cfg.dir, cfg.name), nil, 0o600) // want "fixed path /tmp/isolint-built/field"
}

func TestBuiltUnique(t *testing.T) {
	dir := t.TempDir()
	os.WriteFile(filepath.Join(dir, "x"), nil, 0o600) // ok: a directory of its own
	writeBuilt(filepath.Join(dir, "y"))               // ok: the same, by a helper
	writeBelow(dir)                                   // ok: the same
	os.WriteFile(dir+"/z", nil, 0o600)                // ok: the same, joined by hand
	tmp, err := os.MkdirTemp("", "isolint")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(tmp)                           // ok: a new directory
	os.WriteFile(filepath.Join(tmp, "x"), nil, 0o600) // ok: a new directory
	f, err := os.CreateTemp("/tmp", "isolint-*")      // ok: a new file
	if err != nil {
		t.Fatal(err)
	}
	os.Remove(f.Name()) // ok: a new file
	for _, name := range builtTable {
		os.WriteFile(filepath.Join(dir, name), nil, 0o600) // ok: below a directory of its own
	}
	os.WriteFile(os.DevNull, nil, 0o600) // ok: the null device
}
