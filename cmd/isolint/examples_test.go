package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"
)

// copyExamples copies the module examples to where the script is.
func copyExamples(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 0 {
		ts.Fatalf("usage: examples")
	}
	ts.Check(os.CopyFS(ts.MkAbs("examples"), os.DirFS(filepath.Join("..", "..", "examples"))))
}

// findingLine matches a line of isolint's output, and one of a text that shows
// it.
var findingLine = regexp.MustCompile(`^ *[\w/]+\.go:\d+:\d+: `)

// compareShown compares the findings that a text shows, indented, with those of
// the last command's output. The text may have them in another order.
func compareShown(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: shown file")
	}
	var shown []string
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		if text, ok := strings.CutPrefix(line, "    "); ok && findingLine.MatchString(text) {
			shown = append(shown, text)
		}
	}
	var found []string
	for line := range strings.Lines(ts.ReadFile("stdout")) {
		if findingLine.MatchString(line) {
			found = append(found, line)
		}
	}
	slices.Sort(shown)
	slices.Sort(found)
	if diff := cmp.Diff(found, shown); diff != "" {
		ts.Fatalf("%s does not show what was found: -found +shown\n%s", args[0], diff)
	}
}
