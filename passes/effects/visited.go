package effects

import "golang.org/x/tools/go/ssa"

// maxBack bounds how many steps back the making of a value is followed.
const maxBack = 6

// visited keeps a search backwards from following a value again that it came to
// in as few steps before: variables that are set from each other a hundred
// times are a hundred ways at each step. It holds the least steps of each.
type visited map[ssa.Value]int

// enter reports whether a value is to be followed that was reached in so many
// steps.
func (m *visited) enter(v ssa.Value, steps int) bool {
	if before, ok := (*m)[v]; steps > maxBack || ok && before <= steps {
		return false
	}
	if *m == nil {
		*m = make(visited)
	}
	(*m)[v] = steps
	return true
}
