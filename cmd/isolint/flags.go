package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/cmd/isolint/internal/gitdiff"
	"github.com/isolint-go/isolint/cmd/isolint/internal/nearest"
)

// options are the flags and arguments of a lint run.
type options struct {
	fix, diff, json    bool
	strict, standalone bool
	github             bool
	sarif              string // file
	baseline           string // file
	newFrom            string // revision
	dir, tags          string
	onlyDir            bool            // -C is the only flag, if any
	switches           map[string]bool // analyzers named on the command line
	patterns           []string
}

// parseOptions reads the command line. flag.ErrHelp means that help was asked
// for.
func parseOptions(args []string, all []*analysis.Analyzer) (options, error) {
	var opts options
	fs := opts.flagSet(all)
	if err := fs.Parse(args); err != nil {
		return opts, describeFlagError(err, fs)
	}
	opts.onlyDir = true
	fs.Visit(func(f *flag.Flag) { opts.onlyDir = opts.onlyDir && f.Name == "C" })
	opts.patterns = fs.Args()
	for _, p := range opts.patterns {
		if strings.HasPrefix(p, "-") {
			return opts, fmt.Errorf("the flag %s stands after a package; flags come first", p)
		}
	}
	if err := opts.checkOutputs(); err != nil {
		return opts, err
	}
	if err := nonEmpty(fs, "sarif", "baseline", "new-from"); err != nil {
		return opts, err
	}
	if err := gitdiff.CheckRevision(opts.newFrom); err != nil {
		return opts, fmt.Errorf("-new-from: %w", err)
	}
	if len(opts.patterns) == 0 {
		opts.patterns = []string{"."}
	}
	return opts, nil
}

func (o *options) flagSet(all []*analysis.Analyzer) *flag.FlagSet {
	fs := flag.NewFlagSet("isolint", flag.ContinueOnError)
	fs.SetOutput(io.Discard) // errors and help are written by run
	fs.Usage = func() {}
	fs.BoolVar(&o.fix, "fix", false, "apply the first suggested fix of each finding, then report what remains")
	fs.BoolVar(&o.diff, "diff", false, "print what -fix would change as a unified diff, and change nothing")
	fs.BoolVar(&o.json, "json", false, "print findings as go vet -json does")
	fs.BoolVar(&o.strict, "strict", false, "report also what is undone but forbids running in parallel, and advice")
	fs.BoolVar(&o.github, "github", false, "print findings as commands of a GitHub workflow, which become annotations")
	fs.StringVar(&o.sarif, "sarif", "", "write findings to `file` as SARIF 2.1.0, and print them as well; - is stdout")
	fs.StringVar(&o.baseline, "baseline", "", "report only findings that `file` does not have; where there is no such file, record them in it")
	fs.StringVar(&o.newFrom, "new-from", "", "report only findings on lines that are new since the git `revision`")
	fs.BoolVar(&o.standalone, "standalone", false, "load everything from source in one process instead of through go vet")
	fs.StringVar(&o.dir, "C", "", "change to `dir` before anything else")
	fs.StringVar(&o.tags, "tags", "", "comma-separated `list` of build tags")
	o.switches = make(map[string]bool)
	for _, a := range all {
		fs.BoolFunc(a.Name, "run "+a.Name+", or with =false all but it", func(s string) error {
			on, err := strconv.ParseBool(s)
			o.switches[a.Name] = on
			return err
		})
	}
	return fs
}

// document reports whether what stdout takes is one document, for a program.
func (o *options) document() bool { return o.json || o.sarif == stdoutName }

// checkOutputs refuses flags that both want stdout, and one that has findings
// written where none are reported.
func (o *options) checkOutputs() error {
	var wanted []string
	for _, f := range []struct {
		name string
		on   bool
	}{{"-json", o.json}, {"-github", o.github}, {"-sarif -", o.sarif == stdoutName}, {"-diff", o.diff}} {
		if f.on {
			wanted = append(wanted, f.name)
		}
	}
	switch {
	case len(wanted) > 1:
		return fmt.Errorf("%s and %s cannot be used together", wanted[0], wanted[1])
	case o.diff && o.sarif != "":
		return errors.New("-sarif and -diff cannot be used together")
	}
	return nil
}

// nonEmpty refuses flags that were given an empty value: a variable of a script's
// that is not set must not turn into another run than was meant.
func nonEmpty(fs *flag.FlagSet, names ...string) error {
	var err error
	fs.Visit(func(f *flag.Flag) {
		if f.Value.String() == "" && slices.Contains(names, f.Name) {
			err = fmt.Errorf("the value of -%s is empty", f.Name)
		}
	})
	return err
}

// describeFlagError adds the flag that was probably meant.
func describeFlagError(err error, fs *flag.FlagSet) error {
	name, ok := strings.CutPrefix(err.Error(), "flag provided but not defined: -")
	if !ok {
		return err
	}
	var names []string
	fs.VisitAll(func(f *flag.Flag) { names = append(names, f.Name) })
	if hint := nearest.Name(name, names); hint != "" {
		return fmt.Errorf("there is no flag -%s; did you mean -%s?", name, hint)
	}
	return fmt.Errorf("there is no flag -%s", name)
}

// enabled reports whether the switches on the command line let an analyzer
// run, as go vet has it: naming some runs only these, switching some off runs
// the others. named is true if it was asked for by name.
func (o options) enabled(analyzer string) (on, named bool) {
	if slices.Contains(slices.Collect(maps.Values(o.switches)), true) {
		return o.switches[analyzer], o.switches[analyzer]
	}
	_, off := o.switches[analyzer]
	return !off, false
}
