package doctor

import (
	"context"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestConfiguration(t *testing.T) {
	t.Parallel()
	const goMod = "module m\n\ngo 1.24\n"
	for _, tt := range []struct {
		name   string
		config string
		want   []string
	}{
		{"fault", "marks:\n  slow: x\nstagess: []\n", []string{`problem .isolint.yml: .isolint.yml:3:1: unknown key "stagess" in the configuration; did you mean "stages"?`}},
		{"faults", "heavi: []\nstagess: []\n", []string{
			`problem .isolint.yml: .isolint.yml:1:1: unknown key "heavi" in the configuration; did you mean "heavy"?`,
			`problem .isolint.yml: .isolint.yml:2:1: unknown key "stagess" in the configuration; did you mean "stages"?`,
		}},
		{"good", "marks: {slow: x, ruled: x, heavy: x}\nmark-rules: [{mark: ruled, name: TestA}]\nheavy: [{call: m.Load, mark: heavy}]\n", []string{"ok .isolint.yml: .isolint.yml"}},
		{"unused", "marks: {slow: x, sloow: x}\n", []string{"warning .isolint.yml: .isolint.yml: no test, rule or heavy call has the mark sloow; is it spelt as in the tests?"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			dir := write(t, map[string]string{
				"go.mod": goMod, ".isolint.yml": tt.config,
				"a_test.go": "package m\n\nimport \"testing\"\n\n//isolint:mark slow\nfunc TestA(t *testing.T) {}\n",
			})
			if diff := cmp.Diff(tt.want, lines(dir, in(t, dir).configuration(t.Context())...)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestGit(t *testing.T) {
	t.Parallel()
	dir := write(t, map[string]string{"src/a": "", "none/b": ""})
	git := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-c", "user.name=a", "-c", "user.email=a@example.com"}, args...)...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", args, err, out)
		}
	}
	git("init", "-q", "src")
	git("-C", "src", "add", ".")
	git("-C", "src", "commit", "-q", "-m", "one")
	git("-C", "src", "commit", "-q", "-m", "two", "--allow-empty")
	git("clone", "-q", "--depth=1", "file://"+filepath.ToSlash(filepath.Join(dir, "src")), "shallow")
	for where, want := range map[string]string{
		"src":     "ok git: there is a repository for -new-from",
		"shallow": "warning git: the clone is shallow",
		"none":    "ok git: no repository here",
	} {
		got := lines(dir, in(t, filepath.Join(dir, where), "GIT_CEILING_DIRECTORIES="+dir).git(context.Background()))[0]
		if !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s", where, got)
		}
	}
	if got := in(t, dir, "PATH=").git(t.Context()); got.Level != Warning {
		t.Errorf("without git: %v", got)
	}
}
