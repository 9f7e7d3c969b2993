package expensiveinit

import (
	_ "embed"
	"fmt"
	"go/token"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/analyzers/internal/doc"
	"github.com/isolint-go/isolint/analyzers/internal/finding"
	"github.com/isolint-go/isolint/passes/holds"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

//go:embed doc.go
var source string

// Analyzer reports expensive work that package initialisation does.
var Analyzer = &analysis.Analyzer{
	Name:     "expensiveinit",
	Doc:      doc.Extract(source, "expensiveinit"),
	URL:      "https://pkg.go.dev/github.com/isolint-go/isolint/analyzers/expensiveinit",
	Requires: finding.Requires,
	Run:      run,
}

// category is that of every finding; the command adds who pays to those that
// have it.
const category = "slow-init"

// classes are the words for the table's classes of cost.
var classes = map[string]string{
	"net": "network", "exec": "a subprocess", "sleep": "sleeping", "disk": "file system",
	"db": "a database", "compile": "compiling at run time", "heavy": "heavy",
}

func run(pass *analysis.Pass) (any, error) {
	r, err := finding.New(pass)
	if err != nil {
		return nil, err
	}
	command := pass.Pkg.Name() == "main"
	if command && len(r.Holds.Tests) == 0 {
		return nil, nil // it pays for its own start
	}
	told := make(map[token.Pos]bool)
	for _, in := range r.Holds.Init {
		test := testfuncs.InTestFile(pass.Fset, in.At)
		if told[in.At] || (test || command) && in.Class == "disk" {
			continue // a fixture, or settings, read once for the tests beside it
		}
		told[in.At] = true
		r.Report(finding.Finding{
			At: in.At, Category: category, Path: in.Path,
			Message: fmt.Sprintf("package initialisation runs %s (%s) before %s; do it on first use, with %s",
				in.What, word(in), who(test), once(r, in)),
		})
	}
	return nil, nil
}

func word(in holds.Init) string {
	if w, ok := classes[in.Class]; ok {
		return w
	}
	return in.Class
}

// once is what does it on first use.
func once(r *finding.Reporter, in holds.Init) string {
	if r.Has("sync.OnceValue", in.At) {
		return "sync.OnceValue"
	}
	return "sync.Once"
}

// who is what waits for it.
func who(test bool) string {
	if test {
		return "every test of this package"
	}
	return "every test of each binary that links this package"
}
