// Package doc takes an analyzer's documentation out of its doc.go, which is
// the only copy: the command's help, pkg.go.dev and the README all derive from
// the package comment there.
package doc

import (
	"fmt"
	"go/parser"
	"go/token"
	"strings"
)

// Extract returns the section of the package comment in src that the heading
// "# Analyzer NAME" begins, for use as analysis.Analyzer.Doc. The section must
// begin with a summary line "NAME: what it reports"; the prefix is cut. It ends
// at the next such heading.
//
// It panics if there is no such section: src is part of the program.
func Extract(src, name string) string {
	doc, err := extract(src, name)
	if err != nil {
		panic("internal error: " + err.Error())
	}
	return doc
}

func extract(src, name string) (string, error) {
	file, err := parser.ParseFile(token.NewFileSet(), name+"/doc.go", src, parser.ParseComments|parser.PackageClauseOnly)
	if err != nil {
		return "", err
	}
	const heading = "\n# Analyzer "
	sections := strings.Split("\n"+file.Doc.Text(), heading)
	for _, section := range sections[1:] {
		title, body, ok := strings.Cut(section, "\n")
		if !ok || strings.TrimSpace(title) != name {
			continue
		}
		doc, ok := strings.CutPrefix(strings.TrimSpace(body), name+": ")
		if !ok {
			return "", fmt.Errorf("the section of analyzer %s does not begin with %q", name, name+": summary")
		}
		return doc, nil
	}
	return "", fmt.Errorf("the package comment has no section %q", "# Analyzer "+name)
}
