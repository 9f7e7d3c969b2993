package processstate

import "runtime/debug"

// Start is what a program under test does first.
func Start() { debug.SetGCPercent(50) }
