package pass

import (
	"fmt"
	"testing"
)

func TestOne(t *testing.T) { t.Log("only with -v") }

func TestPrints(t *testing.T) { fmt.Println("printed by a test that passes") }

func TestSub(t *testing.T) {
	t.Run("a", func(t *testing.T) { t.Log("inner") })
	t.Run("b", func(t *testing.T) { t.Skip("not here") })
}

func TestParallel(t *testing.T) {
	for _, name := range []string{"x"} {
		t.Run(name, func(t *testing.T) { t.Parallel(); t.Log(name) })
	}
}
