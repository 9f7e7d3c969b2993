// Package sarif writes findings in the format that code scanning services read,
// the OASIS standard SARIF 2.1.0. As package report it decides nothing; it is apart
// because the standard counts, names and places things in its own ways.
package sarif

import (
	"encoding/json"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
)

const (
	schema  = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	version = "2.1.0"
	project = "https://github.com/isolint-go/isolint"

	// sourceRoot stands for the root of the repository. With the percent signs it
	// is the name that services know.
	sourceRoot = "%SRCROOT%"

	// fingerprint is the name of isolint's. Its number is raised when those of
	// findings that have not changed become others. That of GitHub,
	// primaryLocationLineHash, its upload action adds.
	fingerprint = "isolint/v1"
)

// Levels of results.
const (
	levelError   = "error"
	levelWarning = "warning"
)

// A Rule is an analyzer.
type Rule struct {
	ID, Summary, Doc, URL string
}

// A Log is a run.
type Log struct {
	Version      string // of isolint
	Rules        []Rule
	Root         string // of the repository, absolute
	Complete     bool   // everything could be analysed
	Findings     []finding.Finding
	Fingerprints []string // of the findings
	// Read returns the content of a file, to count columns.
	Read func(file string) ([]byte, error)
}

// Write writes the log.
func (l Log) Write(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "\t")
	return enc.Encode(sarifLog{Schema: schema, Version: version, Runs: []run{l.run()}})
}

func (l Log) run() run {
	b := &builder{Log: l, texts: make(map[string]*text)}
	r := run{
		Tool: tool{toolComponent{Name: "isolint", Version: l.Version, InformationURI: project, Rules: []reportingDescriptor{}}},
		// The root has no URI: it is another one wherever the log is read.
		OriginalURIBaseIDs: map[string]artifactLocation{sourceRoot: {Description: &message{"the root of the repository"}}},
		Invocations:        []invocation{{l.Complete}},
		ColumnKind:         "utf16CodeUnits",
		Results:            []result{},
	}
	for _, rule := range l.Rules {
		r.Tool.Driver.Rules = append(r.Tool.Driver.Rules, reportingDescriptor{
			ID:                   rule.ID,
			ShortDescription:     message{rule.Summary},
			Help:                 message{rule.Doc},
			HelpURI:              rule.URL,
			DefaultConfiguration: reportingConfiguration{levelError},
		})
	}
	for i, f := range l.Findings {
		r.Results = append(r.Results, b.result(f, l.Fingerprints[i]))
	}
	return r
}

// builder makes results.
type builder struct {
	Log
	texts map[string]*text // by file; nil is one that cannot be read
}

func (b *builder) result(f finding.Finding, sum string) result {
	r := result{
		RuleID:              f.Analyzer,
		RuleIndex:           slices.IndexFunc(b.Rules, func(r Rule) bool { return r.ID == f.Analyzer }),
		Level:               levelError,
		Message:             message{f.Message},
		Locations:           []location{{PhysicalLocation: b.physical(f.Pos, f.End)}},
		PartialFingerprints: map[string]string{fingerprint: sum},
	}
	if f.Warning {
		r.Level = levelWarning
	}
	if f.Category != "" {
		r.Properties = map[string]string{"category": f.Category}
	}
	for i, step := range f.Related {
		r.RelatedLocations = append(r.RelatedLocations, location{
			ID: i + 1, PhysicalLocation: b.physical(step.Pos, step.End), Message: &message{step.Message},
		})
	}
	for _, fix := range f.Fixes {
		if fix, ok := b.fix(fix); ok {
			r.Fixes = append(r.Fixes, fix)
		}
	}
	return r
}

func (b *builder) physical(pos, end finding.Position) physicalLocation {
	at := physicalLocation{ArtifactLocation: b.artifact(pos.File)}
	if pos.Line == 0 {
		return at
	}
	text := b.text(pos.File)
	at.Region = &region{StartLine: pos.Line, StartColumn: text.column(pos.Line, pos.Column)}
	if end.File == pos.File && end.Column > 0 && (end.Line > pos.Line || end.Line == pos.Line && end.Column > pos.Column) {
		at.Region.EndLine, at.Region.EndColumn = end.Line, text.column(end.Line, end.Column)
	}
	return at
}

// artifact names a file: by its way from the root of the repository, or in full
// where it is not part of that.
func (b *builder) artifact(file string) artifactLocation {
	if !filepath.IsAbs(file) {
		return artifactLocation{URI: relativeURI(file)}
	}
	if name, err := filepath.Rel(b.Root, file); err == nil && filepath.IsLocal(name) {
		return artifactLocation{URI: relativeURI(name), URIBaseID: sourceRoot}
	}
	u := url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(filepath.ToSlash(file), "/")}
	return artifactLocation{URI: u.String()}
}

func relativeURI(name string) string {
	u := url.URL{Path: filepath.ToSlash(name)}
	return u.String()
}

func (b *builder) text(file string) *text {
	t, known := b.texts[file]
	if !known {
		if content, err := b.Read(file); err == nil {
			t = newText(content)
		}
		b.texts[file] = t
	}
	return t
}

// fix says a fix in lines and columns. One whose places are not there any more is
// none.
func (b *builder) fix(f finding.Fix) (fix, bool) {
	out := fix{Description: message{f.Message}}
	for _, e := range f.Edits {
		deleted, ok := b.text(e.File).region(e.Start, e.End)
		if !ok {
			return fix{}, false
		}
		where := b.artifact(e.File)
		i := slices.IndexFunc(out.ArtifactChanges, func(c artifactChange) bool { return c.ArtifactLocation == where })
		if i < 0 {
			i = len(out.ArtifactChanges)
			out.ArtifactChanges = append(out.ArtifactChanges, artifactChange{ArtifactLocation: where})
		}
		change := &out.ArtifactChanges[i]
		change.Replacements = append(change.Replacements, replacement{deleted, message{e.New}})
	}
	return out, len(out.ArtifactChanges) > 0
}
