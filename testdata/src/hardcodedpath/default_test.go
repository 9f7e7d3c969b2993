package hardcodedpath

import (
	"os"
	"path/filepath"
	"testing"

	"example.com/store"
)

func openDefault(o store.Options) error { return store.Open(o) }

// What the caller leaves empty is written to the default place.
func TestDefaultUsed(t *testing.T) {
	store.Open(store.Options{})             // want "fixed path /tmp/isolint-store/open"
	store.OpenPath("")                      // want "fixed path /tmp/isolint-store/path"
	store.OpenAlways(store.Options{})       // want "fixed path /tmp/isolint-store/always"
	store.OpenMode(store.Options{Path: ""}) // ok: empty, or what an option says
}

func TestDefaultUsedByOption(t *testing.T) {
	store.Open(store.Options{Mode: 0o600}) // want "fixed path /tmp/isolint-store/open"
}

func TestDefaultUsedByHelper(t *testing.T) {
	o := store.Options{}
	o.Mode = 0o600
	openDefault(o) // want "fixed path /tmp/isolint-store/open"
}

func TestDefaultUsedInTable(t *testing.T) {
	for _, o := range []store.Options{{Path: t.TempDir()}, {Mode: 0o600}} {
		store.Open(o) // want "fixed path /tmp/isolint-store/open"
	}
}

func TestDefaultGivenFixed(t *testing.T) {
	store.Open(store.Options{Path: "/tmp/isolint/given"}) // want "fixed path /tmp/isolint/given"
	store.OpenPath("/tmp/isolint/given-path")             // want "fixed path /tmp/isolint/given-path"
}

func TestDefaultGiven(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x")
	store.Open(store.Options{Path: file})                       // ok: a file of its own
	openDefault(store.Options{Path: file})                      // ok: the same, by a helper
	store.OpenPath(file)                                        // ok: the same
	store.OpenLocal(&store.Options{})                           // ok: a new directory
	store.OpenLocal(&store.Options{Path: t.TempDir()})          // ok: a directory of its own
	store.OpenMode(store.Options{Path: file})                   // ok: a limit, the mode says which
	store.Open(store.Options{Path: os.Getenv("ISOLINT_STORE")}) // ok: nobody knows which path it is
	store.OpenPath(os.Getenv("ISOLINT_STORE"))                  // ok: the same
	var o store.Options
	o.Path = file
	store.Open(o) // ok: a file of its own
	setPath(&o)
	store.Open(o) // ok: nobody knows
	var p store.Options
	setPath(&p)
	store.Open(p) // ok: the same
}

func TestDefaultReplaced(t *testing.T) {
	store.OpenWith(func(o *store.Options) { o.Path = t.TempDir() + "/x" }) // ok: a file of its own
	store.OpenWith()                                                       // ok: a limit, options are not looked at
	o := store.Options{Path: "/tmp/isolint/replaced", Mode: 0o600}
	setPath(&o)
	store.OpenAlways(o) // want "fixed path /tmp/isolint-store/always"
	store.Open(o)       // ok: nobody knows
	p := store.Options{Path: "/tmp/isolint/checked"}
	checkMode(&p)
	store.Make(p.Path) // want "fixed path /tmp/isolint/checked"
}

func checkMode(o *store.Options) bool { return o.Mode == 0 }

func setPath(o *store.Options) { o.Path = os.Getenv("ISOLINT_STORE") }
