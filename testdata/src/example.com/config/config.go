// Package config is a dependency with package-level state, as many modules
// have one.
package config

import "time"

// Config has a nested pointer, so that a copy of it is still tied to the
// original.
type Config struct {
	Name  string
	Retry int
	Limit *Limit
	Tags  map[string]string
	List  []string
	Fixed [4]int
}

// Limit is reached through a pointer only.
type Limit struct{ Max int }

var (
	Current = "prod"
	Global  = &Config{Limit: &Limit{Max: 1}, Tags: map[string]string{}}
	hidden  int
	secret  = map[string]int{}
)

// Set overwrites Current.
func Set(name string) { Current = name }

// Get reads Current.
func Get() string { return Current }

// Bump changes a variable that no other package can name.
func Bump() { hidden++ }

// Hidden reads it.
func Hidden() int { return hidden }

// PutSecret stores a caller's value under a caller's key.
func PutSecret(k string, v int) { secret[k] = v }

// Secret reads it.
func Secret(k string) int { return secret[k] }

// Rename changes what its receiver points to.
func (c *Config) Rename(name string) { c.Name = name }

// Renamed changes a copy.
func (c Config) Renamed(name string) Config { c.Name = name; return c }

// Default returns the singleton.
func Default() *Config { return Global }

// Clone returns a copy that shares nothing.
func (c *Config) Clone() *Config {
	d := *c
	if c.Limit != nil {
		l := *c.Limit
		d.Limit = &l
	}
	d.Tags = map[string]string{}
	for k, v := range c.Tags {
		d.Tags[k] = v
	}
	d.List = append([]string(nil), c.List...)
	return &d
}

// Fill changes what its parameter points to.
func Fill(c *Config) { c.Retry = 9 }

// Now is a clock that tests replace.
var Now = time.Now

// Deadline reads the clock.
func Deadline(d time.Duration) time.Time { return Now().Add(d) }
