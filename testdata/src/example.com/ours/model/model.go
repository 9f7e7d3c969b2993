// Package model is the user's own heavy package.
package model

// Load loads a model.
func Load(path string) error { return nil }

// Warm loads the default model.
func Warm() error { return Load("default") }

// Name is cheap.
func Name() string { return "model" }
