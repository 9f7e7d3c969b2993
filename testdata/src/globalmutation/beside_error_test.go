package globalmutation

import (
	"errors"
	"strings"
	"testing"
)

type besideBundle struct{ modules []string }

var (
	besideEmpty  = besideBundle{modules: []string{"none"}}
	besideShared = besideBundle{modules: []string{"a"}}
)

var errBeside = errors.New("no name")

func besideRead(name string) (besideBundle, error) {
	if name == "" {
		return besideEmpty, errBeside
	}
	return besideBundle{modules: strings.Fields(name)}, nil
}

func besideGet(name string) (besideBundle, error) {
	if name == "" {
		return besideBundle{}, errBeside
	}
	return besideShared, nil
}

func TestBesideError(t *testing.T) {
	b, err := besideRead("x")
	if err != nil {
		t.Fatal(err)
	}
	b.modules[0] = "mine" // ok: besideEmpty is what comes with an error
}

func TestBesideNoError(t *testing.T) {
	b, err := besideGet("x")
	if err != nil {
		t.Fatal(err)
	}
	b.modules[0] = "mine" // want "changes besideShared and leaves it changed"
}

func TestBesideErrorReads(t *testing.T) {
	if besideEmpty.modules[0] != "none" || besideShared.modules[0] != "a" {
		t.Error("changed")
	}
}
