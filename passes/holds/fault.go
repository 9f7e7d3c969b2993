package holds

import (
	"strings"

	"github.com/isolint-go/isolint/passes/effects"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

// A Fault is what is wrong with a write.
type Fault uint8

const (
	NoFault        Fault = iota
	Panics               // t.Setenv or t.Chdir where a test is parallel
	Race                 // held by others at the same time
	TooEarly             // restored before the parallel subtests that use it
	LeftChanged          // outlives the test
	NotOnFailure         // restored, but not when the test fails
	BlocksParallel       // restored, yet the test can never be parallel
)

// The categories of findings.
const (
	CategoryRace           = "race"
	CategoryPollutes       = "pollutes"
	CategoryBlocksParallel = "blocks-parallel"
	// CategoryCollides is that of what a test has for itself, as long as no other
	// process of the machine wants it: a port, a database.
	CategoryCollides = "collides"
)

// Category is how bad a fault is.
func (f Fault) Category() string {
	switch f {
	case Panics, Race, TooEarly:
		return CategoryRace
	case BlocksParallel:
		return CategoryBlocksParallel
	}
	return CategoryPollutes
}

// Fault judges a write that a test makes. Whether anyone would notice is for
// the analyzer to ask: see Observer.
func (t *Test) Fault(h Hold) Fault {
	switch {
	case h.Mode != Write || h.Internal || h.Unseen:
		return NoFault
	case h.InParallel && h.Undo == effects.UndoAuto && (h.Does == "t.Setenv" || h.Does == "t.Chdir"):
		if !h.Sure {
			return NoFault // only for a case that the parallel tests may not have
		}
		return Panics
	case h.InParallel && (h.Rival != "" || IsProcessState(h.Resource) && !h.Permanent):
		return Race
	case h.Undo == effects.UndoAuto:
		return BlocksParallel
	case h.Permanent:
		return LeftChanged
	case h.Restores && h.Undo == effects.UndoNone:
		return NoFault
	case h.Removes && h.Observer == "" && !isAmbient(h.Resource):
		return NoFault // nobody had set it
	}
	f := undoFault(h)
	if h.Order && f != TooEarly {
		return BlocksParallel // the elements are still there; few tests mind their order
	}
	return f
}

func undoFault(h Hold) Fault {
	switch h.Undo {
	case effects.UndoNone:
		return LeftChanged
	case effects.UndoPlain:
		if h.FatalAt.IsValid() && h.Through == "" { // code of tests, and no pair of Start and Stop
			return NotOnFailure
		}
	case effects.UndoDefer:
		if h.TooEarly {
			return TooEarly
		}
	}
	return BlocksParallel
}

// Runs reports whether t's changes can meet another test at all: what TestMain
// sets up, it sets up for the whole binary.
func (t *Test) Runs() bool {
	return t.Kind != testfuncs.KindTestMain && t.Kind != testfuncs.KindSuiteTearDown && !t.Compiled
}

// IsProcessState reports whether a resource belongs to the whole process, so
// that every test observes it.
func IsProcessState(key string) bool {
	kind, _, _ := strings.Cut(key, ":")
	return kind != "var" && !effects.MachineWide(key)
}
