package gitdiff

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// repository is a git repository for a test, apart from the user's configuration.
type repository struct {
	*testing.T
	Git
}

func newRepository(t *testing.T) repository {
	t.Helper()
	// In a hook git has said which repository it is about.
	env := slices.DeleteFunc(os.Environ(), func(kv string) bool { return strings.HasPrefix(kv, "GIT_") })
	r := repository{t, Git{Dir: t.TempDir(), Env: append(env,
		"GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull, "GIT_CEILING_DIRECTORIES="+os.TempDir(),
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a")}}
	r.git("init", "-q", "-b", "main")
	return r
}

func (r repository) git(args ...string) {
	r.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir, cmd.Env = r.Dir, r.Env
	if out, err := cmd.CombinedOutput(); err != nil {
		r.Fatalf("git %s: %v\n%s", args, err, out)
	}
}

func (r repository) write(name, content string) {
	r.Helper()
	name = filepath.Join(r.Dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		r.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
		r.Fatal(err)
	}
}

func (r repository) commit() {
	r.Helper()
	r.git("add", "-A")
	r.git("commit", "-qm", "x", "--allow-empty")
}

// check compares the new lines of a file with those wanted, such as "2 3".
func (r repository) check(c *Changes, name, want string) {
	r.Helper()
	var got []string
	for line := 1; line <= 9; line++ {
		if c.Touch(filepath.Join(r.Dir, filepath.FromSlash(name)), line, line) {
			got = append(got, string(rune('0'+line)))
		}
	}
	if s := strings.Join(got, " "); s != want {
		r.Errorf("%s: new are %q, want %q", name, s, want)
	}
}

func (r repository) since(rev string) *Changes {
	r.Helper()
	s, err := r.Since(r.Context(), rev)
	if err != nil {
		r.Fatal(err)
	}
	c, err := s.Changes(r.Context())
	if err != nil {
		r.Fatal(err)
	}
	return c
}

const nine = "1\n2\n3\n4\n5\n6\n7\n8\n9\n"

func TestChanges(t *testing.T) {
	t.Parallel()
	r := newRepository(t)
	names := []string{"a.go", "sub/a b.go", "sub/tab\t.go", `ü "q".go`, "x b/x b/x"}
	r.write(".gitattributes", "*.pb.go -diff\n")
	for _, name := range append(names, "old/moved.go", "same.go", "a.pb.go", "same.pb.go") {
		r.write(name, nine)
	}
	r.write("nonl.go", "1\n2")
	r.commit()
	for _, name := range names {
		r.write(name, strings.NewReplacer("2\n", "-- 2\n", "5\n", "", "8\n", "8\n++ new\n").Replace(nine))
	}
	r.git("mv", "old/moved.go", "new.go")
	r.write("new.go", strings.Replace(nine, "7", "seven", 1))
	r.write("nonl.go", "1\n2\n3")
	r.write("a.pb.go", "0\n"+nine)
	r.write("untracked/a.go", nine)
	r.write(".gitignore", "ignored.go\n")
	r.write("ignored.go", nine)
	// None of this changes what git is asked for.
	for _, setting := range []string{"diff.noprefix", "diff.mnemonicPrefix", "diff.relative", "color.ui", "diff.external"} {
		value := "true"
		if setting == "color.ui" {
			value = "always"
		}
		r.git("config", setting, value)
	}
	for _, dir := range []string{"", "sub"} {
		at := r
		at.Git.Dir = filepath.Join(r.Dir, dir)
		c := at.since("HEAD")
		for _, name := range names {
			r.check(c, name, "2 8")
		}
		r.check(c, "new.go", "7")
		r.check(c, "old/moved.go", "")
		r.check(c, "same.go", "")
		r.check(c, "nonl.go", "2 3")
		r.check(c, "untracked/a.go", "1 2 3 4 5 6 7 8 9")
		r.check(c, "ignored.go", "")
		r.check(c, "a.pb.go", "1 2 3 4 5 6 7 8 9")
		r.check(c, "same.pb.go", "")
		r.check(c, "../elsewhere.go", "")
		if !c.Touch(filepath.Join(r.Dir, "a.go"), 1, 3) || c.Touch(filepath.Join(r.Dir, "a.go"), 3, 7) {
			t.Error("a span is not what its lines are")
		}
	}
}

// What the other branch did since the two parted is not new here.
func TestMergeBase(t *testing.T) {
	t.Parallel()
	r := newRepository(t)
	r.write("a.go", nine)
	r.write("b.go", nine)
	r.commit()
	r.git("checkout", "-qb", "branch")
	r.write("a.go", strings.Replace(nine, "3", "three", 1))
	r.commit()
	r.git("checkout", "-q", "main")
	r.write("b.go", "other\n"+nine)
	r.commit()
	r.git("checkout", "-q", "branch")
	r.write("a.go", strings.NewReplacer("3", "three", "5", "five").Replace(nine))
	c := r.since("main")
	r.check(c, "a.go", "3 5")
	r.check(c, "b.go", "")
	r.check(r.since("HEAD"), "a.go", "5")
}

func TestErrors(t *testing.T) {
	t.Parallel()
	r := newRepository(t)
	r.write("a.go", nine)
	r.commit()
	r.git("checkout", "-q", "--orphan", "other")
	r.write("b.go", nine)
	r.commit()
	outside := r
	outside.Git.Dir = t.TempDir()
	nowhere := r
	nowhere.Git.Dir = filepath.Join(r.Dir, "nosuch")
	for _, tt := range []struct {
		repository
		rev, want string
	}{
		{r, "--output=x", `"--output=x": a revision does not begin with -`},
		{r, "nosuch", `git knows no revision "nosuch"`},
		{r, "HEAD~7", `git knows no revision "HEAD~7"`},
		{r, "main..other", `git knows no revision "main..other"`},
		{r, "main", `HEAD and "main" have no commit in common`},
		{outside, "HEAD", "git rev-parse: not a git repository"},
		{nowhere, "HEAD", "git rev-parse: chdir "},
	} {
		if _, err := tt.Since(t.Context(), tt.rev); err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %s", tt.rev, err, tt.want)
		}
	}
	clone := r
	clone.Git.Dir = filepath.Join(t.TempDir(), "clone")
	r.git("checkout", "-q", "main")
	r.commit()
	r.git("clone", "-q", "--depth=1", "file://"+filepath.ToSlash(r.Dir), clone.Git.Dir)
	want := `git knows no revision "HEAD~1"; this clone is shallow: fetch more of the history`
	if _, err := clone.Since(t.Context(), "HEAD~1"); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// A diff is refused, or has lines that can be.
func FuzzParse(f *testing.F) {
	f.Add("diff --git a/a.go b/a.go\n--- a/a.go\n+++ b/a.go\n@@ -2,2 +2 @@ func f() {\n-b\n-c\n+++ c\n\\ No newline at end of file\n")
	f.Add("diff --git \"a/\\303\\274.go\" \"b/\\303\\274.go\"\nsimilarity index 100%\nrename from a\nrename to b\n")
	f.Add("diff --git a/n b/n\nnew file mode 100644\n--- /dev/null\n+++ b/n\n@@ -0,0 +1,2 @@\n+a\n+b\n")
	f.Add("diff --git a/a.go b/a.go\n--- a/a.go\n+++ b/a.go\n@@ -2,2 +2,2 @@\n-b\n")
	f.Fuzz(func(t *testing.T, diff string) {
		files, err := parse(strings.NewReader(diff))
		if err != nil {
			return
		}
		for name, lines := range files {
			if len(lines) > strings.Count(diff, "+") && !slices.Equal(lines, everything) {
				t.Errorf("%q: more new lines than +: %v", name, lines)
			}
		}
	})
}
