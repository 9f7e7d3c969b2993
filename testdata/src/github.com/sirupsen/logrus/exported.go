// Package logrus has the shape of the real one.
package logrus

import "io"

// Level is a level.
type Level uint32

// Logger logs.
type Logger struct {
	Out   io.Writer
	Level Level
}

var std = New()

// New returns a logger.
func New() *Logger { return &Logger{} }

// StandardLogger returns the process's.
func StandardLogger() *Logger { return std }

// SetLevel sets the level of the process's logger.
func SetLevel(level Level) { std.SetLevel(level) }

// GetLevel reads it.
func GetLevel() Level { return std.Level }

// SetLevel sets the level.
func (l *Logger) SetLevel(level Level) { l.Level = level }
