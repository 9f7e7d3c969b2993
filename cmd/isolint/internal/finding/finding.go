// Package finding holds what a run found as plain data: positions are names
// and numbers, nothing refers to syntax trees or types. Loading makes
// findings, everything behind it (filtering, reporting, fixing) only reads
// them.
package finding

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
)

// Finding is one fault in the user's code.
type Finding struct {
	Package  string // import path, without the mark of a test variant
	Analyzer string
	Category string
	Pos, End Position
	Message  string
	Related  []Related
	Fixes    []Fix
	Warning  bool // printed, but does not fail the run
	// Resource is the key of what it is about, as manifests have it, if that is of a
	// kind that the processes of a machine share.
	Resource string
}

// Position is a place in a file. File is absolute, Line and Column count from
// one; a position without a line is unknown. The column of what a //line
// directive names is unknown.
type Position struct {
	File         string
	Line, Column int
}

func (p Position) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Related is a step of the evidence for a finding.
type Related struct {
	Pos, End Position
	Message  string
}

// Fix is a change that removes the finding; its edits belong together.
type Fix struct {
	Message string
	Edits   []Edit
}

// Edit replaces the bytes [Start, End) of a file.
type Edit struct {
	File       string
	Start, End int
	New        string
}

// Sort orders findings by place and removes duplicates: a file is analysed
// once for each variant of its package.
func Sort(fs []Finding) []Finding {
	slices.SortStableFunc(fs, compare)
	return slices.CompactFunc(fs, same)
}

func compare(a, b Finding) int {
	return cmp.Or(
		comparePos(a.Pos, b.Pos),
		cmp.Compare(a.Analyzer, b.Analyzer),
		cmp.Compare(a.Message, b.Message),
		comparePos(a.End, b.End),
		cmp.Compare(len(a.Related), len(b.Related)),
		cmp.Compare(a.Package, b.Package),
	)
}

func comparePos(a, b Position) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Column, b.Column),
	)
}

// same reports whether a and b tell the user the same thing. The package may
// differ: a file of package p is also a file of "p [p.test]".
func same(a, b Finding) bool {
	return a.Pos == b.Pos && a.Analyzer == b.Analyzer && a.Message == b.Message &&
		(len(a.Fixes) == 0 || len(b.Fixes) == 0 || reflect.DeepEqual(a.Fixes, b.Fixes))
}
