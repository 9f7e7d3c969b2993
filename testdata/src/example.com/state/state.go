// Package state is a second dependency with package-level state.
package state

// Thing is a singleton's type.
type Thing struct {
	Name  string
	Depth int
}

var (
	Options Thing
	Std     = &Thing{}
	mode    string
)

// Rename changes its receiver.
func (t *Thing) Rename(name string) { t.Name = name }

// SetMode overwrites the mode.
func SetMode(m string) { mode = m }

// Mode reads it.
func Mode() string { return mode }

// Local returns a new Thing.
func Local() *Thing { return &Thing{} }
