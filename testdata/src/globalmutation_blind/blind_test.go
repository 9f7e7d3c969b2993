package globalmutation_blind

import (
	"fmt"
	"maps"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
)

// Who adds to what is there sees what is there.

func TestAddFirst(t *testing.T) {
	Add("a") // want "TestAddFirst changes items and leaves it changed .TestAddSecond reads it."
	if Count() != 1 {
		t.Error(Count())
	}
}

func TestAddSecond(t *testing.T) {
	Add("b") // want "TestAddSecond changes items and leaves it changed .TestAddFirst reads it."
	if Count() != 1 {
		t.Error(Count())
	}
}

func TestNextFirst(t *testing.T) {
	if id := NextID(); id != 1 { // want "changes next and leaves it changed .TestNextSecond reads it."
		t.Error(id)
	}
}

func TestNextSecond(t *testing.T) {
	if id := NextID(); id != 2 { // want "changes next and leaves it changed .TestNextFirst reads it."
		t.Error(id)
	}
}

func TestCreate(t *testing.T) {
	Create(User{"a"}) // want "TestCreate changes users and leaves it changed .TestList reads it."
	if len(List()) != 1 {
		t.Error(List())
	}
}

func TestList(t *testing.T) {
	Create(User{"b"}) // want "TestList changes users and leaves it changed .TestCreate reads it."
	if len(List()) != 2 {
		t.Error(List())
	}
}

func TestSaveFirst(t *testing.T) {
	Save("a", "1") // want "changes saved and leaves it changed .TestSaveSecond reads it."
	if len(All()) != 1 {
		t.Error(All())
	}
}

func TestSaveSecond(t *testing.T) {
	Save("b", "1") // want "changes saved and leaves it changed .TestSaveFirst reads it."
	if len(All()) != 1 {
		t.Error(All())
	}
}

// What a document does not mention stays as it was.
func TestLoadDebug(t *testing.T) {
	if err := Load([]byte(`{"Debug":true}`)); err != nil || !conf.Debug { // want "changes conf and leaves it changed .TestLoadName reads it."
		t.Error(err)
	}
}

func TestLoadName(t *testing.T) {
	if err := Load([]byte(`{"Name":"x"}`)); err != nil || conf.Debug { // want "changes conf and leaves it changed .TestLoadDebug reads it."
		t.Error(err)
	}
}

// Who is refused the second time looks first.
func TestRegisterFirst(t *testing.T) {
	if err := Register("a"); err != nil { // want "changes registered and leaves it changed .TestRegisterSecond reads it."
		t.Error(err)
	}
}

func TestRegisterSecond(t *testing.T) {
	if err := Register("a"); err != nil { // want "changes registered and leaves it changed .TestRegisterFirst reads it."
		t.Error(err)
	}
}

func TestRegisterOther(t *testing.T) {
	if err := Register("b"); err != nil { // ok: nobody else registers b
		t.Error(err)
	}
}

func TestStartFirst(t *testing.T) {
	if err := Start(); err != nil { // want "changes started and leaves it changed .TestStartSecond reads it."
		t.Error(err)
	}
}

func TestStartSecond(t *testing.T) {
	if err := Start(); err != nil { // want "changes started and leaves it changed .TestStartFirst reads it."
		t.Error(err)
	}
}

func TestHandlerFirst(t *testing.T) {
	w := httptest.NewRecorder()
	Handler(w, httptest.NewRequest("GET", "/", nil)) // want "changes hits and leaves it changed .TestHandlerSecond reads it."
	if w.Body.String() != "1" {
		t.Error(w.Body)
	}
}

func TestHandlerSecond(t *testing.T) {
	w := httptest.NewRecorder()
	Handler(w, httptest.NewRequest("GET", "/", nil)) // want "changes hits and leaves it changed .TestHandlerFirst reads it."
	if w.Body.String() != "2" {
		t.Error(w.Body)
	}
}

// A setter sets what it is given, and here that comes from there.
func TestRaise(t *testing.T) {
	SetLevel(Level() + 1) // ok: the other one sets it first
	if Level() != 1 {
		t.Error(Level())
	}
}

func TestLower(t *testing.T) {
	SetLevel(-1) // want "TestLower changes level and leaves it changed .TestRaise reads it."
	if Level() != -1 {
		t.Error(Level())
	}
}

// A counter in a test file.
var seen int

func handle() { seen++ }

func TestSeenFirst(t *testing.T) {
	handle() // want "changes seen and leaves it changed .TestSeenSecond reads it."
	if seen != 1 {
		t.Error(seen)
	}
}

func TestSeenSecond(t *testing.T) {
	handle() // want "changes seen and leaves it changed .TestSeenFirst reads it."
	if seen != 1 {
		t.Error(seen)
	}
}

// Who sets the whole of it does not see what was there.

func TestModeFirst(t *testing.T) {
	SetMode("a") // ok: the other tests set it before they look
	if Mode() != "a" {
		t.Error(Mode())
	}
}

func TestModeSecond(t *testing.T) {
	old := SwapMode("b") // ok: the same
	if Mode() != "b" {
		t.Error(old, Mode())
	}
}

var color string

func set(p *string, s string) { *p = s }

func TestColorFirst(t *testing.T) {
	*(&color) = "a" // ok: the same
	if color != "a" {
		t.Error(color)
	}
}

func TestColorSecond(t *testing.T) {
	set(&color, "b") // ok: the same
	if color != "b" {
		t.Error(color)
	}
}

// The same entry of a map, and nothing else of it.
func TestPutFirst(t *testing.T) {
	Put("a", "1") // ok: the other one sets it too, and looks at nothing else
	if Get("a") != "1" {
		t.Error(Get("a"))
	}
}

func TestPutSecond(t *testing.T) {
	Put("a", "2") // ok: the same
	Put("b", "2") // ok: nobody else looks at it
	if Get("a") != "2" || Get("b") != "2" {
		t.Error(Get("a"))
	}
}

// Who empties it first begins anew.
func TestLinesReset(t *testing.T) {
	ResetLines()
	Line("a") // ok: the other ones begin anew
	if Lines() != 1 {
		t.Error(Lines())
	}
}

func TestLinesNil(t *testing.T) {
	lines = nil
	Line("b") // ok: the same
	if Lines() != 1 {
		t.Error(Lines())
	}
}

func TestLinesTruncated(t *testing.T) {
	TruncateLines("c") // ok: the same
	if Lines() != 1 {
		t.Error(Lines())
	}
}

var table = map[string]int{}

func insert(k string) { table[k]++ }

func TestTableCleared(t *testing.T) {
	clear(table)
	insert("a") // ok: the same
	if len(table) != 1 {
		t.Error(len(table))
	}
}

func TestTableDeleted(t *testing.T) {
	for k := range table {
		delete(table, k)
	}
	insert("b") // ok: the same
	if len(table) != 1 {
		t.Error(len(table))
	}
}

func TestTableMade(t *testing.T) {
	table = maps.Clone(map[string]int{"a": 1})
	insert("b") // ok: the same
	if len(table) != 2 {
		t.Error(len(table))
	}
}

var opts, defaults struct{ debug, quiet bool }

func show(v any) string { return fmt.Sprint(v) }

// A struct is set as a whole, or all of its fields are.
func TestOptsFirst(t *testing.T) {
	opts = struct{ debug, quiet bool }{quiet: true} // ok: the other ones set all of it
	if show(opts) == show(defaults) {
		t.Error(opts)
	}
}

func TestOptsSecond(t *testing.T) {
	opts = struct{ debug, quiet bool }{debug: true, quiet: false} // ok: the same
	if show(opts) == show(defaults) {
		t.Error(opts)
	}
}

func TestOptsThird(t *testing.T) {
	opts.debug, opts.quiet = false, true // ok: the same
	if show(opts) == show(defaults) {
		t.Error(opts)
	}
}

type settings struct{ home, cache string }

var env, dirs = &settings{}, &settings{}

// A field is a part of its own.
func TestHomeFirst(t *testing.T) {
	env.home = "a" // ok: the other one sets it before it looks
	if env.home != "a" {
		t.Error(env.home)
	}
}

func TestHomeSecond(t *testing.T) {
	env.home = "b" // ok: the same
	if env.home != "b" {
		t.Error(env.home)
	}
}

func TestFieldFirst(t *testing.T) {
	dirs.home = "a" // ok: nobody looks at it without setting it
	if dirs.home != "a" {
		t.Error(dirs) // what becomes of the pointer is not followed
	}
}

func TestFieldSecond(t *testing.T) {
	dirs.cache = "b" // want "TestFieldSecond changes dirs and leaves it changed .TestFieldThird reads it."
	if dirs.cache != "b" {
		t.Error(dirs.cache)
	}
}

func TestFieldThird(t *testing.T) {
	dirs.home = "c" // ok: nobody looks at it without setting it
	if dirs.home != "c" || dirs.cache != "" {
		t.Error(dirs.home)
	}
}

// Counters and lazy initialisation are nobody's business.
func TestCalls(t *testing.T) {
	Call() // ok: a counter under a lock
	if Calls() == 0 {
		t.Error(Calls())
	}
}

func TestCallsAgain(t *testing.T) {
	Call() // ok: the same
	if Calls() == 0 {
		t.Error(Calls())
	}
}

func TestPrepare(t *testing.T) {
	if err := Prepare(); err != nil || !Ready() { // ok: done once
		t.Error(err)
	}
}

func TestPrepareAgain(t *testing.T) {
	if err := Prepare(); err != nil || !Ready() { // ok: the same
		t.Error(err)
	}
}

// Where each test sets it first, and none puts it back, nobody sees what is left.

func TestAgent(t *testing.T) {
	agent = "test" // ok: the other sets it too
	if Agent() != "test" {
		t.Error(Agent())
	}
}

func TestAgentAgain(t *testing.T) {
	agent = "again" // ok: the other sets it too
	if Agent() != "again" {
		t.Error(Agent())
	}
}

func TestProjectPutBack(t *testing.T) {
	old := project
	t.Cleanup(func() { project = old })
	project = "test" // ok: put back
	if Project() != "test" {
		t.Error(Project())
	}
}

func TestProjectLeft(t *testing.T) {
	project = "left" // want "TestProjectLeft changes project and leaves it changed .Project reads it."
	if Project() != "left" {
		t.Error(Project())
	}
}

func TestClock(t *testing.T) {
	clock = func() int { return 1 } // ok: each test that looks sets it, and none puts it back
	if Clock() != 1 {
		t.Error(Clock())
	}
}

func TestClockAgain(t *testing.T) {
	clock = func() int { return 2 } // ok: likewise
	if Clock() != 2 {
		t.Error(Clock())
	}
}

func TestTicks(t *testing.T) {
	ticks = func() int { return 1 } // want "TestTicks changes ticks and leaves it changed .TestTicksUnset reads it."
	if Ticks() != 1 {
		t.Error(Ticks())
	}
}

func TestTicksUnset(t *testing.T) {
	if Ticks() != 0 {
		t.Error(Ticks())
	}
}

func TestOnce(t *testing.T) {
	loaded = new(sync.Once)   // ok: as it was at first
	loads = new(atomic.Int64) // ok: likewise
	LoadOnce()
}

func TestLoader(t *testing.T) {
	loader = new(sync.RWMutex) // want "TestLoader changes loader and leaves it changed .TestOnce reads it."
	LoadOnce()
}

func TestConfigAnew(t *testing.T) {
	config = new(preset) // want "TestConfigAnew changes config and leaves it changed .TestConfig reads it."
}

func TestConfig(t *testing.T) {
	if Config() != "default" {
		t.Error(Config())
	}
}

// What sets it to nothing last does not put back what was there, in whatever
// subtest.
func TestFallback(t *testing.T) {
	t.Run("a", func(t *testing.T) {
		SetFallback(2)
		if Fallback() != 2 {
			t.Error(Fallback())
		}
		SetFallback(nil) // want "TestFallback changes fallback and leaves it changed .TestFallbackIsUsed reads it."
	})
	t.Run("b", func(t *testing.T) {
		old := Fallback()
		t.Cleanup(func() { SetFallback(old) })
		SetFallback(3)
		SetFallback(nil)
	})
}

func TestFallbackIsUsed(t *testing.T) {
	if Fallback() == nil {
		t.Error("no fallback")
	}
}
