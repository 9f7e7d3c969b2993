package fixedport

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/types"
	"regexp"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/isolint-go/isolint/analyzers/internal/finding"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

// firstArg is where the arguments of the program begin, by the function that takes them.
var firstArg = map[string]int{"os/exec.Command": 1, "os/exec.CommandContext": 2}

var (
	// serverFlag matches a flag that tells a program where to listen, with its value behind
	// an equals sign or not.
	serverFlag = regexp.MustCompile(`(?i)^(--?(?:[a-z0-9]+[-.])*(?:port|addr|address|bind|listen(?:-?addr(?:ess)?)?))(?:=(.+))?$`)
	// clientFlag matches what says whom a program is to connect to.
	clientFlag = regexp.MustCompile(`(?i)(server|remote|target|connect|peer|upstream|client|dest|proxy)`)
	// ownAddress matches a port other than 0, alone or of an address of this machine.
	ownAddress = regexp.MustCompile(`^(?:[a-z]+://)?(?:(?:localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\])?:)?([1-9][0-9]{1,4})$`)
	// clients are programs that connect, whatever their flags are called.
	clients = regexp.MustCompile(`^(?:.*/)?(?:ssh|scp|curl|wget|nc|telnet|psql|mysql|redis-cli|mongosh?|openssl|.*-?client)$`)
)

// subprocesses advises against fixed ports in the arguments of other programs. That they are
// bound is likely and not certain: the program may as well be a client.
func subprocesses(r *finding.Reporter) {
	if !r.Strict {
		return
	}
	for _, f := range r.Pass.Files {
		if !testfuncs.InTestFile(r.Pass.Fset, f.Package) {
			continue
		}
		for _, d := range f.Decls {
			decl, ok := d.(*ast.FuncDecl)
			if !ok || decl.Body == nil {
				continue
			}
			ast.Inspect(decl.Body, func(n ast.Node) bool {
				if call, ok := n.(*ast.CallExpr); ok {
					adviseOnArgs(r, decl.Name.Name, call)
				}
				return true
			})
		}
	}
}

// adviseOnArgs tells of the fixed ports among the arguments that a call gives to a program.
func adviseOnArgs(r *finding.Reporter, by string, call *ast.CallExpr) {
	fn, ok := typeutil.Callee(r.Pass.TypesInfo, call).(*types.Func)
	if !ok {
		return
	}
	first, ok := firstArg[fn.FullName()]
	if !ok || first > len(call.Args) || clients.MatchString(text(r.Pass.TypesInfo, call.Args[first-1])) {
		return
	}
	for i := first; i < len(call.Args); i++ {
		m := serverFlag.FindStringSubmatch(text(r.Pass.TypesInfo, call.Args[i]))
		if m == nil || clientFlag.MatchString(m[1]) {
			continue
		}
		value, at := m[2], call.Args[i].Pos()
		if value == "" && i+1 < len(call.Args) {
			value, at = text(r.Pass.TypesInfo, call.Args[i+1]), call.Args[i+1].Pos()
		}
		port := ownAddress.FindStringSubmatch(value)
		if port == nil || len(port[1]) == 5 && port[1] > "65535" {
			continue
		}
		r.Report(finding.Finding{
			At: at, Category: finding.CategoryAdvice,
			Message: fmt.Sprintf("%s starts a program with the fixed port %s (%s); if it listens there, give it port 0, or one that was free a moment ago", by, port[1], m[1]),
		})
	}
}

// text is the value of a constant string, empty for anything else.
func text(info *types.Info, e ast.Expr) string {
	if v := info.Types[e].Value; v != nil && v.Kind() == constant.String {
		return constant.StringVal(v)
	}
	return ""
}
