// Package hardcodedpath reports tests that write files under names that every
// run and every test shares.
//
// # Analyzer hardcodedpath
//
// hardcodedpath: report fixed paths that a test creates, writes or removes
//
// go test runs packages at once, and several checkouts share a machine. A path
// that is the same each time, absolute or relative, is then written by one test
// while another reads it, and left behind when the test is killed.
//
// WRONG:
//
//	os.WriteFile("/tmp/out.json", data, 0o644)
//	f, err := os.Create("result.txt")
//	store.Open(filepath.Join(os.TempDir(), "store.db")) // which creates it
//
// RIGHT:
//
//	dir := t.TempDir()
//	os.WriteFile(filepath.Join(dir, "out.json"), data, 0o644)
//
// The path may be built with filepath.Join, fmt.Sprintf, constants, variables,
// the rows of a table and helpers; it counts where it reaches a call that
// creates, writes, renames or removes. The finding stands in the test, or in the
// init function or the variable of a _test.go file; the way to that call is
// related information. Another test of the package that uses the path is named,
// and by the isolint command tests of other packages.
//
// With -settings.strict a directory that a test makes with os.MkdirTemp and
// removes by hand is reported as advice, where t.TempDir does the same and
// removes it even when the test fails.
//
// Not reported: paths that are only read or only data; relative paths after
// t.Chdir(t.TempDir()), and those below os.UserHomeDir, os.TempDir and the like
// after t.Setenv("HOME", t.TempDir()), also where a helper, a parent test,
// TestMain or a suite's set-up does so; a default, such as a field that is
// empty, where the test gives a value; names that differ each time (a process
// number, the time, a uuid), which the number of a loop does not; golden files
// behind a flag such as -update; what goes in a directory that the test makes for several
// files, as the directory is told of; what a call does not write by the constants that it is
// given; what stands in a .gitignore, unless the test is
// parallel; writes that a test wants to fail, which
// the first use of the error shows (require.Error, if err == nil { t.Fatal() }),
// and paths that no ordinary user can make (/nonexistent/x, /path/to/x, /root/x);
// what lies below /dev and /proc; what a suite's tear-down removes and the package makes.
//
// The directive //isolint:ignore hardcodedpath reason silences a finding.
package hardcodedpath
