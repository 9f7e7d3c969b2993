package account

import (
	"fmt"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
)

// Markdown is the account as editors show it; files are relative to dir.
func (a Account) Markdown(dir string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "**%s**: %s\n", a.Name, a.Title())
	var points []string
	for _, h := range a.Holds {
		points = append(points, code(h.String(), h.Resource))
	}
	for _, h := range a.Heavy {
		points = append(points, fmt.Sprintf("reaches %s at %s, for which it needs the mark %s", span(h.Symbol), escape(h.At), span(h.Mark)))
	}
	if a.Unknown {
		points = append(points, "calls what cannot be resolved: it may hold more")
	}
	list(&b, "", points)
	found(&b, "Found", a.Findings, dir)
	found(&b, "Named by what was found of others", a.Named, dir)
	a.collisions(&b)
	return b.String()
}

// found lists what was found, each with the calls that lead to it.
func found(b *strings.Builder, title string, findings []finding.Finding, dir string) {
	if len(findings) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s:\n\n", title)
	for _, f := range findings {
		fmt.Fprintf(b, "- %s: %s (%s)\n", position(dir, f.Pos), escape(f.Message), f.Analyzer)
		for _, r := range f.Related {
			fmt.Fprintf(b, "    - %s: %s\n", position(dir, r.Pos), escape(r.Message))
		}
	}
}

func (a Account) collisions(b *strings.Builder) {
	if len(a.Conflicts) == 0 {
		b.WriteString("\nCollides with no other test that is known here.\n")
		return
	}
	b.WriteString("\nCollides over:\n\n")
	for _, c := range a.Conflicts {
		fmt.Fprintf(b, "- %s (%s)\n", span(c.Resource), c.Kind)
		for _, other := range a.others(c) {
			fmt.Fprintf(b, "    - %s\n", escape(other))
		}
		fmt.Fprintf(b, "    - to free it: %s\n", escape(c.Remedy(a.Package, a.Name)))
	}
}

func list(b *strings.Builder, title string, points []string) {
	if len(points) == 0 {
		return
	}
	b.WriteString(title + "\n")
	for _, p := range points {
		b.WriteString("- " + p + "\n")
	}
}

// code is a text with one of its words as code.
func code(text, word string) string {
	before, after, _ := strings.Cut(text, word)
	return escape(before) + span(word) + escape(after)
}

// span is a text as code, between more backquotes than it has in a row: raw strings
// have some, as in the name of a file.
func span(text string) string {
	fence := "`"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " " // which are not shown
	}
	return fence + text + fence
}

// escape keeps a text from being read as anything but text: names have
// underscores, paths of pointers have asterisks.
func escape(text string) string { return special.Replace(text) }

var special = strings.NewReplacer(`\`, `\\`, "_", `\_`, "*", `\*`, "`", "\\`", "<", `\<`, "[", `\[`)
