package globalmutation

import "testing"

var (
	builtinDelete = map[string]int{"a": 1}
	builtinClear  = map[string]int{"a": 1}
	builtinZero   = []int{1, 2}
	builtinCopy   = []int{1, 2}
	builtinAppend = []string{"a"}
	builtinSource = []int{1, 2}
	builtinNames  = []string{"a"}
	builtinKeys   = map[string]int{"a": 1}
)

func TestBuiltinDelete(t *testing.T) {
	delete(builtinDelete, "a") // want "changes builtinDelete and leaves it changed"
}

func TestBuiltinClearMap(t *testing.T) {
	clear(builtinClear) // want "changes builtinClear and leaves it changed"
}

func TestBuiltinClearSlice(t *testing.T) {
	clear(builtinZero) // want "changes builtinZero and leaves it changed"
}

func TestBuiltinCopy(t *testing.T) {
	copy(builtinCopy, []int{9}) // want "changes builtinCopy and leaves it changed"
}

func TestBuiltinAppend(t *testing.T) {
	builtinAppend = append(builtinAppend, "b") // want "changes builtinAppend and leaves it changed"
}

func TestBuiltinReads(t *testing.T) {
	if len(builtinDelete) != 1 || len(builtinClear) != 1 || builtinZero[0] != 1 || builtinCopy[0] != 1 || len(builtinAppend) != 1 {
		t.Error("changed")
	}
	if builtinSource[0] != 1 || len(builtinNames) != 1 || len(builtinKeys) != 1 {
		t.Error("changed")
	}
}

func TestBuiltinsElsewhere(t *testing.T) {
	dst := make([]int, 2)
	copy(dst, builtinSource)                        // ok: the variable is the source
	names := append([]string(nil), builtinNames...) // ok: appended to a new slice
	names = append(names, "b")                      // ok: a local slice
	kept := map[string]int{}                        //
	for k, v := range builtinKeys {
		kept[k] = v
	}
	delete(kept, "a") // ok: a local map
	clear(dst)        // ok: a local slice
	_, _ = names, len(builtinNames)
}
