// Package heavyimport_strict is analysed with -strict: a mark that the test
// does not need is told.
package heavyimport_strict

import (
	"testing"

	ort "github.com/yalue/onnxruntime_go"
)

//isolint:mark use_real_models
func TestNeeds(t *testing.T) { // ok: reaches a heavy call
	_ = ort.InitializeEnvironment()
}

//isolint:mark use_real_models
func TestDoesNotNeed(t *testing.T) { // want "TestDoesNotNeed .*use_real_models"
	_ = ort.GetVersion()
}

//isolint:mark slow
func TestOtherMark(t *testing.T) { // ok: the table knows nothing of this mark
	_ = ort.GetVersion()
}

func TestNoMark(t *testing.T) { // ok: no mark
	_ = ort.GetVersion()
}
