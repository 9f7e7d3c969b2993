package result

import (
	"slices"
	"strings"
	"testing"
)

func TestCacheable(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		args string
		why  string // part of it; empty: cacheable
	}{
		{"", ""},
		{"-test.short=true -test.run=^TestA$ -test.timeout=10m0s -test.v=test2json", ""},
		{"-test.short -test.v -test.failfast -test.fullpath", ""},
		{"-test.benchtime=1s -test.cpu=1,2 -test.list=. -test.parallel=4 -test.skip=B", ""},
		{"-test.coverprofile=c.out -test.outputdir=/o -test.gocoverdir=/g -test.testlogfile=/t -test.paniconexit0", ""},
		{"-test.shuffle=off", ""},
		{"-test.shuffle=on", "-shuffle"},
		{"-test.shuffle=123", "-shuffle"},
		{"-test.count=1", "-count asks for a run"},
		{"-test.short -test.bench=.", "-bench"},
		{"-test.fuzz=FuzzA", "-fuzz"},
		{"-test.cpuprofile=cpu.out", "-cpuprofile"},
		{"-test.trace=t.out", "-trace"},
		{"-test.artifacts", "-artifacts"},
		{"-test.run TestA", "-run has no value"},
		{"-update", "an argument of their own, -update"},
		{"-test.short -- x", "an argument of their own, --"},
	} {
		ok, why := Cacheable(strings.Fields(tt.args))
		if ok != (tt.why == "") || !strings.Contains(why, tt.why) {
			t.Errorf("Cacheable(%s) = %v, %q; want %q", tt.args, ok, why, tt.why)
		}
	}
}

func TestOwnVariables(t *testing.T) {
	t.Parallel()
	for _, own := range []string{"TMPDIR", "GOTMPDIR", "GORACE", "GOCOVERDIR", "ISOLINT_TEST", "PWD"} {
		if !isOwn(own) {
			t.Errorf("%s is an input", own)
		}
	}
	for _, users := range []string{"HOME", "TMPDIRS", "ISOLINT", "MY_ISOLINT_X", "OLDPWD", "GODEBUG"} {
		if isOwn(users) {
			t.Errorf("%s is no input", users)
		}
	}
}

func TestArgsKey(t *testing.T) {
	t.Parallel()
	base := Run{Args: []string{"-test.short=true"}, Tests: []string{"TestA", "TestB"}}
	same := []Run{
		{Args: []string{"-test.short=true", "-test.coverprofile=c.out"}, Tests: []string{"TestA", "TestB"}},
		{Args: []string{"-test.short=true", "-test.shuffle=off"}, Tests: []string{"TestB", "TestA"}},
	}
	for _, run := range same {
		if argsKey(run) != argsKey(base) {
			t.Errorf("%v is another run than %v", run, base)
		}
	}
	others := []Run{
		base,
		{},
		{Args: base.Args},
		{Tests: base.Tests},
		{Args: []string{"-test.short=false"}, Tests: base.Tests},
		{Args: base.Args, Tests: []string{"TestA"}},
		{Args: []string{"-test.short=true", "-test.run=TestA"}, Tests: []string{"TestB"}},
	}
	var keys []string
	for _, run := range others {
		keys = append(keys, argsKey(run))
	}
	slices.Sort(keys)
	if n := len(slices.Compact(keys)); n != len(others) {
		t.Errorf("%d runs have %d keys", len(others), n)
	}
}
