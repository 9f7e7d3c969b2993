package order

import (
	"testing"
	"time"

	"example.com/shop/config"
)

// withConfig is the right form for a variable: a helper that restores it.
func withConfig(t *testing.T, c *config.Config) {
	t.Helper()
	saved := config.Current
	t.Cleanup(func() { config.Current = saved })
	config.Current = c
}

func TestTotalRight(t *testing.T) {
	withConfig(t, &config.Config{Currency: "EUR", Discount: 10})
	if got := New(1000).Total(); got != "9.00 EUR" {
		t.Errorf("total %s, want 9.00 EUR", got)
	}
}

func TestOverdueRight(t *testing.T) {
	o := New(1)
	saved := now
	t.Cleanup(func() { now = saved })
	now = func() time.Time { return saved().AddDate(0, 2, 0) }
	if !o.Overdue() {
		t.Fatal("not overdue after two months")
	}
}
