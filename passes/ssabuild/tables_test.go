package ssabuild

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"
)

// Large tables of constants are left out, and nothing else.
func TestWithoutTables(t *testing.T) {
	t.Parallel()
	numbers := strings.Repeat("1, ", large+1)
	pairs := strings.Repeat("{1, 2}, ", large)
	src := fmt.Sprintf(`package p

func f() int { return 1 }

var (
	table  = [...]int{%s}
	nested = [][]int{%s}
	small  = []int{1, 2, 3}
	calls  = []int{%s f()}
	keyed  = map[int]string{1: "a"}
)
`, numbers, pairs, numbers)
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "p.go", src, 0)
	if err != nil {
		t.Fatal(err)
	}
	info := &types.Info{Types: make(map[ast.Expr]types.TypeAndValue)}
	conf := types.Config{Importer: importer.Default()}
	if _, err := conf.Check("p", fset, []*ast.File{file}, info); err != nil {
		t.Fatal(err)
	}
	var left []string
	for _, init := range withoutTables(info).InitOrder {
		left = append(left, init.Lhs[0].Name())
	}
	if got := strings.Join(left, " "); got != "small calls keyed" {
		t.Errorf("left are %s, want small calls keyed", got)
	}
	if len(info.InitOrder) != 5 {
		t.Errorf("the package's own information has been changed")
	}
}
