package globalmutation

import "testing"

type prefixRecord struct {
	in    *int
	inAST map[string]int
}

func prefixErase(r *prefixRecord) { *r.in = 0 }

var (
	prefixTable = map[string]int{"a": 1}
	prefixCount = 1
)

// A field whose name only begins like that of the one that is written.
func TestPrefixOfOtherField(t *testing.T) {
	n := 1
	r := prefixRecord{in: &n}
	r.inAST = prefixTable
	prefixErase(&r) // ok: writes what .in points to, not what .inAST is
}

func TestPrefixField(t *testing.T) {
	r := prefixRecord{in: &prefixCount}
	r.inAST = prefixTable
	prefixErase(&r) // want "changes prefixCount and leaves it changed"
}

func TestPrefixObserver(t *testing.T) {
	if prefixCount != 1 || len(prefixTable) != 1 {
		t.Error(prefixCount, prefixTable)
	}
}
