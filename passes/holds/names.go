package holds

import "strings"

// plainNames are the resources whose key has no parameter, as a user would
// name them.
var plainNames = map[string]string{
	"cwd":                   "the working directory",
	"stdio":                 "the standard streams",
	"args":                  "os.Args",
	"log":                   "the standard logger",
	"slog":                  "the default slog logger",
	"http.DefaultClient":    "http.DefaultClient",
	"http.DefaultTransport": "http.DefaultTransport",
	"mux":                   "http.DefaultServeMux",
	"flags":                 "flag.CommandLine",
	"time.Local":            "time.Local",
	"umask":                 "the umask",
	"rand":                  "the math/rand source",
}

// stateNames are those of the process that hardly a test changes.
var stateNames = map[string]string{
	"signal":     "signal handling (os/signal)",
	"rlimit":     "the limit of a resource (setrlimit)",
	"hostname":   "the host name",
	"root":       "the root directory",
	"uid":        "the user or group id",
	"pgid":       "the process group",
	"priority":   "the priority of the process",
	"mounts":     "the table of mounts",
	"namespaces": "the set of namespaces",
}

// runtimeNames are the settings of the runtime that do not go by their own name.
var runtimeNames = map[string]string{
	"SetGCPercent":            "the garbage collector's target (debug.SetGCPercent)",
	"SetMemoryLimit":          "the memory limit (debug.SetMemoryLimit)",
	"SetMaxStack":             "the limit of a stack (debug.SetMaxStack)",
	"SetMaxThreads":           "the limit of threads (debug.SetMaxThreads)",
	"SetPanicOnFault":         "what happens on a fault (debug.SetPanicOnFault)",
	"SetTraceback":            "the detail of tracebacks (debug.SetTraceback)",
	"SetCrashOutput":          "where crashes are written (debug.SetCrashOutput)",
	"SetMutexProfileFraction": "the sampling of mutexes (runtime.SetMutexProfileFraction)",
	"SetBlockProfileRate":     "the sampling of blocking (runtime.SetBlockProfileRate)",
}

// ShortSymbol writes a symbol of the table as code would: its package by the
// last element of the path.
func ShortSymbol(symbol string) string {
	if i := strings.LastIndex(symbol, "/"); i >= 0 {
		if rest := symbol[i+1:]; isMajor(rest) {
			if j := strings.LastIndex(symbol[:i], "/"); j >= 0 {
				_, name, _ := strings.Cut(rest, ".")
				return symbol[j+1:i] + "." + name
			}
		}
		symbol = symbol[i+1:]
	}
	return strings.Replace(symbol, "testing.TB.", "t.", 1)
}

// isMajor reports whether the last element of a path is a major version.
func isMajor(s string) bool {
	return len(s) > 2 && s[0] == 'v' && s[1] >= '2' && s[1] <= '9' && (s[2] == '.' || s[2] >= '0' && s[2] <= '9' && strings.Contains(s, "."))
}

// ambient are environment variables that are likely to be set where tests run.
var ambient = map[string]bool{
	"HOME": true, "PATH": true, "PWD": true, "USER": true, "LOGNAME": true, "SHELL": true, "HOSTNAME": true,
	"TMPDIR": true, "TMP": true, "TEMP": true, "TZ": true, "LANG": true, "LANGUAGE": true, "TERM": true, "COLORTERM": true,
	"EDITOR": true, "VISUAL": true, "PAGER": true, "DISPLAY": true, "SSH_AUTH_SOCK": true, "CI": true,
	"HTTP_PROXY": true, "HTTPS_PROXY": true, "NO_PROXY": true, "http_proxy": true, "https_proxy": true, "no_proxy": true,
	"KUBECONFIG": true, "DOCKER_HOST": true, "USERPROFILE": true, "APPDATA": true, "LOCALAPPDATA": true, "SYSTEMROOT": true,
}

// isAmbient reports whether an environment variable is likely to be set where
// tests run, so that to remove it changes something.
func isAmbient(resource string) bool {
	name := strings.TrimPrefix(resource, "env:")
	return isInherited(resource) || strings.HasPrefix(name, "XDG_")
}

// isUnnamed reports whether a write is of environment variables whose names are not known,
// by code that is not the tests': who could be told what to put back?
func isUnnamed(h *Hold) bool {
	return h.Resource == "env:*" && h.Does == "os.Setenv" && h.Through != "" && !h.InParallel
}

// isInherited reports whether an environment variable is one that other programs, or the
// standard library, look at, wherever a test comes to them.
func isInherited(resource string) bool {
	name := strings.TrimPrefix(resource, "env:")
	return name == "*" || ambient[name] || strings.HasPrefix(name, "GO") || strings.HasPrefix(name, "LC_")
}

// isNamedEnv reports whether a resource is one environment variable.
func isNamedEnv(resource string) bool {
	return strings.HasPrefix(resource, "env:") && resource != "env:*"
}

// isTelemetry reports whether a resource is where OpenTelemetry's traces, metrics and errors
// go to. Much code sends some, and goes on whoever takes them.
func isTelemetry(resource string) bool { return strings.HasPrefix(resource, "otel:") }

// asksFor reports whether to read telemetry is to ask for it, as opposed to have an error
// handled.
func asksFor(resource string) bool { return resource != "otel:ErrorHandler" }

// isRegistry reports whether a resource is a registry that a library keeps for its users.
func isRegistry(resource string) bool { return strings.HasPrefix(resource, "registry:") }
