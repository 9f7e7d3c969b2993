package main

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata/script")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"isolint": main, "toylint": toyMain})
}

// TestScript runs the scripts of testdata/script, which use the command as a
// user would. They share go's cache, so that only what a script brings itself
// is analysed anew.
func TestScript(t *testing.T) {
	t.Parallel()
	isolint, err := exec.LookPath("isolint") // testscript has put it there
	if err != nil {
		t.Fatal(err)
	}
	env := []string{
		"ISOLINT=" + isolint, // for scripts that empty PATH
		"TOYLINT=" + filepath.Join(filepath.Dir(isolint), "toylint"),
		"GOCACHE=" + goCache(t),
		"GOENV=off",
		"GOFLAGS=",
		"GOPATH=" + t.TempDir(),
		"GOPROXY=off",
		"GOSUMDB=off",
		"GOTOOLCHAIN=local",
	}
	warm(t, isolint, env)
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"examples": copyExamples,
			"shown":    compareShown,
			"sarif":    validateSARIF,
		},
		Setup: func(e *testscript.Env) error {
			e.Vars = append(e.Vars, env...)
			return nil
		},
	})
}

// goCache is the cache that the go command uses for this test.
func goCache(t *testing.T) string {
	t.Helper()
	if cache := os.Getenv("GOCACHE"); cache != "" {
		return cache
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "go-build")
}

// warmed is for warm: tests that run in parallel wait for it.
var warmed sync.Once

// warm has the standard library's packages analysed by one process, before
// many scripts want them at the same time.
func warm(t *testing.T, isolint string, env []string) {
	t.Helper()
	warmed.Do(func() { warmUp(t, isolint, env) })
}

func warmUp(t *testing.T, isolint string, env []string) {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{
		"go.mod":    "module warm\n\ngo 1.24\n",
		"a_test.go": "package warm\n\nimport (\n\t_ \"net/http\"\n\t_ \"testing\"\n)\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(isolint)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), env...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}
