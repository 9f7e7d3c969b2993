package main

// Exit statuses, as in the table of doc.go.
const (
	statusClean    = 0
	statusFindings = 1
	statusUnusable = 2 // could not analyse, or bad usage
)
