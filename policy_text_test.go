package isolint_test

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/analyzers"
)

// readmeAnalyzers: the README has the list of analyzers as the code has it.
func readmeAnalyzers(tr *tree) []string {
	want := make([]string, 0, len(analyzers.All()))
	for _, a := range analyzers.All() {
		want = append(want, fmt.Sprintf("- `%s`: %s", a.Name, summary(a)))
	}
	var got []string
	for line := range strings.Lines(tr.texts["README.md"]) {
		if name, _, ok := strings.Cut(strings.TrimPrefix(line, "- `"), "`: "); ok && name == strings.ToLower(name) && strings.HasPrefix(line, "- `") {
			got = append(got, strings.TrimSpace(line))
		}
	}
	if slices.Equal(got, want) {
		return nil
	}
	return []string{"README.md: the list of analyzers should be\n" + strings.Join(want, "\n") + "\nand is\n" + strings.Join(got, "\n")}
}

// summary is the first line of an analyzer's documentation.
func summary(a *analysis.Analyzer) string {
	line, _, _ := strings.Cut(a.Doc, "\n")
	return line
}

// analyzerDocs: each analyzer tells what is wrong, what is right, what it
// leaves alone and how to silence it.
func analyzerDocs(tr *tree) []string {
	var broken []string
	for _, a := range analyzers.All() {
		name := "analyzers/" + a.Name + "/doc.go"
		for _, part := range []string{
			"// # Analyzer " + a.Name + "\n//\n// " + a.Name + ": ",
			"\n// WRONG:\n",
			"\n// RIGHT:\n",
			"\n// Not reported: ",
			"//isolint:ignore " + a.Name + " reason",
		} {
			if !strings.Contains(tr.texts[name], part) {
				broken = append(broken, fmt.Sprintf("%s has no %q", name, part))
			}
		}
	}
	return broken
}

// analyzerFixtures: an analyzer has hits and near misses, beside each other.
func analyzerFixtures(tr *tree) []string {
	var broken []string
	for _, a := range analyzers.All() {
		dir := "testdata/src/" + a.Name + "/"
		var hits, misses bool
		for name, text := range tr.texts {
			if strings.HasPrefix(name, dir) {
				hits = hits || strings.Contains(text, "// want ")
				misses = misses || strings.Contains(text, "// ok: ")
			}
		}
		if !hits || !misses {
			broken = append(broken, dir+": no // want or no // ok:")
		}
	}
	return broken
}

// dependencyReasons: docs/decisions.md says why each module is needed.
func dependencyReasons(tr *tree) []string {
	var broken []string
	for line := range strings.Lines(tr.texts["go.mod"]) {
		line = strings.TrimPrefix(strings.TrimSpace(line), "require ")
		fields := strings.Fields(line)
		if len(fields) != 2 || !strings.HasPrefix(fields[1], "v") { // the third would be // indirect
			continue
		}
		if !strings.Contains(tr.texts["docs/decisions.md"], "`"+fields[0]+"`") {
			broken = append(broken, "docs/decisions.md does not say why "+fields[0]+" is needed")
		}
	}
	return broken
}

var linkRE = regexp.MustCompile(`\]\(([^)\s]+)\)`)

// links: what the documentation links to exists.
func links(tr *tree) []string {
	var broken []string
	for name, text := range tr.texts {
		if path.Ext(name) != ".md" {
			continue
		}
		for _, m := range linkRE.FindAllStringSubmatch(text, -1) {
			file, _, _ := strings.Cut(m[1], "#")
			if file == "" || strings.Contains(file, "://") {
				continue
			}
			if !tr.exists(path.Join(path.Dir(name), file)) {
				broken = append(broken, name+": no "+m[1])
			}
		}
	}
	slices.Sort(broken)
	return broken
}

// exists reports whether there is such a file, or a directory with one.
func (tr *tree) exists(name string) bool {
	if _, ok := tr.texts[name]; ok {
		return true
	}
	for file := range tr.texts {
		if strings.HasPrefix(file, name+"/") {
			return true
		}
	}
	return false
}

// docsIndex: README leads to every page.
func docsIndex(tr *tree) []string {
	var broken []string
	for name := range tr.texts {
		if path.Dir(name) == "docs" && !strings.Contains(tr.texts["README.md"], "]("+name) {
			broken = append(broken, "README.md does not link "+name)
		}
	}
	slices.Sort(broken)
	return broken
}

var hostRE = regexp.MustCompile(`\b(proxy|sum|index)\.golang\.org|\bGOPROXY=http|registry\.(npmjs|yarnpkg)|\bpypi\.org|\b(artifactory|nexus)\.\w|/work/\w`)

// hosts: where modules come from is the business of whoever builds, and no
// path of one machine is right on another.
func hosts(tr *tree) []string {
	var broken []string
	for name, text := range tr.texts {
		if strings.HasPrefix(name, "testdata/") {
			continue // paths are what fixtures are about
		}
		for i, line := range strings.Split(text, "\n") {
			if m := hostRE.FindString(line); m != "" {
				broken = append(broken, fmt.Sprintf("%s:%d names %s", name, i+1, strings.TrimSpace(m)))
			}
		}
	}
	slices.Sort(broken)
	return broken
}
