package heavyimport_import

import (
	"testing"

	"gocv.io/x/gocv" // want "gocv.*use_real_models"
)

func TestImported(t *testing.T) {
	_ = gocv.Version() // ok: the import is what costs, and it is told there
}
