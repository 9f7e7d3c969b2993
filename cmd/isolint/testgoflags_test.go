package main

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/plan"
)

// The command line comes before GOFLAGS, and of that only go test's flags count.
func TestGoFlags(t *testing.T) {
	t.Parallel()
	args := []string{"-run=Mine", "-short=false", "./..."}
	goFlags := []string{"-run=Theirs", "-short", "-skip=Slow", "--timeout=1m", "-n=7", "-m=slow", "-ldflags=-X m.v=1", "-race", "-unknown", "-count=2"}
	o, err := parseTestOptions("test", args, goFlags)
	if err != nil {
		t.Fatal(err)
	}
	if o.RunPattern != "Mine" || o.SkipPattern != "Slow" || o.Timeout != time.Minute || o.Width != 0 || o.Marks != "" {
		t.Errorf("-run %q, -skip %q, -timeout %v, -n %d, -m %q", o.RunPattern, o.SkipPattern, o.Timeout, o.Width, o.Marks)
	}
	if !slices.Contains(o.BuildFlags, "-ldflags=-X m.v=1") || !slices.Contains(o.BuildFlags, "-race") || !slices.Contains(o.ListFlags, "-race") {
		t.Errorf("build flags %q, of lists %q", o.BuildFlags, o.ListFlags)
	}
	if !slices.Equal(o.TestArgs, []string{"-test.count=2"}) || o.Whole == "" || o.Uncached == "" {
		t.Errorf("arguments %q, whole %q, uncached %q", o.TestArgs, o.Whole, o.Uncached)
	}
	if _, err := parseTestOptions("test", nil, []string{"-timeout=long"}); err == nil || !strings.Contains(err.Error(), "GOFLAGS: -timeout") {
		t.Errorf("error %v", err)
	}
}

// What looks for tests that need each other has to run them.
func TestIsolateByTestIsNotCached(t *testing.T) {
	t.Parallel()
	o, err := parseTestOptions("test", []string{"-isolate=test"}, nil)
	if err != nil || o.Isolate != plan.ByTest || o.Uncached != "-isolate=test" {
		t.Errorf("%v, %v, %q", err, o.Isolate, o.Uncached)
	}
}

// A bad value is told before anything is built.
func TestBadValues(t *testing.T) {
	t.Parallel()
	for _, arg := range []string{"-short=maybe", "-race=x", "-failfast=2", "-count=-1", "-parallel=x", "-shuffle=zz", "-retries=-1", "-test-timeout=-1s"} {
		if _, err := parseTestOptions("test", []string{arg}, nil); err == nil {
			t.Errorf("%s: no error", arg)
		}
	}
	for _, arg := range []string{"-short=0", "-race=F", "-failfast=t", "-count=0", "-parallel=3", "-shuffle=-7", "-retries=0", "-test-timeout=0"} {
		if _, err := parseTestOptions("test", []string{arg}, nil); err != nil {
			t.Errorf("%s: %v", arg, err)
		}
	}
}
