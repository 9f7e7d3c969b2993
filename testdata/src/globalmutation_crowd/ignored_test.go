package globalmutation_crowd

import "testing"

// Five findings that a directive silences leave room for others.

//isolint:ignore globalmutation meant
func TestIgnored1(t *testing.T) { SetLevel(1) }

//isolint:ignore globalmutation meant
func TestIgnored2(t *testing.T) { SetLevel(2) }

//isolint:ignore globalmutation meant
func TestIgnored3(t *testing.T) { SetLevel(3) }

//isolint:ignore globalmutation meant
func TestIgnored4(t *testing.T) { SetLevel(4) }

//isolint:ignore globalmutation meant
func TestIgnored5(t *testing.T) { SetLevel(5) }

func TestIgnored6(t *testing.T) {
	SetLevel(6) // want "TestIgnored6 changes level"
}

func TestIgnored7(t *testing.T) {
	SetLevel(7) // want "TestIgnored7 changes level"
}

func TestIgnoredReads(t *testing.T) {
	if level != 0 {
		t.Error(level)
	}
}

// Of six and one that is silenced, the fifth speaks for the last.

func TestDepth1(t *testing.T) {
	Descend() // want "restore it with t.Cleanup$"
}

func TestDepth2(t *testing.T) {
	Descend() // want "restore it with t.Cleanup$"
}

//isolint:ignore globalmutation meant
func TestDepth3(t *testing.T) { Descend() }

func TestDepth4(t *testing.T) {
	Descend() // want "restore it with t.Cleanup$"
}

func TestDepth5(t *testing.T) {
	Descend() // want "restore it with t.Cleanup$"
}

func TestDepth6(t *testing.T) {
	Descend() // want "restore it with t.Cleanup; Descend does so in 1 more test$"
}

func TestDepth7(t *testing.T) {
	Descend() // ok: the one before says that there is one more
}

func TestDepthReads(t *testing.T) {
	if depth != 0 {
		t.Error(depth)
	}
}
