package conflict

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"text/tabwriter"

	"github.com/isolint-go/isolint/cmd/isolint/internal/amount"
	"github.com/isolint-go/isolint/cmd/isolint/internal/manifest"
)

// meaning is a Kind in words.
var meaning = map[Kind]string{
	Time:     "never at the same time",
	Order:    "one leaves changed what another sees",
	Parallel: "not in parallel",
}

// Does is what a holder of the resource does, in words.
func (c Conflict) Does(h Holder) string { return manifest.Does(c.Resource, h.Write, h.Left) }

// Text writes the conflicts for people.
func Text(out io.Writer, all []Conflict) error {
	w := bufio.NewWriter(out)
	tests := make(map[string]bool)
	for _, c := range all {
		fmt.Fprintf(w, "%s: %s (%s)\n", c.Resource, meaning[c.Kind], c.Kind)
		table := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
		for _, h := range c.Holders {
			tests[h.Name()] = true
			fmt.Fprintf(table, "    %s\t%s\t%s\n", h.Name(), c.Does(h), h.At)
		}
		if err := table.Flush(); err != nil {
			return err
		}
	}
	fmt.Fprintf(w, "%s between %s\n", amount.Of(len(all), "conflict"), amount.Of(len(tests), "test"))
	return w.Flush()
}

// JSON writes the conflicts as an array.
func JSON(out io.Writer, all []Conflict) error {
	if all == nil {
		all = []Conflict{}
	}
	enc := json.NewEncoder(out)
	enc.SetIndent("", "\t")
	return enc.Encode(all)
}

// DOT writes the conflicts as a graph of Graphviz: tests, and boxes for the
// resources between them.
func DOT(out io.Writer, all []Conflict) error {
	w := bufio.NewWriter(out)
	fmt.Fprintln(w, "graph conflicts {")
	for i, c := range all {
		box := fmt.Sprintf("resource%d", i) // one in memory is there once a package
		fmt.Fprintf(w, "\t%s [shape=box, label=%s];\n", box, strconv.Quote(c.Resource))
		for _, h := range c.Holders {
			style := ""
			if !h.Write {
				style = ", style=dashed"
			}
			fmt.Fprintf(w, "\t%s -- %s [label=%s%s];\n", strconv.Quote(h.Name()), box, strconv.Quote(c.Does(h)), style)
		}
	}
	fmt.Fprintln(w, "}")
	return w.Flush()
}
