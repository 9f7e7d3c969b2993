// Package zap has the shape of the real one.
package zap

import "sync"

// Logger logs.
type Logger struct{ name string }

var (
	globalMu sync.RWMutex
	globalL  = NewNop()
)

// NewNop returns a logger that does nothing.
func NewNop() *Logger { return &Logger{} }

// L returns the global logger.
func L() *Logger {
	globalMu.RLock()
	l := globalL
	globalMu.RUnlock()
	return l
}

// ReplaceGlobals replaces it and returns a function that restores it.
func ReplaceGlobals(logger *Logger) func() {
	globalMu.Lock()
	prev := globalL
	globalL = logger
	globalMu.Unlock()
	return func() { ReplaceGlobals(prev) }
}
