//isolint:mark slow
package badmark // ok: every test of the file is slow

import "testing"

//isolint:makr slow // want `unknown directive //isolint:makr; did you mean "mark"\?`
func TestTypo(t *testing.T) {}

//isolint:frobnicate // want `unknown directive //isolint:frobnicate$`
func TestUnknown(t *testing.T) {}

// isolint: mark slow // want `no directive, for the space; write //isolint:mark`
func TestSpaces(t *testing.T) {
	//isolint: mark slow // want `//isolint: says nothing by itself; write //isolint:mark NAME or`
	t.Log()
}

// isolint:mark slow // want `no directive, for the space; write //isolint:mark`
func TestSpaceBefore(t *testing.T) {}

// isolint mark slow // want `no directive, by its beginning; write //isolint:mark`
func TestBlankForColon(t *testing.T) {}

// isolint-ignore globalmutation reason // want `no directive, by its beginning; write //isolint:ignore`
func TestDashForColon(t *testing.T) {}

//islint:mark slow // want `no directive, by its beginning; write //isolint:mark`
func TestPrefix(t *testing.T) {}

// Isolint:Mark slow // want `no directive, by its beginning; write //isolint:mark`
func TestCapital(t *testing.T) {}

// isolint mark directives are explained here // ok: it is prose
//
//lint:ignore U1000 it is another linter's // ok: it is
//golint:ignore it is another linter's // ok: it is, and is near
//ignore:mark slow // ok: it is not near
func TestOtherPrefix(t *testing.T) {}

//isolint:mark slow db slow // want `the mark slow is given to TestTwice twice; once is enough`
func TestTwice(t *testing.T) {}

//isolint:mark db
//isolint:mark net db // want `the mark db is given to TestTwoLines twice`
func TestTwoLines(t *testing.T) {}

//isolint:mark db
//isolint:mark net
func TestNotTwice(t *testing.T) {} // ok: these are two

//isolint:mark slow
func TestAsFile(t *testing.T) {} // ok: it is slow wherever it is moved to

//isolint:mark // want `//isolint:mark names no mark; write //isolint:mark NAME`
func TestNoName(t *testing.T) {}

//isolint:mark slow,models // want `"slow,models" is no name for a mark: a letter`
func TestComma(t *testing.T) {}

//isolint:mark 2nd // want `"2nd" is no name`
func TestDigit(t *testing.T) {}

//isolint:mark not slow // want `"not" is no name for a mark: expressions`
func TestReserved(t *testing.T) {}

//isolint:mark slow // want `marks nothing here; put it right above a test function, or above the package clause`

func TestDetached(t *testing.T) {
	//isolint:mark slow // want `marks nothing here`
	t.Log()
}

//isolint:mark slow // want `marks nothing here`
type T struct{}

//isolint:mark slow // want `//isolint:mark above helper, which is no test`
func helper() {}

//isolint:mark slow // want `//isolint:mark above TestMain, which is no test`
func TestMain(m *testing.M) {}

//isolint:ignore // want `//isolint:ignore names no analyzer; write //isolint:ignore ANALYZER reason`
func TestIgnoreNothing(t *testing.T) {}

//isolint:ignore badmark // want `//isolint:ignore badmark gives no reason; write it after the analyzer`
func TestIgnoreNoReason(t *testing.T) {}

//isolint:ignore badmarks because // want `there is no analyzer "badmarks"; did you mean "badmark"\?`
func TestIgnoreUnknown(t *testing.T) {}

//isolint:ignore everything because // want `there is no analyzer "everything"$`
func TestIgnoreFar(t *testing.T) {}

func TestRight(t *testing.T) { // ok: all of these are right
	//isolint:ignore globalmutation the fixture wants it so
	t.Log() //isolint:ignore processstate and this
}

//isolint:mark use_real_models _x a-b // ok: several marks
func FuzzRight(f *testing.F) {}

//isolint:mark slow
func ExampleRight() {} // ok: an example is a test

//isolint:ignore badmark the mark below is on its way
//isolint:marks slow
func TestIgnored(t *testing.T) {} // ok: badmark can be ignored too

//nolint:isolint // ok: somebody else's directive
func TestNolint(t *testing.T) {}

/*isolint:mark slow*/        /* ok: no directive */
func TestBlock(t *testing.T) {}

//isolint:ignore fixedport,processstate they are meant // want `//isolint:ignore takes one analyzer; write a directive for each$`
func TestIgnoresTwo(t *testing.T) {}
