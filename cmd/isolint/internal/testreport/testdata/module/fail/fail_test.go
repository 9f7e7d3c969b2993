package fail

import (
	"fmt"
	"testing"
)

func TestGood(t *testing.T) { t.Log("not shown") }

func TestGoodPrints(t *testing.T) { fmt.Println("printed before") }

func TestBad(t *testing.T) {
	t.Log("first")
	t.Errorf("got %d\nwant %d", 1, 2)
	fmt.Println("printed within")
}

func TestSub(t *testing.T) {
	t.Log("parent before")
	t.Run("good", func(t *testing.T) { t.Log("inner good") })
	t.Run("skipped", func(t *testing.T) { t.Skip("not this one") })
	t.Run("bad", func(t *testing.T) {
		t.Run("deep", func(t *testing.T) { t.Error("deep fault") })
		t.Run("deep good", func(t *testing.T) { t.Log("quiet") })
		t.Log("after deep")
	})
	t.Log("parent after")
}

func TestParallel(t *testing.T) {
	for i, name := range []string{"x", "y"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			t.Log("in " + name)
			if i == 1 {
				t.Fatal("fatal " + name)
			}
		})
	}
}

func TestAlsoSkipped(t *testing.T) { t.Skip("no reason") }

func TestOutput(t *testing.T) {
	fmt.Fprintln(t.Output(), "by t.Output")
	t.Attr("key", "value")
	t.Error()
}
