package gclplugin

import (
	"go/token"
	"testing"

	"golang.org/x/tools/go/analysis"
)

func TestFold(t *testing.T) {
	t.Parallel()
	fset := token.NewFileSet()
	f := fset.AddFile("/home/me/shop/config/config.go", -1, 100)
	f.SetLines([]int{0, 10, 20, 30})
	at := func(line int) token.Pos { return f.LineStart(line) }

	for _, tt := range []struct {
		name    string
		related []analysis.RelatedInformation
		want    string
	}{
		{"nothing", nil, "TestA changes x"},
		{
			"a path",
			[]analysis.RelatedInformation{
				{Pos: at(2), Message: "calls config.Use"},
				{Pos: at(4), Message: "config.Use writes it here"},
			},
			"TestA changes x [calls config.Use at config.go:2; config.Use writes it at config.go:4]",
		},
		{
			"no position",
			[]analysis.RelatedInformation{{Message: "TestB reads it"}},
			"TestA changes x [TestB reads it]",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := fold(fset, analysis.Diagnostic{Pos: at(1), Category: "race", Message: "TestA changes x", Related: tt.related})
			if got.Message != tt.want || got.Related != nil || got.Category != "race" || got.Pos != at(1) {
				t.Errorf("got %+v, want message %q and nothing related", got, tt.want)
			}
		})
	}
}

func TestFolded(t *testing.T) {
	t.Parallel()
	original := &analysis.Analyzer{
		Name: "original",
		Doc:  "doc",
		Run: func(pass *analysis.Pass) (any, error) {
			pass.Report(analysis.Diagnostic{Message: "x", Related: []analysis.RelatedInformation{{Message: "y"}}})
			return nil, nil
		},
	}
	var got []analysis.Diagnostic
	pass := &analysis.Pass{Fset: token.NewFileSet(), Report: func(d analysis.Diagnostic) { got = append(got, d) }}
	if _, err := folded(original).Run(pass); err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 || got[0].Message != "x [y]" || len(got[0].Related) != 0 {
		t.Errorf("got %+v, want one folded finding", got)
	}
}
