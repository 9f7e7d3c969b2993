//go:build unix

package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
)

// showFacts sums up the notes on vet units.
func showFacts(w io.Writer, args []string) error {
	if len(args) != 1 {
		return errors.New("facts wants one file of notes")
	}
	units, err := readNotes(args[0])
	if err != nil {
		return err
	}
	if len(units) == 0 {
		return errors.New("no vet unit ran: everything was cached")
	}
	var with []int64
	var total int64
	var largestUnit note
	for _, n := range units {
		total += n.Facts
		if n.Facts > 0 {
			with = append(with, n.Facts)
		}
		if n.Max > largestUnit.Max {
			largestUnit = n
		}
	}
	slices.Sort(with)
	fmt.Fprintf(w, "facts: %d units, %d with facts, %d bytes in all, %d a unit", len(units), len(with), total, total/int64(len(units)))
	if len(with) > 0 {
		fmt.Fprintf(w, "; of those with facts: median %d, 90th percentile %d, largest %d",
			with[len(with)/2], with[len(with)*9/10], with[len(with)-1])
	}
	fmt.Fprintf(w, "\nlargest unit: %.0f MB, %s\n", largestUnit.Max, largestUnit.Label)
	fmt.Fprintln(w, "units with the most CPU seconds:")
	slices.SortStableFunc(units, func(a, b note) int { return int(1000 * (b.CPU - a.CPU)) })
	for _, n := range units[:min(8, len(units))] {
		fmt.Fprintf(w, "  %6.2f s %5.0f MB %8d bytes of facts  %s\n", n.CPU, n.Max, n.Facts, n.Label)
	}
	return nil
}

// showWritten prints what each unit wrote, in an order that does not depend on
// which was done first, so that the notes of two runs can be compared.
func showWritten(w io.Writer, args []string) error {
	return showUnits(w, args, func(n note) string { return n.Wrote })
}

// showFailures prints the units whose package the engine gave up.
func showFailures(w io.Writer, args []string) error {
	return showUnits(w, args, func(n note) string { return n.Failure })
}

func showUnits(w io.Writer, args []string, text func(note) string) error {
	if len(args) != 1 {
		return errors.New("want one file of notes")
	}
	units, err := readNotes(args[0])
	if err != nil {
		return err
	}
	var lines []string
	for _, n := range units {
		if s := text(n); s != "" {
			lines = append(lines, n.Label+": "+s)
		}
	}
	slices.Sort(lines)
	for _, line := range lines {
		fmt.Fprintln(w, line)
	}
	return nil
}
