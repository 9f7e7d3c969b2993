package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/plan"
	"github.com/isolint-go/isolint/cmd/isolint/internal/runner"
)

// testOptions are the flags and arguments of isolint test and isolint plan.
type testOptions struct {
	runner.Options
	dir       string
	test      string // of isolint explain
	strict    bool   // of isolint conflicts
	dot       bool
	fix       bool // of isolint parallel
	list      bool
	json      bool
	verbose   bool
	junit     string
	traceback string
	durations int

	uncached []string // flags that keep results from being cached
	set      map[string]bool
}

// defaultTimeout is go test's, of a whole binary.
const defaultTimeout = 10 * time.Minute

func defaultTestOptions() runner.Options { return runner.Options{Timeout: defaultTimeout} }

// parseTestOptions reads the command line, and the flags of GOFLAGS. As with go
// test, flags may stand before and after packages; what follows -args or -- is for
// the test binaries.
func parseTestOptions(name string, args, goFlags []string) (*testOptions, error) {
	o := &testOptions{Options: defaultTestOptions(), set: make(map[string]bool), traceback: "full", durations: -1}
	fs := o.flagSet(name)
	args, own := forBinaries(args)
	for {
		if err := fs.Parse(args); err != nil {
			return nil, describeFlagError(err, fs)
		}
		rest := fs.Args()
		n := slices.IndexFunc(rest, func(a string) bool { return strings.HasPrefix(a, "-") })
		if n < 0 {
			o.Patterns = append(o.Patterns, rest...)
			break
		}
		o.Patterns, args = append(o.Patterns, rest[:n]...), rest[n:]
	}
	if name == "explain" {
		if len(o.Patterns) == 0 {
			return nil, errors.New("explain takes the name of a test, and packages to look in")
		}
		o.test, o.Patterns = o.Patterns[0], o.Patterns[1:]
	}
	if len(o.Patterns) == 0 {
		o.Patterns = []string{defaultPattern(name)}
	}
	if err := o.inherit(fs, goFlags); err != nil {
		return nil, err
	}
	fs.Visit(func(f *flag.Flag) { o.set[f.Name] = true })
	if o.json && o.dot {
		return nil, errors.New("-json and -dot exclude each other")
	}
	if len(own) > 0 {
		o.TestArgs = append(o.TestArgs, own...)
		o.uncached = append(o.uncached, "arguments for the test binaries")
	}
	return o, o.settle()
}

// defaultPattern is what a command looks at that is given no packages: go test
// takes the one here, but who collides with whom is a question to a module.
func defaultPattern(name string) string {
	switch name {
	case "conflicts", "explain", "parallel":
		return "./..."
	}
	return "."
}

// forBinaries parts the arguments at the first -args or --.
func forBinaries(args []string) (ours, theirs []string) {
	i := slices.IndexFunc(args, func(a string) bool { return a == "-args" || a == "--args" || a == "--" })
	if i < 0 {
		return args, nil
	}
	return args[:i], args[i+1:]
}

func (o *testOptions) flagSet(name string) *flag.FlagSet {
	fs := flag.NewFlagSet("isolint "+name, flag.ContinueOnError)
	fs.SetOutput(io.Discard) // errors and help are written by run
	fs.Usage = func() {}
	fs.StringVar(&o.dir, "C", "", "change to `dir` before anything else")
	for _, group := range o.flagGroups(name) {
		group.add(fs)
	}
	return fs
}

// A flagGroup is flags that have to do with each other.
type flagGroup struct {
	title string
	add   func(*flag.FlagSet)
}

// flagGroups are the flags of a command that selects tests. Those that only say what the
// analysis knows of them have none for a run.
func (o *testOptions) flagGroups(name string) []flagGroup {
	selects, asGo := flagGroup{"Which tests", o.selectionFlags}, flagGroup{"As of go test", o.goFlags}
	switch name {
	case "conflicts":
		return []flagGroup{selects, {"What is shown", o.conflictFlags}, asGo}
	case "explain":
		return []flagGroup{selects, asGo}
	case "parallel":
		return []flagGroup{selects, {"What is shown", o.parallelFlags}, asGo}
	}
	return []flagGroup{selects, {"How they run", o.scheduleFlags}, {"What is shown", o.reportFlags}, asGo}
}

func (o *testOptions) selectionFlags(fs *flag.FlagSet) {
	fs.StringVar(&o.Marks, "m", "", "run only tests that the `expression` of marks holds for, such as 'not slow'")
	fs.StringVar(&o.Stage, "stage", "", "run only the tests of the stage with this `name`")
	fs.StringVar(&o.Profile, "profile", "", "run only what the profile with this `name` selects")
	fs.StringVar(&o.RunPattern, "run", "", "run only tests that match the `regexp`, as go test has it")
	fs.StringVar(&o.SkipPattern, "skip", "", "leave out tests that match the `regexp`, as go test has it")
	fs.BoolVar(&o.list, "list", false, "list the selected tests with their marks, stage, pool and what they hold; run nothing")
	fs.Func("ignore", "leave out the packages that match the `pattern`; may be repeated", func(s string) error {
		p, err := config.NewPattern(s)
		o.Ignore = append(o.Ignore, p)
		return err
	})
}

func (o *testOptions) scheduleFlags(fs *flag.FlagSet) {
	fs.Func("n", "run `N` test processes at a time; auto, the default, follows idle processors, 0 runs one package after the other", o.setWidth)
	fs.Var(choice[plan.Isolate]{&o.Isolate, []named[plan.Isolate]{{"auto", plan.Auto}, {"test", plan.ByTest}, {"package", plan.ByPackage}}},
		"isolate", "cut packages into processes: `auto` (where no test sees it), test (one a test), package (never)")
	fs.Var(choice[runner.Enforce]{&o.Enforce, []named[runner.Enforce]{{"place", runner.Place}, {"strict", runner.Strict}, {"off", runner.Off}}},
		"enforce", "a test that reaches a heavy call without its mark is put in the mark's pool (`place`), refused (strict), or neither (off)")
	fs.DurationVar(&o.PerTest, "test-timeout", 0, "end a test that runs longer than `d`, with its goroutines; the others run on")
	fs.IntVar(&o.Retries, "retries", 0, "run a test that failed up to `N` more times; if it passes it is flaky, not failed")
	fs.BoolVar(&o.MemoryKill, "memory-kill", false, "end a test that takes more memory than its pool has")
	fs.Func("memory", "the `amount` of memory that tests may take together, such as 8GiB (default: what is free)", func(s string) error {
		size, err := config.Size(s)
		o.Memory = size
		return err
	})
	fs.StringVar(&o.History, "history", "", "keep durations, memory and order dependences in this `file` rather than in the user's cache")
	fs.BoolVar(&o.Why, "why", false, "say why a package was not taken from the cache")
}

func (o *testOptions) reportFlags(fs *flag.FlagSet) {
	fs.BoolVar(&o.json, "json", false, "print the events of go test -json")
	fs.BoolVar(&o.verbose, "v", false, "print all that tests print")
	fs.StringVar(&o.junit, "junit", "", "also write a JUnit report to `file`")
	fs.Var(choice[string]{&o.traceback, []named[string]{{"full", "full"}, {"short", "short"}, {"no", "no"}}},
		"tb", "how much a failed test's output is shown: full, short or no")
	fs.IntVar(&o.durations, "durations", -1, "show the `N` slowest tests (default 5, if the run took more than 5 s)")
}

func (o *testOptions) conflictFlags(fs *flag.FlagSet) {
	fs.BoolVar(&o.json, "json", false, "print JSON")
	fs.BoolVar(&o.strict, "strict", false, "also what is put back, and only forbids t.Parallel")
	fs.BoolVar(&o.dot, "dot", false, "print a graph for Graphviz")
}

func (o *testOptions) parallelFlags(fs *flag.FlagSet) {
	fs.BoolVar(&o.fix, "fix", false, "add the calls")
	fs.BoolVar(&o.verbose, "v", false, "also what keeps the others from it")
}

func (o *testOptions) setWidth(s string) error {
	o.Width, o.Serial = 0, false
	if s == "auto" {
		return nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return fmt.Errorf("it is auto or a number of processes")
	}
	o.Width, o.Serial = n, n == 0
	return nil
}

// once reports whether each test runs once: the last -count counts.
func (o *testOptions) once() bool {
	for _, arg := range slices.Backward(o.TestArgs) {
		if n, ok := strings.CutPrefix(arg, "-test.count="); ok {
			return n == "1"
		}
	}
	return true
}

// settle draws the conclusions of flags for each other.
func (o *testOptions) settle() error {
	if o.Retries < 0 || o.PerTest < 0 {
		return errors.New("-retries and -test-timeout are not negative")
	}
	for _, file := range []*string{&o.History, &o.junit, &o.CoverProfile} {
		if *file != "" {
			abs, err := filepath.Abs(*file)
			if err != nil {
				return err
			}
			*file = abs
		}
	}
	if o.CoverProfile != "" || o.set["coverpkg"] || o.set["covermode"] {
		o.Cover = true
	}
	if o.Cover && !slices.Contains(o.BuildFlags, "-cover") {
		o.BuildFlags = append(o.BuildFlags, "-cover")
	}
	if o.Cover && !o.set["covermode"] {
		mode := "set"
		if slices.Contains(o.BuildFlags, "-race") {
			mode = "atomic"
		}
		o.BuildFlags = append(o.BuildFlags, "-covermode="+mode)
	}
	if o.Isolate == plan.ByTest { // to find tests that need each other
		o.uncached = append(o.uncached, "-isolate=test")
	}
	if o.CoverProfile != "" {
		o.uncached = append(o.uncached, "-coverprofile")
	}
	whole := map[string]string{
		"count": "-count is given", "shuffle": "-shuffle is given", "bench": "-bench is given", "failfast": "-failfast is given",
		"cpu": "-cpu is given",
	}
	for _, name := range []string{"count", "shuffle", "bench", "failfast", "cpu"} {
		if o.set[name] && o.Whole == "" && !(name == "count" && o.once()) {
			o.Whole = whole[name]
		}
	}
	if o.Cover && o.Whole == "" {
		o.Whole = "-cover is given"
	}
	for _, f := range o.BuildFlags {
		if list, ok := strings.CutPrefix(f, "-coverpkg="); ok {
			o.CoverPackages = strings.Split(list, ",")
		}
	}
	if len(o.uncached) > 0 {
		o.Uncached = strings.Join(o.uncached, ", ")
	}
	return nil
}
