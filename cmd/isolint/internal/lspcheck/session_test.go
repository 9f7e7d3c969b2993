//go:build gopls

// These tests talk to a gopls that 'isolint gopls' has built, which ISOLINT_GOPLS
// names: go test -tags gopls. To build one takes minutes, so go test leaves them out.

package lspcheck

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/isolint-go/isolint/cmd/isolint/internal/lspclient"
)

func server(t testing.TB) string {
	t.Helper()
	name := os.Getenv("ISOLINT_GOPLS")
	if name == "" {
		t.Fatal("ISOLINT_GOPLS names no gopls")
	}
	return name
}

// A desk is the sample, and what sessions on it share.
type desk struct {
	Module
	cache, elsewhere string
	settings         map[string]any
}

func newDesk(t testing.TB, others ...txtar.File) *desk {
	t.Helper()
	m, err := Write(t.TempDir(), others...)
	if err != nil {
		t.Fatal(err)
	}
	return &desk{Module: m, cache: t.TempDir(), elsewhere: t.TempDir()}
}

// open is start with a server that ends with the test.
func (d *desk) open(t testing.TB) (context.Context, *lspclient.Session) {
	t.Helper()
	ctx, s := d.start(t)
	t.Cleanup(s.Close)
	return ctx, s
}

// start starts a server in a directory that is not the module's, as some editors do, and
// opens the tests.
func (d *desk) start(t testing.TB) (context.Context, *lspclient.Session) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
	t.Cleanup(cancel)
	s, err := lspclient.Start(ctx, lspclient.Options{
		Command: []string{server(t)}, Dir: d.elsewhere, Root: d.Dir, Env: Environment(os.Environ(), d.cache), Settings: d.settings,
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Open(ctx, d.Test, d.Text); err != nil {
		s.Close()
		t.Fatal(err)
	}
	return ctx, s
}

// findings opens the tests in a new session, waits for the analyzers and returns all
// that is said then.
func (d *desk) findings(t testing.TB, analyzers ...string) []lspclient.Diagnostic {
	t.Helper()
	ctx, s := d.open(t)
	return wait(ctx, t, s, d.Test, Has(analyzers...))
}

func wait(ctx context.Context, t testing.TB, s *lspclient.Session, file string, enough func([]lspclient.Diagnostic) bool) []lspclient.Diagnostic {
	t.Helper()
	ds, err := s.Diagnostics(ctx, file, enough)
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

func (d *desk) configure(t testing.TB, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(d.Dir, ".isolint.yml"), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestFinding(t *testing.T) {
	t.Parallel()
	d, ok := From(newDesk(t).findings(t, "globalmutation"), "globalmutation")
	if !ok {
		t.Fatal("no finding")
	}
	const warning = 2
	if d.Severity != warning || d.Code != "pollutes" || !strings.Contains(d.Message, "TestDollars changes config.Currency") {
		t.Errorf("got %+v", d)
	}
	if d.CodeDescription == nil || !strings.HasPrefix(d.CodeDescription.Href, "https://pkg.go.dev/github.com/isolint-go/isolint/analyzers/globalmutation") {
		t.Errorf("got %+v as the place where more is said", d.CodeDescription)
	}
	var path []string
	for _, r := range d.RelatedInformation {
		path = append(path, filepath.Base(r.Location.URI)+": "+r.Message)
	}
	want := []string{"shop_test.go: TestDollars calls config.Use", "config.go: config.Use writes config.Currency"}
	if !slices.Equal(path, want) {
		t.Errorf("got the path %q, want %q", path, want)
	}
	const line = 6 // of func Use, from zero
	if last := d.RelatedInformation[len(d.RelatedInformation)-1]; last.Location.Range.Start.Line != line {
		t.Errorf("the path ends at %+v, want line %d", last.Location.Range, line)
	}
}

func TestFix(t *testing.T) {
	t.Parallel()
	desk := newDesk(t)
	ctx, s := desk.open(t)
	d, _ := From(wait(ctx, t, s, desk.Test, Has("processstate")), "processstate")
	actions, err := s.Actions(ctx, desk.Test, d)
	if err != nil {
		t.Fatal(err)
	}
	var fixed string
	for _, a := range actions {
		if strings.Contains(a.Title, "t.Setenv") {
			if fixed, err = lspclient.Apply(desk.Text, a.Edits(desk.Test)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if want := strings.Replace(desk.Text, "os.Setenv(", "t.Setenv(", 1); fixed != want {
		t.Fatalf("%d actions; fixed:\n%s", len(actions), fixed)
	}
	if err := s.Open(ctx, desk.Test, fixed); err != nil {
		t.Fatal(err)
	}
	ds := wait(ctx, t, s, desk.Test, Has("globalmutation"))
	if d, ok := From(ds, "processstate"); ok {
		t.Errorf("still found after the fix: %s", d.Message)
	}
}

// What another package does counts as it is in the editor, not as it was saved.
func TestUnsavedDependency(t *testing.T) {
	t.Parallel()
	desk := newDesk(t)
	ctx, s := desk.open(t)
	wait(ctx, t, s, desk.Test, Has("globalmutation"))
	harmless := "package config\n\nvar Currency = \"EUR\"\n\n// Use does nothing.\nfunc Use(string) {}\n"
	if err := s.Open(ctx, filepath.Join(desk.Dir, "config", "config.go"), harmless); err != nil {
		t.Fatal(err)
	}
	wait(ctx, t, s, desk.Test, func(ds []lspclient.Diagnostic) bool {
		return Has("processstate")(ds) && !Has("globalmutation")(ds)
	})
}

func TestDisabledInEditor(t *testing.T) {
	t.Parallel()
	desk := newDesk(t)
	desk.settings = map[string]any{"analyses": map[string]bool{"globalmutation": false}}
	if d, ok := From(desk.findings(t, "processstate"), "globalmutation"); ok {
		t.Errorf("found: %s", d.Message)
	}
}

// Each session finds what the configuration of its start says, whatever gopls has kept
// of those before.
func TestConfigurationAfterRestart(t *testing.T) {
	t.Parallel()
	desk := newDesk(t)
	desk.findings(t, "globalmutation", "processstate")
	for _, test := range []struct{ name, text string }{
		{"off", "analyzers:\n  globalmutation: {severity: off}\n"},
		{"excluded", "analyzers:\n  globalmutation: {exclude: [./shop]}\n"},
	} {
		desk.configure(t, test.text)
		if d, ok := From(desk.findings(t, "processstate"), "globalmutation"); ok {
			t.Errorf("%s, yet found: %s", test.name, d.Message)
		}
	}
	desk.configure(t, "analyzers:\n  globalmutation: {severity: warning}\n")
	const information = 3
	if d, _ := From(desk.findings(t, "globalmutation"), "globalmutation"); d.Severity != information {
		t.Errorf("got severity %d, want %d", d.Severity, information)
	}
}

func TestMarks(t *testing.T) {
	t.Parallel()
	desk := newDesk(t)
	desk.Text = strings.Replace(desk.Text, "func TestPrice", "//isolint:mark solw\nfunc TestPrice", 1)
	const heavy = "heavy:\n  - {call: example.com/shop/config.Use, mark: slow}\n"
	desk.configure(t, "marks: {slow: takes long}\n"+heavy)
	ds := desk.findings(t, "heavyimport", "badmark")
	if d, _ := From(ds, "badmark"); !strings.HasPrefix(d.Message, `mark "solw" is not registered in .isolint.yml; did you mean "slow"?`) {
		t.Errorf("got %q", d.Message)
	}
	if d, _ := From(ds, "heavyimport"); !strings.Contains(d.Message, "//isolint:mark slow") {
		t.Errorf("got %q", d.Message)
	}
	desk.configure(t, "marks: {slow: takes long}\nmark-rules:\n  - {mark: slow, name: TestDollars}\n"+heavy)
	if d, ok := From(desk.findings(t, "badmark"), "heavyimport"); ok {
		t.Errorf("a rule gives the mark, yet found: %s", d.Message)
	}
}

// A configuration that cannot be read is told, and everything else goes on.
func TestBrokenConfiguration(t *testing.T) {
	t.Parallel()
	desk := newDesk(t)
	desk.configure(t, "marks: {slow: takes long}\n\nanalyzer:\n  globalmutation: {severity: off}\n")
	d, _ := From(desk.findings(t, "badmark", "globalmutation", "processstate"), "badmark")
	if !strings.Contains(d.Message, `.isolint.yml: `) || !strings.Contains(d.Message, `did you mean "analyzers"`) {
		t.Errorf("got %q", d.Message)
	}
	if len(d.RelatedInformation) != 1 || d.RelatedInformation[0].Location.Range.Start.Line != 2 ||
		!strings.HasSuffix(d.RelatedInformation[0].Location.URI, "/.isolint.yml") {
		t.Errorf("got %+v as the place", d.RelatedInformation)
	}
}
