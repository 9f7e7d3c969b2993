package effects

import (
	"golang.org/x/tools/go/ssa"

	"github.com/isolint-go/isolint/passes/table"
)

// fillsMemo reports whether a call stores in a sync.Map what was not found there by the same
// key, and does not come from the caller: if v, ok := m.Load(k); ok { return v }; m.Store(k, made).
func (c *collector) fillsMemo(at place, t target) bool {
	if t.symbol != "sync.Map.Store" || c.isTestFunc() {
		return false
	}
	m, key, val := t.arg(table.Recv), t.arg(0), t.arg(1)
	if m == nil || key == nil || val == nil {
		return false
	}
	if class, _ := c.classify("", unwrap(val)); class == valArg {
		return false
	}
	for _, b := range at.fn.Blocks {
		for _, instr := range b.Instrs {
			if load, ok := instr.(*ssa.Call); ok && b.Dominates(at.block) && c.loadsFrom(load, m, key) {
				return true
			}
		}
	}
	return false
}

// loadsFrom reports whether a call looks in a sync.Map for a key.
func (c *collector) loadsFrom(call *ssa.Call, m, key ssa.Value) bool {
	for _, t := range c.targets(call) {
		if t.symbol == "sync.Map.Load" && t.arg(0) != nil && unwrap(t.arg(0)) == unwrap(key) && sharesRoot(c.originsOf(t.arg(table.Recv)), c.originsOf(m)) {
			return true
		}
	}
	return false
}
