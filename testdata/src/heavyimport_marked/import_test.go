//isolint:mark use_real_models
package heavyimport_marked

import (
	"testing"

	"github.com/sugarme/gotch/ts" // ok: the file is marked
	"gocv.io/x/gocv"              // ok: cheap to import
)

func TestImported(t *testing.T) {
	_ = ts.OfSlice(nil)
	_ = gocv.ReadNet("m", "c") // ok: the file is marked
}
