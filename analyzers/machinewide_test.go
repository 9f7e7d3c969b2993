package analyzers_test

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/isolint-go/isolint/passes/holds"
)

// Ports, sockets and databases are no faults, so no analyzer reports them; what
// decides which tests may overlap knows them from passes/holds. This analyzer
// makes that visible to fixtures.
func machineWide() *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:     "machinewide",
		Doc:      "report what tests hold of what the machine's processes share",
		Requires: []*analysis.Analyzer{holds.Analyzer},
		Run: func(pass *analysis.Pass) (any, error) {
			for _, test := range pass.ResultOf[holds.Analyzer].(*holds.Result).Tests {
				for _, h := range test.Holds {
					kind, _, _ := strings.Cut(h.Resource, ":")
					switch kind {
					case "port", "socket", "db":
						pass.Reportf(h.At, "%s holds %s", test.Name, h.Resource)
					}
				}
			}
			return nil, nil
		},
	}
}

func TestMachineWide(t *testing.T) {
	t.Parallel()
	testdata, err := filepath.Abs("../testdata")
	if err != nil {
		t.Fatal(err)
	}
	analysistest.Run(t, testdata, machineWide(), "machinewide")
}
