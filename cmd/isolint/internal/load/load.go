// Package load turns package patterns into plain data: findings, marks, build
// errors. It is the only part of the command that knows the go command, the
// vet tool protocol and go/packages; syntax trees, types and token positions
// end here.
package load

import "github.com/isolint-go/isolint/cmd/isolint/internal/finding"

// Request says what to load.
type Request struct {
	Go
	Patterns []string
	Tags     string
	Tool     string // this program, absolute
	Heavy    string // the user's heavy calls, for -settings.heavy; may be empty
	// Progress is called, from one goroutine at a time, with the number of
	// packages that are done. It may be nil.
	Progress func(done int)
}

// Result is what a run found.
type Result struct {
	Findings []finding.Finding
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
