package markers

import "testing"

func probe() {}

func TestNoMarks(t *testing.T) { // want `marks: none`
	probe() // want `probe`

	//isolint:ignore reporter the line above
	probe()

	probe() //isolint:ignore reporter the line itself
	probe() // want `probe`

	//isolint:ignore reporter two lines

	probe() // want `probe`

	//isolint:ignore another reason for another analyzer
	//isolint:ignore reporter both stand above
	// and more words
	probe()

	//isolint:ignore another silences only another
	probe() // want `probe`

	//isolint:ignore reporter
	probe() // want `probe`

	if true { //isolint:ignore reporter the line of the brace
		probe() // want `probe`
	} //isolint:ignore reporter the closing brace

	func() {
		probe() // want `probe`
	}() //isolint:ignore reporter the last line only
	probe() // want `probe`
}

// All of it is silent.
//
//isolint:ignore reporter all of it
func TestSilent(t *testing.T) {
	probe()
	func() {
		probe()
	}()
}

func TestLoud(t *testing.T) { // want `marks: none`
	probe() // want `probe`
}

//isolint:ignore reporter the whole declaration
var _ = func() int {
	probe()
	return 0
}()

var (
	//isolint:ignore reporter the whole spec
	_ = func() int {
		probe()
		return 0
	}()
	_ = func() int {
		probe() // want `probe`
		return 0
	}()
)

type suiteLike struct{}

//isolint:ignore reporter a method
func (suiteLike) method() {
	probe()
}

func last() { probe() } //isolint:ignore reporter the end of the file
