package hardcodedpath

import (
	_ "embed"
	"fmt"
	"go/token"
	"regexp"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/analyzers/internal/doc"
	"github.com/isolint-go/isolint/analyzers/internal/finding"
	"github.com/isolint-go/isolint/passes/holds"
)

//go:embed doc.go
var source string

// Analyzer reports fixed paths that a test creates, writes or removes.
var Analyzer = &analysis.Analyzer{
	Name:     "hardcodedpath",
	Doc:      doc.Extract(source, "hardcodedpath"),
	URL:      "https://pkg.go.dev/github.com/isolint-go/isolint/analyzers/hardcodedpath",
	Requires: finding.Requires,
	Run:      run,
}

func run(pass *analysis.Pass) (any, error) {
	r, err := finding.New(pass)
	if err != nil {
		return nil, err
	}
	for _, t := range r.Holds.Tests {
		if t.Compiled {
			continue
		}
		var worst finding.Worst
		for _, h := range t.Holds {
			if p, ok := path(h); ok && !(relative(p) && movedAway(t, h)) && !absent.MatchString(p) {
				worst.Add(h, holds.LeftChanged)
			}
		}
		told := make(map[token.Pos]holds.Hold)
		worst.Each(func(h holds.Hold, _ holds.Fault) {
			if goesWith(h, told[h.At]) {
				return
			}
			told[h.At] = h
			r.Report(finding.Finding{
				At: h.At, Category: holds.CategoryPollutes, Path: h.Path,
				Message: fmt.Sprintf("%s writes the fixed path %s; use t.TempDir()", t.Name, h.Name),
			})
		})
		byHand(r, t)
	}
	return nil, nil
}

// goesWith reports whether one call writes a path along with another: the other
// end of a rename, a file in a directory that it makes.
func goesWith(h, told holds.Hold) bool {
	return strings.HasSuffix(h.Does, ".Rename") && h.Does == told.Does ||
		told.Resource != "" && strings.HasPrefix(h.Resource, told.Resource+"/")
}

// path returns the path that a hold writes. A socket is a file too.
func path(h holds.Hold) (string, bool) {
	if h.Mode != holds.Write || h.Internal {
		return "", false
	}
	kind, p, ok := strings.Cut(h.Resource, ":")
	if !ok || kind != "file" && kind != "socket" || strings.HasPrefix(p, "@") {
		return "", false // @ begins the name of an abstract socket
	}
	return p, true
}

func relative(p string) bool {
	return !strings.HasPrefix(p, "/") && !strings.HasPrefix(p, "$") && !strings.Contains(p, ":")
}

// movedAway reports whether a test has left the directory of its package when
// it writes: its relative paths are then somewhere else, mostly in a directory
// of its own.
func movedAway(t *holds.Test, write holds.Hold) bool {
	for _, h := range t.Holds {
		if h.Mode == holds.Write && h.Resource == "cwd" && h.At <= write.At {
			return true
		}
	}
	return false
}

// absent matches paths that no machine has: a test gives them to see the
// error.
var absent = regexp.MustCompile(`(?i)(non-?_?exist|not-?_?exist|no-?_?such|not-?_?found|missing|invalid|/path/to|/some/|/foo/bar|/fake/|does-?_?not|/root/|\x60)`)
