package effects

import (
	"fmt"
	"go/types"
	"path"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/isolint-go/isolint/passes/table"
)

// callText is the text of result i of a call.
func (f *family) callText(call *ssa.Call, i int, depth int) string {
	ts := f.targets(call)
	if len(ts) != 1 {
		return holeUnknown
	}
	t := ts[0]
	for _, e := range t.entries {
		if e.Verb == table.String {
			return f.stringOp(e, t, depth)
		}
	}
	if tmpl, ok := f.summaryOf(t).Texts[resultPart{i, ""}]; ok {
		return fill(tmpl, func(n int, field string) string { return f.argText(t, n, field, depth) })
	}
	return holeUnknown
}

// argText is the text of a target's argument, or of a field of it.
func (f *family) argText(t target, n int, field string, depth int) string {
	if n < 0 || n >= len(t.args) {
		return holeUnknown
	}
	return f.partText(t.args[n], field, depth)
}

// partText is the text of a value, or in a field of the struct that it is or
// points to.
func (f *family) partText(v ssa.Value, field string, depth int) string {
	switch field {
	case "":
		return f.textAt(v, depth)
	case "type":
		return f.typeText(v)
	}
	if _, ok := v.Type().Underlying().(*types.Struct); ok {
		return f.structText(v, field, depth)
	}
	return f.fieldText(v, field, depth)
}

func (f *family) stringOp(e table.Entry, t target, depth int) string {
	switch e.Op {
	case "tempdir":
		return "$TMPDIR"
	case "private":
		return holePrivate
	case "unique":
		return holeUnique
	case "same":
		if a := t.arg(e.Arg); a != nil {
			return f.textAt(a, depth)
		}
	case "dir", "base":
		return f.pathPart(e, t, depth)
	case "workdir":
		return "." // a path below it is the same as the relative one
	case "home":
		return "$HOME"
	case "cachedir":
		return "$HOME/.cache"
	case "configdir":
		return "$HOME/.config"
	case "hostport":
		if parts, ok := f.texts(t, 0, depth); ok && len(parts) == 2 {
			return parts[0] + ":" + parts[1]
		}
	case "join":
		return f.joined(t, depth)
	case "concat":
		return f.concatenated(t, depth)
	case "sprintf":
		return f.formatted(t, depth)
	}
	return holeUnknown
}

// pathPart is the directory or the base name of a path that is known.
func (f *family) pathPart(e table.Entry, t target, depth int) string {
	a := t.arg(e.Arg)
	if a == nil {
		return holeUnknown
	}
	s := f.textAt(a, depth)
	switch {
	case isPrivate(s):
		return holePrivate
	case !Known(s):
		return holeUnknown
	case e.Op == "dir":
		return path.Dir(s)
	}
	return path.Base(s)
}

// texts returns the texts of a target's arguments, a variadic slice unpacked.
func (f *family) texts(t target, from, depth int) ([]string, bool) {
	var out []string
	for i := from + t.recv; i < len(t.args); i++ {
		if vs, ok := f.varargs(t.args[i]); ok {
			for _, v := range vs {
				out = append(out, f.textAt(v, depth))
			}
			continue
		}
		if _, ok := t.args[i].Type().Underlying().(*types.Slice); ok {
			return nil, false
		}
		out = append(out, f.textAt(t.args[i], depth))
	}
	return out, true
}

func (f *family) joined(t target, depth int) string {
	parts, ok := f.texts(t, 0, depth)
	if !ok {
		return holeUnknown
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	s := strings.Join(parts, "/")
	if Known(s) {
		return compact(path.Clean(s))
	}
	return compact(s)
}

func (f *family) concatenated(t target, depth int) string {
	parts, ok := f.texts(t, 0, depth)
	if !ok {
		return holeUnknown
	}
	return compact(strings.Join(parts, ""))
}

func (f *family) formatted(t target, depth int) string {
	parts, ok := f.texts(t, 0, depth)
	if !ok || len(parts) == 0 || !Known(parts[0]) {
		return holeUnknown
	}
	args := make([]any, len(parts)-1)
	for i, p := range parts[1:] {
		args[i] = p
	}
	format := verbs.Replace(parts[0])
	if s := fmt.Sprintf(format, args...); !strings.Contains(s, "%!") {
		return compact(s)
	}
	return holeUnknown
}

// verbs makes the common verbs print a text as it is: the arguments are texts
// here, whatever they were.
var verbs = strings.NewReplacer("%%", "%%", "%d", "%s", "%v", "%s", "%s", "%s", "%+v", "%s", "%x", "%s", "%q", `"%s"`)
