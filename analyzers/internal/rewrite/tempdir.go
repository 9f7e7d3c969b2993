package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// TempDir replaces os.MkdirTemp("", pattern) by t.TempDir. What removed the
// directory by hand goes away.
func (s Site) TempDir() (analysis.SuggestedFix, bool) {
	p := s.locate(tempDirVersion)
	if p == nil {
		return fix("", nil, false)
	}
	c, dir := p.makesTempDir()
	if c == nil || c.usesSockets() || c.locksFiles() {
		return fix("", nil, false)
	}
	removes := func(call *ast.CallExpr) bool {
		return symbol(c.info, call) == "os.RemoveAll" && len(call.Args) == 1 && c.objectOf(call.Args[0]) == dir
	}
	tok := " = "
	if c.info.Defs[c.target.value] != nil {
		tok = " := "
	}
	assign := c.target.assign
	c.e.replace(assign.Pos(), assign.End(), dir.Name()+tok+c.t+".TempDir()", c.target.value)
	for _, stmt := range c.target.stmts()[1:] {
		c.e.delete(stmt)
	}
	c.undo(nil, removes)
	if c.removesOtherwise(removes) {
		return fix("", nil, false)
	}
	return c.fix("Use " + c.t + ".TempDir")
}

// makesTempDir returns the site as a change if it is
//
//	dir, err := os.MkdirTemp("", pattern)
//
// with the handling of err, and the variable dir, which is one of the test's
// own: one that others see may have to outlive the test.
func (p *place) makesTempDir() (*change, types.Object) {
	list, i := p.statement()
	if i < 0 {
		return nil, nil
	}
	target, ok := p.handledAt(list, i, true)
	if !ok || target.value == nil || len(target.call.Args) != 2 {
		return nil, nil
	}
	name := symbol(p.info, target.call)
	parent, ok := stringConst(p.info, target.call.Args[0])
	if name != "os.MkdirTemp" && name != "io/ioutil.TempDir" || !ok || parent != "" || !p.harmless(target.call.Args[1]) {
		return nil, nil
	}
	dir := p.objectOf(target.value)
	if dir == nil || !within(p.owner, dir.Pos()) {
		return nil, nil
	}
	c, ok := p.change(target)
	if !ok {
		return nil, nil
	}
	return c, dir
}

// harmless reports whether e calls nothing but functions that only compute.
func (p *place) harmless(e ast.Expr) bool {
	ok := true
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			ok = false
		case *ast.UnaryExpr:
			ok = ok && n.Op != token.ARROW
		case *ast.CallExpr:
			name := symbol(p.info, n)
			ok = ok && (name == "testing.TB.Name" || strings.HasPrefix(name, "fmt.Sprint") || strings.HasPrefix(name, "strings."))
		}
		return ok
	})
	return ok
}

// usesSockets reports whether the test has to do with unix sockets, whose paths
// must be short: that of t.TempDir holds the name of the test.
func (c *change) usesSockets() bool {
	found := false
	ast.Inspect(c.fn.Body, func(n ast.Node) bool {
		if e, ok := n.(ast.Expr); ok {
			s, _ := stringConst(c.info, e)
			found = found || slices.Contains([]string{"unix", "unixgram", "unixpacket"}, s) || strings.Contains(s, ".sock")
		}
		return !found
	})
	return found
}

// locksFiles reports whether the test takes away a permission without which a
// directory cannot be removed: that would fail the test now.
func (c *change) locksFiles() bool {
	return contains(c.fn.Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) != 2 {
			return false
		}
		switch symbol(c.info, call) {
		case "os.Chmod", "os.Mkdir", "os.MkdirAll":
			mode, ok := intConst(c.info, call.Args[1])
			return ok && mode&0o300 != 0o300
		}
		return false
	})
}

// removesOtherwise reports whether something is left that removes the directory
// at the end of the test in a way of its own, say only if the test passed.
func (c *change) removesOtherwise(removes func(*ast.CallExpr) bool) bool {
	found := false
	ast.Inspect(c.fn.Body, func(n ast.Node) bool {
		var deferred ast.Node
		switch n := n.(type) {
		case *ast.DeferStmt:
			deferred = n
		case *ast.ExprStmt:
			if lit := c.cleanup(n); lit != nil {
				deferred = lit
			}
		}
		if deferred != nil {
			ast.Inspect(deferred, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				found = found || ok && removes(call) && !c.e.isGone(call.Pos())
				return !found
			})
		}
		return !found
	})
	return found
}

func within(n ast.Node, pos token.Pos) bool {
	return n.Pos() <= pos && pos < n.End()
}
