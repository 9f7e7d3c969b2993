package load

import (
	"runtime"
	"runtime/debug"
)

// firstCollection is how much a unit allocates before its first garbage
// collection, in bytes. Nine units of ten never come so far, and what they do
// allocate they keep: to collect at 4 MB, 8 MB, 16 MB, as is the rule, was a
// quarter of the CPU time of a cold run. The compiler does the same.
const firstCollection = 144 << 20

// growHeap delays the first garbage collection of this process. From then on
// the rule holds again, so that a large package takes no more memory. A GOGC
// in the environment is left alone.
func growHeap() {
	const usual, smallest = 100, 4 << 20 // percent; bytes at which that begins
	if had := debug.SetGCPercent(firstCollection / smallest * usual); had != usual {
		debug.SetGCPercent(had)
		return
	}
	runtime.AddCleanup(new([64]byte), func(int) { debug.SetGCPercent(usual) }, 0)
}
