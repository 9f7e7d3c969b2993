// Package account puts together all that is known of one test: what it holds, what
// was found in it, with whom it collides and what would end that. isolint explain
// prints it, the language server shows it over the test's name.
package account

import (
	"bufio"
	"fmt"
	"io"
	"regexp"

	"github.com/isolint-go/isolint/cmd/isolint/internal/amount"
	"github.com/isolint-go/isolint/cmd/isolint/internal/conflict"
	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/manifest"
	"github.com/isolint-go/isolint/cmd/isolint/internal/report"
)

// A Book is what an analysis says of all tests.
type Book struct {
	Held      map[string][]*manifest.Package // by the path of the test binary
	Findings  []finding.Finding              // with those of -strict
	conflicts []conflict.Conflict
}

// NewBook returns what an analysis says.
func NewBook(held map[string][]*manifest.Package, findings []finding.Finding) *Book {
	return &Book{Held: held, Findings: findings, conflicts: conflict.Find(held)}
}

// An Account is all that is known of a test.
type Account struct {
	manifest.Test
	Package   string            // whose binary it is in
	Findings  []finding.Finding // of this test
	Named     []finding.Finding // of others, which name it
	Conflicts []conflict.Conflict
}

// Of returns the account of a test of a package, by the path of its binary.
func (b *Book) Of(pkg string, t manifest.Test) Account {
	a := Account{Test: t, Package: pkg, Conflicts: conflict.Of(b.conflicts, pkg, t.Name)}
	named := regexp.MustCompile(`\b` + regexp.QuoteMeta(t.Name) + `\b`)
	for _, f := range b.Findings {
		switch {
		case manifest.Binary(f.Package) != manifest.Binary(pkg) || !named.MatchString(f.Message):
		case named.MatchString(aside.ReplaceAllString(f.Message, "")):
			a.Findings = append(a.Findings, f)
		default:
			a.Named = append(a.Named, f)
		}
	}
	return a
}

// aside matches what a message says of others: (TestOther reads it).
var aside = regexp.MustCompile(`\([^()]*\)`)

// Lasting are those of the test's holds by which it can disturb another, or be
// disturbed from outside of its process: all but reads of what is in memory.
func (a Account) Lasting() []manifest.Hold {
	var out []manifest.Hold
	for _, h := range a.Holds {
		if h.Lasts() {
			out = append(out, h)
		}
	}
	return out
}

// Title says in a few words whether the test is isolated.
func (a Account) Title() string {
	title := "isolated"
	if n := len(a.Lasting()); n > 0 {
		title = "holds " + amount.Of(n, "resource")
	}
	if a.Unknown {
		title += ", as far as is known"
	}
	return title
}

// Text writes the account for a terminal; files are relative to dir.
func (a Account) Text(w io.Writer, dir string) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%s.%s\n", a.Package, a.Name)
	if len(a.Holds) > 0 {
		fmt.Fprintln(out, "  holds")
		for _, h := range a.Holds {
			fmt.Fprintf(out, "      %s\n", h)
		}
	}
	for _, h := range a.Heavy {
		fmt.Fprintf(out, "  reaches %s at %s, for which it needs the mark %s\n", h.Symbol, h.At, h.Mark)
	}
	if a.Unknown {
		fmt.Fprintln(out, "  calls what cannot be resolved: it may hold more")
	}
	writeFindings(out, "found", a.Findings, dir)
	writeFindings(out, "named by what was found of others", a.Named, dir)
	if len(a.Conflicts) == 0 {
		fmt.Fprintln(out, "  collides with no other test")
		return out.Flush()
	}
	fmt.Fprintln(out, "  collides over")
	for _, c := range a.Conflicts {
		fmt.Fprintf(out, "      %s (%s)\n", c.Resource, c.Kind)
		for _, h := range a.others(c) {
			fmt.Fprintf(out, "          %s\n", h)
		}
		fmt.Fprintf(out, "          to free it: %s\n", c.Remedy(a.Package, a.Name))
	}
	return out.Flush()
}

// writeFindings lists findings, each with the calls that lead to it.
func writeFindings(w io.Writer, title string, findings []finding.Finding, dir string) {
	if len(findings) == 0 {
		return
	}
	fmt.Fprintf(w, "  %s\n", title)
	for _, f := range findings {
		fmt.Fprintf(w, "      %s: %s (%s)\n", position(dir, f.Pos), f.Message, f.Analyzer)
		for _, r := range f.Related {
			fmt.Fprintf(w, "          %s: %s\n", position(dir, r.Pos), r.Message)
		}
	}
}

// others are with whom the test is in a conflict, and how.
func (a Account) others(c conflict.Conflict) []string {
	var out []string
	for _, h := range c.Holders {
		if h.Package == a.Package && h.Test == a.Name {
			continue
		}
		text := h.Name() + " " + c.Does(h)
		if h.At != "" {
			text += " (" + h.At + ")"
		}
		out = append(out, text)
	}
	return out
}

func position(dir string, p finding.Position) string {
	p.File = report.Relative(dir, p.File)
	return p.String()
}
