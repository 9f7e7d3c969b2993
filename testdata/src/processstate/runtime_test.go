package processstate

import (
	"context"
	"flag"
	"math/rand"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

func TestGOMAXPROCS(t *testing.T) {
	runtime.GOMAXPROCS(1) // want "runtime.GOMAXPROCS outlives TestGOMAXPROCS"
}

func TestGCPercent(t *testing.T) {
	debug.SetGCPercent(-1) // want "debug.SetGCPercent outlives TestGCPercent: the garbage collector's target .debug.SetGCPercent. stays changed"
}

func TestTuned(t *testing.T) {
	Start() // ok: how the program under test tunes its runtime
}

func TestTimeLocal(t *testing.T) {
	time.Local = time.UTC // want "time.Local"
}

func TestCommandLine(t *testing.T) {
	flag.CommandLine = flag.NewFlagSet("x", flag.ContinueOnError) // want "flag.CommandLine"
}

func TestFlagSet(t *testing.T) {
	flag.Set("x", "y") // want "flag.Set outlives TestFlagSet"
}

func TestFlagDefined(t *testing.T) {
	flag.Bool("defined", false, "") // want "cannot be undone"
}

func TestNotify(t *testing.T) {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt) // want "signal.Notify outlives TestNotify: signal handling .os/signal. stays changed"
}

// serve is what a program does that a test starts.
func serve() {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt)
}

func TestServe(t *testing.T) { serve() } // ok: it is for the server to stop it

func TestRuntimeRestored(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1)) // ok: the deferred call puts the old value back
	old := debug.SetGCPercent(-1)                   // ok: restored by defer
	defer debug.SetGCPercent(old)
	local := time.Local
	time.Local = time.UTC // ok: restored by the cleanup
	t.Cleanup(func() { time.Local = local })
}

func TestNotifyStopped(t *testing.T) {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt) // ok: stopped by defer
	defer signal.Stop(c)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt) // ok: its result is deferred
	defer stop()
	_ = ctx
}

func TestRuntimeReads(t *testing.T) {
	_ = runtime.GOMAXPROCS(0) // ok: 0 only asks
	_ = runtime.NumCPU()      // ok: reads
	_ = time.Now().Local()    // ok: reads
	_ = flag.Lookup("test.v") // ok: reads
	fs := flag.NewFlagSet("x", flag.ContinueOnError)
	fs.Bool("own", false, "")           // ok: a set of its own
	_ = fs.Parse(nil)                   // ok: a set of its own
	rand.New(rand.NewSource(1)).Seed(2) // ok: a source of its own
	_ = rand.Int()                      // ok: reads
}
