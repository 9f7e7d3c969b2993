// Package processstate reports tests that change state of the process, which
// every other test of the binary observes.
//
// # Analyzer processstate
//
// processstate: report process-wide state that a test leaves changed
//
// Environment variables, the working directory, the standard streams, os.Args,
// the loggers of log and slog, http.DefaultClient, http.DefaultTransport and
// http.DefaultServeMux, flag.CommandLine, time.Local, GOMAXPROCS, the umask,
// signal handlers and the registries of libraries exist once in a process. A
// test that changes one and does not restore it changes it for all that run
// after it; one that changes it while it runs in parallel changes it for those
// beside it.
//
// WRONG:
//
//	os.Setenv("HOME", dir)
//	os.Chdir(dir)
//	log.SetOutput(io.Discard)
//	http.HandleFunc("/x", h) // panics when the test runs twice
//
//	t.Parallel()
//	t.Setenv("HOME", dir) // panics
//
// RIGHT:
//
//	t.Setenv("HOME", dir)
//	t.Chdir(dir)
//
//	old := log.Writer()
//	log.SetOutput(io.Discard)
//	t.Cleanup(func() { log.SetOutput(old) })
//
//	mux := http.NewServeMux()
//	mux.HandleFunc("/x", h)
//
// The finding stands at the call in the test; the calls between it and the
// change are related information. What cannot be undone at all (registering on
// a default mux, a driver, a metrics registry) says so.
//
// Not reported: an environment variable, a set of flags, a registry or a log that
// several tests set before they look, and none puts back, unless the standard library
// or other programs look at it (HOME, PATH, GO...); variables that production code sets
// by names that are not known; what OpenTelemetry sends its traces to, unless another test
// asks for it, itself or in what it calls; a registry of metrics that no other test asks
// itself; what code registers under a name that it makes up each time; what ginkgo's BeforeEach takes away before each
// spec of the container; state that is restored by a defer, a Cleanup, a helper or a
// suite's tear-down, of testify, gocheck or ginkgo (with -settings.strict, as
// blocks-parallel: such a test cannot be parallel); what TestMain, init and
// ginkgo's BeforeSuite set up for the whole binary; the environment of a
// subprocess; signals that a server under test asks for; what is registered on
// an object that the test has put in the place of the default one; what is
// registered with a library where the package has no other test to notice,
// although some (expvar, database/sql) panic when that test runs twice, as with
// -count=2.
//
// The directive //isolint:ignore processstate reason silences a finding.
package processstate
