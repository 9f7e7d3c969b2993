package heavyimport_import

import (
	"testing"

	"github.com/sugarme/gotch/ts" // want "gotch/ts.*use_real_models"
)

func TestImported(t *testing.T) {
	_ = ts.OfSlice(nil) // ok: the import is what costs, and it is told there
}
