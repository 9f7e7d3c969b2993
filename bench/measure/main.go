//go:build unix

// Command measure is the stopwatch of the scripts in bench: it runs a command
// and notes what the operating system charged it and all its descendants with,
// and it prints the notes as ratios of medians.
//
// The shell's time does not know memory, GNU time is not everywhere, and
// neither sees how much all processes of a go vet hold at one time.
//
//	measure run  -o NOTES -label LABEL [-tree] -- COMMAND [ARG ...]
//	measure unit -o NOTES TOOL ARG ...
//	measure show -base LABEL -other LABEL NOTES
//	measure facts DIRECTORY
//	measure written NOTES
//	measure failures NOTES
//	measure suite DIRECTORY KIND
//	measure verdicts NAME GO.json... -- ISOLINT.json...
package main

import (
	"fmt"
	"os"
)

func main() {
	status, err := measure(os.Args[1:])
	if err != nil {
		fmt.Fprintf(os.Stderr, "measure: %v\n", err)
		status = 2
	}
	os.Exit(status)
}

// measure returns the exit status of the command that was run.
func measure(args []string) (int, error) {
	if len(args) == 0 {
		return 0, fmt.Errorf("want run, unit, show, facts, written, failures, suite or verdicts")
	}
	switch args[0] {
	case "run":
		return runCommand(args[1:])
	case "unit":
		return runUnit(args[1:])
	case "show":
		return 0, show(os.Stdout, args[1:])
	case "facts":
		return 0, showFacts(os.Stdout, args[1:])
	case "written":
		return 0, showWritten(os.Stdout, args[1:])
	case "failures":
		return 0, showFailures(os.Stdout, args[1:])
	case "suite":
		return 0, writeSuite(args[1:])
	case "verdicts":
		return compareVerdicts(os.Stdout, args[1:])
	}
	return 0, fmt.Errorf("there is no %q", args[0])
}
