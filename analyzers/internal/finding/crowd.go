package finding

import (
	"fmt"

	"github.com/isolint-go/isolint/passes/holds"
)

// maxCrowd is how many tests are told one by one that the same function of the
// code under test changes the same resource: the repair is one, in or around
// that function, however many tests call it.
const maxCrowd = 5

// A Crowd holds back findings until it is known how many have the same cause.
type Crowd struct {
	findings []Finding
	causes   []cause
	counts   map[cause]int
}

type cause struct{ resource, through, category string }

// Add notes a finding on a hold.
func (c *Crowd) Add(h holds.Hold, f Finding) {
	why := cause{h.Resource, h.Through, f.Category}
	c.findings = append(c.findings, f)
	c.causes = append(c.causes, why)
	if c.counts == nil {
		c.counts = make(map[cause]int)
	}
	c.counts[why]++
}

// Report reports the findings. Of those with one cause in the code under test
// the last one shown says how many more there are.
func (c *Crowd) Report(r *Reporter) {
	shown := make(map[cause]int)
	for i, f := range c.findings {
		why := c.causes[i]
		if shown[why]++; why.through != "" && shown[why] > maxCrowd {
			continue
		}
		if more := c.counts[why] - maxCrowd; why.through != "" && shown[why] == maxCrowd && more > 0 {
			f.Message += fmt.Sprintf("; so do %d more tests by %s", more, why.through)
		}
		r.Report(f)
	}
}
