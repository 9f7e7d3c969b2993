package effects

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// inBackground reports whether a literal runs only in goroutines that the
// function which starts them does not wait for: nobody pays for what it does.
func (f *family) inBackground(lit *ssa.Function) bool {
	return f.usedOnlyBy(lit, func(value ssa.Value, ref ssa.Instruction) bool {
		g, ok := ref.(*ssa.Go)
		return ok && g.Call.Value == value && !waits(g.Parent())
	})
}

// usedOnlyBy reports whether a literal is used, and all that uses it is asked for.
func (f *family) usedOnlyBy(lit *ssa.Function, is func(value ssa.Value, ref ssa.Instruction) bool) bool {
	var value ssa.Value = lit
	if mc, ok := f.closure[lit]; ok {
		value = mc
	}
	refs := value.Referrers()
	if refs == nil {
		return false
	}
	for _, ref := range *refs {
		if !is(value, ref) {
			return false
		}
	}
	return len(*refs) > 0
}

// endsProcess reports whether a block ends in a panic that nothing can recover: the
// function defers nothing, and is all that its goroutine runs.
func (f *family) endsProcess(b *ssa.BasicBlock) bool {
	if len(b.Instrs) == 0 || b.Parent().Recover != nil {
		return false
	}
	if _, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Panic); !ok {
		return false
	}
	return f.usedOnlyBy(b.Parent(), func(value ssa.Value, ref ssa.Instruction) bool {
		switch ref := ref.(type) {
		case *ssa.Go:
			return ref.Call.Value == value
		case *ssa.Call:
			fn := ref.Call.StaticCallee()
			return fn != nil && fn.Pkg != nil && fn.Pkg.Pkg.Path() == "time" && fn.Name() == "AfterFunc"
		}
		return false
	})
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
