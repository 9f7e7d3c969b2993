// Package heavyimport reports tests that reach heavy code without the mark
// that says so.
//
// # Analyzer heavyimport
//
// heavyimport: report tests that load models, containers or browsers unmarked
//
// A test that loads a model, starts a container or a browser takes seconds and
// gigabytes. With a mark it can be left out of the quick run and kept from
// running beside its like; without one it slows every run, and two of them at
// once bring the machine down.
//
// WRONG:
//
//	func TestEmbed(t *testing.T) {
//		s := newEmbedder(t) // which calls onnxruntime_go.NewAdvancedSession
//		...
//	}
//
// RIGHT:
//
//	//isolint:mark use_real_models
//	func TestEmbed(t *testing.T) {
//		s := newEmbedder(t)
//		...
//	}
//
// Heavy calls are listed in a table, each with the mark that it asks for; the
// heavy section of .isolint.yml adds to it. A test is reported when it reaches
// such a call, at any depth; the way to it is related information. A package
// whose import alone is heavy is reported at the import.
//
// With -settings.strict a mark of the table on a test that reaches nothing
// heavy is reported too, as advice, unless something in the test could not be
// resolved.
//
// Not reported: constructors that only prepare (chromedp.NewContext), fakes
// and in-process servers (miniredis), a library's own tests, an import without
// a call.
//
// The directive //isolint:ignore heavyimport reason silences a finding.
package heavyimport
