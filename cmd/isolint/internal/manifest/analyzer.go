package manifest

import (
	"flag"
	"fmt"
	"go/ast"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/passes/effects"
	"github.com/isolint-go/isolint/passes/holds"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

// Name is the analyzer's: its only diagnostics are records.
const Name = "isolintmanifest"

// Analyzer prints the record of a package if its flag -print is given. The
// command always gives it: the go command caches findings by flags, and what is
// run with others is analysed again.
var Analyzer = &analysis.Analyzer{
	Name:     Name,
	Doc:      "print what each test holds, for isolint test",
	URL:      "https://pkg.go.dev/github.com/isolint-go/isolint/cmd/isolint",
	Flags:    newFlags(),
	Requires: []*analysis.Analyzer{holds.Analyzer},
	Run:      run,
}

func newFlags() flag.FlagSet {
	fs := flag.NewFlagSet(Name, flag.ContinueOnError)
	fs.Bool("print", false, "print what each test holds, for isolint test")
	return *fs
}

func run(pass *analysis.Pass) (any, error) {
	if f := pass.Analyzer.Flags.Lookup("print"); f.Value.String() != "true" {
		return nil, nil
	}
	isTest := func(f *ast.File) bool {
		return strings.HasSuffix(pass.Fset.Position(f.Package).Filename, "_test.go")
	}
	if !slices.ContainsFunc(pass.Files, isTest) {
		return nil, nil // of each unit with test files something is heard
	}
	res := pass.ResultOf[holds.Analyzer].(*holds.Result)
	record, err := newBuilder(pass).build(res).encode()
	if err != nil {
		return nil, fmt.Errorf("encoding what tests hold: %w", err)
	}
	pass.Report(analysis.Diagnostic{Pos: pass.Files[0].Package, Message: record})
	return nil, nil
}

// A builder makes the record of a package.
type builder struct {
	pass *analysis.Pass
	dir  string // what relative paths of tests are relative to, as part of a key
}

func newBuilder(pass *analysis.Pass) *builder {
	file := pass.Fset.Position(pass.Files[0].Package).Filename
	return &builder{pass: pass, dir: filepath.ToSlash(filepath.Dir(file))}
}

func (b *builder) build(res *holds.Result) *Package {
	p := &Package{Path: b.pass.Pkg.Path(), Around: b.holds(res.InitHolds)}
	at := make(map[*testfuncs.Test]int) // in p.Tests
	for _, t := range res.Tests {
		if selectable(t) {
			at[t.Test] = len(p.Tests)
			p.Tests = append(p.Tests, Test{Name: t.Name, Unknown: t.Unknown, Holds: b.holds(t.Holds), Heavy: b.heavy(t.Heavy)})
		}
	}
	for _, t := range res.Tests {
		if selectable(t) || t.Kind == testfuncs.KindBenchmark || t.Compiled {
			continue
		}
		i, ok := at[t.SuiteRunner]
		if !ok {
			p.Around = merge(p.Around, b.holds(t.Holds))
			continue
		}
		runner := &p.Tests[i]
		runner.Unknown = runner.Unknown || t.Unknown
		runner.Holds = merge(runner.Holds, b.holds(t.Holds))
		runner.Heavy = append(runner.Heavy, b.heavy(t.Heavy)...)
	}
	return p
}

// selectable reports whether go test can be asked to run the test by its name.
func selectable(t *holds.Test) bool {
	switch t.Kind {
	case testfuncs.KindTest, testfuncs.KindFuzz, testfuncs.KindExample:
		return !t.Compiled
	}
	return false
}

func (b *builder) holds(hs []holds.Hold) []Hold {
	var out []Hold
	for _, h := range hs {
		if h.Mode == holds.Memo || h.Internal && !effects.MachineWide(h.Resource) {
			continue
		}
		one := Hold{
			Resource: b.resource(h.Resource),
			Write:    h.Mode == holds.Write,
			Wide:     effects.MachineWide(h.Resource),
		}
		one.Left = one.Write && !h.Restores && (h.Permanent || h.Undo == effects.UndoNone)
		if h.At.IsValid() && (one.Write || one.Wide) {
			p := b.pass.Fset.Position(h.At)
			one.At = fmt.Sprintf("%s:%d", filepath.Base(p.Filename), p.Line)
		}
		out = merge(out, []Hold{one})
	}
	return out
}

// resource makes a relative path, which is one of the package's directory, a
// full one: two packages may mean different files by it.
func (b *builder) resource(key string) string {
	file, ok := strings.CutPrefix(key, "file:")
	if !ok || file == "" || path.IsAbs(file) || strings.HasPrefix(file, "$") || strings.HasPrefix(file, "~") || filepath.IsAbs(file) {
		return key
	}
	return "file:" + path.Join(b.dir, file)
}

// merge adds holds, one a resource: what is worse wins.
func merge(have, more []Hold) []Hold {
	for _, h := range more {
		i := slices.IndexFunc(have, func(x Hold) bool { return x.Resource == h.Resource })
		if i < 0 {
			have = append(have, h)
			continue
		}
		if x := &have[i]; h.Left && !x.Left || h.Write && !x.Write {
			h.Write, h.Left = h.Write || x.Write, h.Left || x.Left
			*x = h
		}
	}
	return have
}

func (b *builder) heavy(hs []holds.Heavy) []Heavy {
	var out []Heavy
	for _, h := range hs {
		p := b.pass.Fset.Position(h.At)
		out = append(out, Heavy{Symbol: h.Symbol, Mark: h.Mark, Memory: h.Memory, At: fmt.Sprintf("%s:%d", filepath.Base(p.Filename), p.Line)})
	}
	return out
}
