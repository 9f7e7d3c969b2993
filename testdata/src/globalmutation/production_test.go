package globalmutation

import (
	"testing"

	"example.com/app"
	"github.com/urfave/cli/v2"
)

// The production code overwrites a third party's variable on every run.
func TestProductionRun(t *testing.T) {
	if err := app.Run(nil); err != nil { // want "changes cli.VersionPrinter and leaves it changed"
		t.Error(err)
	}
}

func TestProductionInit(t *testing.T) {
	app.Init() // want "changes app.commands and leaves it changed"
}

func TestProductionConfigure(t *testing.T) {
	app.Configure() // want "changes app.registered and leaves it changed"
}

func TestProductionReads(t *testing.T) {
	if app.Commands() != 0 || app.Color() { // ok: reads
		t.Error("changed")
	}
	if err := (&cli.App{}).Run([]string{"--version"}); err != nil { // ok: the library only reads its variable
		t.Error(err)
	}
}

func TestProductionRunRestored(t *testing.T) {
	old := cli.VersionPrinter
	t.Cleanup(func() { cli.VersionPrinter = old })
	_ = app.Run(nil) // ok: the test restores what the program overwrites
}
