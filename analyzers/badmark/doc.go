// Package badmark reports isolint directives that have no effect.
//
// # Analyzer badmark
//
// badmark: report isolint directives that are wrong
//
// A directive that is misspelt or misplaced does nothing: the test runs in the
// wrong pool, or the finding stays. So every //isolint: comment must be one of
// these two, and must be about something:
//
//	//isolint:mark NAME...            above a test, or above the package clause
//	//isolint:ignore ANALYZER reason  on the line, above it, or above a declaration
//
// WRONG:
//
//	//isolint:makr slow
//	func TestA(t *testing.T) { ... }
//
//	//isolint:mark slow
//
//	func TestB(t *testing.T) { ... } // a blank line stands between
//
//	//isolint:ignore globalmutation
//	config.Current = fake // a reason is missing
//
// RIGHT:
//
//	//isolint:mark slow
//	func TestA(t *testing.T) { ... }
//
//	//isolint:ignore globalmutation no other test reads it
//	config.Current = fake
//
// A mark that is given twice to a test, or to a file, is reported too: another
// one was meant, most likely.
//
// A directive ends at a further //, so that a remark can follow it. The names
// and, or and not are taken by the expressions that select marks.
//
// Not reported: a mark of a test that its file has as well; a mark that the
// configuration does not register, as an analyzer does not see the configuration:
// the isolint command says so, and which marks contradict each other by the
// configuration's stages. Nor an ignore directive that silences nothing, which may
// be of use on another platform.
//
// The directive //isolint:ignore badmark reason, above the other one, silences
// a report.
package badmark
