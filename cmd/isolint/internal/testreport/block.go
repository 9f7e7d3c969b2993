package testreport

import (
	"fmt"
	"strings"
)

// A block is what go test without -v prints of a failed test: the line that says
// so, and below it, indented by one more step for every subtest, what was logged.
type block struct {
	header string
	body   kept
}

const step = "    "

// write appends the block to b.
func (bl *block) write(b *strings.Builder, depth int, tb Traceback) {
	prefix := strings.Repeat(step, depth)
	b.WriteString(prefix + bl.header)
	entries := bl.body.entries()
	skip := 0
	if tb == short {
		if skip = texts(entries) - shortLines; skip > 0 {
			fmt.Fprintf(b, "%s%s[%d lines]\n", prefix, step, skip)
		}
	}
	fresh := true // at the beginning of a line
	for _, e := range entries {
		switch {
		case e.sub != nil:
			e.sub.write(b, depth+1, tb)
			fresh = true
			continue
		case tb == none:
			continue
		case skip > 0:
			skip--
			continue
		}
		if fresh {
			b.WriteString(prefix)
		}
		b.WriteString(e.text)
		fresh = strings.HasSuffix(e.text, "\n")
	}
	if !fresh {
		b.WriteString("\n")
	}
}

// texts counts the entries that are no blocks.
func texts(entries []entry) int {
	n := 0
	for _, e := range entries {
		if e.sub == nil {
			n++
		}
	}
	return n
}
