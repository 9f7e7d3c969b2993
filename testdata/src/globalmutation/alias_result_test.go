package globalmutation

import "testing"

var (
	resultDefault = &aliasConfig{}
	resultOnly    = &aliasConfig{}
	resultMade    *aliasConfig
)

// resultFor returns the default only to those who ask for nothing.
func resultFor(name string) *aliasConfig {
	if name != "" {
		return &aliasConfig{name: name}
	}
	return resultDefault
}

func resultAlways(verbose bool) *aliasConfig {
	if verbose {
		println("default")
	}
	return resultOnly
}

// resultOnce makes what it returns, and keeps it.
func resultOnce() *aliasConfig {
	if resultMade == nil {
		made := &aliasConfig{}
		resultMade = made
		return made
	}
	return resultMade
}

func TestResultOfItsOwn(t *testing.T) {
	resultFor("x").name = "y" // ok: of its own, for all that is known
}

func TestResultIsTheDefault(t *testing.T) {
	resultAlways(true).name = "y" // want "changes resultOnly and leaves it changed"
}

func TestResultIsKept(t *testing.T) {
	resultOnce().name = "y" // want "changes resultMade and leaves it changed"
}

func TestResultReads(t *testing.T) {
	if resultDefault.name+resultOnly.name != "" || resultMade != nil && resultMade.name != "" {
		t.Error("changed")
	}
}
