package load

import (
	"flag"
	"fmt"
	"go/ast"
	"go/token"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/cmd/isolint/internal/manifest"
	"github.com/isolint-go/isolint/passes/effects"
	"github.com/isolint-go/isolint/passes/holds"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

// Manifest prints the record of a package if its flag -print is given. The
// command always gives it: the go command caches findings by flags, and what is
// run with others is analysed again.
var Manifest = &analysis.Analyzer{
	Name:     manifest.Analyzer,
	Doc:      "print what each test holds, for isolint test",
	URL:      "https://pkg.go.dev/github.com/isolint-go/isolint/cmd/isolint",
	Flags:    manifestFlags(),
	Requires: []*analysis.Analyzer{holds.Analyzer},
	Run:      runManifest,
}

func manifestFlags() flag.FlagSet {
	fs := flag.NewFlagSet(manifest.Analyzer, flag.ContinueOnError)
	fs.Bool("print", false, "print what each test holds, for isolint test")
	return *fs
}

func runManifest(pass *analysis.Pass) (any, error) {
	if f := pass.Analyzer.Flags.Lookup("print"); f.Value.String() != "true" {
		return nil, nil
	}
	if testFile(pass) == nil {
		return nil, nil // of each unit with test files something is heard
	}
	res := pass.ResultOf[holds.Analyzer].(*holds.Result)
	record, err := newRecorder(pass).record(res).Encode()
	if err != nil {
		return nil, fmt.Errorf("encoding what tests hold: %w", err)
	}
	pass.Report(analysis.Diagnostic{Pos: testFile(pass).Package, Message: record})
	return nil, nil
}

// testFile returns the first test file of a package, nil if it has none. It lies in
// the package's directory, which files that cgo makes do not.
func testFile(pass *analysis.Pass) *ast.File {
	for _, f := range pass.Files {
		if testfuncs.InTestFile(pass.Fset, f.Package) {
			return f
		}
	}
	return nil
}

// A recorder makes the record of a package.
type recorder struct {
	pass *analysis.Pass
	dir  string // what relative paths of tests are relative to, as part of a key
	uses *uses

	written map[string]bool // resources that code of tests writes: what reads one is placed
}

func newRecorder(pass *analysis.Pass) *recorder {
	return &recorder{pass: pass, dir: dirOf(pass.Fset.Position(testFile(pass).Package).Filename)}
}

// dirOf is the directory of a file as part of a key.
func dirOf(file string) string { return filepath.ToSlash(filepath.Dir(file)) }

func (r *recorder) record(res *holds.Result) *manifest.Package {
	at := make(map[*testfuncs.Test]int) // in p.Tests
	r.uses, r.written = usesOf(r.pass, res.Tests), writtenBy(res.Tests)
	p := &manifest.Package{Path: r.pass.Pkg.Path(), Around: r.holds(res.InitHolds), Calls: r.uses.calls()}
	for _, t := range res.Tests {
		if selectable(t) {
			at[t.Test] = len(p.Tests)
			body, serial := r.body(t)
			p.Tests = append(p.Tests, manifest.Test{
				Name: t.Name, Unknown: t.Unknown, Parallel: t.Parallel, Memo: fills(t), Holds: mergeHolds(r.holds(t.Holds), r.rows(t)), Heavy: r.heavy(t.Heavy), Body: body, Serial: serial,
			})
		}
	}
	for _, t := range res.Tests {
		if selectable(t) || t.Kind == testfuncs.KindBenchmark || t.Compiled {
			continue
		}
		i, ok := at[t.SuiteRunner]
		if !ok {
			p.Around = mergeHolds(p.Around, r.holds(t.Holds))
			continue
		}
		runner := &p.Tests[i]
		runner.Unknown = runner.Unknown || t.Unknown
		runner.Memo = runner.Memo || fills(t)
		runner.Holds = mergeHolds(runner.Holds, r.holds(t.Holds))
		runner.Heavy = append(runner.Heavy, r.heavy(t.Heavy)...)
	}
	return p
}

func writtenBy(tests []*holds.Test) map[string]bool {
	written := make(map[string]bool)
	for _, t := range tests {
		for _, h := range t.Holds {
			if h.Mode == holds.Write {
				written[h.Resource] = true
			}
		}
	}
	return written
}

// selectable reports whether go test can be asked to run the test by its name.
func selectable(t *holds.Test) bool {
	switch t.Kind {
	case testfuncs.KindTest, testfuncs.KindFuzz, testfuncs.KindExample:
		return !t.Compiled
	}
	return false
}

// fills reports whether a test fills what is filled once.
func fills(t *holds.Test) bool {
	return slices.ContainsFunc(t.Holds, func(h holds.Hold) bool { return h.Mode == holds.Memo && !h.Internal })
}

func (r *recorder) holds(hs []holds.Hold) []manifest.Hold {
	var out []manifest.Hold
	moves := slices.ContainsFunc(hs, func(h holds.Hold) bool { return h.Resource == "cwd" && h.Mode == holds.Write })
	for _, h := range hs {
		if h.Mode == holds.Memo || h.Internal && !h.Maybe && !effects.MachineWide(h.Resource) || moves && isRelative(h.Resource) {
			continue
		}
		one := manifest.Hold{
			Resource: fullKey(r.dir, h.Resource),
			Write:    h.Mode == holds.Write,
			Wide:     effects.MachineWide(h.Resource) && !strings.HasPrefix(h.Resource, "file:$TMPDIR"), // each slot has its own
		}
		one.Left = one.Write && !h.Restores && (h.Permanent || h.Undo == effects.UndoNone)
		if h.At.IsValid() && (one.Write || one.Wide || r.written[h.Resource]) {
			one.At = r.place(h.At)
		}
		out = mergeHolds(out, []manifest.Hold{one})
	}
	return out
}

// place is a position as a record has it: the file, in the package's directory, and the line.
func (r *recorder) place(pos token.Pos) string {
	p := r.pass.Fset.PositionFor(pos, false) // of the file that can be opened, whatever a //line says
	return fmt.Sprintf("%s:%d", filepath.Base(p.Filename), p.Line)
}

// isRelative reports whether a resource is a file whose name depends on the
// working directory.
func isRelative(key string) bool {
	file, ok := strings.CutPrefix(key, "file:")
	return ok && file != "" && !path.IsAbs(file) && !filepath.IsAbs(file) && !strings.HasPrefix(file, "$") && !strings.HasPrefix(file, "~")
}

// fullKey makes a relative path, which is one of the package's directory, a
// full one: two packages may mean different files by it.
func fullKey(dir, key string) string {
	if !isRelative(key) {
		return key
	}
	return "file:" + path.Join(dir, strings.TrimPrefix(key, "file:"))
}

// mergeHolds adds holds, one a resource: what is worse wins.
func mergeHolds(have, more []manifest.Hold) []manifest.Hold {
	for _, h := range more {
		i := slices.IndexFunc(have, func(x manifest.Hold) bool { return x.Resource == h.Resource })
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

func (r *recorder) heavy(hs []holds.Heavy) []manifest.Heavy {
	var out []manifest.Heavy
	for _, h := range hs {
		out = append(out, manifest.Heavy{Symbol: h.Symbol, Mark: h.Mark, Memory: h.Memory, At: r.place(h.At)})
	}
	return out
}
