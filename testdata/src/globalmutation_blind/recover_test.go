package globalmutation_blind

import "testing"

// In a package that recovers, a panic does not end the process.

var depth int

func parse(s string) {
	if s == "" {
		depth = 1
		panic("nothing to parse")
	}
}

func rescue(err *any) { *err = recover() }

func tryParse(s string) (err any) {
	defer rescue(&err)
	parse(s)
	return nil
}

func TestParse(t *testing.T) {
	tryParse("") // want "TestParse changes depth and leaves it changed .TestDepth reads it."
}

func TestDepth(t *testing.T) {
	if depth != 0 {
		t.Error(depth)
	}
}
