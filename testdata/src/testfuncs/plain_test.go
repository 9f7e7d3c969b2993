package testfuncs

import (
	"fmt"
	"testing"
	test "testing"
)

func TestMain(m *testing.M) { m.Run() } // want `testmain TestMain m`

func Test(t *testing.T)               {} // want `test Test t`
func TestX(t *testing.T)              {} // want `test TestX t`
func Test_lower(t *testing.T)         {} // want `test Test_lower t`
func Test1(t *testing.T)              {} // want `test Test1 t`
func TestÄrger(t *testing.T)          {} // want `test TestÄrger t`
func TestUnnamed(*testing.T)          {} // want `test TestUnnamed -`
func TestBlank(_ *testing.T)          {} // want `test TestBlank -`
func TestRenamedImport(x *test.T)     {} // want `test TestRenamedImport x`
func TestAliased(t *T)                {} // want `test TestAliased t`
func BenchmarkX(b *testing.B)         {} // want `benchmark BenchmarkX b`
func FuzzX(f *testing.F)              {} // want `fuzz FuzzX f`
func Testify(t *testing.T)            {} // ok: go on in lower case
func Testäh(t *testing.T)             {} // ok: lower case beyond ASCII
func testLower(t *testing.T)          {} // ok: not exported
func (other) TestMethod(t *testing.T) {} // ok: a method, of no suite

type (
	T     = testing.T
	other struct{}
)

func Example() { // want `example Example -`
	fmt.Println("x")
	// Output: x
}

func ExampleUnordered() { // want `example ExampleUnordered -`
	fmt.Println("x")

	// unordered OUTPUT:
	// x
}

func ExampleCompiled() { // want `example ExampleCompiled - compiled`
	// Output: is not the last comment.
	fmt.Println("x")
	// x
}

func Example_suffix() {} // want `example Example_suffix - compiled`

func Examples()      {} // ok: goes on in lower case
func ExampleN(n int) {} // ok: has a parameter
