// Package heavyimport_strict is analysed with -strict: a mark that the test
// does not need is told.
package heavyimport_strict

import (
	"testing"

	embeddedpostgres "github.com/fergusstrange/embedded-postgres"
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

//isolint:mark use_real_models integration
func TestNeedsOne(t *testing.T) { // want "TestNeedsOne is marked use_real_models and reaches nothing that asks for it"
	_ = embeddedpostgres.NewDatabase().Start()
}

//isolint:mark slow
func TestLacksOne(t *testing.T) {
	_ = ort.InitializeEnvironment() // want "TestLacksOne reaches onnxruntime_go.InitializeEnvironment .* without that mark; add //isolint:mark use_real_models$"
}
