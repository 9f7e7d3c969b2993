// Package expensiveinit reports work at package initialisation that every test
// binary pays for.
//
// # Analyzer expensiveinit
//
// expensiveinit: report expensive work that package initialisation does
//
// Package variables and init functions run before the first test of every
// binary that links the package, also when one test is run alone, listed or
// sharded. Work that belongs to a few tests is then paid by all.
//
// WRONG:
//
//	var db = mustOpen(os.Getenv("DSN")) // connects
//
//	func init() {
//		out, _ := exec.Command("git", "rev-parse", "HEAD").Output()
//		version = string(out)
//	}
//
// RIGHT:
//
//	var db = sync.OnceValue(func() *sql.DB { return mustOpen(os.Getenv("DSN")) })
//
// Expensive is what the table says: the network, subprocesses, sleeping,
// reading files, opening databases, compiling templates or modules at run time,
// and every heavy call. The finding stands at the variable or at the statement
// of the init function; the way to the call is related information. The isolint
// command adds which test packages pay.
//
// Not reported: what happens behind a condition other than an error check,
// sync.Once and its like, goroutines that initialisation does not wait for,
// embedded files, fixtures that a test file reads, regexp.MustCompile, main
// packages without tests.
//
// The directive //isolint:ignore expensiveinit reason silences a finding.
package expensiveinit
