package globalmutation_blind

// hook is called by who does not know what it does.
var hook = func() {}

type session struct{ n int }

var (
	current *session
	given   *session
)

// Run works with a session of its own.
func Run(n int) int {
	current = &session{n}
	return step()
}

func step() int { return current.n }

// Use has it work with the caller's.
func Use(s *session) { given = s }

// Work does.
func Work() int { return given.n }
