package globalmutation_crowd

import "testing"

func Test1(t *testing.T) {
	Start() // want "changes mode and leaves it changed"
}

func Test2(t *testing.T) {
	Start() // want "changes mode and leaves it changed"
}

func Test3(t *testing.T) {
	Start() // want "changes mode and leaves it changed"
}

func Test4(t *testing.T) {
	Start() // want "changes mode and leaves it changed"
}

func Test5(t *testing.T) {
	Start() // want "Start does so in 2 more tests$"
}

func Test6(t *testing.T) {
	Start() // ok: the fifth says that there are more
}

func Test7(t *testing.T) {
	Start() // ok: the fifth says that there are more
}

func TestOwn(t *testing.T) {
	mode = "own" // want "TestOwn changes mode and leaves it changed"
}

func TestReads(t *testing.T) {
	if mode != "" {
		t.Error(mode)
	}
}
