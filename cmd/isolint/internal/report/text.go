// Package report writes findings: as text for people and as JSON for tools.
// It decides nothing; what it is given is shown.
package report

import (
	"bufio"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/amount"
	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
)

// Text writes findings one a line, as compilers do, so that editors find the
// place; the evidence follows, indented.
type Text struct {
	Dir    string // positions below it are written relative to it
	Colour bool
}

// Escape sequences of terminals.
const (
	bold  = "\x1b[1m"
	faint = "\x1b[2m"
	plain = "\x1b[0m"
)

// Write writes the findings and a closing line that counts them; for none it
// writes nothing.
func (t Text) Write(w io.Writer, fs []finding.Finding) error {
	if len(fs) == 0 {
		return nil
	}
	out := bufio.NewWriter(w)
	for _, f := range fs {
		severity := ""
		if f.Warning {
			severity = "warning: "
		}
		fmt.Fprintf(out, "%s: %s%s %s\n",
			t.style(bold, t.position(f.Pos)), severity, f.Message, t.style(faint, "("+f.Analyzer+")"))
		for _, r := range f.Related {
			fmt.Fprintf(out, "    %s: %s\n", t.position(r.Pos), r.Message)
		}
	}
	fmt.Fprintln(out, Summary(fs))
	return out.Flush()
}

// Summary counts: "3 findings in 2 packages; 2 can be fixed with -fix".
func Summary(fs []finding.Finding) string {
	packages := make(map[string]bool) // by directory: p and p_test are one
	warnings, fixable := 0, 0
	for _, f := range fs {
		packages[filepath.Dir(f.Pos.File)] = true
		if f.Warning {
			warnings++
		}
		if len(f.Fixes) > 0 {
			fixable++
		}
	}
	var b strings.Builder
	b.WriteString(amount.Of(len(fs), "finding"))
	if warnings > 0 {
		fmt.Fprintf(&b, " (%s)", amount.Of(warnings, "warning"))
	}
	fmt.Fprintf(&b, " in %s", amount.Of(len(packages), "package"))
	if fixable > 0 {
		fmt.Fprintf(&b, "; %d can be fixed with -fix", fixable)
	}
	return b.String()
}

func (t Text) position(p finding.Position) string {
	p.File = Relative(t.Dir, p.File)
	return p.String()
}

func (t Text) style(code, s string) string {
	if !t.Colour {
		return s
	}
	return code + s + plain
}

// Relative shortens the name of a file below dir, as the go command does.
// Of the relative and the full name the shorter is taken.
func Relative(dir, file string) string {
	if !filepath.IsAbs(file) {
		return file
	}
	rel, err := filepath.Rel(dir, file)
	if err != nil || len(rel) >= len(file) {
		return file
	}
	return rel
}
