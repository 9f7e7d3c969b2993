// Package together has one test that ends the process while others run.
package together

import (
	"os"
	"testing"
	"time"
)

func TestA(t *testing.T) {
	t.Parallel()
	time.Sleep(200 * time.Millisecond)
}

func TestExitsAmongOthers(t *testing.T) {
	t.Parallel()
	time.Sleep(50 * time.Millisecond)
	os.Exit(4)
}

func TestZ(t *testing.T) {
	t.Parallel()
	time.Sleep(200 * time.Millisecond)
}
