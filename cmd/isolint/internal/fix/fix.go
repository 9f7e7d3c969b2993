// Package fix turns the fixes that findings suggest into changed files: those
// that do not touch each other, formatted, without the imports that nothing
// uses any more. It changes nothing on disk but through Change.Write.
package fix

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
)

// Options are what a plan needs to know of the world.
type Options struct {
	// Editable reports whether a file belongs to the user's own modules.
	Editable func(file string) bool
	// Names returns the names of the packages that a file imports by path.
	Names func(file string, paths []string) (map[string]string, error)
	// Read returns the content of a file; nil reads what is on disk.
	Read func(file string) ([]byte, error)
}

// Plan is a set of changes that can be made together.
type Plan struct {
	Changes  []Change
	Failures []Failure
}

// Change is the new content of a file.
type Change struct {
	File     string
	Old, New []byte
	Fixes    int // findings that it mends
}

// Failure is a file whose fixes could not be made, and why.
type Failure struct {
	File  string
	Fixes int
	Err   error
}

// New plans the first fix of each finding, in their order. A fix that touches
// an earlier one is left out, for another round.
func New(fs []finding.Finding, opts Options) *Plan {
	b := &builder{opts: opts, files: make(map[string]*file)}
	for _, f := range fs {
		if len(f.Fixes) > 0 && b.accept(f.Fixes[0]) {
			b.file(f.Fixes[0].Edits[0].File).fixes++
		}
	}
	plan := new(Plan)
	for _, name := range slices.Sorted(maps.Keys(b.files)) {
		file := b.files[name]
		if len(file.edits) == 0 {
			continue
		}
		content, err := file.result(opts)
		if err != nil {
			plan.Failures = append(plan.Failures, Failure{name, file.fixes, err})
		} else if !bytes.Equal(content, file.content) {
			plan.Changes = append(plan.Changes, Change{name, file.content, content, file.fixes})
		}
	}
	return plan
}

type builder struct {
	opts  Options
	files map[string]*file
}

// file is a file to edit. Without a syntax tree it must be left alone.
type file struct {
	name    string
	content []byte
	syntax  *ast.File
	edits   []finding.Edit
	fixes   int
}

// accept adds a fix, as a whole or not at all.
func (b *builder) accept(fix finding.Fix) bool {
	if len(fix.Edits) == 0 {
		return false
	}
	for _, e := range fix.Edits {
		f := b.file(e.File)
		if f.syntax == nil || e.Start < 0 || e.End < e.Start || e.End > len(f.content) ||
			slices.ContainsFunc(f.edits, func(other finding.Edit) bool { return conflict(e, other) }) {
			return false
		}
	}
	for _, e := range fix.Edits {
		f := b.file(e.File)
		if !slices.Contains(f.edits, e) { // two fixes may add the same import
			f.edits = append(f.edits, e)
		}
	}
	return true
}

// conflict reports whether two edits cannot both be made.
func conflict(a, b finding.Edit) bool {
	if a == b {
		return false
	}
	if a.Start == a.End && b.Start == b.End {
		return a.Start == b.Start // which one comes first?
	}
	return a.Start < b.End && b.Start < a.End
}

// file returns the file of a name, read and checked once.
func (b *builder) file(name string) *file {
	if f, ok := b.files[name]; ok {
		return f
	}
	f := &file{name: name}
	b.files[name] = f
	if !b.opts.Editable(name) {
		return f
	}
	read := b.opts.Read
	if read == nil {
		read = os.ReadFile
	}
	content, err := read(name)
	if err != nil {
		return f // gone since it was analysed
	}
	f.content = content
	syntax, err := parser.ParseFile(token.NewFileSet(), name, content, parser.ParseComments)
	if err == nil && !ast.IsGenerated(syntax) && !displaced(syntax) {
		f.syntax = syntax
	}
	return f
}

// displaced reports whether the offsets of findings may be those of another
// file: cgo and //line directives make the compiler see one text and name
// another.
func displaced(f *ast.File) bool {
	for _, imp := range f.Imports {
		if imp.Path.Value == `"C"` {
			return true
		}
	}
	for _, group := range f.Comments {
		for _, c := range group.List {
			if strings.HasPrefix(c.Text, "//line ") || strings.HasPrefix(c.Text, "/*line ") {
				return true
			}
		}
	}
	return false
}

// result makes the edits, removes the imports they orphan, and formats.
func (f *file) result(opts Options) ([]byte, error) {
	edited := apply(f.content, f.edits)
	fset := token.NewFileSet()
	syntax, err := parser.ParseFile(fset, f.name, edited, parser.ParseComments)
	if err != nil {
		return nil, fmt.Errorf("internal error: the result does not parse: %w", err)
	}
	gone, err := f.orphans(syntax, opts)
	if err != nil {
		return nil, err
	}
	edited = removeImports(fset, syntax, edited, gone)
	formatted, err := format.Source(edited)
	if err != nil {
		return nil, fmt.Errorf("internal error: the result does not parse: %w", err)
	}
	if bytes.HasPrefix(f.content, byteOrderMark) && !bytes.HasPrefix(formatted, byteOrderMark) {
		formatted = slices.Concat(byteOrderMark, formatted) // go/format drops it
	}
	return formatted, nil
}

var byteOrderMark = []byte("\xef\xbb\xbf")

// apply makes edits that do not conflict.
func apply(content []byte, edits []finding.Edit) []byte {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b finding.Edit) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.End - b.End // an insertion goes before what is replaced
	})
	var out []byte
	last := 0
	for _, e := range edits {
		out = append(out, content[last:e.Start]...)
		out = append(out, e.New...)
		last = e.End
	}
	return append(out, content[last:]...)
}
