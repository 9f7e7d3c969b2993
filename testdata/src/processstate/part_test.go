package processstate

import (
	"bytes"
	"io"
	"log"
	"log/slog"
	"os"
	"testing"

	"github.com/sirupsen/logrus"
	"github.com/spf13/viper"
)

// Who puts back one part of a resource has not put back another.

func TestPartFlagsForOutput(t *testing.T) {
	defer log.SetFlags(log.LstdFlags)
	log.SetOutput(io.Discard) // want "log.SetOutput outlives TestPartFlagsForOutput"
}

func TestPartCleanup(t *testing.T) {
	old := log.Prefix()
	t.Cleanup(func() { log.SetPrefix(old) })
	log.SetFlags(0)    // want "log.SetFlags outlives TestPartCleanup"
	log.SetPrefix("x") // ok: restored by the cleanup
}

// A plain statement is no different.
func TestPartPlain(t *testing.T) {
	log.SetOutput(io.Discard) // want "log.SetOutput outlives TestPartPlain"
	log.SetFlags(0)
}

func TestPartBoth(t *testing.T) {
	old, flags := log.Writer(), log.Flags()
	log.SetOutput(io.Discard) // ok: restored by the second cleanup
	t.Cleanup(func() { log.SetFlags(flags) })
	t.Cleanup(func() { log.SetOutput(old) })
	log.SetFlags(0) // ok: restored by the first cleanup
}

func calmLog() {
	log.SetFlags(log.LstdFlags)
	log.SetOutput(os.Stderr)
	log.SetPrefix("")
}

func TestPartHelper(t *testing.T) {
	defer calmLog()
	log.SetOutput(io.Discard) // ok: restored by the helper
	log.SetFlags(0)           // ok: the same
}

// ok: it is not known what of it the method changes
func TestPartMethod(t *testing.T) {
	l := log.Default()
	defer l.SetOutput(l.Writer())
	log.SetOutput(io.Discard)
}

// The default that slog begins with does not give log its output back.
func TestPartSlogForLog(t *testing.T) {
	defer slog.SetDefault(slog.Default())
	log.SetOutput(io.Discard) // want "log.SetOutput outlives TestPartSlogForLog"
}

func TestPartSlogLevel(t *testing.T) {
	old := slog.SetLogLoggerLevel(slog.LevelDebug) // ok: restored by the cleanup
	t.Cleanup(func() { slog.SetLogLoggerLevel(old) })
	slog.SetDefault(slog.New(slog.NewTextHandler(io.Discard, nil))) // want "slog.SetDefault outlives TestPartSlogLevel"
}

// ok: looks right, and hardly anybody writes more than that
func TestPartSlog(t *testing.T) {
	var b bytes.Buffer
	old := slog.Default()
	t.Cleanup(func() { slog.SetDefault(old) })
	slog.SetDefault(slog.New(slog.NewTextHandler(&b, nil)))
	log.Print("goes to b")
}

func TestPartLogrus(t *testing.T) {
	defer logrus.SetLevel(logrus.GetLevel())
	logrus.SetLevel(3)                             // ok: restored by defer
	logrus.SetFormatter(new(logrus.TextFormatter)) // want "logrus.SetFormatter outlives TestPartLogrus"
}

// ok: the library's own names for the parts are not the table's
func TestPartLogrusField(t *testing.T) {
	old := logrus.StandardLogger().Out
	defer func() { logrus.StandardLogger().Out = old }()
	logrus.SetOutput(io.Discard)
}

// ok: what a method changes is not known
func TestPartLogrusMethod(t *testing.T) {
	defer logrus.StandardLogger().SetOutput(os.Stderr)
	logrus.SetOutput(io.Discard)
}

func TestPartViper(t *testing.T) {
	defer viper.SetEnvPrefix("")
	viper.Set("key", "value") // want "viper.Set outlives TestPartViper"
}

// ok: all of it
func TestPartViperReset(t *testing.T) {
	defer viper.Reset()
	viper.SetEnvPrefix("x")
	viper.Set("key", "value")
}
