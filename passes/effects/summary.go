package effects

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// An Op says what is done to a resource.
type Op uint8

const (
	Read  Op = iota + 1
	Write    // changes what others see
	Memo     // a cache, a counter, a lazy initialisation: kept, never reported
	Cost     // expensive work, under a key like cost:net
	Query    // what is said to a database; see query.go
)

// A When says when an effect takes place, seen from the caller of the function.
type When uint8

const (
	Now       When = iota // before the call returns
	AtCleanup             // when the test ends: handed to testing.TB.Cleanup
	OnResult              // when the caller calls the func that the call returned
)

// An Undo says how a write is undone, weakest first.
type Undo uint8

const (
	UndoNone    Undo = iota
	UndoPlain        // a plain statement, skipped by t.Fatal
	UndoDefer        // a defer: before parallel subtests run
	UndoCleanup      // testing.TB.Cleanup
	UndoAuto         // by itself: t.Setenv, t.Chdir, t.TempDir
)

// A class says what kind of value a write stores; it tells a restore from a
// change.
type class uint8

const (
	valOther   class = iota
	valZero          // nil, zero, or a removal
	valKonst         // another constant
	valSaved         // what was read from the same resource before
	valInitial       // what the package's initialisation stores there
	valArg           // what the caller gave; see Effect.Arg
	valEnviron       // what os.Environ() listed, of a variable that it named
)

// isFixed reports whether the value does not depend on the caller or the run.
func (c class) isFixed() bool { return c == valZero || c == valKonst }

// A Step is one place on the way from a call to an effect. The first step of
// an effect is in the function's own body.
type Step struct {
	Pkg, Func string // the function that the place is in
	File      string // base name
	Line      int
}

// An Effect is what one call of a function does to one resource.
type Effect struct {
	Key       string // the resource; may refer to parameters, see keyParam
	Op        Op
	When      When
	Undo      Undo
	Permanent bool   // cannot be undone
	Helper    string // the testing helper to use instead
	Symbol    string // the listed function that does it, if one does
	Variable  string // the listed variable (os.Stdout) that is written, if one is
	Steps     []Step

	// Chosen: what is stored, or the key that it is stored under, is a constant
	// or the caller's, as opposed to what the function made by itself.
	Chosen bool
	// Maybe: only if an option that the caller gives says so.
	Maybe bool
	// Only are the conditions on parameters under which it takes place; see onlyIf.
	Only string
	// Slot is the text of the map key that is set; empty where no map entry is.
	// One that is not known, an identity or a number that was drawn, collides
	// with nobody's. Of a Query it is what is said in SQL, with the arguments; see RowsOf.
	Slot string
	// Insert: adds to a collection, or sets a part of an object, under a lock.
	Insert bool
	// Order: only the order of elements changes: a sort, a reversal.
	Order bool
	// Part is the part of the resource that is written. See part.go.
	Part string
	// Sets are the parts that the function gives values of its own, whatever was
	// there: of a write all, of a read those that are set before.
	Sets []string
	// Sees are the parts that a read shows what others left in. Vague is a read
	// that may see more: what becomes of it was not followed.
	Sees  []string
	Vague bool
	// Sure: whoever calls the function does it; of reads, and of what listed
	// functions write.
	Sure bool
	// Perhaps: a read by a func that was handed to what cannot be followed, which
	// may call it or keep it for others.
	Perhaps bool

	class class
	arg   int // for valArg

	// What follows is known in the package of the function only.
	Pos        token.Pos // in the function's own body
	First      token.Pos // of the writes that this one stands for, where that lasts
	Own        bool      // in the function's own code, not in a call
	Near       bool      // of a read: in its own code, or in that of what it or a helper of tests calls
	Value      string    // of a write: what is stored, where that is constant and known
	InParallel bool      // in a part of a test that runs in parallel
	Beside     bool      // in a subtest that runs beside others of its test
	InSubtest  bool      // in a func that t.Run runs
	Repeated   bool      // in a loop, or in a subtest that a loop starts
	SeenLater  bool      // the test may rely on it after the subtest that it is in
	TooEarly   bool      // undone by defer before parallel subtests run
	Overlaid   bool      // undone only where the variable was set before: all of os.Environ() is set again
	Deferred   bool      // in a defer statement
	FatalAt    token.Pos // a call between a write and its plain restore that may end the test
	Skips      bool      // that is t.Skip
	handed     bool      // of a read: its own code hands on the address
	in         spot
	exact      bool           // Part is all that it writes: it is no merged effect of a callee
	whole      bool           // sets the whole of a package variable
	direct     bool           // in a parallel subtest that the top itself starts
	row        bool           // in a func of a table of tests: later than it stands there
	tb         *ssa.Parameter // for AtCleanup and UndoAuto: whose, if that is known
	around     bool           // for AtCleanup: at the end of the scopes that it stands in
	spec       token.Pos      // of the spec that it stands in, if one
	lasts      bool           // beyond its subtest, until another one puts it right
	saved      spot           // where what valSaved puts back was read
	late       bool           // a call that undoes at its end what it and the funcs that it runs did
	block      *ssa.BasicBlock
}

// A Through is a write through what a parameter refers to.
type Through struct {
	Param int    // index in the function's SSA parameters: a receiver is 0
	Path  string // the field of it through which what is written is reached, if one
	Part  string // as for Effect, seen from the parameter
	Sets  []string
	// Holder is the type of the memory that is written, empty if it is not
	// known: a variable that cannot lead to such memory is not what is written.
	Holder string
	Memo   bool
	When   When
	Undo   Undo
	Chosen bool // as for Effect
	Maybe  bool
	Only   string
	Slot   string
	Insert bool
	Order  bool // only the order of elements changes: a sort
	class  class
	arg    int // the parameter whose value is stored, for valArg; else -1
	Steps  []Step

	back bool // what is stored came from there; known in the package of the function only
}

// An alias says what a result refers to.
type alias struct {
	result int
	param  int    // -1: a global
	key    string // of the global
	path   string // the field of the parameter, if one
}

// A Heavy is a call listed as heavy that a function reaches.
type Heavy struct {
	Symbol, Mark, Memory, Exclusive string
	Only                            string // as for Effect
	Steps                           []Step
	Pos                             token.Pos
}

// A use says what becomes of a func given as an argument.
type use uint8

const (
	usedUnknown use = iota
	usedNow
	usedAtCleanup
	usedOnResult // the result, when called, calls it
	usedOnce
	usedStored
	usedSubtest
	usedTeardown // after what the code around the call runs; see mode.around
	usedNever
)

// A Summary is what one call of a function does, whatever its arguments.
type Summary struct {
	Effects  []Effect
	Through  []Through
	Heavy    []Heavy
	Aliases  []alias
	Texts    map[resultPart]string // as key templates
	FuncUse  map[int]use           // func parameters
	Parallel []int                 // TB parameters on which Parallel is called
	MayFatal bool                  // may end the test by Fatal, FailNow or Skip
	NoReturn bool                  // never returns
	Unknown  bool                  // calls what could not be resolved
	// UnknownResult: so does the func that it returns, or it is not known which that is.
	UnknownResult bool
}

// doesOnResult reports whether the func that the function returns is seen to write anything.
func (s *Summary) doesOnResult() bool {
	return slices.ContainsFunc(s.Effects, func(e Effect) bool { return e.When == OnResult && e.Op == Write }) ||
		slices.ContainsFunc(s.Through, func(th Through) bool { return th.When == OnResult })
}

func (s *Summary) empty() bool {
	return len(s.Effects) == 0 && len(s.Through) == 0 && len(s.Heavy) == 0 && len(s.Aliases) == 0 &&
		len(s.Texts) == 0 && len(s.FuncUse) == 0 && len(s.Parallel) == 0 && !s.MayFatal && !s.NoReturn && !s.Unknown
}

var pure = &Summary{}

// maxSteps bounds a witness.
const maxSteps = 6

// prepend puts the step of the calling function before the callee's. Of a way
// that is too long, a step between two functions of one package goes first:
// which packages it leads through matters more than how.
func prepend(s Step, rest []Step) []Step {
	steps := make([]Step, 0, len(rest)+1)
	steps = append(append(steps, s), rest...)
	if len(steps) <= maxSteps {
		return steps
	}
	cut := len(steps) - 2
	for i := 1; i < len(steps)-1; i++ {
		if steps[i-1].Pkg == steps[i].Pkg && steps[i].Pkg == steps[i+1].Pkg {
			cut = i
			break
		}
	}
	return slices.Delete(steps, cut, cut+1)
}

// Restores reports whether a write puts back what was there before, or what
// the package's initialisation stores.
func (e Effect) Restores() bool { return e.class == valSaved || e.class == valInitial }

// shows reports whether a read may show anything: to append to a list does not.
func (e Effect) shows() bool { return e.Vague || len(e.Sees) > 0 }

// Fixed reports whether what a write stores does not depend on the caller or the run.
func (e Effect) Fixed() bool { return e.class.isFixed() }

// Removes reports whether a write leaves nothing: os.Unsetenv.
func (e Effect) Removes() bool { return e.class == valZero }
