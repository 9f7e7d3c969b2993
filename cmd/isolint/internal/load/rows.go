package load

import (
	"path"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/manifest"
	"github.com/isolint-go/isolint/passes/holds"
)

// rows are what a test does to the tables of a database whose handle lies in a package
// variable: table:example.com/m.db/users. They are in no memory, and yet the tests of the
// binary share them. What is rolled back, or said in a schema of the test's own, nobody
// sees; nor is it known what is said to which of several databases.
func (r *recorder) rows(t *holds.Test) []manifest.Hold {
	handle, ok := soleHandle(t.Queries)
	if !ok || t.RollsBack(nil) {
		return nil
	}
	var out []manifest.Hold
	for _, q := range t.Queries {
		if q.Object == "" {
			continue
		}
		h := manifest.Hold{Resource: "table:" + strings.TrimPrefix(handle, "var:") + "/" + path.Base(q.Object)}
		switch q.Does {
		case "write", "delete", "add", "reset":
			h.Write, h.Left = true, !q.Later && !t.Removes(q.Object)
		case "read", "look":
		default:
			continue
		}
		if q.At.IsValid() {
			h.At = r.place(q.At)
		}
		out = mergeHolds(out, []manifest.Hold{h})
	}
	return out
}

// soleHandle returns the one variable through which a test talks to databases; false if there
// are several, or none.
func soleHandle(queries []holds.Query) (string, bool) {
	handle := ""
	for _, q := range queries {
		switch {
		case q.Does == "open", q.Does == "handle" && handle != "" && handle != q.Object:
			return "", false
		case q.Does == "handle":
			handle = q.Object
		}
	}
	return handle, handle != ""
}
