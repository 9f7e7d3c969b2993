package effects

import "golang.org/x/tools/go/ssa"

// emptied reports whether a loop over a map only deletes its keys.
func emptied(r *ssa.Range) bool {
	for _, ref := range *r.Referrers() {
		next, ok := ref.(*ssa.Next)
		if !ok {
			return false
		}
		for _, ref := range *next.Referrers() {
			e, ok := ref.(*ssa.Extract)
			if !ok || e.Index == 2 && len(*e.Referrers()) > 0 || e.Index == 1 && !onlyDeleted(e) {
				return false
			}
		}
	}
	return true
}

func onlyDeleted(key ssa.Value) bool {
	for _, ref := range *key.Referrers() {
		call, ok := ref.(*ssa.Call)
		if !ok {
			return false
		}
		if b, ok := call.Call.Value.(*ssa.Builtin); !ok || b.Name() != "delete" {
			return false
		}
	}
	return true
}

// rangeOf returns the loop over a map that gives a key, nil if none does.
func rangeOf(key ssa.Value) *ssa.Range {
	if e, ok := key.(*ssa.Extract); ok && e.Index == 1 {
		if next, ok := e.Tuple.(*ssa.Next); ok {
			r, _ := next.Iter.(*ssa.Range)
			return r
		}
	}
	return nil
}

// isRangeEnd reports whether a condition is that of a loop over a map.
func isRangeEnd(cond ssa.Value) bool {
	e, ok := cond.(*ssa.Extract)
	if !ok {
		return false
	}
	_, ok = e.Tuple.(*ssa.Next)
	return ok
}
