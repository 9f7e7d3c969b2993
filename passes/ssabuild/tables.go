package ssabuild

import (
	"go/ast"
	"go/types"
	"slices"
)

// large is the number of elements from which on a table costs more than it
// tells: each is two instructions of the package's initialiser, and generated
// tables of half a million elements take a gigabyte.
const large = 2000

// withoutTables leaves out of the initialisation what only fills variables with
// large tables of constants.
func withoutTables(info *types.Info) *types.Info {
	isTable := func(init *types.Initializer) bool {
		lit, ok := init.Rhs.(*ast.CompositeLit)
		return ok && constants(lit, info) > large
	}
	if !slices.ContainsFunc(info.InitOrder, isTable) {
		return info
	}
	less := *info
	less.InitOrder = slices.DeleteFunc(slices.Clone(info.InitOrder), isTable)
	return &less
}

// constants counts the elements of a literal, those of literals in it too; 0 if
// one of them is not constant.
func constants(lit *ast.CompositeLit, info *types.Info) int {
	n := 0
	for _, elem := range lit.Elts {
		if kv, ok := elem.(*ast.KeyValueExpr); ok {
			elem = kv.Value
		}
		if inner, ok := elem.(*ast.CompositeLit); ok {
			m := constants(inner, info)
			if m == 0 && len(inner.Elts) > 0 {
				return 0
			}
			n += m
			continue
		}
		if info.Types[elem].Value == nil {
			return 0
		}
		n++
	}
	return n
}
