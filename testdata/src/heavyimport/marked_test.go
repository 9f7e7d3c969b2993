package heavyimport

import (
	"testing"

	"example.com/ml"
	ort "github.com/yalue/onnxruntime_go"
)

//isolint:mark use_real_models
func TestMarked(t *testing.T) {
	_ = ort.InitializeEnvironment() // ok: marked
	_, _ = ml.Load("m.onnx")        // ok: marked
}

//isolint:mark slow use_real_models
func TestMarkedTwice(t *testing.T) {
	_ = ort.InitializeEnvironment() // ok: marked, beside another mark
}

// TestMarkedDocumented has a comment too.
//
//isolint:mark use_real_models
func TestMarkedDocumented(t *testing.T) {
	t.Run("sub", func(t *testing.T) {
		_ = ort.InitializeEnvironment() // ok: the test is marked
	})
}

//isolint:mark slow
func TestMarkedOtherwise(t *testing.T) {
	_ = ort.InitializeEnvironment() // want "TestMarkedOtherwise reaches onnxruntime_go.InitializeEnvironment"
}

//isolint:ignore heavyimport the library is a stub in this build
func TestMarkedIgnored(t *testing.T) {
	_ = ort.InitializeEnvironment() // ok: the directive above
}
