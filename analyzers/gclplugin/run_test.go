package gclplugin

import (
	"path/filepath"
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"
)

// The analyzers that golangci-lint gets report what the others do, each finding
// as one diagnostic.
func TestRun(t *testing.T) {
	keepFlags(t)
	p, err := New(map[string]any{"disable": []any{"processstate"}})
	if err != nil {
		t.Fatal(err)
	}
	built, err := p.BuildAnalyzers()
	if err != nil {
		t.Fatal(err)
	}
	testdata, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range built {
		if a.Name != "globalmutation" {
			continue
		}
		for _, r := range analysistest.Run(t, testdata, a, "gclplugin") {
			for _, d := range r.Diagnostics {
				if len(d.Related) != 0 {
					t.Errorf("%s: related information would become issues: %+v", d.Message, d.Related)
				}
			}
		}
		return
	}
	t.Error("there is no globalmutation")
}
