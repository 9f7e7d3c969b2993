package effects

import "golang.org/x/tools/go/ssa"

// maxPeek bounds how many calls down a pointer is followed.
const maxPeek = 3

// fieldsRead adds the fields that are read of what a pointer refers to, "" where it is
// compared with nil, and reports whether they are all that is read of it.
func fieldsRead(v ssa.Value, fields map[string]bool, depth int) bool {
	if v.Referrers() == nil {
		return false
	}
	for _, ref := range *v.Referrers() {
		switch ref := ref.(type) {
		case *ssa.DebugRef:
		case *ssa.FieldAddr:
			if !onlyStored(ref) {
				fields[fieldName(v.Type(), ref.Field)] = true
			}
		case *ssa.BinOp:
			if !isNil(ref.X) && !isNil(ref.Y) {
				return false
			}
			fields[""] = true
		case *ssa.Call:
			if !readByCallee(v, ref, fields, depth) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// readByCallee is fieldsRead of the parameters that a call hands a pointer to.
func readByCallee(v ssa.Value, call *ssa.Call, fields map[string]bool, depth int) bool {
	fn := call.Call.StaticCallee()
	if fn == nil || len(fn.Blocks) == 0 || depth == maxPeek {
		return false
	}
	for i, a := range call.Call.Args {
		if a == v && !fieldsRead(fn.Params[i], fields, depth+1) {
			return false
		}
	}
	return true
}

// onlyStored reports whether nothing is done with an address but to store there.
func onlyStored(addr *ssa.FieldAddr) bool {
	for _, ref := range *addr.Referrers() {
		switch ref := ref.(type) {
		case *ssa.DebugRef:
		case *ssa.Store:
			if ref.Addr != addr {
				return false
			}
		default:
			return false
		}
	}
	return true
}
