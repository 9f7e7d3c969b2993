// Every test of this file loads the model.
//
//isolint:mark use_real_models
package heavyimport

import (
	"testing"

	ort "github.com/yalue/onnxruntime_go"
)

func TestFileMarked(t *testing.T) {
	_ = ort.InitializeEnvironment() // ok: the file is marked
}

func TestFileMarkedToo(t *testing.T) {
	_, _ = ort.NewDynamicAdvancedSession("m.onnx", nil, nil, nil) // ok: the file is marked
}
