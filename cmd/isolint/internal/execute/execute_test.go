package execute

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
	"github.com/isolint-go/isolint/cmd/isolint/internal/history"
	"github.com/isolint-go/isolint/cmd/isolint/internal/plan"
)

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
		"lenient":  {"suite/lenient TestFails: fail", "suite/lenient TestPasses: pass", "suite/lenient: pass"},
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
	same(t, "flaky", rec.attrs("isolint.flaky"), []string{"TestFlaky: passed on attempt 2"})
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

// A package without tests is told of if all was built; where the go command failed, nobody
// knows whether it builds, and nothing is said of it.
func TestNoFiles(t *testing.T) {
	t.Parallel()
	for _, incomplete := range []bool{false, true} {
		built, known := make(chan Built, 1), make(chan *Known)
		if incomplete {
			built <- Built{Incomplete: true}
		}
		close(built)
		close(known)
		rec := new(recorder)
		o := Options{Temp: filepath.Join(t.TempDir(), "t"), History: history.New(), Timeout: time.Minute}
		packages := []Package{{Path: "m/none", Dir: t.TempDir(), NoFiles: true}}
		if _, err := Run(t.Context(), packages, o, World{Built: built, Known: known, Events: rec}); err != nil {
			t.Fatal(err)
		}
		if said := strings.Contains(rec.output(), "[no test files]"); said == incomplete {
			t.Errorf("incomplete %v: %q", incomplete, rec.output())
		}
	}
}
