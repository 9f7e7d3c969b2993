//go:build unix

package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
)

// showFacts sums up what the vet units wrote for their importers. The directory
// is one in which the go command, by -work, has left its own.
func showFacts(w io.Writer, args []string) error {
	if len(args) != 1 {
		return errors.New("facts wants one directory")
	}
	files, err := filepath.Glob(filepath.Join(args[0], "go-build*", "b*", "vet.cfg"))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return errors.New("no vet unit ran: everything was cached")
	}
	var sizes []int64 // of those that wrote any
	var total, largest int64
	var largestID string
	for _, file := range files {
		u, err := readUnit(file)
		if err != nil {
			return err
		}
		info, err := os.Stat(u.VetxOutput)
		if err != nil || info.Size() == 0 {
			continue
		}
		sizes = append(sizes, info.Size())
		total += info.Size()
		if info.Size() > largest {
			largest, largestID = info.Size(), u.ID
		}
	}
	fmt.Fprintf(w, "facts: %d bytes, written by %d of %d units", total, len(sizes), len(files))
	if n := len(sizes); n > 0 {
		slices.Sort(sizes)
		fmt.Fprintf(w, "; mean %d, median %d, 90th percentile %d, largest %d (%s)", total/int64(n), sizes[n/2], sizes[n*9/10], largest, largestID)
	}
	fmt.Fprintln(w)
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
