// Package load turns package patterns into plain data: findings, marks, build
// errors. It is the only part of the command that knows the go command, the
// vet tool protocol and go/packages; syntax trees, types and token positions
// end here.
package load

import (
	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/manifest"
)

// Request says what to load.
type Request struct {
	Go
	Patterns []string
	Tags     string
	// BuildFlags are further ones that decide which files belong to a package,
	// such as -race. The linter has none.
	BuildFlags []string
	Tool       string // this program, absolute
	Heavy      string // the user's heavy calls, for -settings.heavy; may be empty
	// Unsaved are files to read elsewhere. It may be nil.
	Unsaved *Unsaved
	// Background: the go command and what it runs give way to everything else.
	Background bool
	// Progress is called, from one goroutine at a time, with the number of
	// packages that are done. It may be nil.
	Progress func(done int)
	// Known is called as Progress is with each package's manifest, as soon as it
	// is there. It may be nil.
	Known func(*manifest.Package)
}

// Result is what a run found.
type Result struct {
	Findings []finding.Finding
	// Manifests are what the tests of the packages hold, in no order; of a package
	// with external tests there are two.
	Manifests []*manifest.Package
	// Broken are the go command's messages on code that does not build, in its
	// own words; what they concern was not analysed.
	Broken []string
	// Warnings are the go command's remarks on the request, such as that one of
	// its patterns matches nothing.
	Warnings []string
	// Internal are faults of isolint itself, one line each.
	Internal []string
	// Gaps are the same in dependencies: there is a result, that knows nothing
	// of what they do.
	Gaps []string
}
