package execute

import (
	"context"
	"maps"
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

	"github.com/google/go-cmp/cmp"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
	"github.com/isolint-go/isolint/cmd/isolint/internal/history"
	"github.com/isolint-go/isolint/cmd/isolint/internal/plan"
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
	built, noMore := make(chan Built, len(packages)), make(chan *Known)
	for _, p := range packages {
		k := known[path.Base(p.Path)]
		if k != nil {
			k.Package = p.Path
		}
		built <- Built{Package: p.Path, Binary: binaries[path.Base(p.Path)], Known: k}
	}
	close(built)
	close(noMore)
	rec := new(recorder)
	out, err := Run(context.Background(), packages, o, World{Built: built, Known: noMore, Events: rec})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(o.Temp); err == nil {
		t.Errorf("%s is left behind", o.Temp)
	}
	return rec, out
}

func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// How each kind of end is told, whole and cut.
func TestVerdicts(t *testing.T) {
	t.Parallel()
	tests := map[string][]string{
		"plain":    {"suite/plain TestFail: fail", "suite/plain TestPass: pass", "suite/plain TestSkip: skip", "suite/plain TestSub: pass", "suite/plain: fail"},
		"exits":    {"suite/exits TestAfter: pass", "suite/exits TestBefore: pass", "suite/exits TestExit: fail", "suite/exits: fail"},
		"exitzero": {"suite/exitzero TestAfter: pass", "suite/exitzero TestExit: fail", "suite/exitzero: fail"},
		"panics":   {"suite/panics TestAfter: pass", "suite/panics TestBeside: pass", "suite/panics TestPanic: fail", "suite/panics: fail"},
		"killed":   {"suite/killed TestAfter: pass", "suite/killed TestKilled: fail", "suite/killed: fail"},
		"together": {"suite/together TestA: pass", "suite/together TestExitsAmongOthers: fail", "suite/together TestZ: pass", "suite/together: fail"},
		"teardown": {"suite/teardown TestPass: pass", "suite/teardown: fail"},
		"mainless": {"suite/mainless: pass"},
		"garbage":  {"suite/garbage TestGarbage: pass", "suite/garbage: pass"},
	}
	for _, isolate := range []plan.Isolate{plan.Auto, plan.ByTest} {
		for _, name := range slices.Sorted(maps.Keys(tests)) {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				rec, _ := run(t, Options{Isolate: isolate}, nil, of(t, name))
				same(t, "verdicts", rec.verdicts(), tests[name])
			})
		}
	}
}

// A test that hangs, and does not care for signals, is ended with its
// goroutines; the others run on.
func TestPerTestTimeout(t *testing.T) {
	t.Parallel()
	rec, _ := run(t, Options{PerTest: 300 * time.Millisecond}, nil, of(t, "hangs"))
	same(t, "verdicts", rec.verdicts(), []string{
		"suite/hangs TestAfter: pass", "suite/hangs TestBefore: pass", "suite/hangs TestHang: fail", "suite/hangs: fail",
	})
	if out := rec.output(); !strings.Contains(out, "goroutine ") || !strings.Contains(out, "TestHang ran longer than -test-timeout=300ms") {
		t.Errorf("no goroutines, or no reason:\n%s", out)
	}
}

// The timeout of the binary is go test's, and what it says of itself.
func TestTimeout(t *testing.T) {
	t.Parallel()
	rec, _ := run(t, Options{Timeout: 500 * time.Millisecond}, nil, of(t, "hangs"))
	same(t, "verdicts", rec.verdicts(), []string{
		"suite/hangs TestAfter: pass", "suite/hangs TestBefore: pass", "suite/hangs TestHang: fail", "suite/hangs: fail",
	})
}

// What fails only where it is cut is no failure: it is named and remembered.
func TestNeeds(t *testing.T) {
	t.Parallel()
	past := history.New()
	rec, _ := run(t, Options{Isolate: plan.ByTest, History: past}, nil, of(t, "needs"))
	same(t, "verdicts", rec.verdicts(), []string{
		"suite/needs TestAlone: pass", "suite/needs TestBetween: pass", "suite/needs TestNeeded: pass", "suite/needs TestNeeds: pass", "suite/needs: pass",
	})
	same(t, "needs", rec.attrs("isolint.needs"), []string{"TestNeeds passes only after TestNeeded"})
	want := [][]string{{"TestNeeded", "TestNeeds"}}
	if diff := cmp.Diff(want, past.Of("suite/needs").Together); diff != "" {
		t.Errorf("history (-want +got):\n%s", diff)
	}
	rec, _ = run(t, Options{Isolate: plan.ByTest, History: past}, nil, of(t, "needs"))
	same(t, "needs, the second time", rec.attrs("isolint.needs"), nil)
}

// -retries runs again only what failed; what passes then is flaky.
func TestRetries(t *testing.T) {
	t.Parallel()
	count := filepath.Join(t.TempDir(), "count")
	rec, _ := run(t, Options{Retries: 2, Env: []string{"COUNT=" + count}}, nil, of(t, "flaky"), of(t, "plain"))
	same(t, "verdicts", rec.verdicts(), []string{
		"suite/flaky TestFlaky: pass", "suite/flaky TestSteady: pass", "suite/flaky: pass",
		"suite/plain TestFail: fail", "suite/plain TestPass: pass", "suite/plain TestSkip: skip", "suite/plain TestSub: pass", "suite/plain: fail",
	})
	same(t, "flaky", rec.attrs("isolint.flaky"), []string{"passed on attempt 2"})
}

// Two packages that write the same file never overlap, nor do two tests of a
// package that was cut.
func TestHolds(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "exclusive")
	hold := []plan.Hold{{Resource: "file:" + file, Write: true, Wide: true}}
	known := make(map[string]*Known)
	var packages []Package
	past := history.New()
	for _, name := range []string{"exclusive", "exclusive2"} {
		p := of(t, name)
		known[name] = &Known{Holds: map[string][]plan.Hold{"TestA": hold, "TestB": hold}}
		past.Of(p.Path).Whole = true
		packages = append(packages, p)
	}
	rec, _ := run(t, Options{Width: 8, Isolate: plan.ByTest, History: past, Env: []string{"EXCLUSIVE=" + file}}, known, packages...)
	same(t, "verdicts", rec.verdicts(), []string{
		"suite/exclusive TestA: pass", "suite/exclusive TestB: pass", "suite/exclusive2 TestA: pass", "suite/exclusive2 TestB: pass",
		"suite/exclusive2: pass", "suite/exclusive: pass",
	})
	same(t, "needs", rec.attrs("isolint.needs"), nil)
}

// A slot has its own directory for temporary files, which is gone afterwards,
// whatever is done to it, and a number.
func TestSlot(t *testing.T) {
	t.Parallel()
	rec, _ := run(t, Options{Width: 2}, nil, of(t, "slot"))
	same(t, "verdicts", rec.verdicts(), []string{"suite/slot TestSlot: pass", "suite/slot: pass"})
}

func TestLeak(t *testing.T) {
	t.Parallel()
	rec, _ := run(t, Options{}, nil, of(t, "leaks"))
	same(t, "verdicts", rec.verdicts(), []string{"suite/leaks TestLeak: pass", "suite/leaks: pass"})
	if leaks := rec.attrs("isolint.leak"); len(leaks) != 1 || !strings.Contains(leaks[0], "sleep 600") {
		t.Errorf("leaks: %q", leaks)
	}
}

// One package after the other, in their order.
func TestSerial(t *testing.T) {
	t.Parallel()
	rec, _ := run(t, Options{Serial: true}, nil, of(t, "teardown"), of(t, "exits"), of(t, "garbage"), of(t, "plain"))
	var ends []string
	for _, e := range rec.events {
		if e.Test == "" && (e.Ends() || e.Action == event.Start) {
			ends = append(ends, e.Action+" "+e.Package)
		}
	}
	same(t, "order", ends, []string{
		"start suite/teardown", "fail suite/teardown", "start suite/exits", "fail suite/exits",
		"start suite/garbage", "pass suite/garbage", "start suite/plain", "fail suite/plain",
	})
}

// Nothing starts after the first failure.
func TestFailFast(t *testing.T) {
	t.Parallel()
	p := of(t, "plain")
	p.Whole = "-failfast"
	rec, out := run(t, Options{Serial: true, FailFast: true}, nil, p, of(t, "slot"))
	if v := rec.verdicts(); slices.ContainsFunc(v, func(s string) bool { return strings.HasPrefix(s, "suite/slot") }) {
		t.Errorf("verdicts: %q", v)
	}
	if out.NotRun != 1 {
		t.Errorf("%d tests did not run, want 1", out.NotRun)
	}
}
