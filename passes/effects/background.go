package effects

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// inBackground reports whether a literal runs only in goroutines that the
// function which starts them does not wait for: nobody pays for what it does.
func (f *family) inBackground(lit *ssa.Function) bool {
	var value ssa.Value = lit
	if mc, ok := f.closure[lit]; ok {
		value = mc
	}
	refs := value.Referrers()
	if refs == nil || len(*refs) == 0 {
		return false
	}
	for _, ref := range *refs {
		if g, ok := ref.(*ssa.Go); !ok || g.Call.Value != value || waits(g.Parent()) {
			return false
		}
	}
	return true
}

// waits reports whether a function waits for something that others do: it
// receives, or calls a method Wait.
func waits(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			switch instr := instr.(type) {
			case *ssa.UnOp:
				if instr.Op == token.ARROW {
					return true
				}
			case *ssa.Select:
				return true
			case *ssa.Call:
				if callee := instr.Call.StaticCallee(); callee != nil && callee.Name() == "Wait" {
					return true
				}
			}
		}
	}
	return false
}
