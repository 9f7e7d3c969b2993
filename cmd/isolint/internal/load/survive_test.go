package load

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestSurvive shows what becomes of a unit in which the type checker panics.
func TestSurvive(t *testing.T) {
	t.Parallel()
	for _, vetxOnly := range []bool{false, true} {
		dir := t.TempDir()
		u := &unit{
			ID: "example.com/p", ImportPath: "example.com/p", VetxOnly: vetxOnly,
			VetxOutput: filepath.Join(dir, "vetx"), Stdout: filepath.Join(dir, "stdout"),
		}
		if status := survive(u, "boom"); status != 0 {
			t.Errorf("status %d", status)
		}
		if facts, err := os.ReadFile(u.VetxOutput); err != nil || len(facts) > 0 {
			t.Errorf("facts %q (%v): those who import the package would get no result", facts, err)
		}
		out, err := os.ReadFile(u.Stdout)
		if vetxOnly {
			continue // go vet looks at nothing else
		}
		if err != nil {
			t.Fatal(err)
		}
		res, _, err := decodeAll(string(out))
		if err != nil || len(res.Internal) != 1 || !strings.HasPrefix(res.Internal[0], "example.com/p: internal error: boom") {
			t.Errorf("%q (%v)", res.Internal, err)
		}
	}
}
