package rewrite

import (
	"go/ast"
	"go/constant"
	"go/types"
	"net"
	"slices"
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
//	net.Dial("tcp", l.Addr().String())
//
// The test must dial the address that it asks for, and no other constant of the package
// may have the port in it.
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
	if n, _ := strconv.Atoi(port); err != nil || n == 0 || !p.dialsAddress(listener) || p.mentionsPort(port, lit) {
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

// dialers are the functions that connect to an address, which is among their arguments.
var dialers = map[string]bool{
	"net.Dial": true, "net.DialTimeout": true, "net.Dialer.Dial": true, "net.Dialer.DialContext": true,
	"crypto/tls.Dial": true, "crypto/tls.DialWithDialer": true, "crypto/tls.Dialer.DialContext": true,
	"net/http.Get": true, "net/http.Head": true, "net/http.Post": true, "net/http.PostForm": true,
	"net/http.NewRequest": true, "net/http.NewRequestWithContext": true,
	"net/http.Client.Get": true, "net/http.Client.Head": true, "net/http.Client.Post": true, "net/http.Client.PostForm": true,
	"net/rpc.Dial": true, "net/rpc.DialHTTP": true, "net/smtp.Dial": true, "net/smtp.SendMail": true,
	"google.golang.org/grpc.Dial": true, "google.golang.org/grpc.DialContext": true, "google.golang.org/grpc.NewClient": true,
}

// dialsAddress reports whether the test connects to the listener by the address that it asks
// it for, or by a variable that is made of that, and calls nothing that may have the address
// from elsewhere.
func (p *place) dialsAddress(listener types.Object) bool {
	from := map[types.Object]bool{listener: true}
	dials, elsewhere := false, false
	ast.Inspect(p.fn.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			if len(n.Lhs) == 1 && p.hasAddress(n.Rhs[0], listener, from) {
				if id, ok := n.Lhs[0].(*ast.Ident); ok {
					from[objectOf(p.info, id)] = true
				}
			}
		case *ast.CallExpr:
			given := slices.ContainsFunc(n.Args, func(arg ast.Expr) bool { return p.hasAddress(arg, listener, from) })
			dials = dials || given && dialers[symbol(p.info, n)]
			elsewhere = elsewhere || !given && p.mayKnowAddress(n)
		}
		return true
	})
	return dials && !elsewhere
}

// mayKnowAddress reports whether a call may come to an address by itself: from a file, or from
// a constant of another package, which is neither the standard library's nor there for tests.
func (p *place) mayKnowAddress(call *ast.CallExpr) bool {
	switch symbol(p.info, call) {
	case "os.ReadFile", "os.Open", "os.Getenv":
		return true
	}
	fn, ok := callee(p.info, call)
	if !ok || fn.Pkg() == p.pass.Pkg {
		return false
	}
	path := fn.Pkg().Path()
	first, _, _ := strings.Cut(path, "/")
	return strings.Contains(first, ".") && !strings.HasPrefix(path, "github.com/stretchr/testify/") && !strings.HasPrefix(path, "google.golang.org/grpc")
}

// hasAddress reports whether an expression has the address of the listener in it, or one of the
// variables that were made of it.
func (p *place) hasAddress(e ast.Expr, listener types.Object, from map[types.Object]bool) bool {
	found := false
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if id, ok := ast.Unparen(n.X).(*ast.Ident); ok && objectOf(p.info, id) == listener {
				found = found || n.Sel.Name == "Addr" || n.Sel.Name == "LocalAddr"
				return false
			}
		case *ast.Ident:
			obj := objectOf(p.info, n)
			found = found || obj != listener && from[obj]
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
