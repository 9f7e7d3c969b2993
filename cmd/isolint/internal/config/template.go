package config

import (
	"bytes"
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"text/template"
)

//go:embed init.yml.tmpl
var initial string

// An Observation is something in the tests of a module that a mark can stand
// for.
type Observation struct {
	Sort  Sort
	Name  string   // of the build tag, the imported package or the mark
	Mark  string   // that stands for it
	Tests int      // that it is about
	Files []string // they are in, sorted
}

// Sort says what an Observation is.
type Sort uint8

const (
	SeenTag    Sort = iota // files that need a build tag
	SeenShort              // tests that leave under -short
	SeenImport             // an import of a package with heavy calls
	SeenMark               // directives that give the mark
)

// marksOfAll are the marks that every first configuration has.
var marksOfAll = []Mark{
	{"use_real_models", "loads a real model"},
	{"slow", "takes more than five seconds"},
	{"integration", "talks to real services"},
}

// Initial returns a commented configuration to start from. What was seen in the
// tests is in it: marks, rules that give them, and stages.
func Initial(seen []Observation) []byte {
	d := draft{Found: len(seen) > 0}
	for _, m := range marksOfAll {
		d.mark(m)
	}
	separate := []string{"integration"} // marks of tests that are no unit tests
	for _, o := range seen {
		m := Mark{Name: o.Mark}
		switch o.Sort {
		case SeenTag:
			m.Meaning = "needs the build tag " + o.Name
			d.Rules = append(d.Rules, draftRule{o.Mark, "build-tag: " + o.Name, o.String()})
			if d.isNew(o.Mark) {
				separate = append(separate, o.Mark)
			}
		case SeenShort:
			d.Rules = append(d.Rules, draftRule{o.Mark, "skipped-by-short: true", o.String()})
		}
		at := d.mark(m)
		if o.Sort == SeenImport || o.Sort == SeenMark {
			at.Seen = append(at.Seen, o.String())
			d.Imports = d.Imports || o.Sort == SeenImport
		}
	}
	d.Unit = "not use_real_models and not slow and not " + strings.Join(separate, " and not ")
	d.Integration = strings.Join(separate, " or ")
	if len(separate) > 1 {
		d.Integration = "(" + d.Integration + ")"
	}
	d.Integration += " and not use_real_models"

	var out bytes.Buffer
	if err := template.Must(template.New("").Parse(initial)).Execute(&out, d); err != nil {
		panic("internal error: " + err.Error())
	}
	return out.Bytes()
}

// A draft is what the template needs.
type draft struct {
	Found             bool
	Imports           bool // of packages with heavy calls
	Marks             []*draftMark
	Rules             []draftRule
	Unit, Integration string // expressions of the stages
}

type draftMark struct {
	Mark
	Seen []string
}

type draftRule struct{ Mark, Condition, Seen string }

func (d *draft) isNew(mark string) bool {
	return !slices.ContainsFunc(d.Marks, func(m *draftMark) bool { return m.Name == mark })
}

// mark returns the entry of a mark, which it adds if there is none.
func (d *draft) mark(m Mark) *draftMark {
	if d.isNew(m.Name) {
		d.Marks = append(d.Marks, &draftMark{Mark: m})
	}
	return d.Marks[slices.IndexFunc(d.Marks, func(have *draftMark) bool { return have.Name == m.Name })]
}

// shownFiles is how many files a comment names.
const shownFiles = 3

// String says what was seen, how often and where.
func (o Observation) String() string {
	what := ""
	switch o.Sort {
	case SeenTag:
		what = "build tag " + o.Name
	case SeenShort:
		what = "skipped by -short"
	case SeenImport:
		what = "import of " + o.Name
	case SeenMark:
		what = "marked by comments"
	}
	shown, files, more := o.Files, "", ""
	if len(shown) > shownFiles {
		shown, files, more = shown[:shownFiles], count(len(o.Files), "file")+": ", ", …"
	}
	return fmt.Sprintf("%s: %s in %s%s%s", what, count(o.Tests, "test"), files, strings.Join(shown, ", "), more)
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
