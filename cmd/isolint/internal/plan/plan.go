// Package plan decides which tests share a process and which may run at the
// same time. It is pure: no processes, no files, no clock. The same tests and
// limits make the same plan; ties are broken by name and by source order.
//
// Two things are kept apart. Tests may share a process unless the one changes,
// and leaves changed, what the other sees in memory: then they stay together in
// source order, as under go test, whose verdict is thereby the same. Processes
// may overlap in time unless both hold something that outlives a process, a
// file, a port, a database, and one of them writes it.
package plan

import "time"

// A Hold is what a test does to one resource.
type Hold struct {
	Resource string
	Write    bool
	// Left: the write is not undone when the test ends.
	Left bool
	// Wide: the resource outlives the process.
	Wide bool
}

// A Test is a top-level test, example or fuzz target.
type Test struct {
	Name  string
	Stage int    // index in Limits.Stages
	Pool  string // name in Limits.Pools, or empty
	Holds []Hold
	// What earlier runs measured; zero if nothing is known.
	Duration time.Duration
	CPU      float64 // processors kept busy
	Memory   int64   // bytes
}

// A Package is a test binary and the tests selected in it, in source order.
type Package struct {
	Path  string
	Tests []Test
	// Whole says why the tests must stay in one process; empty if they may be
	// spread over several.
	Whole string
	// Startup is what a process takes before its first test.
	Startup time.Duration
	// Together are groups of tests that were seen to need each other.
	Together [][]string
}

// A Batch is the tests that one process runs.
type Batch struct {
	Package string
	Tests   []string // in source order
	All     bool     // all the selected tests of the package
	Stage   int
	Pool    string
	Holds   []Hold // those that outlive the process, one a resource
	Why     string // why these tests are together

	Duration time.Duration // estimated, with the start
	CPU      float64
	Memory   int64
}

// Isolate says how far packages are cut.
type Isolate uint8

const (
	Auto      Isolate = iota // where it saves time and no test sees it
	ByTest                   // a process a test
	ByPackage                // a process a package, as go test
)

// Options are what Cut goes by.
type Options struct {
	Isolate Isolate
	// Target is how long a batch should take; shorter ones are joined. Zero
	// means a fifth of a second.
	Target time.Duration
}
