package heavyimport_fix

import (
	"testing"

	ort "github.com/yalue/onnxruntime_go"
)

func TestPlain(t *testing.T) {
	_ = ort.InitializeEnvironment() // want "add //isolint:mark use_real_models"
}

// TestDocumented has a comment.
func TestDocumented(t *testing.T) {
	_ = ort.InitializeEnvironment() // want "add //isolint:mark use_real_models"
}

// TestOther has another mark.
//
//isolint:mark slow
func TestOther(t *testing.T) {
	_ = ort.InitializeEnvironment() // want "add //isolint:mark use_real_models"
}

//isolint:mark use_real_models
func TestMarked(t *testing.T) {
	_ = ort.InitializeEnvironment() // ok: marked
}

func TestCheap(t *testing.T) {
	_ = ort.GetVersion() // ok: cheap
}
