package main

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/isolint-go/isolint/cmd/isolint/internal/protocol"
)

// short is a diagnostic in a line.
func short(d protocol.Diagnostic) string {
	return fmt.Sprintf("%d:%d-%d:%d %s: %s",
		d.Range.Start.Line, d.Range.Start.Character, d.Range.End.Line, d.Range.End.Character, d.Code, d.Message)
}

func shorts(ds []protocol.Diagnostic) []string {
	var out []string
	for _, d := range ds {
		out = append(out, short(d))
	}
	return out
}

const fancyFound = "globalmutation: TestMode changes env.Mode and leaves it changed (TestRead reads it); restore it with t.Cleanup"

// TestLSP is a session from the first diagnostic to the last, on what is not saved.
func TestLSP(t *testing.T) {
	t.Parallel()
	dir, temp, env := newModule(t, lspModule)
	e := startEditor(t, dir, env)
	got := e.initialize(`{"workspace": {"workspaceEdit": {"documentChanges": true}}, "textDocument": {"hover": {"contentFormat": ["markdown"]}}}`)
	if got.Capabilities.PositionEncoding != "utf-16" {
		t.Errorf("positions are in %q", got.Capabilities.PositionEncoding)
	}
	const file = "a/a_test.go"
	e.open(file)
	first := e.diagnostics(file)
	want := []string{
		"10:22-10:44 processstate: os.Setenv outlives TestSet: environment variable MODE stays changed; use t.Setenv",
		"15:1-15:17 " + fancyFound,
	}
	if diff := cmp.Diff(want, shorts(first)); diff != "" {
		t.Fatalf("diagnostics (-want +got):\n%s", diff)
	}
	related := first[1].RelatedInformation
	if len(related) == 0 || related[len(related)-1].Location.URI != e.uri("env/env.go") || related[len(related)-1].Location.Range.Start.Line != 4 {
		t.Errorf("related information: %+v", related)
	}

	e.checkLenses(file)
	e.checkHover(file)
	e.checkActions(file)

	// A helper's unsaved change is felt in the test file, and its undoing, too.
	e.open("env/env.go")
	e.change("env/env.go", "{ Mode = mode }", "{ _ = mode }")
	if ds := e.diagnostics(file); len(ds) > 1 || slices.ContainsFunc(shorts(ds), func(s string) bool { return strings.Contains(s, "env.Mode") }) {
		t.Errorf("env.Use changes nothing: %q", shorts(ds))
	}
	e.change("env/env.go", "{ _ = mode }", "{ Mode = mode }")
	e.change("env/env.go", "package env\n", "package env\n\n// Mode is moved.\n")
	ds := e.diagnostics(file)
	if len(ds) != 1 || !strings.HasSuffix(short(ds[0]), fancyFound) {
		t.Fatalf("diagnostics: %q", shorts(ds))
	}
	related = ds[0].RelatedInformation
	if end := related[len(related)-1].Location; end.URI != e.uri("env/env.go") || end.Range.Start.Line != 6 {
		t.Errorf("the write is at %+v", end)
	}

	// Code that does not compile keeps its diagnostics; then they are gone with the file.
	e.change(file, "env.Use(", "env.Use(nothing, ")
	e.change(file, "env.Use(nothing, ", "env.Use(")
	if ds := e.diagnostics(file); len(ds) != 1 {
		t.Errorf("diagnostics: %q", shorts(ds))
	}
	e.close("env/env.go")
	e.close(file)
	if ds := e.diagnostics(file); len(ds) != 0 {
		t.Errorf("a closed file has %q", shorts(ds))
	}
	e.leave()
	checkEmpty(t, temp)
}

// checkLenses compares the lenses of a file, and chooses one.
func (e *editor) checkLenses(file string) {
	e.t.Helper()
	var lenses []protocol.CodeLens
	e.call("textDocument/codeLens", map[string]any{"textDocument": map[string]any{"uri": e.uri(file)}}, &lenses)
	var got []string
	for _, l := range lenses {
		got = append(got, fmt.Sprintf("%d %s", l.Range.Start.Line, l.Command.Title))
	}
	if diff := cmp.Diff([]string{"9 holds 1 resource", "14 holds 1 resource", "18 isolated"}, got); diff != "" {
		e.t.Errorf("lenses (-want +got):\n%s", diff)
	}
	e.call("workspace/executeCommand", map[string]any{"command": lenses[1].Command.Command, "arguments": lenses[1].Command.Arguments}, nil)
	if m := <-e.shown; !strings.HasPrefix(m.Message, "m/a.TestMode\n  holds\n      writes var:m/env.Mode, and leaves it so (a_test.go:16)\n") {
		e.t.Errorf("the lens says %q", m.Message)
	}
}

func (e *editor) checkHover(file string) {
	e.t.Helper()
	var hover *protocol.Hover
	at := func(text string) {
		hover = nil
		e.call("textDocument/hover", map[string]any{"textDocument": map[string]any{"uri": e.uri(file)}, "position": e.position(file, text)}, &hover)
	}
	at("TestMode")
	if hover == nil {
		e.t.Fatal("nothing is shown over TestMode")
	}
	want := "**TestMode**: holds 1 resource\n\n- writes `var:m/env.Mode`, and leaves it so (a\\_test.go:16)\n\nFound:\n\n" +
		"- a/a_test.go:16:2: TestMode changes env.Mode and leaves it changed (TestRead reads it); restore it with t.Cleanup (globalmutation)\n" +
		"    - a/a_test.go:16:2: TestMode calls env.Use\n    - env/env.go:5:1: env.Use writes env.Mode\n\n" +
		"Collides over:\n\n- `var:m/env.Mode` (order)\n    - m/a.TestRead reads (a\\_test.go:20)\n    - to free it: undo the change at a\\_test.go:16\n"
	if diff := cmp.Diff(want, hover.Contents.Value); diff != "" {
		e.t.Errorf("hover (-want +got):\n%s", diff)
	}
	if at("env.Use"); hover != nil {
		e.t.Errorf("something is shown over env.Use: %+v", hover)
	}
}

// checkActions looks at what is offered, and applies it.
func (e *editor) checkActions(file string) {
	e.t.Helper()
	actions := e.actions(file, "env.Use(")
	if got := titles(actions); !slices.Equal(got, []string{"Ignore this finding of globalmutation"}) {
		e.t.Errorf("on env.Use: %q", got)
	}
	before := e.texts[file]
	e.apply(file, actions, "Ignore this finding of globalmutation")
	if want := strings.Replace(before, "\tenv.Use", "\t//isolint:ignore globalmutation TODO: say why\n\tenv.Use", 1); e.texts[file] != want {
		e.t.Errorf("ignored:\n%s", cmp.Diff(want, e.texts[file]))
	}
	if got := shorts(e.diagnostics(file)); len(got) != 1 || !strings.Contains(got[0], "processstate") {
		e.t.Errorf("ignored, and yet %q", got)
	}
	e.set(file, before)
	e.diagnostics(file)

	if got := titles(e.actions(file, "func TestMode")); !slices.Equal(got, []string{"Mark TestMode as db"}) {
		e.t.Errorf("on TestMode: %q", got)
	}
	e.apply(file, e.actions(file, "TestMode("), "Mark TestMode as db")
	if want := strings.Replace(before, "//isolint:mark slow\n", "//isolint:mark slow\n//isolint:mark db\n", 1); e.texts[file] != want {
		e.t.Errorf("marked:\n%s", cmp.Diff(want, e.texts[file]))
	}
	e.set(file, before)
	e.diagnostics(file)

	actions = e.actions(file, `os.Setenv("MODE"`)
	fix := slices.IndexFunc(actions, func(a protocol.CodeAction) bool { return a.IsPreferred })
	if fix < 0 {
		e.t.Fatalf("no fix among %q", titles(actions))
	}
	e.apply(file, actions, actions[fix].Title)
	want := strings.NewReplacer("\t\"os\"\n", "", "🎉\"); os.Setenv", "🎉\")\n\tt.Setenv").Replace(before)
	if e.texts[file] != want {
		e.t.Errorf("mended:\n%s", cmp.Diff(want, e.texts[file]))
	}
	if got := shorts(e.diagnostics(file)); len(got) != 1 || !strings.HasSuffix(got[0], fancyFound) {
		e.t.Errorf("mended, and yet %q", got)
	}
}

// checkEmpty reports files that were left behind. The go command has a directory of
// its own for what it tells nobody.
func checkEmpty(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		t.Errorf("%s was left behind", entry.Name())
	}
}

// TestLSPThenSaved has one server find something in what is not saved, and another one,
// and the command, in the same text when it is: go's cache has the results of the first,
// and nobody shows the place that it read the text from.
func TestLSPThenSaved(t *testing.T) {
	t.Parallel()
	dir, _, env := newModule(t, lspModule)
	const file = "a/a_test.go"
	edit := func(e *editor) {
		e.change(file, "func TestRead", "// Only now.\nfunc TestRead")
		e.change(file, `"MODE"`, `"MODE_`+fmt.Sprint(os.Getpid())+`"`) // in no cache yet
	}
	e := startEditor(t, dir, env)
	e.initialize(`{}`)
	e.open(file)
	e.diagnostics(file)
	edit(e)
	want := e.diagnostics(file)
	if len(want) != 2 {
		t.Fatalf("diagnostics: %q", shorts(want))
	}
	e.leave()

	e = startEditor(t, dir, env)
	e.initialize(`{}`)
	e.open(file)
	edit(e)
	if diff := cmp.Diff(want, e.diagnostics(file)); diff != "" {
		t.Errorf("the same text once more (-first +second):\n%s", diff)
	}
	e.save(file)
	if diff := cmp.Diff(want, e.diagnostics(file)); diff != "" {
		t.Errorf("saved (-first +second):\n%s", diff)
	}
	e.leave()

	for _, args := range [][]string{{"-json"}, {"explain", "TestSet"}} {
		out := output(t, dir, env, args...)
		if !strings.Contains(out, "a/a_test.go:11:27") || regexp.MustCompile(`isolint-(unsaved|lsp)`).MatchString(out) {
			t.Errorf("isolint %q prints\n%s", args, out)
		}
	}
}

// TestLSPModules has files of two modules of a workspace open, one that no build on
// this platform has, and one outside of every module. What one module changes for the
// tests of another one is seen there.
func TestLSPModules(t *testing.T) {
	t.Parallel()
	dir, _, env := newModule(t, map[string]string{
		"w/go.work":       "go 1.24\n\nuse (\n\t./a\n\t./env\n)\n",
		"w/a/go.mod":      "module m\n\ngo 1.24\n",
		"w/a/a_test.go":   strings.Replace(lspModule["a/a_test.go"], `"m/env"`, `"env.example/env"`, 1),
		"w/a/b/b_test.go": "//go:build never\n\npackage b\n",
		"w/env/go.mod":    "module env.example/env\n\ngo 1.24\n",
		"w/env/env.go":    lspModule["env/env.go"],
		"x_test.go":       "package x\n",
	})
	e := startEditor(t, dir, env, "-strict")
	e.initialize(`{"general": {"positionEncodings": ["utf-8", "utf-16"]}}`) // the server's choice is gopls' one
	e.open("x_test.go")
	e.open("w/a/b/b_test.go")
	e.open("w/env/env.go")
	const file = "w/a/a_test.go"
	e.open(file)
	ds := e.diagnostics(file)
	if len(ds) != 2 || ds[0].Range.Start.Character != 22 || !strings.Contains(ds[1].Message, "TestMode changes env.Mode") {
		t.Fatalf("diagnostics: %q", shorts(ds))
	}
	e.change("w/env/env.go", "{ Mode = mode }", "{ _ = mode }")
	if ds := e.diagnostics(file); len(ds) != 1 {
		t.Errorf("env.Use changes nothing: %q", shorts(ds))
	}
	e.leave()
}

// TestLSPNested has a module below another one: what the outer one has no word of is
// not cleared by it, whichever is looked at first.
func TestLSPNested(t *testing.T) {
	t.Parallel()
	dir, _, env := newModule(t, map[string]string{
		"go.mod":          "module m\n\ngo 1.24\n",
		"env/env.go":      lspModule["env/env.go"],
		"a/a_test.go":     lspModule["a/a_test.go"],
		"a/in/go.mod":     "module in\n\ngo 1.24\n",
		"a/in/in_test.go": "package in\n\nimport (\n\t\"os\"\n\t\"testing\"\n)\n\nfunc TestIn(t *testing.T) {\n\tos.Setenv(\"IN\", \"x\")\n}\n",
	})
	e := startEditor(t, dir, env)
	e.initialize(`{}`)
	const file = "a/in/in_test.go"
	e.open("a/a_test.go")
	e.open(file)
	e.diagnostics(file)
	e.change(file, "\"IN\"", "\"IN_CHANGED\"") // so its module comes first, the other one after it
	if ds := e.diagnostics(file); len(ds) != 1 {
		t.Fatalf("diagnostics: %q", shorts(ds))
	}
	e.diagnostics("a/a_test.go")
	var lenses []protocol.CodeLens
	e.call("textDocument/codeLens", map[string]any{"textDocument": map[string]any{"uri": e.uri(file)}}, &lenses)
	if len(lenses) != 1 || lenses[0].Command.Title != "holds 1 resource" {
		t.Errorf("lenses: %+v", lenses)
	}
	e.leave()
	for len(e.published) > 0 {
		if p := <-e.published; p.URI == e.uri(file) {
			t.Errorf("published once more: %+v", p)
		}
	}
}
