// Package globalmutation_doubt has changes of which it is doubtful whether they
// happen, or whether anybody minds.
package globalmutation_doubt

import (
	"testing"
	"time"

	"example.com/kinds"
	"example.com/logging"
)

// What is remembered of what goes wrong most tests do not bring about.

func TestCheck(t *testing.T) {
	if err := Check("abc"); err != nil { // ok: it does not go wrong
		t.Fatal(err)
	}
}

func TestParse(t *testing.T) {
	if _, err := Parse("abc"); err != nil { // want `TestParse changes largest and leaves it changed \(TestLargest reads it\)`
		t.Fatal(err)
	}
}

func TestLastFailure(t *testing.T) {
	if LastFailure() != "" {
		t.Error("failed")
	}
}

func TestLargest(t *testing.T) {
	if Largest() != 0 {
		t.Error("parsed")
	}
}

// Of funcs in a map the one runs that is asked for.

func TestAddKind(t *testing.T) {
	kinds.Add("own", func() int { return 1 }) // ok: nobody else asks for it
	if n, err := Handle("own"); err != nil || n != 1 {
		t.Error(n, err)
	}
}

func TestAddShared(t *testing.T) {
	kinds.Add("shared", func() int { return 1 }) // want `TestAddShared changes kinds.Kinds and leaves it changed \(TestShared reads it\)`
}

func TestShared(t *testing.T) {
	if _, ok := kinds.Kinds["shared"]; ok {
		t.Error("added")
	}
}

func TestHandle(t *testing.T) {
	if _, err := Handle(kind(t)); err == nil {
		t.Error("found")
	}
}

func kind(t *testing.T) string { return t.Name() }

// What another package keeps of what is logged is of no interest, and what it keeps for
// itself only to who is sure to come there.

func TestLogs(t *testing.T) {
	logging.Print("x") // ok: it is a log
}

func TestPrefix(t *testing.T) {
	logging.SetPrefix("x") // ok: the same
}

func TestLine(t *testing.T) {
	Handle("x")
}

func TestNew(t *testing.T) {
	c := kinds.New() // ok: who is not verbose does not look at it
	if c.Describe() != "" {
		t.Error("described")
	}
}

func TestDescribe(t *testing.T) {
	c := &kinds.Config{}
	if c.Describe() != "" {
		t.Error("described")
	}
}

func TestSetMode(t *testing.T) {
	kinds.SetMode("x") // want `TestSetMode changes kinds.Mode and leaves it changed \(TestInMode reads it\)`
}

func TestInMode(t *testing.T) {
	if kinds.InMode() != "" {
		t.Error("mode")
	}
}

// What only an option brings about the others are not there for.

var optional, plain Client

func TestOptional(t *testing.T) {
	optional.Start() // ok: only with an address
}

func TestOptionalMode(t *testing.T) {
	if optional.Mode() != "" {
		t.Error("mode")
	}
}

func TestConnect(t *testing.T) {
	plain.Connect("a") // want `TestConnect changes plain and leaves it changed \(TestPlain reads it\)`
}

func TestPlain(t *testing.T) {
	if plain.Mode() != "" {
		t.Error("mode")
	}
}

// A pair of methods is no restoring of the test's.

func TestServer(t *testing.T) {
	s := &Server{name: "a"}
	s.Start()
	if len(Running()) == 0 {
		t.Fatal("not running")
	}
	s.Stop()
}

func TestNotRunning(t *testing.T) {
	if len(Running()) != 0 {
		t.Error("running")
	}
}

func TestRunning(t *testing.T) {
	running = []string{"b"} // want `TestRunning does not restore running when it fails at line 149 \(TestServer reads it\)`
	if len(Running()) != 1 {
		t.Fatal("not running")
	}
	running = nil
}

// A time is a value, although it points to a time zone.

var y2k = time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)

func TestComplete(t *testing.T) {
	c, _ := new(lifecycle).collect(y2k)
	c.complete() // ok: the time is copied
}

func TestY2K(t *testing.T) {
	if y2k.Year() != 2000 {
		t.Error(y2k)
	}
}

// Who puts back what each test sets, unless it fails, has not forgotten to.

func TestClock(t *testing.T) {
	old := clock
	t.Cleanup(func() { clock = old })
	clock = func() int { return 2 }
	if Now() != 2 {
		t.Error(Now())
	}
}

func TestClockPlainly(t *testing.T) {
	old := clock
	clock = func() int { return 3 } // ok: each test sets it anew
	if Now() != 3 {
		t.Fatal(Now())
	}
	clock = old
}
