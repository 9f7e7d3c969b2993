package order

import (
	"testing"
	"time"
)

// globalmutation, race: restored at the end, yet TestNewIsNotOverdue reads the
// clock meanwhile.
func TestOverdueInParallel(t *testing.T) {
	t.Parallel()
	saved := now
	t.Cleanup(func() { now = saved })
	now = func() time.Time { return time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC) }
	if New(1).Overdue() {
		t.Error("overdue at once")
	}
}

func TestNewIsNotOverdue(t *testing.T) {
	t.Parallel()
	if New(1).Overdue() {
		t.Error("overdue at once")
	}
}
