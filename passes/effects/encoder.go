package effects

import (
	"go/types"
	"slices"
)

// codecMethods are the methods by which packages such as encoding/json have a type read or
// write itself: nobody is seen to call them.
var codecMethods = []string{
	"MarshalBinary", "MarshalJSON", "MarshalText", "MarshalYAML",
	"UnmarshalBinary", "UnmarshalJSON", "UnmarshalText", "UnmarshalYAML",
}

// codecs returns such methods of the package, in test files or not.
func (u *unit) codecs() []*types.Func {
	var found []*types.Func
	for obj := range u.done {
		if obj.Signature().Recv() != nil && slices.Contains(codecMethods, obj.Name()) {
			found = append(found, obj)
		}
	}
	return found
}

// Codec returns the name of a method that packages such as encoding/json call, and that looks
// at a part of a package variable itself; the first by name, empty if there is none.
func (r *Result) Codec(key, part string) string {
	var found readers
	for _, obj := range r.codecs {
		found.add(funcName(obj), r.unit.done[obj], key, part)
	}
	return found.direct
}
