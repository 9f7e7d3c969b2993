package heavyimport

import (
	"testing"

	"example.com/ml"
	ort "github.com/yalue/onnxruntime_go"
)

func session(t *testing.T) *ort.DynamicAdvancedSession {
	t.Helper()
	s, err := ort.NewDynamicAdvancedSession("m.onnx", nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// The finding stands at the call in the test.
func TestReachedByHelper(t *testing.T) {
	_ = session(t) // want "TestReachedByHelper reaches onnxruntime_go.NewDynamicAdvancedSession"
}

func TestReachedInOtherPackage(t *testing.T) {
	_, _ = ml.Load("m.onnx") // want "TestReachedInOtherPackage reaches onnxruntime_go.NewDynamicAdvancedSession"
}

func TestReachedByVisibleType(t *testing.T) {
	var l ml.Loader = ml.Real{}
	_ = l.Load("x") // want "TestReachedByVisibleType reaches onnxruntime_go.NewDynamicAdvancedSession"
}

func TestReachedByTable(t *testing.T) {
	for _, tt := range []struct {
		load func() error
	}{
		{load: func() error {
			_, err := ml.Load("m.onnx") // want "TestReachedByTable reaches onnxruntime_go.NewDynamicAdvancedSession"
			return err
		}},
	} {
		_ = tt.load()
	}
}

// One finding a test and heavy call.
func TestReachedTwice(t *testing.T) {
	_ = session(t) // want "TestReachedTwice reaches onnxruntime_go.NewDynamicAdvancedSession"
	_ = session(t) // ok: the same call again
}

func TestReachedNot(t *testing.T) {
	_ = ml.Tokens("x")      // ok: cheap, in a package that imports the runtime
	_ = ml.Warm(ml.Fake{})  // ok: nobody knows in Warm which type it is
	_ = ml.Fake{}.Load("x") // ok: the fake
	var l ml.Loader = ml.Fake{}
	_ = l.Load("x")    // ok: the fake
	_ = ml.Load        // ok: not called
	_ = new(ml.Model)  // ok: only a type
	_ = []any{session} // ok: not called
}
