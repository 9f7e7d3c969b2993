// Package order computes what an order costs and when it is due.
package order

import (
	"fmt"
	"time"

	"example.com/shop/config"
)

// now is a variable so that tests can stop the clock.
var now = time.Now

// Order is what a customer wants.
type Order struct {
	Cents   int
	Created time.Time
}

// New returns an order of today.
func New(cents int) Order { return Order{Cents: cents, Created: now()} }

// Total is the price with its currency.
func (o Order) Total() string {
	c := config.Current
	cents := o.Cents * (100 - c.Discount) / 100
	return fmt.Sprintf("%d.%02d %s", cents/100, cents%100, c.Currency)
}

// Overdue reports whether the order is older than thirty days.
func (o Order) Overdue() bool { return now().Sub(o.Created) > 30*24*time.Hour }
