// Package processstate_anew reads state that its tests set before they look.
package processstate_anew

import "os"

// Dir is where data is kept.
func Dir() string { return os.Getenv("XDG_DATA_HOME") }

// Mode is how it works.
func Mode() string { return os.Getenv("APP_MODE") }

// Home is where it is at home.
func Home() string { return os.Getenv("HOME") }

// Apply sets what it is given.
func Apply(env map[string]string) {
	for name, value := range env {
		os.Setenv(name, value)
	}
}
