// Package config has the settings of the shop, as one value for the whole
// process.
package config

import "os"

// Config is what the shop runs with.
type Config struct {
	Currency string
	Discount int // percent
	Features map[string]bool
}

// Current is what the shop runs with now.
var Current = &Config{Currency: "EUR", Features: map[string]bool{}}

// Use replaces the settings.
func Use(c *Config) { Current = c }

// FromEnv reads the settings from the environment.
func FromEnv() *Config {
	c := &Config{Currency: os.Getenv("SHOP_CURRENCY"), Features: map[string]bool{}}
	if c.Currency == "" {
		c.Currency = "EUR"
	}
	return c
}
