package main

import (
	"errors"
	"flag"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Flags of go test that are handed on, by whom they are for. Their names and
// meanings are go test's.
var (
	binaryFlags = []passed{
		{"count", "run each test `n` times; 1 takes nothing from the cache"},
		{"shuffle", "run tests in random order: off, on or a `seed`"},
		{"bench", "run the benchmarks that match the `regexp`; packages run one at a time"},
		{"benchtime", "run each benchmark for `d`, or 100x"},
		{"blockprofilerate", "set the rate of the blocking profile"},
		{"cpu", "run with each of the `list` of GOMAXPROCS values"},
		{"parallel", "let `n` tests of one process that call t.Parallel run at the same time"},
	}
	binaryBools = []passed{
		{"short", "tell tests to be short"},
		{"benchmem", "print what benchmarks allocate"},
		{"fullpath", "print full names of files in messages"},
	}
	buildValues = []passed{
		{"covermode", "set, count or atomic"},
		{"coverpkg", "count what is covered in the packages that match the `patterns`"},
		{"vet", "run these checks of go vet with the build: a `list`, all or off"},
		{"tags", "comma-separated `list` of build tags"},
		{"mod", "as of go build"},
		{"modfile", "as of go build"},
		{"overlay", "as of go build"},
		{"ldflags", "as of go build"},
		{"gcflags", "as of go build"},
		{"asmflags", "as of go build"},
		{"pgo", "as of go build"},
		{"p", "build `n` packages at a time"},
	}
	buildBools = []passed{
		{"race", "build with the race detector"},
		{"msan", "as of go build"},
		{"asan", "as of go build"},
		{"trimpath", "as of go build"},
	}
)

// checks are of values that a test binary would only refuse after it was built.
var checks = map[string]func(string) error{
	"count": isNumber, "parallel": isNumber, "blockprofilerate": isNumber,
	"shuffle": func(s string) error {
		if s == "on" || s == "off" {
			return nil
		}
		if _, err := strconv.ParseInt(s, 10, 64); err != nil {
			return errors.New("it is on, off or a number")
		}
		return nil
	},
}

func isNumber(s string) error {
	if _, err := strconv.ParseUint(s, 10, 32); err != nil {
		return errors.New("it is a number")
	}
	return nil
}

// passed is a flag that is handed on.
type passed struct{ name, usage string }

// listed are the flags of the build that decide which files a package has.
var listed = map[string]bool{"tags": true, "mod": true, "modfile": true, "overlay": true, "race": true, "msan": true, "asan": true}

// cacheable are flags of test binaries with which go test caches results.
var cacheable = map[string]bool{"short": true, "cpu": true, "parallel": true, "benchtime": true, "fullpath": true}

func (o *testOptions) goFlags(fs *flag.FlagSet) {
	toBinary := func(name, value string) {
		o.TestArgs = append(o.TestArgs, "-test."+name+"="+value)
		if !cacheable[name] {
			o.uncached = append(o.uncached, "-"+name)
		}
	}
	toBuild := func(name, arg string) {
		o.BuildFlags = append(o.BuildFlags, arg)
		if listed[name] {
			o.ListFlags = append(o.ListFlags, arg)
		}
	}
	fs.DurationVar(&o.Timeout, "timeout", o.Timeout, "end a test binary that runs longer than `d`; 0 for never")
	boolean := func(f passed, set func(on bool)) {
		fs.BoolFunc(f.name, f.usage, func(s string) error {
			on, err := strconv.ParseBool(s)
			if err == nil {
				set(on)
			}
			return err
		})
	}
	boolean(passed{"failfast", "start nothing new after the first failure"}, func(on bool) {
		o.FailFast = on
		toBinary("failfast", strconv.FormatBool(on))
	})
	for _, f := range binaryFlags {
		fs.Func(f.name, f.usage, func(s string) error {
			if check := checks[f.name]; check != nil {
				if err := check(s); err != nil {
					return err
				}
			}
			toBinary(f.name, s)
			o.Alone = o.Alone || f.name == "bench"
			return nil
		})
	}
	for _, f := range binaryBools {
		boolean(f, func(on bool) {
			if on {
				toBinary(f.name, "true")
			}
		})
	}
	for _, f := range buildValues {
		fs.Func(f.name, f.usage, func(s string) error {
			toBuild(f.name, "-"+f.name+"="+s)
			return nil
		})
	}
	for _, f := range buildBools {
		boolean(f, func(on bool) {
			if on {
				toBuild(f.name, "-"+f.name)
			}
		})
	}
	fs.BoolVar(&o.Cover, "cover", false, "measure what the tests cover")
	fs.StringVar(&o.CoverProfile, "coverprofile", "", "write what the tests cover to `file`")
}

// ownFlags are flags of go test that are declared with isolint's.
var ownFlags = []string{"run", "skip", "json", "v"}

// isGoFlag reports whether a flag means what it means to go test: -n, for one,
// does not.
func isGoFlag(name string) bool {
	declared := flag.NewFlagSet("", flag.ContinueOnError)
	new(testOptions).goFlags(declared)
	return declared.Lookup(name) != nil || slices.Contains(ownFlags, name)
}

// inherit sets the flags of GOFLAGS that are go test's and that the command line
// does not set. That go build reads it, too, does not suffice: what tests are
// given, and how binaries are linked, is decided here.
func (o *testOptions) inherit(fs *flag.FlagSet, goFlags []string) error {
	set := make(map[string]bool)
	fs.Visit(func(f *flag.Flag) { set[f.Name] = true })
	for _, arg := range goFlags {
		name, value, hasValue := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		if set[name] || !isGoFlag(name) || fs.Lookup(name) == nil { // -v and -json say nothing to isolint explain
			continue
		}
		if !hasValue {
			value = "true"
		}
		if err := fs.Set(name, value); err != nil {
			return fmt.Errorf("GOFLAGS: -%s: %w", name, err)
		}
	}
	return nil
}
