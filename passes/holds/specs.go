package holds

import (
	"go/ast"
	"go/token"
	"slices"
)

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

// takesAway reports whether a container of specs takes away an environment variable before
// each of them, as one does to begin anew.
func (t *Test) takesAway(h *Hold) bool {
	return t.Lit != nil && slices.ContainsFunc(t.Holds, func(before Hold) bool {
		return before.Resource == h.Resource && before.Removes && before.Mode == Write && t.beforeEach(before.At)
	})
}

// beforeEach reports whether a place is in a BeforeEach of the container itself.
func (t *Test) beforeEach(at token.Pos) bool {
	return slices.ContainsFunc(t.Lit.Body.List, func(stmt ast.Stmt) bool {
		expr, ok := stmt.(*ast.ExprStmt)
		if !ok || at < stmt.Pos() || stmt.End() <= at {
			return false
		}
		call, ok := expr.X.(*ast.CallExpr)
		if !ok {
			return false
		}
		name, ok := call.Fun.(*ast.Ident)
		return ok && name.Name == "BeforeEach"
	})
}
