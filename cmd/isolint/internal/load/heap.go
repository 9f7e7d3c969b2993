package load

import (
	"runtime"
	"runtime/debug"
)

// firstCollection is how much a unit allocates before its first garbage
// collection, in bytes. Nine units of ten never come so far, and what they do
// allocate they keep: to collect at 4 MB, 8 MB, 16 MB, as is the rule, was a
// quarter of the CPU time of a cold run. The compiler does the same.
const firstCollection = 208 << 20

// growHeap delays the first garbage collection of this process. After that the
// heap grows by less than usual from one to the next, so that a large package
// takes no more memory. A GOGC in the environment is left alone.
func growHeap() {
	const (
		usual    = 100     // percent by which the heap grows
		smallest = 4 << 20 // bytes at which that begins
		later    = 60
	)
	if had := debug.SetGCPercent(firstCollection / smallest * usual); had != usual {
		debug.SetGCPercent(had)
		return
	}
	runtime.AddCleanup(new([64]byte), func(int) { debug.SetGCPercent(later) }, 0)
}
