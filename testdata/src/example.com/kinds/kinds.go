// Package kinds has kinds, by name, and remembers how it was used.
package kinds

import (
	"errors"
	"strings"
)

// Kinds are what can be made.
var Kinds = make(map[string]func() int)

// Add adds one.
func Add(name string, kind func() int) { Kinds[name] = kind }

// Make makes one of a kind.
func Make(name string) (int, error) {
	kind, ok := Kinds[name]
	if !ok {
		return 0, errors.New("no such kind")
	}
	return kind(), nil
}

var sources []string

// Config is what a file says.
type Config struct{ Name string }

// New begins anew.
func New() *Config {
	sources = make([]string, 0)
	return &Config{}
}

// Describe describes it, and if it is to be verbose from where it came.
func (c *Config) Describe() string { return c.describe() }

func (c *Config) describe() string {
	if strings.Contains(c.Name, "verbose") {
		return c.from()
	}
	return ""
}

func (c *Config) from() string {
	if len(sources) == 0 {
		return "nowhere"
	}
	return sources[0]
}

// Mode is looked at by all.
var Mode string

// SetMode sets it.
func SetMode(s string) { Mode = s }

// InMode tells it.
func InMode() string { return Mode }
