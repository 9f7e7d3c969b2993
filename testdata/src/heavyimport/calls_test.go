package heavyimport

import (
	"context"
	"testing"

	"github.com/chromedp/chromedp"
	testcontainers "github.com/testcontainers/testcontainers-go"
	"github.com/testcontainers/testcontainers-go/modules/postgres"
	ort "github.com/yalue/onnxruntime_go"
)

func TestSession(t *testing.T) {
	_, err := ort.NewSession[float32]("m.onnx", nil, nil, nil, nil) // want "TestSession reaches onnxruntime_go.NewSession .*without a mark; add //isolint:mark use_real_models"
	if err != nil {
		t.Fatal(err)
	}
}

func TestEnvironment(t *testing.T) {
	_ = ort.InitializeEnvironment() // want "TestEnvironment reaches onnxruntime_go.InitializeEnvironment .*without a mark"
}

func TestContainer(t *testing.T) {
	_, _ = testcontainers.Run(context.Background(), "redis") // want "reaches .*Run .*without a mark"
}

func TestGenericContainer(t *testing.T) {
	_, _ = testcontainers.GenericContainer(context.Background(), testcontainers.GenericContainerRequest{}) // want "reaches .*GenericContainer .*without a mark"
}

func TestModule(t *testing.T) {
	_, _ = postgres.Run(context.Background(), "postgres") // want "TestModule reaches .*Run .*without a mark"
}

func TestBrowser(t *testing.T) {
	ctx, cancel := chromedp.NewContext(context.Background())
	defer cancel()
	_ = chromedp.Run(ctx) // want "reaches chromedp.Run .*without a mark"
}

func TestInSubtest(t *testing.T) {
	t.Run("sub", func(t *testing.T) {
		_, _ = ort.NewDynamicAdvancedSession("m.onnx", nil, nil, nil) // want "TestInSubtest reaches onnxruntime_go.NewDynamicAdvancedSession"
	})
}

func BenchmarkSession(b *testing.B) {
	for range b.N {
		_, _ = ort.NewDynamicAdvancedSession("m.onnx", nil, nil, nil) // want "BenchmarkSession reaches onnxruntime_go.NewDynamicAdvancedSession"
	}
}

// The guard says when it is slow, not which pool it needs.
func TestShortGuard(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	_, _ = ort.NewDynamicAdvancedSession("m.onnx", nil, nil, nil) // want "TestShortGuard reaches onnxruntime_go.NewDynamicAdvancedSession"
}

func TestCheap(t *testing.T) {
	_ = ort.GetVersion()                                               // ok: cheap
	_ = ort.IsInitialized()                                            // ok: cheap
	_, _ = ort.NewTensor(ort.NewShape(1), []float32{1})                // ok: cheap
	_, cancel := chromedp.NewContext(context.Background())             // ok: lazy
	cancel()                                                           //
	_ = testcontainers.ContainerFile{ContainerFilePath: "/x"}          // ok: only data
	_ = testcontainers.ContainerRequest{Image: "redis"}                // ok: only data
	var c testcontainers.Container = &testcontainers.DockerContainer{} // ok: only a type
	_ = c
}

func TestNotReached(t *testing.T) {
	t.Skip("needs a model")
	_, _ = ort.NewDynamicAdvancedSession("m.onnx", nil, nil, nil) // ok: not reached
}

func notCalled() {
	_, _ = ort.NewDynamicAdvancedSession("m.onnx", nil, nil, nil) // ok: no test calls it
}

var _ = notCalled
