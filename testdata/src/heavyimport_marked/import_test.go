//isolint:mark use_real_models
package heavyimport_marked

import (
	"testing"

	"gocv.io/x/gocv" // ok: the file is marked
)

func TestImported(t *testing.T) {
	_ = gocv.ReadNet("m", "c") // ok: the file is marked
}
