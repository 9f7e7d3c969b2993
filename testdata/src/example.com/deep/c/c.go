// Package c has the state.
package c

var (
	total  int
	marked bool
)

func Total(n int) { total += n }

func Look() int { return total }

func Mark() { marked = true }

func Marked() bool { return marked }
