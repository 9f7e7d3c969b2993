package tests

import (
	"slices"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/expr"
)

// Rest is the name of the stage for tests that no stage of the configuration
// takes. It is the last one, without a limit of its own. To leave them out, as
// pytest would, is to say "ok" of what has not run.
const Rest = "rest"

// Stages returns the stages of a run, of which Assign returns indices: those of
// the configuration and the rest; without any in the configuration one that has
// no name and takes everything.
func Stages(c *config.Config) []config.Stage {
	if len(c.Stages) == 0 {
		return []config.Stage{{}}
	}
	return append(slices.Clip(c.Stages), config.Stage{Name: Rest})
}

// Assign returns the stage and the pool of a test with the given marks: of each
// the first whose condition holds. pool is empty if none does.
func Assign(marks []string, c *config.Config) (stage int, pool string) {
	holds := func(x expr.Expr) bool { return holdsFor(marks, x) }
	stage = slices.IndexFunc(c.Stages, func(s config.Stage) bool { return holds(s.When) })
	if stage < 0 {
		stage = len(c.Stages) // the rest, or the only one
	}
	for _, p := range c.Pools {
		if holds(p.When) {
			return stage, p.Name
		}
	}
	return stage, ""
}

func holdsFor(marks []string, x expr.Expr) bool {
	return x.Eval(func(mark string) bool { return slices.Contains(marks, mark) })
}
