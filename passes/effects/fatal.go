package effects

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// isFatal reports whether the process ends wherever a block is run, with nobody left to see
// what it does: it calls os.Exit or log.Fatal, or panics where nobody recovers, or all that
// may come next does. TestMain ends so too, when all the others have run.
func (f *family) isFatal(fl *flow, b *ssa.BasicBlock) bool {
	if fatal, ok := fl.fatal[b]; ok {
		return fatal
	}
	if takesMain(f.top.Signature) {
		return false
	}
	fl.fatal[b] = false // a loop comes back here
	fl.fatal[b] = f.isFatalBy(fl, b)
	return fl.fatal[b]
}

func (f *family) isFatalBy(fl *flow, b *ssa.BasicBlock) bool {
	end := fl.end[b]
	if end == 0 {
		return false
	}
	switch last := b.Instrs[end-1].(type) {
	case *ssa.Call:
		return end < len(b.Instrs) && f.endsProcess(last)
	case *ssa.Panic:
		return !f.recovers()
	case *ssa.Return:
		return false
	}
	for _, next := range b.Succs {
		if !f.isFatal(fl, next) {
			return false
		}
	}
	return len(b.Succs) > 0
}

// endsProcess reports whether a call that does not return ends the process, and not only
// the test, as t.Fatal does.
func (f *family) endsProcess(call *ssa.Call) bool {
	fn := call.Call.StaticCallee()
	if fn == nil || fn.Object() == nil || fn.Object().Pkg() == nil {
		return false
	}
	switch path := fn.Object().Pkg().Path(); {
	case path == "log" && strings.HasPrefix(fn.Name(), "Panic"):
		return !f.recovers()
	case path == "os", path == "log", path == "syscall":
		return true
	case isStd(fn.Object().Pkg()):
		return false
	}
	return !f.recovers() && !takesTest(fn.Signature)
}

// takesMain reports whether a function is TestMain, or does its work.
func takesMain(sig *types.Signature) bool {
	for p := range sig.Params().Variables() {
		if typeName(p.Type()) == "testing.M" {
			return true
		}
	}
	return false
}

// takesTest reports whether a function has a test, which it may end, from its caller.
func takesTest(sig *types.Signature) bool {
	vars := []*types.Var{sig.Recv()}
	for p := range sig.Params().Variables() {
		vars = append(vars, p)
	}
	for _, v := range vars {
		if v == nil {
			continue
		}
		if obj, _, _ := types.LookupFieldOrMethod(v.Type(), true, nil, "FailNow"); obj != nil {
			return true
		}
	}
	return false
}
