package cover

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A module with a package of two tests, one that imports it, one whose name
// sorts between them, one without tests and one without code.
var scratch = map[string]string{
	"go.mod":         "module cs\n\ngo 1.26\n",
	"a/a.go":         "package a\n\nfunc F(n int) (s int) {\n\tfor i := range n {\n\t\tif i%2 == 0 {\n\t\t\ts += i\n\t\t} else {\n\t\t\ts--\n\t\t}\n\t}\n\treturn s\n}\n\nfunc G() int { return 1 }\n",
	"a/a_test.go":    "package a\n\nimport \"testing\"\n\nfunc TestF(t *testing.T) { F(1) }\nfunc TestG(t *testing.T) { G(); F(3) }\n",
	"a/c/c.go":       "package c\n\nimport \"cs/a\"\n\nfunc C() int { if a.G() > 1 { return 2 }; return 3 }\n",
	"a/c/c_test.go":  "package c_test\n\nimport (\n\t\"testing\"\n\t\"cs/a/c\"\n)\n\nfunc TestC(t *testing.T) { c.C() }\n",
	"a-b/b.go":       "package b\n\nfunc B() int { return 1 }\n",
	"a-b/b_test.go":  "package b\n\nimport \"testing\"\n\nfunc TestB(t *testing.T) {}\n",
	"none/none.go":   "package none\n\nfunc None() int { return 1 }\n",
	"void/v_test.go": "package void\n\nimport \"testing\"\n\nfunc TestV(t *testing.T) {}\n",
}

// module is the scratch module, and a go command in it.
type module struct {
	*testing.T
	root string
}

func newModule(t *testing.T) module {
	t.Helper()
	root := t.TempDir()
	for name, content := range scratch {
		file := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return module{t, root}
}

func (m module) command(ctx context.Context, args ...string) (*exec.Cmd, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = m.root
	cmd.Env = append(os.Environ(), "GOPROXY=off", "GOWORK=off", "GOFLAGS=-trimpath") // trimmed, the next run finds it compiled
	return cmd, nil
}

func (m module) goTool(args ...string) string {
	m.Helper()
	cmd, _ := m.command(m.Context(), args...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		m.Fatalf("go %v: %v\n%s", args, err, out)
	}
	return string(out)
}

// run runs one test in a process of its own, and returns its directory and its
// profile.
func (m module) run(binary, pkg, test string) (dir string, p *Profile) {
	m.Helper()
	dir = m.TempDir()
	file := filepath.Join(m.TempDir(), "profile")
	cmd := exec.CommandContext(m.Context(), binary, "-test.run=^"+test+"$", "-test.gocoverdir="+dir, "-test.coverprofile="+file)
	cmd.Dir = filepath.Join(m.root, pkg)
	if out, err := cmd.CombinedOutput(); err != nil {
		m.Fatalf("%v\n%s", err, out)
	}
	return dir, m.read(file)
}

func (m module) read(file string) *Profile {
	m.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		m.Fatal(err)
	}
	return parse(m.T, string(data))
}

// percents finds what go test says of each package.
var percents = regexp.MustCompile(`(?m)^(?:ok  )?\t(\S+)\t.*(coverage: .*)$`)

// A process for every test gives the same profile and the same percentages as
// go test, in text and by the go command.
func TestAsGoTest(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name     string
		flags    []string
		patterns []string
	}{
		{"plain", []string{"-covermode=count"}, nil},
		{"all", []string{"-covermode=set", "-coverpkg=./..."}, []string{"./..."}},
		{"some", []string{"-covermode=count", "-coverpkg=cs/a,./a/c"}, []string{"cs/a", "./a/c"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			newModule(t).compare(tt.flags, tt.patterns)
		})
	}
}

func (m module) compare(flags, patterns []string) {
	file := filepath.Join(m.TempDir(), "go.out")
	said := m.goTool(slices.Concat([]string{"test", "-p=1", "-count=1", "-vet=off", "-coverprofile=" + file}, flags, []string{"./..."})...)
	want, err := os.ReadFile(file)
	if err != nil {
		m.Fatal(err)
	}
	var listed []string // in go test's order
	tests := map[string][]string{"cs/a": {"TestF", "TestG"}, "cs/a/c": {"TestC"}, "cs/a-b": {"TestB"}, "cs/void": {"TestV"}}
	profiles := make(map[string]*Profile)
	var dirs []string
	store := m.TempDir() + "/"
	m.goTool(slices.Concat([]string{"test", "-c", "-vet=off", "-o", store}, flags, []string{"./..."})...)
	for _, pkg := range strings.Fields(m.goTool("list", "./...")) {
		listed = append(listed, pkg)
		profiles[pkg] = new(Profile)
		for _, test := range tests[pkg] {
			dir, p := m.run(store+filepath.Base(pkg)+".test", strings.TrimPrefix(pkg, "cs/"), test)
			dirs = append(dirs, dir)
			if err := profiles[pkg].Add(p); err != nil {
				m.Fatal(err)
			}
		}
	}
	untested, err := Untested(m.Context(), m.command, flags, []string{"cs/none"})
	if err != nil {
		m.Fatal(err)
	}
	profiles["cs/none"] = untested
	m.compareText(string(want), said, listed, patterns, profiles)
	m.compareDirs(string(want), dirs, untested)
}

func (m module) compareText(want, said string, listed, patterns []string, profiles map[string]*Profile) {
	var ordered []*Profile
	for _, pkg := range listed {
		ordered = append(ordered, profiles[pkg])
	}
	if len(patterns) > 0 {
		for _, pkg := range listed {
			if pkg != "cs/none" {
				profiles[pkg].Fill(listed, ordered...)
			}
		}
	}
	mode, _, _ := strings.Cut(strings.TrimPrefix(want, "mode: "), "\n")
	if got := format(m.T, mode, ordered...); got != want {
		m.Errorf("the profile is\n%sgo test writes\n%s", got, want)
	}
	for _, match := range percents.FindAllStringSubmatch(said, -1) {
		in := patterns
		if match[1] == "cs/none" {
			in = nil
		}
		if got := profiles[match[1]].Percent(in...); got != match[2] {
			m.Errorf("%s: %s; go test says %s", match[1], got, match[2])
		}
	}
}

func (m module) compareDirs(want string, dirs []string, untested *Profile) {
	out := filepath.Join(m.TempDir(), "merged.out")
	if err := Merge(m.Context(), m.command, append(dirs, m.TempDir()), out); err != nil {
		m.Fatal(err)
	}
	got, wanted := m.read(out), parse(m.T, want)
	got.Fill([]string{"cs/none"}, untested)
	if a, b := format(m.T, got.Mode, got), format(m.T, wanted.Mode, wanted); a != b {
		m.Errorf("merged by the go command\n%sgo test writes\n%s", a, b)
	}
}

func TestMergeNothing(t *testing.T) {
	t.Parallel()
	command := func(context.Context, ...string) (*exec.Cmd, error) { panic("a go command") }
	if err := Merge(t.Context(), command, []string{t.TempDir()}, filepath.Join(t.TempDir(), "out")); err == nil {
		t.Error("a profile of nothing")
	}
}

// A list of directories that is too long for one argument.
func TestManyDirs(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	var dirs []string
	for _, name := range []string{"x", "y"} {
		// One directory is enough, under many names of it.
		dir := filepath.Join(root, name)
		if err := os.Mkdir(dir, 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "covmeta.0"), nil, 0o666); err != nil {
			t.Fatal(err)
		}
		dirs = append(dirs, slices.Repeat([]string{dir}, maxList/2/len(dir))...)
	}
	calls := 0
	command := func(ctx context.Context, args ...string) (*exec.Cmd, error) {
		calls++
		for _, arg := range args {
			if len(arg) > maxList+10 {
				t.Errorf("an argument of %d bytes", len(arg))
			}
		}
		file := strings.TrimPrefix(args[len(args)-1], "-o=")
		if err := os.WriteFile(file, []byte("mode: count\nm/p/a.go:1.2,3.4 5 1\n"), 0o666); err != nil {
			return nil, err
		}
		return exec.CommandContext(ctx, "go", "version"), nil
	}
	p, err := ReadDirs(t.Context(), command, dirs)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := Write(&out, "count", p); err != nil || calls != 2 || !strings.Contains(out.String(), " 5 2\n") {
		t.Errorf("%d calls, %v, %s", calls, err, out.String())
	}
}
