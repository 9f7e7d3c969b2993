package rewrite

import (
	"go/ast"
	"go/constant"
	"go/types"
	"net"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// addressArgs are the functions that make a listener for an address, and the
// number of the argument that is the address.
var addressArgs = map[string]int{
	"net.Listen":              1,
	"net.ListenPacket":        1,
	"crypto/tls.Listen":       1,
	"net.ListenConfig.Listen": 2,
}

// FreePort makes a listener take a free port. Have:
//
//	l, err := net.Listen("tcp", "127.0.0.1:8080")
//	…
//	use(l.Addr())
//
// Whoever wants to reach it must ask it for its address: no other constant of
// the package may have the port in it.
func (s Site) FreePort() (analysis.SuggestedFix, bool) {
	p := s.in("")
	if p == nil {
		return fix("", nil, false)
	}
	e := newEditor(s.Pass, p.file)
	lit, listener := p.listens(s)
	if e == nil || lit == nil || listener == nil || !within(s.Func, listener.Pos()) {
		return fix("", nil, false)
	}
	addr, _ := stringConst(p.info, lit)
	host, port, err := net.SplitHostPort(addr)
	if n, _ := strconv.Atoi(port); err != nil || n == 0 || !p.asksForAddress(listener) || p.mentionsPort(port, lit) {
		return fix("", nil, false)
	}
	e.replace(lit.Pos(), lit.End(), strconv.Quote(net.JoinHostPort(host, "0")))
	edits, ok := e.result()
	return fix("Use port 0", edits, ok)
}

// listens returns the literal that is the address of the listener that the call
// at the site makes, and the variable that it is assigned to.
func (p *place) listens(s Site) (*ast.BasicLit, types.Object) {
	var address *ast.BasicLit
	var listener types.Object
	ast.Inspect(p.fn.Body, func(n ast.Node) bool {
		assign, ok := n.(*ast.AssignStmt)
		if !ok || len(assign.Rhs) != 1 || len(assign.Lhs) != 2 || !within(assign, s.At) {
			return true
		}
		call, ok := ast.Unparen(assign.Rhs[0]).(*ast.CallExpr)
		id, named := assign.Lhs[0].(*ast.Ident)
		if !ok || !named {
			return true
		}
		if i, known := addressArgs[symbol(p.info, call)]; known && i < len(call.Args) {
			address, _ = ast.Unparen(call.Args[i]).(*ast.BasicLit)
			listener = objectOf(p.info, id)
		}
		return false
	})
	return address, listener
}

// asksForAddress reports whether the test does something with the listener's
// address. To print it is not to use it.
func (p *place) asksForAddress(listener types.Object) bool {
	found := false
	ast.Inspect(p.fn.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if sel, ok := n.Fun.(*ast.SelectorExpr); ok && (strings.HasPrefix(sel.Sel.Name, "Log") || strings.HasPrefix(sel.Sel.Name, "Print")) {
				return false
			}
		case *ast.SelectorExpr:
			if n.Sel.Name == "Addr" || n.Sel.Name == "LocalAddr" {
				id, ok := ast.Unparen(n.X).(*ast.Ident)
				found = found || ok && objectOf(p.info, id) == listener
			}
		}
		return !found
	})
	return found
}

// mentionsPort reports whether a constant of the package, other than the address
// itself, has the port in it.
func (p *place) mentionsPort(port string, address ast.Expr) bool {
	for _, f := range p.pass.Files {
		if contains(f, func(n ast.Node) bool {
			e, ok := n.(ast.Expr)
			return ok && e != address && hasPort(p.info.Types[e].Value, port)
		}) {
			return true
		}
	}
	return false
}

func hasPort(v constant.Value, port string) bool {
	switch {
	case v == nil:
		return false
	case v.Kind() == constant.String:
		return strings.Contains(constant.StringVal(v), port)
	}
	return v.Kind() == constant.Int && v.ExactString() == port
}
