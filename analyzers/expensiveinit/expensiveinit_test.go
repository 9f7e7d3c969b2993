package expensiveinit_test

import (
	"testing"

	"github.com/isolint-go/isolint/analyzers/expensiveinit"
	"github.com/isolint-go/isolint/analyzers/internal/fixture"
)

func Test(t *testing.T) {
	t.Parallel()
	fixture.Run(t, expensiveinit.Analyzer, fixture.Config{}, "expensiveinit", "expensiveinit_main")
}

func TestOldGo(t *testing.T) {
	t.Parallel()
	fixture.Run(t, expensiveinit.Analyzer, fixture.Config{Go: "go1.13"}, "expensiveinit_go113")
}
