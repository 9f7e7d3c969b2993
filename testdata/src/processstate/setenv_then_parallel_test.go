package processstate

import "testing"

// t.Parallel panics after t.Setenv as t.Setenv does after t.Parallel.
func TestSetenvThenParallel(t *testing.T) {
	t.Setenv("APP_THEN", "x") // want "panics"
	t.Parallel()
}
