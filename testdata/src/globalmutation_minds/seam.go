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

var (
	send = func(msg string) error { return nil }
	warn = func(msg string) {}
)

// Send uses a func that one test forgets to put back.
func Send(msg string) error { return send(msg) }

// Warn uses one that two leave and one puts back.
func Warn(msg string) { warn(msg) }
