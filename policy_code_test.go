package isolint_test

import (
	"fmt"
	"go/ast"
	"go/format"
	"path"
	"slices"
	"strings"
)

// importRules: passes compute and analyzers report, whoever drives them; what
// go/packages and go vet hand out stops at load.
func importRules(tr *tree) []string {
	const load = "cmd/isolint/internal/load"
	var broken []string
	for _, s := range tr.sources {
		for _, imp := range s.imports() {
			own, isOwn := strings.CutPrefix(imp, module+"/")
			var why string
			switch {
			case isOwn && s.in("passes") && (within(own, "analyzers") || within(own, "cmd")):
				why = "passes know neither the findings nor the command"
			case isOwn && s.in("analyzers") && within(own, "cmd"):
				why = "analyzers do not know the command"
			case isDriver(imp) && s.dir() != load && !s.isTest():
				why = "only " + load + " knows go/packages and the vet protocol"
			case isCompiler(imp) && s.in("cmd/isolint/internal") && s.dir() != load:
				why = "types and analysis stop at " + load
			case imp == "go/types" && s.dir() == "cmd/isolint":
				why = "types stop at " + load
			}
			if why != "" {
				broken = append(broken, fmt.Sprintf("%s imports %s: %s", s.path, imp, why))
			}
		}
	}
	return broken
}

func within(p, dir string) bool { return p == dir || strings.HasPrefix(p, dir+"/") }

func isDriver(imp string) bool {
	return slices.Contains([]string{
		"golang.org/x/tools/go/packages",
		"golang.org/x/tools/go/analysis/checker",
		"golang.org/x/tools/go/analysis/multichecker",
		"golang.org/x/tools/go/analysis/singlechecker",
		"golang.org/x/tools/go/analysis/unitchecker",
	}, imp)
}

func isCompiler(imp string) bool {
	return imp == "go/types" || within(imp, "golang.org/x/tools/go")
}

// factRules: one analyzer has facts, so that every driver sees the same ones;
// what reports has no result for others to use.
func factRules(tr *tree) []string {
	var broken []string
	for _, s := range tr.sources {
		for kv := range nodes[*ast.KeyValueExpr](s.file) {
			key, ok := kv.Key.(*ast.Ident)
			_, copied := kv.Value.(*ast.SelectorExpr) // of an analyzer that a fixture wraps
			switch {
			case !ok || copied || s.isTest():
			case key.Name == "FactTypes" && s.dir() != "passes/effects":
				broken = append(broken, tr.at(kv)+": only passes/effects has facts")
			case key.Name == "ResultType" && s.in("analyzers"):
				broken = append(broken, tr.at(kv)+": an analyzer that reports has no result")
			}
		}
	}
	return broken
}

// reportRules: passes never report. passes/markers has the one call, made for
// the analyzers, as that is where ignored findings end.
func reportRules(tr *tree) []string {
	var broken []string
	for _, s := range tr.sources {
		if !s.in("passes") || s.in("passes/markers") || s.isTest() {
			continue
		}
		for sel := range nodes[*ast.SelectorExpr](s.file) {
			if x, ok := sel.X.(*ast.Ident); ok && x.Name == "pass" && strings.HasPrefix(sel.Sel.Name, "Report") {
				broken = append(broken, tr.at(sel)+": a pass computes, an analyzer reports")
			}
		}
	}
	return broken
}

// testFileRules: passes/testfuncs is the one place that knows what a test is,
// down to the name of its file.
func testFileRules(tr *tree) []string {
	var broken []string
	for _, s := range tr.sources {
		for lit := range nodes[*ast.BasicLit](s.file) {
			if lit.Value == `"_test.go"` && !s.isTest() && s.dir() != "passes/testfuncs" {
				broken = append(broken, tr.at(lit)+": passes/testfuncs says whether a file is one of tests")
			}
		}
	}
	return broken
}

// longFiles may have more than 300 lines.
var longFiles = map[string]string{} // path: reason

func fileLength(tr *tree) []string {
	var broken []string
	for _, s := range tr.sources {
		lines := strings.Count(tr.texts[s.path], "\n")
		if lines > 300 && longFiles[s.path] == "" {
			broken = append(broken, fmt.Sprintf("%s has %d lines: more than 300 is more than one subject", s.path, lines))
		}
	}
	return broken
}

// functionLength lets pass what is longer than a screen (60 lines) and yet
// reads as a whole; above 80 nothing does.
func functionLength(tr *tree) []string {
	var broken []string
	for _, s := range tr.sources {
		for fn := range nodes[*ast.FuncDecl](s.file) {
			lines := tr.fset.Position(fn.End()).Line - tr.fset.Position(fn.Pos()).Line + 1
			if lines > 80 {
				broken = append(broken, fmt.Sprintf("%s: %s has %d lines, 80 are allowed and 60 are plenty", tr.at(fn), fn.Name.Name, lines))
			}
		}
	}
	return broken
}

// initFunctions: golangci-lint finds its plugins by what their init functions
// register; nothing else runs before main.
func initFunctions(tr *tree) []string {
	var broken []string
	for _, s := range tr.sources {
		for fn := range nodes[*ast.FuncDecl](s.file) {
			if fn.Recv == nil && fn.Name.Name == "init" && s.path != "analyzers/gclplugin/plugin.go" {
				broken = append(broken, tr.at(fn)+": init function")
			}
		}
	}
	return broken
}

// exits: only main ends the process.
func exits(tr *tree) []string {
	var broken []string
	for _, s := range tr.sources {
		if s.file.Name.Name == "main" {
			continue
		}
		for sel := range nodes[*ast.SelectorExpr](s.file) {
			x, ok := sel.X.(*ast.Ident)
			if !ok {
				continue
			}
			name := x.Name + "." + sel.Sel.Name
			if name == "os.Exit" || strings.HasPrefix(name, "log.Fatal") {
				broken = append(broken, tr.at(sel)+": "+name+" outside of package main")
			}
		}
	}
	return broken
}

func packageNames(tr *tree) []string {
	var broken []string
	for _, s := range tr.sources {
		switch s.file.Name.Name {
		case "util", "utils", "common", "helper", "helpers", "types", "misc", "base":
			broken = append(broken, s.path+": package "+s.file.Name.Name+" says nothing")
		}
	}
	return broken
}

func packageComments(tr *tree) []string {
	has := make(map[string]bool) // by directory
	for _, s := range tr.sources {
		if !s.isTest() {
			has[s.dir()] = has[s.dir()] || s.file.Doc != nil
		}
	}
	var broken []string
	for dir, ok := range has {
		if !ok {
			broken = append(broken, dir+": no package comment says why it exists")
		}
	}
	slices.Sort(broken)
	return broken
}

// formatted holds for examples too, and not for fixtures, some of which are
// odd on purpose.
func formatted(tr *tree) []string {
	var broken []string
	for name, text := range tr.texts {
		if path.Ext(name) != ".go" || strings.Contains(name, "testdata/") {
			continue
		}
		if f, err := format.Source([]byte(text)); err != nil || string(f) != text {
			broken = append(broken, name+": not as gofmt writes it")
		}
	}
	slices.Sort(broken)
	return broken
}

// maySkip are the test files that may skip a test.
var maySkip = map[string]string{ // path: reason
	"cmd/isolint/internal/fix/fix_test.go": "some systems have no symbolic links",
}

// skips: a test that skips itself looks like one that passes.
func skips(tr *tree) []string {
	var broken []string
	for _, s := range tr.sources {
		if !s.isTest() || maySkip[s.path] != "" {
			continue
		}
		for sel := range nodes[*ast.SelectorExpr](s.file) {
			switch sel.Sel.Name {
			case "Skip", "Skipf", "SkipNow":
				broken = append(broken, tr.at(sel)+": skips a test")
			}
		}
	}
	return broken
}

// nodes yields the nodes of one type, in source order.
func nodes[N ast.Node](f *ast.File) func(yield func(N) bool) {
	return func(yield func(N) bool) {
		for n := range ast.Preorder(f) {
			if n, ok := n.(N); ok && !yield(n) {
				return
			}
		}
	}
}
