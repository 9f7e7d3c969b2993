package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// lspModule has a test that changes, through another package, what another test reads.
var lspModule = map[string]string{
	"go.mod":       "module m\n\ngo 1.24\n",
	".isolint.yml": "marks:\n  slow: takes long\n  db: needs a database\n",
	"env/env.go": `package env

var Mode = "plain"

func Use(mode string) { Mode = mode }
`,
	"a/a_test.go": `package a

import (
	"os"
	"testing"

	"m/env"
)

func TestSet(t *testing.T) {
	println("Grüße 🎉"); os.Setenv("MODE", "x")
}

//isolint:mark slow
func TestMode(t *testing.T) {
	env.Use("fancy")
}

func TestRead(t *testing.T) {
	if env.Mode == "" {
		t.Error("no mode")
	}
}
`,
}

// newModule writes files and returns their directory, and an environment in which all
// temporary files are in another one.
func newModule(t *testing.T, files map[string]string) (dir, temp string, env []string) {
	t.Helper()
	dir, temp = t.TempDir(), t.TempDir()
	for name, content := range files {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	env = append(os.Environ(), "GOENV=off", "GOFLAGS=", "GOWORK=", "GOPROXY=off", "GOTOOLCHAIN=local", "GOCACHE="+goCache(t))
	isolint, err := exec.LookPath("isolint") // testscript has put it there
	if err != nil {
		t.Fatal(err)
	}
	warm(t, isolint, env)
	return dir, temp, append(env, "TMPDIR="+temp)
}
