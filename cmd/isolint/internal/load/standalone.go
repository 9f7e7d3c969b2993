package load

import (
	"context"
	"errors"
	"fmt"
	"go/token"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/manifest"
)

// Standalone analyses the packages, and all they import, from source in this
// process. It needs no compiled dependencies, but much more memory than Vet,
// and no cache helps it. It sets flags of the analyzers, so it can be called
// once in a process, or with the same settings.
//
// Neither the type checker nor the analysis can be stopped. When ctx ends,
// Standalone returns and leaves them to the end of the process, which is near.
func Standalone(ctx context.Context, req Request, suite Suite) (*Result, error) {
	type outcome struct {
		res *Result
		err error
	}
	done := make(chan outcome, 1)
	go func() {
		res, err := standalone(ctx, req, suite)
		done <- outcome{res, err}
	}()
	select {
	case out := <-done:
		return out.res, out.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func standalone(ctx context.Context, req Request, suite Suite) (*Result, error) {
	if _, ok := lookPath("go", req.Env); !ok {
		return nil, ErrNoGo
	}
	for _, a := range suite.Settings {
		if err := setFlagsOf(a, map[string]string{"strict": "true", "resources": "true", "heavy": req.Heavy}); err != nil {
			return nil, err
		}
	}
	for _, a := range suite.Records {
		if err := setFlagsOf(a, map[string]string{"print": "true"}); err != nil {
			return nil, err
		}
	}
	cfg := &packages.Config{
		Mode:    packages.LoadAllSyntax | packages.NeedModule,
		Context: ctx,
		Dir:     req.Dir,
		Env:     append(slices.Clip(slices.Clone(req.Env)), "PWD="+req.Dir),
		Tests:   true,
	}
	if req.Tags != "" {
		cfg.BuildFlags = []string{"-tags=" + req.Tags}
	}
	pkgs, err := packages.Load(cfg, req.Patterns...)
	if err != nil {
		said := goWords(err)
		if err := explain(req.Patterns, strings.Split(said, "\n")); err != nil {
			return nil, err
		}
		return nil, errors.New(said)
	}
	if len(pkgs) == 0 {
		return nil, fmt.Errorf("%w %s", ErrNoMatch, strings.Join(req.Patterns, " "))
	}
	res, err := analyse(pkgs, suite)
	if err == nil && res.packages == 0 {
		if said := explain(req.Patterns, res.Broken); said != nil {
			return nil, said
		}
	}
	return &res.Result, err
}

// driverWords is what go/packages puts before the words of the go command.
var driverWords = regexp.MustCompile(`^err: [^:]*: stderr: `)

// goWords returns what the go command said when it could not even list the
// packages.
func goWords(err error) string {
	return strings.TrimSpace(driverWords.ReplaceAllString(err.Error(), ""))
}

func setFlagsOf(a *analysis.Analyzer, flags map[string]string) error {
	for name, value := range flags {
		if err := a.Flags.Set(name, value); err != nil {
			return fmt.Errorf("internal error: setting -%s.%s: %w", a.Name, name, err)
		}
	}
	return nil
}

// analyse runs the analyzers on packages with syntax.
func analyse(pkgs []*packages.Package, suite Suite) (*loaded, error) {
	res := &loaded{Result: Result{Broken: brokenPackages(pkgs)}}
	sound := slices.DeleteFunc(slices.Clone(pkgs), func(p *packages.Package) bool {
		return p.IllTyped || len(p.Errors) > 0 || strings.HasSuffix(p.ID, ".test")
	})
	res.packages = len(sound)
	if len(sound) == 0 {
		return res, nil
	}
	graph, err := checker.Analyze(guardErrors(slices.Concat(suite.roots(), suite.Records)), sound, nil)
	if err != nil {
		return nil, err
	}
	for _, act := range graph.Roots {
		for _, d := range act.Diagnostics {
			if err := res.add(convert(act, d)); err != nil {
				return nil, err
			}
		}
	}
	for act := range graph.All() {
		if act.Err != nil && !strings.HasPrefix(act.Err.Error(), "failed prerequisites") && !act.Package.IllTyped {
			res.addError(act.Package.PkgPath, act.Err.Error())
		}
	}
	res.Findings = finding.Sort(res.Findings)
	res.tidyErrors()
	return res, nil
}

// add adds what one analyzer said.
func (res *loaded) add(f finding.Finding) error {
	if f.Analyzer != manifest.Analyzer {
		res.Findings = append(res.Findings, withResource(f))
		return nil
	}
	m, err := decodeManifest(f)
	res.Manifests = append(res.Manifests, m)
	return err
}

// brokenPackages returns the errors of the packages as the compiler shows
// them: once each, below the package they are in.
func brokenPackages(pkgs []*packages.Package) []string {
	seen := make(map[string]bool)
	byPackage := make(map[string][]string)
	packages.Visit(pkgs, nil, func(p *packages.Package) {
		for _, e := range p.Errors {
			line := e.Msg
			if e.Pos != "" && e.Pos != "-" {
				line = e.Pos + ": " + e.Msg
			}
			if !seen[line] {
				seen[line] = true
				byPackage[plainPath(p.ID)] = append(byPackage[plainPath(p.ID)], line)
			}
		}
	})
	var out []string
	for _, path := range sortedKeys(byPackage) {
		out = append(out, "# "+path)
		out = append(out, byPackage[path]...)
	}
	return out
}

func convert(act *checker.Action, d analysis.Diagnostic) finding.Finding {
	fset := act.Package.Fset
	f := finding.Finding{
		Package:  act.Package.PkgPath,
		Analyzer: act.Analyzer.Name,
		Category: d.Category,
		Pos:      position(fset, d.Pos),
		End:      position(fset, d.End),
		Message:  d.Message,
	}
	if !d.End.IsValid() {
		f.End = f.Pos
	}
	for _, r := range d.Related {
		end := r.End
		if !end.IsValid() {
			end = r.Pos
		}
		f.Related = append(f.Related, finding.Related{
			Pos: position(fset, r.Pos), End: position(fset, end), Message: r.Message,
		})
	}
	for _, s := range d.SuggestedFixes {
		fix := finding.Fix{Message: s.Message}
		for _, e := range s.TextEdits {
			end := e.End
			if !end.IsValid() {
				end = e.Pos
			}
			start := fset.Position(e.Pos)
			fix.Edits = append(fix.Edits, finding.Edit{
				File: start.Filename, Start: start.Offset, End: fset.Position(end).Offset, New: string(e.NewText),
			})
		}
		f.Fixes = append(f.Fixes, fix)
	}
	return f
}

func position(fset *token.FileSet, pos token.Pos) finding.Position {
	p := fset.Position(pos)
	return finding.Position{File: p.Filename, Line: p.Line, Column: p.Column}
}
