// Package b passes on.
package b

import "example.com/deep/c"

func Step(n int) int { return step(n) }

func step(n int) int {
	c.Total(n)
	return n
}

func Look() int { return c.Look() }

func Mark() { c.Mark() }

func Marked() bool { return c.Marked() }
