package execute

import (
	"context"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
	"github.com/isolint-go/isolint/cmd/isolint/internal/history"
	"github.com/isolint-go/isolint/cmd/isolint/internal/process"
)

// suite is the module of testdata, built once: the binaries by package.
var suite = sync.OnceValues(func() (map[string]string, error) {
	dir, err := os.MkdirTemp("", "execute")
	if err != nil {
		return nil, err
	}
	cmd := exec.Command("go", "test", "-c", "-vet=off", "-o", dir+string(filepath.Separator), "./...")
	cmd.Dir = "testdata/suite"
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=")
	if out, err := cmd.CombinedOutput(); err != nil {
		os.Stderr.Write(out)
		return nil, err
	}
	binaries := map[string]string{"": dir}
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		name := strings.TrimSuffix(strings.TrimSuffix(e.Name(), ".exe"), ".test")
		binaries[name] = filepath.Join(dir, e.Name())
	}
	return binaries, err
})

func TestMain(m *testing.M) {
	process.Adopt()
	defer func() {
		if binaries, err := suite(); err == nil {
			os.RemoveAll(binaries[""])
		}
	}()
	m.Run()
}

// A recorder keeps events.
type recorder struct{ events []event.Event }

func (r *recorder) Handle(e event.Event) error {
	r.events = append(r.events, e)
	return nil
}

// verdicts are the ends of top-level tests and of packages, each "pkg Test:
// action", in no order; one that comes twice stands there twice.
func (r *recorder) verdicts() []string {
	var out []string
	for _, e := range r.events {
		if e.Ends() && e.Test == e.Top() {
			out = append(out, strings.TrimSpace(e.Package+" "+e.Test)+": "+e.Action)
		}
	}
	slices.Sort(out)
	return out
}

// attrs are the values of an attribute.
func (r *recorder) attrs(key string) []string {
	var out []string
	for _, e := range r.events {
		if e.Key == key {
			out = append(out, e.Value)
		}
	}
	return out
}

func (r *recorder) output() string {
	var b strings.Builder
	for _, e := range r.events {
		b.WriteString(e.Output)
	}
	return b.String()
}

var testFunc = regexp.MustCompile(`(?m)^func (Test[A-Z]\w*)\(`)

// of returns a package of the suite as it is given to Run.
func of(t *testing.T, name string) Package {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("testdata/suite", name))
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile(filepath.Join(dir, name+"_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	p := Package{Path: path.Join("suite", name), Dir: dir, Root: filepath.Dir(dir)}
	for _, m := range testFunc.FindAllStringSubmatch(string(source), -1) {
		if m[1] != "TestMain" {
			p.Tests = append(p.Tests, Test{Name: m[1]})
		}
	}
	return p
}

// run runs packages of the suite. Options are completed.
func run(t *testing.T, o Options, known map[string]*Known, packages ...Package) (*recorder, Outcome) {
	t.Helper()
	noMore := make(chan *Known)
	close(noMore)
	return runIn(context.Background(), t, World{Known: noMore}, o, known, packages...)
}

// runIn runs packages of the suite in a world that is completed, too.
func runIn(ctx context.Context, t *testing.T, w World, o Options, known map[string]*Known, packages ...Package) (*recorder, Outcome) {
	t.Helper()
	binaries, err := suite()
	if err != nil {
		t.Fatal(err)
	}
	o.Temp = filepath.Join(t.TempDir(), "t")
	o.Env = append(os.Environ(), o.Env...)
	if o.History == nil {
		o.History = history.New()
	}
	if o.Timeout == 0 {
		o.Timeout = time.Minute
	}
	o.Select = func(only, _ []string) []string { return []string{"-test.run=^(" + strings.Join(only, "|") + ")$"} }
	built := make(chan Built, len(packages))
	for _, p := range packages {
		k := known[path.Base(p.Path)]
		if k != nil {
			k.Package = p.Path
		}
		built <- Built{Package: p.Path, Binary: binaries[path.Base(p.Path)], Known: k}
	}
	close(built)
	rec := new(recorder)
	w.Built, w.Events = built, rec
	out, err := Run(ctx, packages, o, w)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(o.Temp); err == nil {
		t.Errorf("%s is left behind", o.Temp)
	}
	return rec, out
}
