package effects

import (
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/isolint-go/isolint/passes/table"
)

// documents is what a method of a collection of MongoDB does to which documents, as
// the key of a Query; empty where it is not known of which collection.
func (c *collector) documents(t target, does string) string {
	name, ok := c.collection(t.arg(table.Recv))
	if !ok {
		return ""
	}
	all := c.isEmptyLiteral(t.arg(1))
	switch {
	case does == "find" && all:
		does = "read"
	case does == "find":
		does = "look"
	case does == "delete" && all:
		does = "reset"
	case does == "delete":
		return "query:=?" // of some, which may be the test's own
	}
	return "query:=" + does + ":documents:" + name
}

// collection is the name of a collection: NAME in the database that a variable holds,
// DATABASE.NAME of a client; empty if it is itself what a package variable holds.
func (c *collector) collection(v ssa.Value) (name string, ok bool) {
	for range maxDepth {
		if strings.HasSuffix(typeName(v.Type()), "/mongo.Client") {
			return "", true // whichever server that is connected to
		}
		switch v := v.(type) {
		case *ssa.Call:
			fn := v.Call.StaticCallee()
			if fn == nil || fn.Name() != "Collection" && fn.Name() != "Database" || len(v.Call.Args) < 2 {
				return "", false
			}
			of, ok := c.collection(v.Call.Args[0])
			if name = c.text(v.Call.Args[1]); of != "" {
				name = of + "." + name
			}
			return name, ok && Known(name)
		case *ssa.UnOp:
			if _, ok := v.X.(*ssa.Global); ok {
				return "", true
			}
		}
		if v = c.refersTo(v); v == nil {
			return "", false
		}
	}
	return "", false
}

// isEmptyLiteral reports whether a value is a map or slice without elements: bson.M{}.
func (f *family) isEmptyLiteral(v ssa.Value) bool {
	if m, ok := v.(*ssa.MakeInterface); ok {
		v = m.X
	}
	if m, ok := v.(*ssa.MakeMap); ok {
		return len(*m.Referrers()) == 1 // who gets it
	}
	elements, ok := f.varargs(v)
	return ok && len(elements) == 0
}
