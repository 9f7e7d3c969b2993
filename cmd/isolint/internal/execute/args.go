package execute

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
	"github.com/isolint-go/isolint/cmd/isolint/internal/plan"
	"github.com/isolint-go/isolint/cmd/isolint/internal/process"
)

// spec is the process that runs a batch in a slot: every one has the slot's
// directory, number and tag.
func (p *pkg) spec(slot int, b plan.Batch, output io.Writer) (process.Spec, error) {
	d := p.d
	dir, err := d.slots.dir(slot)
	if err != nil {
		return process.Spec{}, err
	}
	return process.Spec{
		Path: p.binary, Name: p.binary, Args: p.args(b), Dir: p.Dir,
		Env: append(slices.Clip(d.Env), "TMPDIR="+dir, "ISOLINT_SLOT="+strconv.Itoa(slot), "ISOLINT_SLOTS="+strconv.Itoa(d.width.most())),
		Tag: d.slots.tag(slot), Output: output,
	}, nil
}

// args are the arguments of the process that runs a batch: those that go test
// gives, with tests selected by name where the user's own flags do not say it.
func (p *pkg) args(b plan.Batch) []string {
	d := p.d
	args := []string{"-test.paniconexit0", "-test.timeout=" + d.Timeout.String(), "-test.v=test2json"}
	args = append(args, d.Args...)
	if b.All && (p.Exact || len(p.Others) == 0) {
		return append(args, d.Run...)
	}
	return append(args, d.Select(b.Tests, p.apartFrom(b.Tests))...)
}

// apartFrom returns the tests of the binary that are not among those named.
func (p *pkg) apartFrom(tests []string) []string {
	var rest []string
	for _, name := range slices.Concat(names(p.Tests), p.Others) {
		if !slices.Contains(tests, name) {
			rest = append(rest, name)
		}
	}
	return rest
}

// coverage is what go test adds to a package's line for what the binary prints
// with -cover; empty for everything else.
func coverage(e event.Event) string {
	if e.Test != "" || e.Action != event.Output {
		return ""
	}
	text, ok := strings.CutPrefix(e.Output, "coverage: ")
	if !ok {
		return ""
	}
	return "\tcoverage: " + strings.TrimSuffix(text, "\n")
}

// verdictLine reports whether the testing package prints the line for a whole
// binary.
func verdictLine(e event.Event) bool {
	return e.Test == "" && e.Action == event.Output && (e.Output == "PASS\n" || e.Output == "FAIL\n")
}
