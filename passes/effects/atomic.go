package effects

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Atomics are guards of lazy initialisations, too:
//
//	if loaded.Load() { return }                   if current.Load() == nil { … }
//	if started.CompareAndSwap(false, true) { … }

// atomicGuard returns the address of the atomic that a call loads, or that it sets if it
// is empty; takes tells the two apart. The address is nil for another call.
func atomicGuard(c *ssa.Call) (addr ssa.Value, takes bool) {
	switch name, args := atomicMethod(c), c.Call.Args; {
	case strings.HasPrefix(name, "Load"):
		return args[0], false
	case strings.HasPrefix(name, "CompareAndSwap"):
		if k, ok := unwrap(args[1]).(*ssa.Const); ok && isZero(k) {
			return args[0], true
		}
	}
	return nil, false
}

// atomicMethod is the name of the function or method of sync/atomic that a call calls,
// empty for others.
func atomicMethod(c *ssa.Call) string {
	fn := c.Call.StaticCallee()
	if fn == nil {
		return ""
	}
	if o := fn.Origin(); o != nil {
		fn = o // of a Pointer[T]
	}
	if obj := fn.Object(); obj == nil || obj.Pkg() == nil || obj.Pkg().Path() != "sync/atomic" {
		return ""
	}
	return fn.Name()
}

// takenOnce reports whether a call of sync/atomic sets what it is given only where that
// was found empty.
func (c *collector) takenOnce(at place, t target) bool {
	if c.isTestFunc() || !strings.HasPrefix(t.symbol, "sync/atomic.") {
		return false
	}
	switch name := t.symbol[strings.LastIndexByte(t.symbol, '.')+1:]; {
	case strings.HasPrefix(name, "CompareAndSwap"):
		k, ok := unwrap(t.args[1]).(*ssa.Const)
		return ok && isZero(k)
	case strings.HasPrefix(name, "Store"):
		origins := c.originsOf(t.args[0])
		return len(origins) > 0 && !slices.ContainsFunc(origins, func(o origin) bool {
			lazy, refuses := c.lazy(at, t.args[0], o)
			return !lazy || refuses
		})
	}
	return false
}
