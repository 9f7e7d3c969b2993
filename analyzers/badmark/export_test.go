package badmark

// Known gives the external test, which may import the list of all analyzers,
// the names to compare with it.
func Known() []string { return known }
