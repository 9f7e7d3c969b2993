package mark

import (
	"fmt"
	"slices"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/nearest"
)

// unmarked is the category of findings on tests that lack a mark.
const unmarked = "unmarked"

// Lacked returns the mark that a test lacks by a finding. The message has the
// directive to add, the name ends at a blank.
func Lacked(category, message string) (name string, ok bool) {
	if category != unmarked {
		return "", false
	}
	_, name, ok = strings.Cut(message, "//isolint:mark ")
	name, _, _ = strings.Cut(name, " ")
	return name, ok
}

// Has reports whether the function that a line is part of has the mark, by a
// directive or by a rule. What stands outside of functions, such as an import, is
// about every test of the file.
func (f *File) Has(name string, line int, c *config.Config) bool {
	has := func(fn Func) bool { return slices.Contains(Of(fn, c), name) }
	if fn, ok := f.At(line); ok {
		return has(fn)
	}
	return !slices.ContainsFunc(f.Funcs, func(fn Func) bool { return fn.IsTest() && !has(fn) })
}

// Unregistered says, where there is a registry and the mark is not in it, what is
// wrong with that. file is the configuration's name as users are to see it.
func Unregistered(name, file string, c *config.Config) (message string, ok bool) {
	if !c.HasMarks {
		return "", false
	}
	names := c.MarkNames()
	if slices.Contains(names, name) {
		return "", false
	}
	return fmt.Sprintf("mark %q is not registered in %s%s", name, file, nearest.Hint(name, names)), true
}
