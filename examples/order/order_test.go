package order

import (
	"testing"
	"time"

	"example.com/shop/config"
)

// Passes only because it runs first.
func TestTotal(t *testing.T) {
	if got := New(1999).Total(); got != "19.99 EUR" {
		t.Errorf("total %s, want 19.99 EUR", got)
	}
}

// globalmutation, pollutes: the change is one call away and stays.
func TestTotalInDollars(t *testing.T) {
	config.Use(&config.Config{Currency: "USD"})
	if got := New(1999).Total(); got != "19.99 USD" {
		t.Errorf("total %s, want 19.99 USD", got)
	}
}

// globalmutation, pollutes: the discount stays. The test passes only because
// TestTotalInDollars ran before it: `go test -run 'TestTotalDiscount$' ./order`
// fails.
func TestTotalDiscount(t *testing.T) {
	config.Current.Discount = 50
	if got := New(1999).Total(); got != "9.99 USD" {
		t.Errorf("total %s, want 9.99 USD", got)
	}
}

// globalmutation, not on failure: t.Fatal skips the last line, and all later
// tests run in the year 2000.
func TestOverdue(t *testing.T) {
	o := New(1)
	saved := now
	now = func() time.Time { return saved().AddDate(0, 2, 0) }
	if !o.Overdue() {
		t.Fatal("not overdue after two months")
	}
	now = saved
}

// globalmutation, too early: the deferred function runs before the parallel
// subtests do, so these never see the discount.
func TestDiscounts(t *testing.T) {
	saved := config.Current
	config.Current = &config.Config{Currency: "EUR", Discount: 10}
	defer func() { config.Current = saved }()
	for _, cents := range []int{100, 250} {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			if New(cents).Total() == "" {
				t.Error("no total")
			}
		})
	}
}
