package main

import (
	_ "embed"
	"flag"
	"fmt"
	"go/doc/comment"
	"go/parser"
	"go/token"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/cmd/isolint/internal/nearest"
)

// The command's documentation is its package comment; help shows that text.
//
//go:embed doc.go
var docSource string

// help prints the documentation of the command, of test or plan, or of an
// analyzer.
func (c *command) help(args []string) int {
	switch len(args) {
	case 0:
		text, err := overview(docSource, c.suite.All)
		if err != nil {
			return c.fail(err)
		}
		c.stdout.Write(text) // as with any output: nobody to tell
		return statusClean
	case 1:
		if explain := explanations[args[0]]; explain != nil {
			return explain(c)
		}
		return c.helpAnalyzer(args[0])
	}
	return c.usage("help takes one command or analyzer")
}

// explanations are what help prints of commands.
var explanations = map[string]func(*command) int{
	"completion": usageOf(completionUsage, nil),
	"conflicts":  testHelp("conflicts", conflictsUsage),
	"doctor":     usageOf(doctorUsage, nil),
	"explain":    testHelp("explain", explainUsage),
	"gopls":      usageOf(goplsUsage, new(goplsOptions).flagSet),
	"lsp":        usageOf(lspUsage, new(options).lspFlagSet),
	"parallel":   testHelp("parallel", parallelUsage),
	"plan":       testHelp("plan", planUsage),
	"test":       testHelp("test", testUsage),
}

// explained are the commands that help has a text for.
func explained() []string { return slices.Sorted(maps.Keys(explanations)) }

// usageOf prints the text of a command, and its flags.
func usageOf(text string, flags func() *flag.FlagSet) func(*command) int {
	return func(c *command) int {
		fmt.Fprint(c.stdout, text)
		if flags != nil {
			writeFlags(c.stdout, flags())
		}
		return statusClean
	}
}

func (c *command) helpAnalyzer(name string) int {
	for _, a := range c.suite.All {
		if a.Name == name {
			fmt.Fprintln(c.stdout, strings.TrimSpace(a.Doc))
			return statusClean
		}
	}
	return c.usage("there is no analyzer %q%s", name, nearest.Hint(name, append(c.analyzerNames(), explained()...)))
}

// overview is the package comment of doc.go with the list of the analyzers.
func overview(source string, all []*analysis.Analyzer) ([]byte, error) {
	f, err := parser.ParseFile(token.NewFileSet(), "doc.go", source, parser.ParseComments)
	if err != nil {
		return nil, fmt.Errorf("internal error: %w", err)
	}
	doc := new(comment.Parser).Parse(f.Doc.Text())
	for i, block := range doc.Content {
		if heading, ok := block.(*comment.Heading); ok && plainText(heading.Text) == "Analyzers" {
			list := &comment.Code{Text: analyzerList(all)}
			doc.Content = append(doc.Content[:i+1:i+1], append([]comment.Block{list}, doc.Content[i+1:]...)...)
			break
		}
	}
	printer := &comment.Printer{TextCodePrefix: "    "}
	return printer.Text(doc), nil
}

func plainText(text []comment.Text) string {
	var b strings.Builder
	for _, t := range text {
		if p, ok := t.(comment.Plain); ok {
			b.WriteString(string(p))
		}
	}
	return b.String()
}

// analyzerList has a line for each analyzer, with the summary that its
// documentation begins with.
func analyzerList(all []*analysis.Analyzer) string {
	width := 0
	for _, a := range all {
		width = max(width, len(a.Name))
	}
	var b strings.Builder
	for _, a := range all {
		summary, _, _ := strings.Cut(a.Doc, "\n")
		fmt.Fprintf(&b, "%-*s    %s\n", width, a.Name, summary)
	}
	return b.String()
}
