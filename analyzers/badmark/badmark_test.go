package badmark_test

import (
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/isolint-go/isolint/analyzers"
	"github.com/isolint-go/isolint/analyzers/badmark"
)

func Test(t *testing.T) {
	t.Parallel()
	testdata, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	analysistest.Run(t, testdata, badmark.Analyzer, "badmark")
}

func TestKnown(t *testing.T) {
	t.Parallel()
	var names []string
	for _, a := range analyzers.All() {
		names = append(names, a.Name)
	}
	if len(names) == 0 {
		t.Fatal("the list of analyzers is empty")
	}
	if !slices.Equal(names, badmark.Known()) {
		t.Errorf("badmark knows %q, analyzers.All() has %q", badmark.Known(), names)
	}
}
