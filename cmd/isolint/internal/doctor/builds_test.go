package doctor

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestBuilds(t *testing.T) {
	t.Parallel()
	const golangci, gopls = "github.com/golangci/golangci-lint/v2/cmd/golangci-lint", "golang.org/x/tools/gopls"
	dir := write(t, map[string]string{
		"go.mod":                     "module m\n",
		"sub/a.go":                   "package sub\n",
		"a/bin/golangci-lint":        golangci + " example.com/x@v1.0.0",
		"b/bin/golangci-lint":        "",
		"b/bin/golangci-lint-ours":   "main " + Module + "@v0.2.0",
		"b/bin/golangci-lint-old":    "main " + Module + "@v0.1.0",
		"b/bin/golangci-lint-fork":   "main " + Module + "@v0.1.0=>example.com/fork@v0.3.0",
		"b/bin/golangci-lint-dir":    "main " + Module + "@v0.1.0=>../isolint@(devel)",
		"bin/golangci-lint-isolint":  golangci,
		"a/bin/golangci-langserver":  "main",
		"bin/gopls-isolint":          gopls + "/isolint " + Module + "@v0.2.0",
		"a/bin/gopls":                gopls,
		"a/bin/gopls-isolint-cut":    "",
		"a/bin/gopls-log":            "example.com/log",
		"a/bin/golangci-lint.d/file": "",
	})
	d := in(t, filepath.Join(dir, "sub"), "PATH="+strings.Join([]string{filepath.Join(dir, "a", "bin"), filepath.Join(dir, "b", "bin"), "relative", filepath.Join(dir, "a", "bin")}, string(filepath.ListSeparator)))
	if err := os.Symlink(filepath.Join(dir, "a", "bin", "golangci-lint"), filepath.Join(dir, "b", "bin", "golangci-lint-link")); err != nil {
		t.Logf("no symbolic links here: %v", err)
	}
	want := []string{
		"warning golangci-lint: DIR/bin/golangci-lint-isolint has no isolint in it, whatever it is called; build it anew, as " + golangciDocs + " tells",
		"ok golangci-lint: DIR/a/bin/golangci-lint is v9.0.0, without isolint",
		"ok golangci-lint: DIR/b/bin/golangci-lint is no Go program, so what it starts is not known",
		"ok golangci-lint: DIR/b/bin/golangci-lint-dir has isolint from ../isolint; no version says of what day that is",
		"warning golangci-lint: DIR/b/bin/golangci-lint-fork has isolint v0.3.0 and this is v0.2.0: they may find different things; bring both to one version",
		"warning golangci-lint: DIR/b/bin/golangci-lint-old has isolint v0.1.0 and this is v0.2.0: they may find different things; bring both to one version",
		"ok golangci-lint: DIR/b/bin/golangci-lint-ours has isolint v0.2.0, which this is",
	}
	if diff := cmp.Diff(want, lines(dir, d.linters()...)); diff != "" {
		t.Error(diff)
	}
	want = []string{
		"ok gopls: DIR/bin/gopls-isolint has isolint v0.2.0, which this is",
		"ok gopls: DIR/a/bin/gopls is v9.0.0, without isolint",
		"warning gopls: DIR/a/bin/gopls-isolint-cut is no Go program, or only a part of one, so whether it has isolint is not known; if it is to have it, build it anew, as " + docs + "editors.md tells",
		"ok gopls: DIR/a/bin/gopls-log is another program, built from example.com/log",
	}
	if diff := cmp.Diff(want, lines(dir, d.editors()...)); diff != "" {
		t.Error(diff)
	}
}

// A configuration that asks golangci-lint for isolint needs one that has it.
func TestGolangciConfig(t *testing.T) {
	t.Parallel()
	dir := write(t, map[string]string{"go.mod": "module m\n", ".golangci.yml": "linters: {enable: [isolint]}\n"})
	want := []string{
		"ok golangci-lint: none found in PATH or here",
		"warning golangci-lint: .golangci.yml names isolint, and no golangci-lint that has it was found; " + golangciDocs + " tells how to build one",
	}
	if diff := cmp.Diff(want, lines(dir, in(t, dir, "PATH=").linters()...)); diff != "" {
		t.Error(diff)
	}
}
