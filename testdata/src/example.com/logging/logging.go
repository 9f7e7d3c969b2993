// Package logging keeps what is logged before the log is set up.
package logging

import "sync"

var (
	mu    sync.Mutex
	early []string
)

// Print logs a line.
func Print(line string) {
	mu.Lock()
	defer mu.Unlock()
	early = append(early, line)
}

// SetPrefix changes how lines begin.
func SetPrefix(s string) { prefix = s }

var prefix string

// Line is what is logged of a text.
func Line(s string) string { return prefix + s }
