package globalmutation

import (
	"testing"

	"example.com/config"
	"example.com/state"
)

func TestOtherPackageAssigned(t *testing.T) {
	config.Current = "test" // want "changes config.Current and leaves it changed"
}

func TestOtherPackageField(t *testing.T) {
	state.Options.Depth = 3 // want "changes state.Options and leaves it changed"
}

func TestOtherPackageSetter(t *testing.T) {
	state.SetMode("test") // want "changes state.mode and leaves it changed"
}

// The variable cannot be named outside its package.
func TestOtherPackageUnexported(t *testing.T) {
	config.Bump() // want "changes config.hidden and leaves it changed"
}

func TestOtherPackageUnexportedMap(t *testing.T) {
	config.PutSecret("k", 1) // want "changes config.secret and leaves it changed"
}

func TestOtherPackageMethod(t *testing.T) {
	state.Std.Rename("test") // want "changes state.Std and leaves it changed"
}

func TestOtherPackageReads(t *testing.T) {
	if config.Get() != "prod" || state.Options.Depth != 0 || state.Mode() != "" || config.Hidden() != 0 || config.Secret("k") != 0 { // ok: reads
		t.Error("changed")
	}
	if state.Std.Name != "" || state.Local().Name != "" {
		t.Error("changed")
	}
}

func TestOtherPackageOwnValue(t *testing.T) {
	c := config.Config{Name: "x"}
	c.Rename("y")         // ok: a value of the test's own
	config.Fill(&c)       // ok: the same
	_ = c.Renamed("z")    // ok: a value receiver
	l := state.Local()    // ok: a new value each time
	l.Rename("mine")      // ok: the new value
	o := state.Options    //
	o.Depth = 4           // ok: a copy
	_ = config.Hidden()   // ok: reads
	config.Global.Clone() // ok: reads
}
