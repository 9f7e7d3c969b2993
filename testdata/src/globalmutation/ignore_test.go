package globalmutation

import "testing"

var ignoreLine, ignoreAbove, ignoreFunc, ignoreOther = 1, 1, 1, 1

func TestIgnoreLine(t *testing.T) {
	ignoreLine = 2 //isolint:ignore globalmutation the test after it needs it
}

func TestIgnoreAbove(t *testing.T) {
	//isolint:ignore globalmutation the test after it needs it
	ignoreAbove = 2 // ok: the directive above
}

//isolint:ignore globalmutation the test after it needs it
func TestIgnoreFunc(t *testing.T) {
	ignoreFunc = 2 // ok: the directive on the function
}

//isolint:ignore processstate another analyzer
func TestIgnoreOther(t *testing.T) {
	ignoreOther = 2 // want "changes ignoreOther and leaves it changed"
}

func TestIgnoreReads(t *testing.T) {
	if ignoreLine+ignoreAbove+ignoreFunc+ignoreOther != 4 {
		t.Error("changed")
	}
}
