package processstate

import (
	"slices"
	"strings"

	"github.com/isolint-go/isolint/analyzers/internal/finding"
	"github.com/isolint-go/isolint/passes/holds"
)

// isUnseen reports whether a change is one that hardly anybody looks at, and nobody here
// does: how log writes its lines, where no test catches them; the arguments and the
// settings of the program, where there is no other test; the signals of a program under
// test, which goes on with them; how such a program tunes the runtime. What is mounted, and
// which namespaces a thread is in, is mostly undone by other programs, or ends with the
// thread.
func isUnseen(r *finding.Reporter, t *holds.Test, h holds.Hold) bool {
	another := func(does func(*holds.Test) bool) bool {
		return slices.ContainsFunc(r.Holds.Tests, func(o *holds.Test) bool { return o.Test != t.Test && o.Kind.IsTest() && does(o) })
	}
	switch {
	case h.Resource == "args", h.Resource == "runtime:MemProfileRate", h.Name == "flag.Usage":
		return !another(func(*holds.Test) bool { return true })
	case h.Resource == "signal":
		return len(h.Path) > 1
	case isTuning(h.Resource):
		return h.Through != ""
	case h.Resource == "mounts", h.Resource == "namespaces":
		return true
	case h.Resource == "cwd":
		return slices.ContainsFunc(t.Holds, func(o holds.Hold) bool { return o.Resource == "namespaces" && o.At == h.At })
	case h.Resource == "log":
		lines := strings.Contains(h.Part, "flags") || strings.Contains(h.Part, "prefix")
		return lines && !another(catchesLog)
	}
	return false
}

// isTuning reports whether a setting of the runtime changes how fast a program is, or what
// it tells of itself, and not what it does.
func isTuning(resource string) bool {
	switch resource {
	case "runtime:SetGCPercent", "runtime:SetMemoryLimit", "runtime:SetBlockProfileRate", "runtime:SetMutexProfileFraction", "runtime:SetTraceback":
		return true
	}
	return false
}

// catchesLog reports whether a test has log write to where it can look.
func catchesLog(t *holds.Test) bool {
	return slices.ContainsFunc(t.Holds, func(h holds.Hold) bool {
		return h.Resource == "log" && h.Mode == holds.Write && (h.Part == "" || strings.Contains(h.Part, "output"))
	})
}
