package report

import (
	"encoding/json"
	"io"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/vetjson"
)

// JSON writes the findings as go vet -json does, but one object for all
// packages where go vet writes one for each; none are "{}".
func JSON(w io.Writer, fs []finding.Finding) error {
	tree := make(map[string]map[string][]vetjson.Diagnostic)
	for _, f := range fs {
		if tree[f.Package] == nil {
			tree[f.Package] = make(map[string][]vetjson.Diagnostic)
		}
		tree[f.Package][f.Analyzer] = append(tree[f.Package][f.Analyzer], vetjson.Of(f))
	}
	data, err := json.MarshalIndent(tree, "", "\t")
	if err != nil {
		return err
	}
	_, err = w.Write(append(data, '\n'))
	return err
}
