// Package globalmutation_minds has state of which not everybody who comes to it sees
// each change.
package globalmutation_minds

// A Codec is what the registry holds.
type Codec struct {
	Name string
	Size int
}

var (
	codecs = map[string]*Codec{"json": {Name: "json"}}
	names  []string
	hooks  []func()
	limit  = 10
	mode   = "off"
	level  = 1
	banner = "none"
	title  = "none"
	region = "eu"
	conf   = struct{ Host, Path string }{"localhost", "/"}
)

// Register adds a codec.
func Register(c *Codec) {
	codecs[c.Name] = c
	names = append(names, c.Name)
}

// Find returns one.
func Find(name string) *Codec { return codecs[name] }

// Count returns how many there are.
func Count() int { return len(codecs) }

// Encode is led past all of them, two calls down.
func Encode(n int) int { return encode(n) }

func encode(n int) int { return best(n) }

func best(n int) int {
	for _, c := range codecs {
		n += c.Size
	}
	return n + len(names)
}

// OnRun adds a hook.
func OnRun(f func()) { hooks = append(hooks, f) }

// Run calls all of them, two calls down.
func Run() { run() }

func run() { each() }

func each() {
	for _, f := range hooks {
		f()
	}
}

// Deep returns what is read two calls down.
func Deep() (int, string) { return deeper() }

func deeper() (int, string) { return deepest() }

func deepest() (int, string) {
	if limit < 0 {
		return limit, ""
	}
	return limit, mode
}

// A Router keeps handlers for others to call.
type Router struct{ handlers map[string]func() string }

// Handle puts one away.
func (r *Router) Handle(path string, h func() string) {
	if r.handlers == nil {
		r.handlers = make(map[string]func() string)
	}
	r.handlers[path] = h
}

// A Server has handlers.
type Server struct {
	router Router
	debug  []string
}

// NewServer registers them, and calls none.
func NewServer(opts ...func(*Server)) *Server {
	s := &Server{}
	s.router.Handle("/banner", s.banner)
	return s
}

func (s *Server) banner() string { return banner }

// With keeps options.
func (s *Server) With(hooks ...func() string) {
	for i := range hooks {
		s.router.handlers[string(rune('a'+i))] = hooks[i]
	}
}

// Title is a hook that is called at once by Show.
func Title() string { return title }

// Show calls what it is given.
func Show(f func() string) string { return f() }

// ShowTitle has it shown.
func ShowTitle() string { return Show(Title) }

// Trace looks only if it was asked to.
func (s *Server) Trace() string { return s.trace() }

func (s *Server) trace() string {
	if len(s.debug) > 0 {
		return region
	}
	return ""
}

var dial = realDial

func realDial() int { return 1 }

// Connect dials, two calls down.
func Connect() int { return connect() }

func connect() int { return reconnect() }

func reconnect() int { return dial() }
