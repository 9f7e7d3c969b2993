package ext

// SetHidden lends the variable to the external tests.
func SetHidden(n int) { hidden = n }

// Hooked lends an address.
var Hooked = &hooked

// HookedValue reads it.
func HookedValue() int { return *Hooked }
