// Package gomonkey has the shape of the real one, which rewrites the machine
// code of the target.
package gomonkey

// Patches can be taken back.
type Patches struct{ originals map[uintptr][]byte }

// ApplyFunc replaces a function in the whole process.
func ApplyFunc(target, double any) *Patches { return &Patches{originals: map[uintptr][]byte{}} }

// Reset puts the original code back.
func (p *Patches) Reset() {
	for k := range p.originals {
		delete(p.originals, k)
	}
}
