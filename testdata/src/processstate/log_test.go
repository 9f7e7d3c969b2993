package processstate

import (
	"bytes"
	"io"
	"log"
	"log/slog"
	"testing"
)

func TestLogSetOutput(t *testing.T) {
	log.SetOutput(io.Discard) // want "log.SetOutput outlives TestLogSetOutput"
}

func TestLogSetFlags(t *testing.T) {
	log.SetFlags(0) // want "log.SetFlags outlives TestLogSetFlags"
}

func TestLogDefault(t *testing.T) {
	log.Default().SetPrefix("x") // want "TestLogDefault changes the standard logger .log.Default. and leaves it changed"
}

func TestSlogSetDefault(t *testing.T) {
	slog.SetDefault(slog.New(slog.NewTextHandler(io.Discard, nil))) // want "slog.SetDefault outlives TestSlogSetDefault"
}

func TestLogRestored(t *testing.T) {
	var b bytes.Buffer
	old, flags := log.Writer(), log.Flags()
	log.SetOutput(&b) // ok: restored by the cleanup
	log.SetFlags(0)   // ok: restored by the cleanup
	t.Cleanup(func() {
		log.SetOutput(old)
		log.SetFlags(flags)
	})
}

func TestSlogRestored(t *testing.T) {
	old := slog.Default()
	defer slog.SetDefault(old)
	slog.SetDefault(slog.New(slog.NewTextHandler(io.Discard, nil))) // ok: restored by defer
}

func TestLogOwn(t *testing.T) {
	l := log.New(io.Discard, "", 0)
	l.SetOutput(io.Discard) // ok: a logger of its own
	l.SetPrefix("x")        // ok: the same
	log.Println("x")        // ok: output
	slog.Info("x")          // ok: output
	s := slog.New(slog.NewTextHandler(io.Discard, nil))
	s.Info("x") // ok: a logger of its own
	var v slog.LevelVar
	v.Set(slog.LevelDebug) // ok: a level of its own
}
