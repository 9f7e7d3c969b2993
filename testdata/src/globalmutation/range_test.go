package globalmutation

import "testing"

var (
	rangeKey   string
	rangeValue int
	rangeChan  int
	rangeOnly  = "unset"
)

func TestRangeKey(t *testing.T) {
	for rangeKey = range map[string]int{"a": 1} { // want "changes rangeKey and leaves it changed"
	}
}

func TestRangeValue(t *testing.T) {
	for _, rangeValue = range []int{1, 2} { // want "changes rangeValue and leaves it changed"
	}
}

func TestRangeChannel(t *testing.T) {
	c := make(chan int, 1)
	c <- 7
	close(c)
	for rangeChan = range c { // want "changes rangeChan and leaves it changed"
	}
}

func TestRangeReads(t *testing.T) {
	if rangeKey != "" || rangeValue != 0 || rangeChan != 0 || rangeOnly != "unset" {
		t.Error("changed")
	}
}

func TestRangeDefines(t *testing.T) {
	for rangeOnly := range map[string]int{"a": 1} { // ok: := declares a new variable
		_ = rangeOnly
	}
}
