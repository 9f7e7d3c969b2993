package result

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// describe returns inputs as lines.
func describe(in []input) []string {
	var lines []string
	for _, i := range in {
		lines = append(lines, i.Kind+" "+i.Name)
	}
	return lines
}

func TestParseLogs(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	run := Run{Root: root, Dir: filepath.Join(root, "p"), Env: []string{"TMPDIR=/slot/3"}}
	abs := func(s string) string { return strings.ReplaceAll(s, "ROOT", root) }
	logs := [][]byte{
		[]byte(abs("# test log\ngetenv HOME\ngetenv TMPDIR\nopen a.txt\nopen a.txt\nchdir ROOT/q\nopen b.txt\n" +
			"stat ../go.mod\nopen /etc/hosts\nopen /slot/3/x\nopen /dev/null\n\nopen name with blanks \n")),
		[]byte(abs("# test log\nopen b.txt\nstat ROOT\nchdir /outside\nopen c.txt\nopen ROOT/tmp/../z\n")),
	}
	used, err := parseLogs(run, logs)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"env GODEBUG", "env HOME",
		"open p/a.txt", "open p/b.txt", "open q/b.txt", "open q/name with blanks ", "open z",
		"stat .", "stat go.mod", "stat q",
	}
	if diff := cmp.Diff(want, describe(used.inside())); diff != "" {
		t.Error(diff)
	}
	some, more := used.outside(run)
	if diff := cmp.Diff([]string{"/etc/hosts", "/outside", "/outside/c.txt"}, some); diff != "" || more != 0 {
		t.Errorf("%d more; %s", more, diff)
	}
}

func TestParseLogsRefused(t *testing.T) {
	t.Parallel()
	run := Run{Root: "/r", Dir: "/r"}
	for _, log := range []string{
		"", "open x\n", "# test log\nopen x", "# test log\nopen\n", "# test log\nopen \n",
		"# test log\nunlink x\n", "# test log\nopen \xff\n", "# test log",
	} {
		_, err := parseLogs(run, [][]byte{[]byte("# test log\n"), []byte(log)})
		if _, ok := errors.AsType[Refusal](err); !ok {
			t.Errorf("%q: %v", log, err)
		}
	}
	if _, err := parseLogs(run, nil); err == nil {
		t.Error("a run without logs")
	}
	if _, err := parseLogs(Run{Dir: "/r"}, [][]byte{[]byte("# test log\n")}); err == nil {
		t.Error("a run outside of modules")
	}
}

// A module that is reached by a link, and a link into it from elsewhere.
func TestArea(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	real, link, into := filepath.Join(dir, "real"), filepath.Join(dir, "link"), filepath.Join(dir, "into")
	if err := os.MkdirAll(filepath.Join(real, "sub"), 0o777); err != nil {
		t.Fatal(err)
	}
	for name, target := range map[string]string{link: real, into: filepath.Join(real, "sub")} {
		if err := os.Symlink(target, name); err != nil {
			t.Fatal(err)
		}
	}
	a := newArea(link)
	for file, want := range map[string]string{
		filepath.Join(link, "x"): "x",
		filepath.Join(real, "x"): "x",
		link:                     ".",
		into:                     into,
		filepath.Join(dir, "y"):  "",
		link + "x":               "",
		dir:                      "",
	} {
		if got, ok := a.place(file); got != want || ok != (want != "") {
			t.Errorf("place(%s) = %q, %v; want %q", file, got, ok, want)
		}
	}
}

// Whatever a log holds: it is refused, or every path of the module stays in it.
func FuzzParseLogs(f *testing.F) {
	f.Add("# test log\ngetenv A\nopen a\nchdir /r/q\nstat ../b\n")
	f.Add("# test log\nopen /../x\nstat \x00\nchdir ..\nopen .\n")
	f.Add("open x\n")
	f.Fuzz(func(t *testing.T, log string) {
		run := Run{Root: "/r", Dir: "/r/p"}
		used, err := parseLogs(run, [][]byte{[]byte(log)})
		if err != nil {
			if _, ok := errors.AsType[Refusal](err); !ok {
				t.Fatal(err)
			}
			return
		}
		in := used.inside()
		for _, i := range in {
			if i.Name == "" || i.Kind != kindEnv && (i.Name == ".." || strings.HasPrefix(i.Name, "../")) {
				t.Errorf("%v", i)
			}
		}
		if !slices.Contains(describe(in), "env GODEBUG") {
			t.Error("no GODEBUG")
		}
		twice, err := parseLogs(run, [][]byte{[]byte(log), []byte(log)})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(in, twice.inside()); diff != "" {
			t.Error(diff)
		}
	})
}
