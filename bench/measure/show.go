//go:build unix

package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"text/tabwriter"
)

// show prints the medians of two labels side by side, a row for each kind of
// run: labels are "NAME KIND".
func show(w io.Writer, args []string) error {
	fs := flag.NewFlagSet("show", flag.ContinueOnError)
	base := fs.String("base", "vet", "the `name` to compare with")
	other := fs.String("other", "isolint", "the `name` that is compared")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if fs.NArg() != 1 {
		return errors.New("show wants one file of notes")
	}
	notes, err := readNotes(fs.Arg(0))
	if err != nil {
		return err
	}
	byLabel, kinds := make(map[string][]note), []string(nil)
	for _, n := range notes {
		byLabel[n.Label] = append(byLabel[n.Label], n)
		if _, kind, _ := strings.Cut(n.Label, " "); !slices.Contains(kinds, kind) {
			kinds = append(kinds, kind)
		}
	}
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(tw, "run\truns\tCPU s %[1]s\tCPU s %[2]s\tratio\tlowest\thighest\twall s %[1]s\twall s %[2]s\tratio\tlargest MB %[1]s\tlargest MB %[2]s\tall MB %[1]s\tall MB %[2]s\t\n", *base, *other)
	for _, kind := range kinds {
		a, b := byLabel[*base+" "+kind], byLabel[*other+" "+kind]
		if len(a) == 0 || len(b) == 0 {
			continue
		}
		low, high := pairs(a, b)
		fmt.Fprintf(tw, "%s\t%d\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t%.0f\t%.0f\t%.0f\t%.0f\t\n",
			kind, min(len(a), len(b)), median(a, cpu), median(b, cpu), median(b, cpu)/median(a, cpu), low, high,
			median(a, wall), median(b, wall), median(b, wall)/median(a, wall), median(a, largest), median(b, largest), highest(a, all), highest(b, all))
	}
	return tw.Flush()
}

func cpu(n note) float64     { return n.CPU }
func wall(n note) float64    { return n.Wall }
func largest(n note) float64 { return n.Max }
func all(n note) float64     { return n.Tree }

func median(notes []note, of func(note) float64) float64 {
	values := make([]float64, len(notes))
	for i, n := range notes {
		values[i] = of(n)
	}
	slices.Sort(values)
	mid := len(values) / 2
	if len(values)%2 == 1 {
		return values[mid]
	}
	return (values[mid-1] + values[mid]) / 2
}

func highest(notes []note, of func(note) float64) float64 {
	high := 0.0
	for _, n := range notes {
		high = max(high, of(n))
	}
	return high
}

// pairs returns the lowest and highest ratio b/a of runs that followed each
// other: how far the machine can be trusted.
func pairs(a, b []note) (low, high float64) {
	for i := range min(len(a), len(b)) {
		r := b[i].CPU / a[i].CPU
		if i == 0 {
			low, high = r, r
		}
		low, high = min(low, r), max(high, r)
	}
	return low, high
}

func readNotes(file string) ([]note, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var notes []note
	for sc := bufio.NewScanner(f); sc.Scan(); {
		var n note
		if err := json.Unmarshal(sc.Bytes(), &n); err != nil {
			return nil, fmt.Errorf("reading %s: %w", file, err)
		}
		notes = append(notes, n)
	}
	return notes, nil
}
