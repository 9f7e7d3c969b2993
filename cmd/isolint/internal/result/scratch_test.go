package result

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// scratch is a module whose tests read one of each kind of input.
var scratch = map[string]string{
	"go.mod":              "module scratch\n\ngo 1.26\n",
	"p/testdata/a.json":   "{}",
	"p/testdata/looked":   "x",
	"p/testdata/dir/one":  "1",
	"p/testdata/sub/here": "here",
	"p/unread":            "",
	"p/p_test.go": `package p

import (
	"os"
	"testing"
)

func TestReads(t *testing.T) {
	if _, err := os.ReadFile("testdata/a.json"); err != nil {
		t.Fatal(err)
	}
	os.ReadFile("testdata/optional")
	os.Stat("testdata/looked")
	os.ReadDir("testdata/dir")
	os.Getenv("MODE")
	if outside := os.Getenv("OUTSIDE"); outside != "" {
		os.ReadFile(outside)
	}
	if out := os.Getenv("WRITES"); out != "" {
		os.WriteFile(out, nil, 0o666)
	}
	os.WriteFile(t.TempDir()+"/temp", nil, 0o666)
}

func TestChdir(t *testing.T) {
	if os.Getenv("LEAVE") != "" {
		t.Chdir("testdata/sub")
	} else if err := os.Chdir("testdata/sub"); err != nil {
		t.Fatal(err)
	}
	if _, err := os.ReadFile("here"); err != nil {
		t.Fatal(err)
	}
}
`,
}

// makeModule writes the module, all of it older than any run.
func makeModule(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	for name, content := range scratch {
		write(t, filepath.Join(root, name), content)
	}
	return root
}

// write makes a file that was written an hour ago.
func write(t *testing.T, file, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
	past := time.Now().Add(-time.Hour)
	if err := os.Chtimes(file, past, past); err != nil {
		t.Fatal(err)
	}
}

// build makes the module's test binary.
func build(t *testing.T, root string, flags ...string) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "p.test")
	cmd := exec.CommandContext(t.Context(), "go", slices.Concat([]string{"test", "-c", "-vet=off", "-o", binary}, flags, []string{"./p"})...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off", "GOWORK=off")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return binary
}

// binaries are those of the module, and of it with one more test.
type binaries struct{ plain, more string }

// The tests that run test binaries, which are built once.
func TestRuns(t *testing.T) {
	t.Parallel()
	root := makeModule(t)
	b := binaries{plain: build(t, root)}
	write(t, filepath.Join(root, "p/more_test.go"), "package p\n\nimport \"testing\"\n\nfunc TestMore(t *testing.T) {}\n")
	b.more = build(t, root)
	for name, test := range map[string]func(*testing.T, binaries){
		"inputs":         testInputs,
		"values":         testVariableValues,
		"outside":        testOutside,
		"fresh checkout": testFreshCheckout,
		"new binary":     testNewBinary,
		"cut package":    testCutPackage,
		"refused":        testRefused,
		"damaged":        testDamagedEntry,
		"concurrent":     testConcurrent,
		"replay":         testReplay,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, b)
		})
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, data, 0o777); err != nil {
		t.Fatal(err)
	}
}

// A runner stands in for the dispatcher.
type runner struct {
	*testing.T
	cache *Cache
	run   Run
}

func newRunner(t *testing.T, root, binary string) *runner {
	return &runner{t, Open(t.TempDir()), Run{
		Package: "scratch/p", Binary: binary, Args: []string{"-test.short=true"},
		Dir: filepath.Join(root, "p"), Root: root,
		Env: append(os.Environ(), "TMPDIR="+t.TempDir()),
	}}
}

const stream = `{"Action":"start","Package":"scratch/p"}
{"Action":"pass","Package":"scratch/p","Elapsed":0.1}
`

// pass runs the tests in as many processes as there are patterns, and saves.
func (r *runner) pass(patterns ...string) error {
	r.Helper()
	if _, _, err := r.cache.Look(r.run); err != nil {
		r.Fatal(err)
	}
	started := time.Now()
	var logs [][]byte
	for _, pattern := range patterns {
		log := filepath.Join(r.TempDir(), "log")
		cmd := exec.CommandContext(r.Context(), r.run.Binary, "-test.testlogfile="+log, "-test.run="+pattern)
		cmd.Dir, cmd.Env = r.run.Dir, r.run.Env
		if out, err := cmd.CombinedOutput(); err != nil {
			r.Fatalf("%v\n%s", err, out)
		}
		data, err := os.ReadFile(log)
		if err != nil {
			r.Fatal(err)
		}
		logs = append(logs, data)
	}
	return r.cache.Save(r.run, logs, started, Entry{Stream: []byte(stream), Elapsed: time.Second})
}

func (r *runner) mustPass() {
	r.Helper()
	if err := r.pass("."); err != nil {
		r.Fatal(err)
	}
}

// wantHit looks, and wants an answer.
func (r *runner) wantHit(why string) {
	r.Helper()
	entry, got, err := r.cache.Look(r.run)
	if err != nil || entry == nil || !strings.Contains(got, why) {
		r.Errorf("%v, %q, %v; want a hit, as %q", entry, got, err, why)
	} else if string(entry.Stream) != stream || entry.Elapsed != time.Second {
		r.Errorf("another run's entry: %v", entry)
	}
}

// wantMiss looks, and wants a reason.
func (r *runner) wantMiss(why string) {
	r.Helper()
	if entry, got, err := r.cache.Look(r.run); err != nil || entry != nil || got != why {
		r.Errorf("%v, %q, %v; want a miss, as %q", entry, got, err, why)
	}
}
