package plan

import "slices"

// sets are disjoint sets of tests, by index.
type sets struct {
	parent []int
	why    []string // of the set, at its root
}

func newSets(n int) *sets {
	s := &sets{parent: make([]int, n), why: make([]string, n)}
	for i := range s.parent {
		s.parent[i] = i
	}
	return s
}

func (s *sets) root(i int) int {
	for s.parent[i] != i {
		s.parent[i] = s.parent[s.parent[i]]
		i = s.parent[i]
	}
	return i
}

// join unites the sets of a and b. The least of the reasons is kept, so that it
// does not depend on the order of the calls.
func (s *sets) join(a, b int, why string) {
	a, b = s.root(a), s.root(b)
	if b < a {
		a, b = b, a
	}
	s.parent[b] = a
	for _, w := range []string{s.why[b], why} {
		if w != "" && (s.why[a] == "" || w < s.why[a]) {
			s.why[a] = w
		}
	}
}

// groups returns the sets in the order of their first elements.
func (s *sets) groups() []group {
	at := make(map[int]int)
	var out []group
	for i := range s.parent {
		r := s.root(i)
		n, ok := at[r]
		if !ok {
			n = len(out)
			at[r] = n
			out = append(out, group{why: s.why[r]})
		}
		out[n].tests = append(out[n].tests, i)
	}
	for i := range out {
		slices.Sort(out[i].tests)
	}
	return out
}
