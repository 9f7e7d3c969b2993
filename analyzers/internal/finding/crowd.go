package finding

import (
	"fmt"
	"go/token"
	"slices"
	"strings"

	"github.com/isolint-go/isolint/passes/holds"
)

// maxCrowd is how many tests are told one by one that the same function of the
// code under test changes the same resource: the repair is one, in or around
// that function, however many tests call it.
const maxCrowd = 5

// A Crowd holds back findings until it is known how many have the same cause.
type Crowd struct {
	// Verb is what one call does to several things.
	Verb string

	findings []Finding
	causes   []cause       // of each
	tests    []*holds.Test // of each; several may share a place
}

type cause struct{ resource, through, category string }

// Add notes a finding on a hold of a test; nil for what initialisation holds.
func (c *Crowd) Add(t *holds.Test, h holds.Hold, f Finding) {
	c.findings = append(c.findings, f)
	c.tests = append(c.tests, t)
	c.causes = append(c.causes, cause{h.Resource, h.Through, f.Category})
}

// Called is the name of what a hold is about if it is a call that leads to it, which may
// do the same to others: repairing that one call repairs them all.
func Called(h holds.Hold) string {
	if len(h.Path) == 0 {
		return ""
	}
	return h.Name
}

// Report reports the findings. Those of one call are told in one. Of those with one cause
// in the code under test the last one shown says how many more there are; what a directive
// silences is neither shown nor more.
func (c *Crowd) Report(r *Reporter) {
	c.fold()
	silent := make([]bool, len(c.findings))
	counts := make(map[cause]int)
	for i, f := range c.findings {
		if silent[i] = r.Markers.Ignored(r.Pass.Analyzer.Name, f.At); !silent[i] {
			counts[c.causes[i]]++
		}
	}
	shown := make(map[cause]int)
	for i, f := range c.findings {
		why := c.causes[i]
		if silent[i] || why.through == "" {
			r.Report(f) // a directive is used where it silences something
			continue
		}
		shown[why]++
		if shown[why] > maxCrowd {
			continue
		}
		if more := counts[why] - maxCrowd; shown[why] == maxCrowd && more > 0 {
			f.Message += fmt.Sprintf("; %s does so in %s", why.through, moreTests(more))
		}
		r.Report(f)
	}
}

// maxNames is how many of what one call changes besides are named.
const maxNames = 3

// fold leaves of the findings that one call has the first, which names the others. One that
// has a fix is told alone.
func (c *Crowd) fold() {
	type call struct {
		test     *holds.Test
		at       token.Pos
		category string
	}
	leader := make(map[call]int)    // into kept
	names := make(map[int][]string) // of the others, by leader
	var kept Crowd
	for i, f := range c.findings {
		if f.Name != "" && f.Fix == nil {
			at := call{c.tests[i], f.At, f.Category}
			if first, told := leader[at]; told {
				names[first] = append(names[first], f.Name)
				continue
			}
			leader[at] = len(kept.findings)
		}
		kept.findings, kept.causes = append(kept.findings, f), append(kept.causes, c.causes[i])
	}
	for i, others := range names {
		kept.findings[i].Message += "; the same call " + c.Verb + " " + list(others) + ", too"
	}
	c.findings, c.causes = kept.findings, kept.causes
}

// list names the first few: "a, b, c and 2 more".
func list(names []string) string {
	if more := len(names) - maxNames; more > 0 {
		names = append(slices.Clip(names[:maxNames]), fmt.Sprintf("%d more", more))
	}
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

func moreTests(n int) string {
	if n == 1 {
		return "1 more test"
	}
	return fmt.Sprintf("%d more tests", n)
}
