// Package onnxruntime_go has the shape of the real one.
package onnxruntime_go

// Session is a loaded model.
type Session[T any] struct{ path string }

// DynamicAdvancedSession is a loaded model.
type DynamicAdvancedSession struct{ path string }

// SessionOptions are options.
type SessionOptions struct{}

// Tensor is a tensor.
type Tensor[T any] struct{ data []T }

// Shape is a tensor's shape.
type Shape []int64

// NewShape returns a shape.
func NewShape(dims ...int64) Shape { return dims }

var initialized bool

// InitializeEnvironment starts the runtime, once a process.
func InitializeEnvironment() error {
	initialized = true
	return nil
}

// IsInitialized reads it.
func IsInitialized() bool { return initialized }

// NewSession loads a model.
func NewSession[T any](path string, in, out []string, ins, outs []*Tensor[T]) (*Session[T], error) {
	return &Session[T]{path}, nil
}

// NewDynamicAdvancedSession loads a model.
func NewDynamicAdvancedSession(path string, in, out []string, o *SessionOptions) (*DynamicAdvancedSession, error) {
	return &DynamicAdvancedSession{path}, nil
}

// Run runs the model.
func (s *Session[T]) Run() error { return nil }

// NewTensor makes a tensor, which is cheap.
func NewTensor[T any](s Shape, data []T) (*Tensor[T], error) { return &Tensor[T]{data}, nil }

// GetVersion is cheap.
func GetVersion() string { return "1" }
