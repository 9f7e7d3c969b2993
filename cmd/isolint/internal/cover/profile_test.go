package cover

import (
	"bytes"
	"strings"
	"testing"
)

func parse(t *testing.T, s string) *Profile {
	t.Helper()
	p, err := Parse(strings.NewReader(s))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func format(t *testing.T, mode string, profiles ...*Profile) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, mode, profiles...); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAdd(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, a, b, want string }{
		{"set", "mode: set\nm/p/a.go:1.2,3.4 5 1\nm/p/a.go:5.1,6.1 1 0\n", "mode: set\nm/p/a.go:1.2,3.4 5 1\nm/p/a.go:5.1,6.1 1 1\n",
			"mode: set\nm/p/a.go:1.2,3.4 5 1\nm/p/a.go:5.1,6.1 1 1\n"},
		{"count", "mode: count\nm/p/a.go:1.2,3.4 5 2\n", "mode: count\nm/p/a.go:1.2,3.4 5 40\nm/p/a.go:1.1,1.2 1 0\n",
			"mode: count\nm/p/a.go:1.1,1.2 1 0\nm/p/a.go:1.2,3.4 5 42\n"},
		{"full", "mode: atomic\nm/p/a.go:1.2,3.4 5 4294967295\n", "mode: atomic\nm/p/a.go:1.2,3.4 5 3\n",
			"mode: atomic\nm/p/a.go:1.2,3.4 5 4294967295\n"},
		{"nothing", "mode: set\nm/p/a.go:1.2,3.4 5 1\n", "", "mode: set\nm/p/a.go:1.2,3.4 5 1\n"},
		{"to nothing", "", "mode: set\nm/p/a.go:1.2,3.4 5 1\n", "mode: set\nm/p/a.go:1.2,3.4 5 1\n"},
		{"order", "mode: set\nm/a/c/x.go:1.1,1.2 1 0\nm/a/z.go:2.1,2.2 1 0\n", "mode: set\nm/a-b/x.go:1.1,1.2 1 0\nm/a/z.go:10.1,10.2 1 0\n",
			"mode: set\nm/a/z.go:2.1,2.2 1 0\nm/a/z.go:10.1,10.2 1 0\nm/a-b/x.go:1.1,1.2 1 0\nm/a/c/x.go:1.1,1.2 1 0\n"},
	} {
		p := parse(t, tt.a)
		if err := p.Add(parse(t, tt.b)); err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := format(t, p.Mode, p); got != tt.want {
			t.Errorf("%s:\n%swant\n%s", tt.name, got, tt.want)
		}
	}
	if err := parse(t, "mode: set\n").Add(parse(t, "mode: count\n")); err == nil {
		t.Error("profiles of two modes were added")
	}
	if err := Write(new(bytes.Buffer), "set", parse(t, "mode: count\n")); err == nil {
		t.Error("a profile of another mode was written")
	}
}

func TestParseFails(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"m/p/a.go:1.2,3.4 5 1\n", "mode: often\n", "mode: set\n\n", "mode: set\nx\n", "mode: set\n:1.2,3.4 5 1\n",
		"mode: set\na.go:1.2,3.4 5\n", "mode: set\na.go:1.2,3.4 5 -1\n", "mode: set\na.go:1.2,3.4 5 4294967296\n",
	} {
		if _, err := Parse(strings.NewReader(s)); err == nil {
			t.Errorf("%q is a profile", s)
		}
	}
}

func TestPercent(t *testing.T) {
	t.Parallel()
	p := parse(t, "mode: set\nm/p/a.go:1.2,3.4 5 1\nm/p/a.go:5.1,6.1 3 0\n")
	if got := p.Percent(); got != "coverage: 62.5% of statements" {
		t.Error(got)
	}
	p.Fill([]string{"m/p", "m/q"}, parse(t, "mode: set\nm/p/b.go:1.2,3.4 5 1\nm/q/a.go:5.1,6.1 2 1\nm/r/a.go:5.1,6.1 2 1\n"))
	if got := p.Percent("./...", "m/q"); got != "coverage: 50.0% of statements in ./..., m/q" {
		t.Error(got)
	}
	if got := new(Profile).Percent("./..."); got != "coverage: [no statements]" {
		t.Error(got)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("mode: count\nm/p/a.go:1.2,3.4 5 1\nm/p/a.go:1.2,3.4 5 1\n")
	f.Add("mode: set\nC:/a:1.2,3.4 5 7\n")
	f.Fuzz(func(t *testing.T, s string) {
		p, err := Parse(strings.NewReader(s))
		if err != nil || p.Mode == "" {
			return
		}
		once := format(t, p.Mode, p)
		if twice := format(t, p.Mode, parse(t, once)); once != twice {
			t.Errorf("%q, then %q", once, twice)
		}
	})
}
