package result

import (
	"fmt"
	"slices"
	"strings"
)

// What a user reads who asks why a package runs. They complete "it runs:".
const (
	whyNever   = "it has not passed before, as far as is remembered"
	whyArgs    = "it has not passed with these arguments and this choice of tests before"
	whyBinary  = "its test binary is a new one: its code, a package that it imports or a build flag has changed"
	whyDamaged = "what was remembered of it is damaged or of another version, and has been removed"
)

// whyChanged names the first of the inputs that have changed, and a directory
// only if there is nothing else: what changed in it says more.
func whyChanged(changes []change) string {
	first := changes[0]
	if i := slices.IndexFunc(changes, func(c change) bool { return !strings.HasPrefix(c.Print, "dir ") }); i >= 0 {
		first = changes[i]
	}
	why := first.String()
	others := make(map[string]bool)
	for _, c := range changes {
		if c.Name != first.Name {
			others[c.Name] = true
		}
	}
	if n := len(others); n > 0 {
		why += fmt.Sprintf(", and %d more of what it depends on", n)
	}
	return why
}

// String says what has changed.
func (c change) String() string {
	was, is := c.Print, c.now
	if c.Kind == kindEnv {
		switch {
		case was == "unset":
			return "the environment variable " + c.Name + " is set now"
		case is == "unset":
			return "the environment variable " + c.Name + " is no longer set"
		}
		return "the environment variable " + c.Name + " has another value"
	}
	kind, oldMode, oldSum := cutPrint(was)
	newKind, newMode, newSum := cutPrint(is)
	switch {
	case kind == "error" || newKind == "error": // nor was it there
	case was == "missing":
		return c.Name + " exists now"
	case is == "missing":
		return c.Name + " is gone"
	case kind == "link" || newKind == "link" || kind != newKind:
		// Where a link leads and what is there cannot be told apart here.
	case kind == "dir" && oldSum != newSum:
		return "the files in " + c.Name + " have changed"
	case oldMode != newMode && oldSum == newSum:
		return "the permissions of " + c.Name + " have changed"
	}
	return c.Name + " has changed"
}

// cutPrint parts the print of a file; see prober.
func cutPrint(print string) (kind, mode, sum string) {
	kind, rest, _ := strings.Cut(print, " ")
	mode, sum, _ = strings.Cut(rest, " ")
	return kind, mode, sum
}

// whyHit says what was compared, and what was not.
func whyHit(v variant) string {
	files := make(map[string]bool)
	var variables int
	for _, in := range v.Inputs {
		if in.Kind == kindEnv {
			variables++
		} else {
			files[in.Name] = true
		}
	}
	why := fmt.Sprintf("its binary and what it read are as they were (environment variables: %d, files: %d)", variables, len(files))
	if len(v.Outside) == 0 {
		return why
	}
	why += "; not compared, as outside of the module: " + strings.Join(v.Outside, ", ")
	if v.MoreOutside > 0 {
		why += fmt.Sprintf(" and %d more", v.MoreOutside)
	}
	return why
}
