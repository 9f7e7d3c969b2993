// Package globalmutation reports tests that change package variables and
// leave them changed, or change them while other tests run.
//
// # Analyzer globalmutation
//
// globalmutation: report package variables that a test changes for others
//
// A package variable that a test changes, directly or through the functions
// that it calls, in its own package or in any other, is seen by every test that
// runs after it in the same process, and by every test that runs beside it. It
// then passes or fails with the order of the tests.
//
// WRONG:
//
//	func TestTimeout(t *testing.T) {
//		config.Timeout = time.Second // every later test has it too
//		...
//	}
//
//	func TestClock(t *testing.T) {
//		t.Parallel()
//		now = fakeNow // restored, but other parallel tests see it
//		t.Cleanup(func() { now = time.Now })
//		...
//	}
//
//	func TestHooks(t *testing.T) {
//		hook = fake
//		defer func() { hook = nil }() // runs before the parallel subtest does
//		t.Run("sub", func(t *testing.T) { t.Parallel(); run() })
//	}
//
// RIGHT:
//
//	func TestTimeout(t *testing.T) {
//		old := config.Timeout
//		t.Cleanup(func() { config.Timeout = old })
//		config.Timeout = time.Second
//		...
//	}
//
// or, better, pass the value to the code under test.
//
// The finding stands at the statement in the test, or at the call in the test
// that leads to the change; the calls between are related information. Its
// category is race (it happens while others run), pollutes (it outlives the
// test), or, with -settings.strict only, blocks-parallel (it is restored, and
// yet the test can never be parallel).
//
// An observer that is not sure to come to the read "may read it". Where none is known,
// code that reads it is named if another test puts it back, or if it is a func
// that this test alone replaces.
//
// What a method such as UnmarshalJSON reads, any test may come to.
//
// Not reported: what no other test is known to read; what is only
// read where there is an error or a caller asks for it, several calls down, and what other
// code than that of tests changes only there; what a call cannot change by the constants
// that it is given; what a
// parallel test leaves for others, which come before it; where output goes (an
// io.Writer, a Logger), unless another test is sure to use it, and what another package
// keeps of what is logged; what code of another package leaves in its own variable, unless
// another test is sure to look; an entry under
// a key that nobody asks for; what several tests set to the same value, unless one is sure
// to look; what a test leaves in a variable, a field or an entry that the others set anew before they
// look (to add to it or to decode into it is not to set it anew), unless all of them put it
// back but this one; lazy
// initialisation, memo tables, counters under a lock, sync.Pool; variables that
// a helper, a func that it returns or keeps for its caller, a suite's tear-down or
// a Cleanup restores, also around a func that the helper runs; a pair of methods such as
// Start and Stop, of which a failing test skips the second; what happens
// behind a flag such as -update or in a test that runs itself as a subprocess;
// calls that cannot be resolved. State of the process itself (the environment,
// http.DefaultClient) is processstate's.
//
// The directive //isolint:ignore globalmutation reason silences a finding.
package globalmutation
