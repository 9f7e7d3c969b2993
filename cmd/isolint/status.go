package main

// Exit statuses, as in the table of doc.go.
const (
	statusClean    = 0
	statusFindings = 1
	statusUnusable = 2 // could not analyse, or bad usage

	statusFailed  = 1 // of a run: a test failed or did not build
	statusLost    = 3 // verdicts were lost to infrastructure
	statusNothing = 4 // no test was selected

	statusProblem = 1 // of the doctor: there is one
)
