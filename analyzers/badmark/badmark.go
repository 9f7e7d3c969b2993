package badmark

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/analyzers/internal/doc"
	"github.com/isolint-go/isolint/passes/markers"
)

//go:embed doc.go
var source string

// Analyzer reports malformed directives.
var Analyzer = &analysis.Analyzer{
	Name:     "badmark",
	Doc:      doc.Extract(source, "badmark"),
	URL:      "https://pkg.go.dev/github.com/isolint-go/isolint/analyzers/badmark",
	Requires: []*analysis.Analyzer{markers.Analyzer},
	Run:      run,
}

// known lists the analyzers that a directive can name. It repeats
// analyzers.All, which cannot be imported here because it holds this package;
// a test compares the two.
var known = []string{
	"badmark",
	"expensiveinit",
	"fixedport",
	"globalmutation",
	"hardcodedpath",
	"heavyimport",
	"processstate",
	"sharedfixture",
}

func run(pass *analysis.Pass) (any, error) {
	marks := pass.ResultOf[markers.Analyzer].(*markers.Result)
	for _, list := range [][]markers.Malformed{marks.Malformed, marks.Unknown(known)} {
		for _, m := range list {
			marks.Report(pass, analysis.Diagnostic{Pos: m.Pos, End: m.End, Message: m.Message})
		}
	}
	return nil, nil
}
