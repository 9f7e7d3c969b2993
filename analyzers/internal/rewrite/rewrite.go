// Package rewrite builds the suggested fixes of the analyzers: it replaces a
// change of process state by the testing package's helper that undoes it, or
// adds the undoing.
//
// It works on syntax and types alone and knows nothing of effects: an analyzer
// says where the fault is, and each method of Site either returns a fix that is
// certainly right or none. A fix is right if the file compiles after it, once
// imports that it leaves unused are deleted (drivers do that), and if the test
// does what it did before but for leaving no trace. Asked for a fix a second
// time, after it was applied, a method returns none.
package rewrite

import (
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/analysis"
)

// A Site is a place in a test that changes state.
type Site struct {
	Pass *analysis.Pass
	Func *ast.FuncDecl // whose body holds At
	At   token.Pos     // inside the call or the assignment at fault

	// Parallel is set if the test, or a subtest that At is in, is or may be
	// parallel. What is visible in Func itself is found without it.
	Parallel bool
}

func fix(message string, edits []analysis.TextEdit, ok bool) (analysis.SuggestedFix, bool) {
	if !ok || len(edits) == 0 {
		return analysis.SuggestedFix{}, false
	}
	return analysis.SuggestedFix{Message: message, TextEdits: edits}, true
}
