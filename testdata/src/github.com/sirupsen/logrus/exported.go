// Package logrus has the shape of the real one.
package logrus

import "io"

// Level is a level.
type Level uint32

// Logger logs.
type Logger struct {
	Out   io.Writer
	Level Level

	Formatter Formatter
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

// Formatter formats.
type Formatter interface{ Format(any) []byte }

// TextFormatter is one.
type TextFormatter struct{}

// Format formats.
func (*TextFormatter) Format(any) []byte { return nil }

// SetOutput sets where the process's logger writes.
func SetOutput(out io.Writer) { std.SetOutput(out) }

// SetOutput sets where it writes.
func (l *Logger) SetOutput(out io.Writer) { l.Out = out }

// SetFormatter sets how the process's logger writes.
func SetFormatter(f Formatter) { std.Formatter = f }
