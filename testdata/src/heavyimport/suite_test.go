package heavyimport

import (
	"testing"

	"github.com/stretchr/testify/suite"
	ort "github.com/yalue/onnxruntime_go"
)

type modelSuite struct{ suite.Suite }

func (s *modelSuite) SetupSuite() {
	_ = ort.InitializeEnvironment() // want "reaches onnxruntime_go.InitializeEnvironment"
}

func (s *modelSuite) TestModel() {
	_, _ = ort.NewDynamicAdvancedSession("m.onnx", nil, nil, nil) // want "modelSuite.TestModel reaches onnxruntime_go.NewDynamicAdvancedSession"
}

func (s *modelSuite) TestCheap() {
	_ = ort.GetVersion() // ok: cheap
}

func TestModelSuite(t *testing.T) { suite.Run(t, new(modelSuite)) }
