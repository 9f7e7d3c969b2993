package report

import (
	"bufio"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
)

// GitHub writes findings as workflow commands, from which GitHub makes annotations
// in the view of a change. In the log only their messages are shown, so those are
// the text: the place first, the evidence below.
type GitHub struct {
	Root string // of the repository; places are named from there
}

// Write writes the findings and a closing line that counts them; for none it
// writes nothing.
func (g GitHub) Write(w io.Writer, fs []finding.Finding) error {
	if len(fs) == 0 {
		return nil
	}
	out := bufio.NewWriter(w)
	for _, f := range fs {
		command := "error"
		if f.Warning {
			command = "warning"
		}
		fmt.Fprintf(out, "::%s %s::%s\n", command, g.properties(f), data.Replace(g.message(f)))
	}
	fmt.Fprintln(out, Summary(fs))
	return out.Flush()
}

func (g GitHub) properties(f finding.Finding) string {
	list := []string{"file=" + property.Replace(g.name(f.Pos.File))}
	if f.Pos.Line > 0 {
		list = append(list, fmt.Sprintf("line=%d", f.Pos.Line))
	}
	if f.Pos.Column > 0 {
		list = append(list, fmt.Sprintf("col=%d", f.Pos.Column))
	}
	return strings.Join(append(list, "title="+property.Replace("isolint: "+f.Analyzer)), ",")
}

func (g GitHub) message(f finding.Finding) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s (%s)", g.position(f.Pos), f.Message, f.Analyzer)
	for _, r := range f.Related {
		fmt.Fprintf(&b, "\n    %s: %s", g.position(r.Pos), r.Message)
	}
	return b.String()
}

func (g GitHub) position(p finding.Position) string {
	p.File = g.name(p.File)
	return p.String()
}

// name is the name of a file in the repository; GitHub knows no others.
func (g GitHub) name(file string) string {
	if name, err := filepath.Rel(g.Root, file); err == nil && filepath.IsLocal(name) {
		return filepath.ToSlash(name)
	}
	return file
}

// What has a meaning in a workflow command, and how it is written without it.
var (
	data     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
