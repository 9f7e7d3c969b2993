package holds

import "go/token"

// bySpecs gives the holds of tests that are containers of ginkgo to the single
// tests in them, where these are the place of the effect. They come after their
// container, which keeps what is set up around them and what is only read.
//
// The container as a whole is what other tests meet: this is for after the
// witnesses are found.
func bySpecs(tests []*Test) []*Test {
	var out []*Test
	for _, t := range tests {
		out = append(out, t)
		if len(t.Specs) > 0 {
			out = append(out, t.split()...)
		}
	}
	return out
}

// split takes the holds of its specs away from a container.
func (t *Test) split() []*Test {
	specs := make([]*Test, len(t.Specs))
	for i, s := range t.Specs {
		specs[i] = &Test{Test: s, Parallel: t.Parallel, Unknown: t.Unknown}
	}
	holds, heavy := t.Holds, t.Heavy
	t.Holds, t.Heavy = nil, nil
	for _, h := range holds {
		at := innermost(t, specs, h.At)
		at.Holds = append(at.Holds, h)
	}
	for _, h := range heavy {
		at := innermost(t, specs, h.At)
		at.Heavy = append(at.Heavy, h)
	}
	return specs
}

// innermost is the spec at pos, or the container.
func innermost(container *Test, specs []*Test, pos token.Pos) *Test {
	at := container
	for _, s := range specs {
		if s.Lit.Pos() <= pos && pos < s.Lit.End() && at.Lit.Pos() <= s.Lit.Pos() {
			at = s
		}
	}
	return at
}
