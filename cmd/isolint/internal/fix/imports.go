package fix

import (
	"bytes"
	"go/ast"
	"go/token"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// orphans returns the imports of the edited file that the edits left unused.
// Only names that the original file used and the edited one does not are
// looked at, so an import that has nothing to do with the edits stays.
func (f *file) orphans(edited *ast.File, opts Options) (map[*ast.ImportSpec]bool, error) {
	before, after := qualifiers(f.syntax), qualifiers(edited)
	vanished := make(map[string]bool)
	for name := range before {
		if !after[name] {
			vanished[name] = true
		}
	}
	if len(vanished) == 0 {
		return nil, nil
	}
	names, err := f.importNames(edited, opts)
	if err != nil {
		return nil, err
	}
	gone := make(map[*ast.ImportSpec]bool)
	for _, spec := range edited.Imports {
		if name := names[spec]; vanished[name] {
			gone[spec] = true
		}
	}
	return gone, nil
}

// qualifiers returns the names x of the selectors x.Sel in a file that no
// declaration of the file explains: its packages.
func qualifiers(f *ast.File) map[string]bool {
	free := make(map[*ast.Ident]bool)
	for _, id := range f.Unresolved {
		free[id] = true
	}
	names := make(map[string]bool)
	ast.Inspect(f, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := sel.X.(*ast.Ident); ok && free[x] {
				names[x.Name] = true
			}
		}
		return true
	})
	return names
}

// importNames returns the name under which a file knows each of its imports.
// The name of a package outside of the standard library need not be that of
// its directory, so the go command is asked.
func (f *file) importNames(syntax *ast.File, opts Options) (map[*ast.ImportSpec]string, error) {
	names := make(map[*ast.ImportSpec]string)
	ask := make(map[*ast.ImportSpec]string)
	var paths []string
	for _, spec := range syntax.Imports {
		importPath, err := strconv.Unquote(spec.Path.Value)
		switch first, _, _ := strings.Cut(importPath, "/"); {
		case err != nil:
		case spec.Name != nil:
			names[spec] = spec.Name.Name // "_" and "." are no qualifiers
		case !strings.Contains(first, "."):
			names[spec] = assumedName(importPath)
		default:
			ask[spec] = importPath
			paths = append(paths, importPath)
		}
	}
	if len(paths) == 0 {
		return names, nil
	}
	known, err := opts.Names(f.name, paths)
	if err != nil {
		return nil, err
	}
	for spec, importPath := range ask {
		names[spec] = known[importPath]
	}
	return names, nil
}

var majorVersion = regexp.MustCompile(`^v[0-9]+$`)

// assumedName is the last element of a path that is no major version.
func assumedName(importPath string) string {
	base := path.Base(importPath)
	if majorVersion.MatchString(base) {
		base = path.Base(path.Dir(importPath))
	}
	return base
}

// removeImports cuts imports out of the text, with their comments, and
// declarations that thereby become empty.
func removeImports(fset *token.FileSet, f *ast.File, content []byte, gone map[*ast.ImportSpec]bool) []byte {
	var cuts [][2]int
	offset := func(pos token.Pos) int { return fset.Position(pos).Offset }
	for _, decl := range f.Decls {
		gen, ok := decl.(*ast.GenDecl)
		if !ok || gen.Tok != token.IMPORT {
			continue
		}
		left := 0
		var here [][2]int
		for _, s := range gen.Specs {
			spec, ok := s.(*ast.ImportSpec)
			if !ok || !gone[spec] {
				left++
				continue
			}
			start, end := spec.Pos(), spec.End()
			if spec.Doc != nil {
				start = spec.Doc.Pos()
			}
			if spec.Comment != nil {
				end = spec.Comment.End()
			}
			here = append(here, [2]int{offset(start), offset(end)})
		}
		if left == 0 && len(here) > 0 {
			here = [][2]int{{offset(gen.Pos()), offset(gen.End())}}
		}
		cuts = append(cuts, here...)
	}
	for i := len(cuts) - 1; i >= 0; i-- {
		content = cut(content, cuts[i][0], cuts[i][1])
	}
	return content
}

// cut removes [start, end), a semicolon after it and, if nothing else stands
// there, its lines.
func cut(content []byte, start, end int) []byte {
	if rest := bytes.TrimLeft(content[end:], " \t"); bytes.HasPrefix(rest, []byte(";")) {
		end = len(content) - len(rest) + 1
	}
	lineStart := bytes.LastIndexByte(content[:start], '\n') + 1
	lineEnd := len(content)
	if i := bytes.IndexByte(content[end:], '\n'); i >= 0 {
		lineEnd = end + i + 1
	}
	if len(bytes.TrimSpace(content[lineStart:start])) == 0 && len(bytes.TrimSpace(content[end:lineEnd])) == 0 {
		start, end = lineStart, lineEnd
	}
	return append(content[:start:start], content[end:]...)
}
