// Package streams has structs with a standard stream in them.
package streams

import (
	"io"
	"os"
)

type Choice struct{ I int }

func (c *Choice) Set(i int) { c.I = i }

type Params struct {
	Target *Choice
	Stderr io.Writer
}

func New() Params { return Params{Target: &Choice{I: -1}, Stderr: os.Stderr} }
