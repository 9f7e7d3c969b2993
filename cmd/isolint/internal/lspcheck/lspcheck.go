// Package lspcheck sees whether a language server has isolint's analyzers: it opens a
// small module as an editor would, and looks for findings that only they can have
// made, one of which takes facts of another package, and for a fix.
package lspcheck

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/isolint-go/isolint/cmd/isolint/internal/lspclient"
	"github.com/isolint-go/isolint/cmd/isolint/internal/protocol"
)

//go:embed sample.txtar
var sample []byte

// A Module is a copy of the sample.
type Module struct {
	Dir  string
	Test string // file of the tests
	Text string // of that file
}

// Write writes the sample to dir, with other files beside it.
func Write(dir string, others ...txtar.File) (Module, error) {
	// As the go command and gopls name it.
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return Module{}, err
	}
	m := Module{Dir: dir, Test: filepath.Join(dir, "shop", "shop_test.go")}
	for _, f := range append(txtar.Parse(sample).Files, others...) {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return m, err
		}
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			return m, err
		}
		if name == m.Test {
			m.Text = string(f.Data)
		}
	}
	return m, nil
}

// From returns the diagnostic of an analyzer.
func From(ds []lspclient.Diagnostic, analyzer string) (lspclient.Diagnostic, bool) {
	i := slices.IndexFunc(ds, func(d lspclient.Diagnostic) bool { return d.Source == analyzer })
	if i < 0 {
		return lspclient.Diagnostic{}, false
	}
	return ds[i], true
}

// Has returns a condition for Diagnostics: that analyzers have said something.
func Has(analyzers ...string) func([]lspclient.Diagnostic) bool {
	return func(ds []lspclient.Diagnostic) bool {
		return !slices.ContainsFunc(analyzers, func(a string) bool {
			_, ok := From(ds, a)
			return !ok
		})
	}
}

// Environment is env with what keeps a check for itself: a server that neither asks
// others for modules nor finds what it has kept of earlier sessions.
func Environment(env []string, cache string) []string {
	return append(env[:len(env):len(env)],
		"GOPLSCACHE="+cache, "GOENV=off", "GOFLAGS=", "GOWORK=off", "GOPROXY=off", "GO111MODULE=on", "GOTOOLCHAIN=local",
		"GOOS="+runtime.GOOS, "GOARCH="+runtime.GOARCH)
}

// A Report is what a check has seen.
type Report struct {
	First   time.Duration // from the start of the server to the first finding
	Finding string
}

// Check starts a server and looks for isolint's findings, for no longer than limit.
func Check(ctx context.Context, server string, env []string, limit time.Duration) (Report, error) {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	dir, err := os.MkdirTemp("", "isolint-gopls-check-")
	if err != nil {
		return Report{}, err
	}
	defer os.RemoveAll(dir)
	m, err := Write(dir)
	if err != nil {
		return Report{}, err
	}
	began := time.Now()
	s, err := lspclient.Start(ctx, lspclient.Options{
		Command: []string{server}, Dir: m.Dir, Root: m.Dir, Env: Environment(env, filepath.Join(dir, ".cache")),
	})
	if err != nil {
		return Report{}, err
	}
	defer s.Close()
	report, err := look(ctx, s, m, began)
	if err != nil && errors.Is(ctx.Err(), context.DeadlineExceeded) {
		err = fmt.Errorf("in %v it did not say what it should: %w", limit, err)
	}
	return report, err
}

// look waits for the findings and looks at them.
func look(ctx context.Context, s *lspclient.Session, m Module, began time.Time) (Report, error) {
	if err := s.Open(ctx, m.Test, m.Text); err != nil {
		return Report{}, err
	}
	ds, err := s.Diagnostics(ctx, m.Test, Has("globalmutation", "processstate"))
	if err != nil {
		return Report{}, err
	}
	report := Report{First: time.Since(began)}
	if report.Finding, err = crossed(ds); err != nil {
		return report, err
	}
	return report, fixed(ctx, s, m, ds)
}

// crossed returns the finding that takes facts of another package, if it is told with
// the way there.
func crossed(ds []lspclient.Diagnostic) (string, error) {
	d, _ := From(ds, "globalmutation")
	const wrote = "config.go"
	if !slices.ContainsFunc(d.RelatedInformation, func(r protocol.RelatedInformation) bool { return strings.HasSuffix(r.Location.URI, wrote) }) {
		return "", fmt.Errorf("the finding %q does not lead to %s", d.Message, wrote)
	}
	return d.Message, nil
}

// fixed tries the fix of the other finding.
func fixed(ctx context.Context, s *lspclient.Session, m Module, ds []lspclient.Diagnostic) error {
	d, _ := From(ds, "processstate")
	actions, err := s.Actions(ctx, m.Test, d)
	if err != nil {
		return err
	}
	for _, a := range actions {
		text, err := lspclient.Apply(m.Text, a.Edits(m.Test))
		if err != nil {
			return err
		}
		if text == strings.Replace(m.Text, `os.Setenv(`, `t.Setenv(`, 1) {
			return nil
		}
	}
	return fmt.Errorf("no right fix is offered for %q, but %d others", d.Message, len(actions))
}
