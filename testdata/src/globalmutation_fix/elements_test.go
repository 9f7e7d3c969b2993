package globalmutation_fix

import (
	"slices"
	"testing"
)

var (
	elementsAppend  = []string{"prog", "a", "b"}
	elementsGrown   = []string{"a"}
	elementsDeleted = []string{"a", "b"}
	elementsCut     = []string{"a", "b"}
	elementsWritten = []string{"a", "b"}
	elementsCopied  = []string{"a", "b"}
	elementsMap     = map[string]int{"a": 1}
	elementsNew     = []string{"a"}
	elementsAdded   = []string{"a"}
	elementsCloned  = []string{"a"}
	elementsNewMap  = map[string]int{"a": 1}
)

// The array is the old one: to put back the slice does not put back its elements.
func TestElementsAppend(t *testing.T) {
	elementsAppend = append(elementsAppend[:1], "-x") // want "changes elementsAppend and leaves it changed"
}

// The two may share their array, if there is room.
func TestElementsGrown(t *testing.T) {
	elementsGrown = append(elementsGrown, "x") // want "changes elementsGrown and leaves it changed"
	elementsGrown[0] = "y"
}

func TestElementsDeleted(t *testing.T) {
	elementsDeleted = slices.Delete(elementsDeleted, 0, 1) // want "changes elementsDeleted and leaves it changed"
}

func TestElementsCut(t *testing.T) {
	elementsCut = elementsCut[:1] // want "changes elementsCut and leaves it changed"
}

func TestElementsWritten(t *testing.T) {
	elementsWritten[0] = "x" // want "changes elementsWritten and leaves it changed"
	elementsWritten = []string{"y"}
}

func TestElementsCopied(t *testing.T) {
	copy(elementsCopied, []string{"x"}) // want "changes elementsCopied and leaves it changed"
	elementsCopied = []string{"y"}
}

func TestElementsMap(t *testing.T) {
	delete(elementsMap, "a") // want "changes elementsMap and leaves it changed"
	elementsMap = map[string]int{"b": 1}
}

// ok: the fix is right, as the elements are those of a new slice.
func TestElementsNew(t *testing.T) {
	elementsNew = []string{"x", "y"} // want "changes elementsNew and leaves it changed"
	elementsNew[0] = "z"
}

func TestElementsAdded(t *testing.T) {
	elementsAdded = append(elementsAdded, "x") // want "changes elementsAdded and leaves it changed"
}

func TestElementsCloned(t *testing.T) {
	elementsCloned = append([]string{"x"}, elementsCloned...) // want "changes elementsCloned and leaves it changed"
}

func TestElementsNewMap(t *testing.T) {
	elementsNewMap = map[string]int{} // want "changes elementsNewMap and leaves it changed"
	elementsNewMap["b"] = 2
}

func TestElementsReads(t *testing.T) {
	n := len(elementsAppend[0]) + len(elementsGrown[0]) + len(elementsDeleted) + len(elementsCut) + len(elementsWritten[0]) +
		len(elementsCopied[0]) + elementsMap["a"] + len(elementsNew) + len(elementsAdded) + len(elementsCloned) + elementsNewMap["a"]
	t.Log(n)
}
