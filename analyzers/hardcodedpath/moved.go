package hardcodedpath

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/isolint-go/isolint/analyzers/internal/finding"
	"github.com/isolint-go/isolint/passes/effects"
	"github.com/isolint-go/isolint/passes/holds"
	"github.com/isolint-go/isolint/passes/settings"
	"github.com/isolint-go/isolint/passes/table"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

// starts are what the paths begin with that the functions of the standard
// library return; the table says which variables those read.
var starts = []struct{ prefix, symbol string }{
	{"$TMPDIR", "os.TempDir"},
	{"$HOME", "os.UserHomeDir"},
	{"$HOME/.cache", "os.UserCacheDir"},
	{"$HOME/.config", "os.UserConfigDir"},
}

// startsOf returns the resources that say where a path begins.
func startsOf(r *finding.Reporter, p string) []string {
	var keys []string
	for _, s := range starts {
		if p != s.prefix && !strings.HasPrefix(p, s.prefix+"/") {
			continue
		}
		for _, e := range r.Pass.ResultOf[settings.Analyzer].(*settings.Settings).Table.Lookup(s.symbol) {
			if e.Verb == table.Read {
				keys = append(keys, e.Key, "env:*")
			}
		}
	}
	if len(keys) == 0 && !strings.HasPrefix(p, "/") && !strings.Contains(p, ":") {
		keys = append(keys, "cwd")
	}
	return keys
}

// moved reports whether a path leads elsewhere when a test writes it, mostly to
// a directory of its own: the test, or what runs around it, has changed where
// the path begins.
func moved(r *finding.Reporter, t *holds.Test, write holds.Hold, p string) bool {
	keys := startsOf(r, p)
	if len(keys) == 0 {
		return false
	}
	for _, other := range r.Holds.Tests {
		if runsAround(other, t) && changed(other.Holds, keys, token.NoPos) {
			return true
		}
	}
	if changed(r.Holds.InitHolds, keys, token.NoPos) {
		return true
	}
	return changed(t.Holds, keys, write.At) && !(keys[0] == "cwd" && wentBack(r.Pass.TypesInfo, t, write))
}

// runsAround reports whether a test is under way when another runs.
func runsAround(other, t *holds.Test) bool {
	switch {
	case other == t:
		return false
	case other.Kind == testfuncs.KindSuiteSetup:
		return other.Suite == t.Suite
	}
	return other.Kind == testfuncs.KindTestMain || other.Test == t.SuiteRunner || t.Container != nil && other.Test == t.Container
}

// changed reports whether one of the resources is set, before a place if one is
// given.
func changed(hs []holds.Hold, keys []string, before token.Pos) bool {
	return slices.ContainsFunc(hs, func(h holds.Hold) bool {
		return h.Mode == holds.Write && !h.Restores && !h.Removes && slices.Contains(keys, h.Resource) &&
			(h.At <= before || !before.IsValid())
	})
}

// wentBack reports whether a test is in its first directory again when it
// writes. Have:
//
//	wd, err := os.Getwd()
//	os.Chdir(dir)
//	…
//	os.Chdir(wd)
func wentBack(info *types.Info, t *holds.Test, write holds.Hold) bool {
	if !slices.ContainsFunc(t.Holds, func(h holds.Hold) bool { return h.Resource == "cwd" && h.Undo == effects.UndoPlain }) {
		return false
	}
	saved := make(map[types.Object]bool)
	back := false
	ast.Inspect(t.Decl.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.DeferStmt:
			return false
		case *ast.FuncLit:
			return n.Pos() < write.At && write.At < n.End()
		case *ast.AssignStmt:
			if id, ok := n.Lhs[0].(*ast.Ident); ok && len(n.Rhs) == 1 && calls(info, n.Rhs[0], "os.Getwd") {
				saved[info.ObjectOf(id)] = true
			}
		case *ast.CallExpr:
			if n.Pos() < write.At && calls(info, n, "os.Chdir") {
				id, ok := ast.Unparen(n.Args[0]).(*ast.Ident)
				back = ok && saved[info.ObjectOf(id)]
			}
		}
		return true
	})
	return back
}

func calls(info *types.Info, e ast.Expr, symbol string) bool {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok {
		return false
	}
	fn, ok := typeutil.Callee(info, call).(*types.Func)
	return ok && fn.FullName() == symbol
}
