package globalmutation_rows

import "testing"

// The funcs of a table look at what was set before they are called.
func TestTable(t *testing.T) {
	tests := []struct {
		level int
		check func() bool
	}{
		{1, func() bool { return Level() == 1 }},
		{2, func() bool { return Level() == 2 }},
	}
	for _, test := range tests {
		t.Run("", func(t *testing.T) {
			Set(test.level) // ok: nobody looks without setting it
			if !test.check() {
				t.Error("not set")
			}
		})
	}
}

func TestSet(t *testing.T) {
	Set(3) // ok: likewise
	if Level() != 3 {
		t.Error("not set")
	}
}
