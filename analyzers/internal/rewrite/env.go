package rewrite

import (
	"go/ast"
	"slices"

	"golang.org/x/tools/go/analysis"
)

// Setenv replaces os.Setenv by t.Setenv, and puts a t.Setenv, which restores
// the variable, before os.Unsetenv. What restored it by hand goes away. Where
// one deferred function restores several variables, the fix is for all of them.
func (s Site) Setenv() (analysis.SuggestedFix, bool) {
	c, ok := s.change(setenvVersion, "os.Setenv", "os.Unsetenv")
	if !ok {
		return fix("", nil, false)
	}
	first, ok := c.keyed(c.target)
	if !ok {
		return fix("", nil, false)
	}
	group := c.restoredTogether(first)
	var old []saved
	for _, v := range group {
		if v.is(v.call, "os.Unsetenv") {
			key := v.call.Args[0]
			c.e.insertBefore(v.stmts()[0], c.t+".Setenv("+c.e.text(key.Pos(), key.End())+`, "")`)
		} else {
			c.replace(v.handled, "Setenv")
		}
		old = append(old, c.saves(func(call *ast.CallExpr) bool { return v.is(call, "os.Getenv", "os.LookupEnv") })...)
	}
	c.undo(old, func(call *ast.CallExpr) bool {
		return slices.ContainsFunc(group, func(v variable) bool { return v.undoneBy(call, old) })
	})
	for _, v := range group {
		c.replaceLater(v.handled, "Setenv", func(call *ast.CallExpr) bool { return v.is(call, "os.Setenv") })
	}
	return c.fix("Use " + c.t + ".Setenv")
}

// A variable is an environment variable that a test changes, with the first
// call that does.
type variable struct {
	handled
	c *change
}

// keyed returns the variable that h changes, if its name can be followed and h
// is the first to change it.
func (c *change) keyed(h handled) (variable, bool) {
	v := variable{h, c}
	if len(h.call.Args) == 0 || !pure(c.info, h.call.Args[0]) {
		return v, false
	}
	return v, !c.earlier(h, func(call *ast.CallExpr) bool {
		return v.is(call, "os.Setenv", "os.Unsetenv", "testing.TB.Setenv")
	})
}

// is reports whether call is one of the functions, for this variable.
func (v variable) is(call *ast.CallExpr, names ...string) bool {
	return len(call.Args) > 0 && slices.Contains(names, symbol(v.c.info, call)) && same(v.c.info, v.call.Args[0], call.Args[0])
}

// undoneBy reports whether call gives the variable what it was before the test:
// nothing, a saved value, or what it is when a defer statement is reached.
func (v variable) undoneBy(call *ast.CallExpr, old []saved) bool {
	if v.is(call, "os.Unsetenv") {
		return true
	}
	if !v.is(call, "os.Setenv") || len(call.Args) != 2 {
		return false
	}
	value := ast.Unparen(call.Args[1])
	if s, ok := stringConst(v.c.info, value); ok {
		return s == ""
	}
	if get, ok := value.(*ast.CallExpr); ok {
		return v.is(get, "os.Getenv")
	}
	return v.c.isSaved(value, old)
}

// restoredTogether returns first and the variables that the same deferred
// functions restore, sorted by where they are changed. One of the others leads
// to the same variables: drivers may make all their fixes at once, and else
// nothing would be left in the deferred function.
func (c *change) restoredTogether(first variable) []variable {
	group := []variable{first}
	in := func(call *ast.CallExpr) bool {
		return slices.ContainsFunc(group, func(v variable) bool { return v.is(call, "os.Setenv", "os.Unsetenv") })
	}
	for more := true; more; {
		more = false
		for _, stmt := range c.target.list {
			calls := c.envCalls(deferredBody(c.place, stmt))
			if !slices.ContainsFunc(calls, in) {
				continue
			}
			for _, call := range calls {
				if v, ok := c.changedHere(call); !in(call) && ok {
					group, more = append(group, v), true
				}
			}
		}
	}
	slices.SortFunc(group, func(a, b variable) int { return int(a.call.Pos() - b.call.Pos()) })
	return group
}

// envCalls returns the calls in body that change environment variables.
func (c *change) envCalls(body *ast.BlockStmt) []*ast.CallExpr {
	var calls []*ast.CallExpr
	if body == nil {
		return nil
	}
	ast.Inspect(body, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok && len(call.Args) > 0 {
			switch symbol(c.info, call) {
			case "os.Setenv", "os.Unsetenv":
				calls = append(calls, call)
			}
		}
		return true
	})
	return calls
}

// changedHere returns the variable that undo restores, if the list of the site
// changes it.
func (c *change) changedHere(undo *ast.CallExpr) (variable, bool) {
	for i := range c.target.list {
		h, ok := c.handledAt(c.target.list, i, true)
		if !ok || len(h.call.Args) == 0 || !same(c.info, h.call.Args[0], undo.Args[0]) {
			continue
		}
		switch symbol(c.info, h.call) {
		case "os.Setenv", "os.Unsetenv":
			return c.keyed(h)
		}
	}
	return variable{}, false
}
