package processstate

import (
	"io"
	"log"
	"log/slog"
	"os"
	"testing"
)

// A call in a test may lead to several changes: each resource is told.

func sandbox(t *testing.T) {
	t.Helper()
	t.Chdir(t.TempDir()) // restored, which is for strict to tell
	os.Setenv("TOGETHER_DIR", ".")
}

func prepare() {
	os.Setenv("TOGETHER_A", "x")
	os.Setenv("TOGETHER_B", "x")
	log.SetFlags(0)
}

func TestTogetherRestoredFirst(t *testing.T) {
	sandbox(t) // want "environment variable TOGETHER_DIR stays changed"
}

func TestTogetherThree(t *testing.T) {
	prepare() // want "TOGETHER_A stays changed; use t.Setenv; the same call changes TOGETHER_B and the standard logger, too$"
}

func quiet() { slog.SetDefault(slog.New(slog.NewTextHandler(io.Discard, nil))) }

// One call of a listed function that does two things is one fault.
// ok: log's logger goes along with slog's
func TestTogetherOneCall(t *testing.T) {
	quiet() // want "slog.SetDefault outlives TestTogetherOneCall"
}

func TestTogetherLoggers(t *testing.T) {
	quiet()           // want "slog.SetDefault outlives TestTogetherLoggers"
	log.SetPrefix("") // ok: the same test and the same logger
}
