package globalmutation_minds

var (
	reach  = func(host string) error { return nil }
	lookup = func(host string) bool { return host != "" }
	resend = func() {}
	port   = 80
)

// Reach asks the func that tests replace.
func Reach(host string) error { return reach(host) }

// Known does so too.
func Known(host string) bool { return lookup(host) }

// Port is no func.
func Port() int { return port }
