package effects

import (
	"strings"

	"golang.org/x/tools/go/ssa"
)

// resolvedText is the text in a field of the address that net.ResolveTCPAddr, or one of
// its kin, makes of its second argument, unless somebody sets the field.
func (f *family) resolvedText(addr ssa.Value, call *ssa.Call, field string, depth int) string {
	callee := call.Call.StaticCallee()
	if !onlyLoaded(addr) || f.setByCalls(addr, field) || callee == nil || callee.Pkg == nil || callee.Pkg.Pkg.Path() != "net" || len(call.Call.Args) != 2 {
		return holeUnknown
	}
	text := f.textAt(call.Call.Args[1], depth)
	switch callee.Name() {
	case "ResolveTCPAddr", "ResolveUDPAddr":
		if at := strings.LastIndex(text, ":"); at >= 0 && field == "Port" {
			return text[at+1:]
		}
	case "ResolveUnixAddr":
		if field == "Name" {
			return text
		}
	}
	return holeUnknown
}

// onlyLoaded reports whether nothing is stored in the fields of what a value points to,
// where that is seen.
func onlyLoaded(v ssa.Value) bool {
	for _, ref := range *v.Referrers() {
		if field, ok := ref.(*ssa.FieldAddr); ok && (isStored(field) || !confined(field)) {
			return false
		}
	}
	return true
}

func isStored(addr ssa.Value) bool {
	for _, ref := range *addr.Referrers() {
		if store, ok := ref.(*ssa.Store); ok && store.Addr == addr {
			return true
		}
	}
	return false
}
