// Package a is the outermost of three packages; the write is in the innermost.
package a

import "example.com/deep/b"

// Run ends in a write of c's state, two packages away.
func Run(n int) int { return b.Step(n) + 1 }

// Look ends in a read of it.
func Look() int { return b.Look() }

// Even and Odd call each other; the write is at the end of the cycle.
func Even(n int) bool {
	if n == 0 {
		b.Mark()
		return true
	}
	return Odd(n - 1)
}

// Odd calls Even.
func Odd(n int) bool {
	if n == 0 {
		return false
	}
	return Even(n - 1)
}

// Marked reads what Even wrote.
func Marked() bool { return b.Marked() }
