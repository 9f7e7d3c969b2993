package completion

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// shop is a command line like isolint's.
func shop() Line {
	root := flag.NewFlagSet("shop", flag.ContinueOnError)
	root.String("C", "", "change to `dir`")
	root.Bool("fix", false, "mend")
	root.String("format", "", "print as `kind`")
	sell := flag.NewFlagSet("sell", flag.ContinueOnError)
	sell.String("C", "", "change to `dir`")
	sell.Bool("fast", false, "now")
	sell.String("to", "", "the `customer`")
	return Line{
		Root:     Command{Flags: root, FlagsFirst: true},
		Commands: []Command{{"sell", "sell something", sell, false}, {"serve", "", flag.NewFlagSet("", 0), false}},
		Value: func(p Place, f *flag.Flag) Answer {
			kind, _ := flag.UnquoteUsage(f)
			switch kind {
			case "dir":
				return Answer{Dirs: true}
			case "kind":
				return Answer{Candidates: []Candidate{{Word: "json"}, {Word: "text"}}}
			}
			return Answer{Candidates: []Candidate{{Word: "value:" + p.Command + p.Dir}, {Word: p.Typed + "!"}}}
		},
		Arg: func(p Place) Answer {
			return Answer{Candidates: []Candidate{{Word: "arg:" + p.Command + ":" + p.Dir + ":" + strings.Join(p.Args, "+")}}}
		},
	}
}

func TestComplete(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"":             "sell|sell something serve arg:::",
		"s":            "sell|sell something serve",
		"-":            "-C|change to dir -fix|mend -format|print as kind",
		"--f":          "--fix|mend --format|print as kind",
		"-fix ":        "arg:::",
		"-fix s":       "",
		"-format ":     "json text",
		"-format j":    "json",
		"-format=":     "-format=json -format=text",
		"--format=t":   "--format=text",
		"-fix=":        "",
		"-nosuch=":     "",
		"-nosuch ":     "arg:::",
		"-C ":          ":dirs",
		"-C x s":       "sell|sell something serve",
		"-C=x s":       "sell|sell something serve",
		"-C x ":        "sell|sell something serve arg::x:",
		"-C x sell ":   "arg:sell:x:",
		"-C x sell -":  "-C|change to dir -fast|now -to|the customer",
		"a ":           "arg:::a",
		"a -f":         "",
		"sell ":        "arg:sell::",
		"sell a -f":    "-fast|now",
		"sell a b ":    "arg:sell::a+b",
		"sell s":       "",
		"sell -to ":    "value:sell !",
		"sell -to x":   "x!",
		"sell -to x ":  "arg:sell::",
		"sell -fast ":  "arg:sell::",
		"sell - ":      "arg:sell::-",
		"sell -- ":     ":files",
		"sell -args -": ":files",
		"serve -":      "",
	} {
		var out strings.Builder
		if err := shop().Complete(strings.Split(line, " ")).Write(&out); err != nil {
			t.Fatal(err)
		}
		got := strings.TrimSpace(strings.NewReplacer("\n", " ", "\t", "|").Replace(out.String()))
		if got != want {
			t.Errorf("%q: %s, want %s", line, got, want)
		}
	}
}

func TestCompleteNothing(t *testing.T) {
	t.Parallel()
	if got := len(shop().Complete(nil).Candidates); got != 3 {
		t.Errorf("%d candidates for no word, want those of an empty one", got)
	}
}

// The help of a candidate may have several lines, a candidate may not.
func TestWrite(t *testing.T) {
	t.Parallel()
	answer := Answer{Candidates: []Candidate{{"a b", "of\ntwo lines"}, {"two\nlines", ""}, {"a\ttab", ""}, {"\x1b[31m", ""}, {":files", ""}, {"c:d", ""}}}
	var out strings.Builder
	if err := answer.Write(&out); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("a b\tof two lines\nc:d\n", out.String()); diff != "" {
		t.Error(diff)
	}
}

func TestPackages(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	for _, file := range []string{
		"go.mod", "a.go", "cmd/tool/main.go", "cmd/tool/internal/x/x.go", "cmd/readme.txt", "docs/a.md", "lib/lib.go",
		"lib/testdata/a/a.go", "no path/a.go", "no$(path)/sub/a.go", "nö/a.go", "vendor/v/v.go", ".git/g.go", "_old/o.go", "other/go.mod", "other/o.go", "deep/er/er.go",
	} {
		name := filepath.Join(root, file)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct{ dir, typed, want string }{
		{"", "", "./... ./cmd/ ./deep/ ./lib"},
		{"", "./", "./... ./cmd/ ./deep/ ./lib"},
		{"", "./l", "./... ./cmd/ ./deep/ ./lib"}, // Complete drops what does not begin so
		{"", "./cmd/", "./cmd/... ./cmd/tool ./cmd/tool/"},
		{"", "./docs/", ""},
		{"", "./nosuch/", ""},
		{"cmd", "./", "./... ./tool ./tool/"},
		{"cmd", "../", "../... ../cmd/ ../deep/ ../lib"},
		{"cmd", "..", "../"},
		{"", "ex", "example.com/m example.com/m/"},
		{"", "example.com/m/", "example.com/m/... example.com/m/cmd/ example.com/m/deep/ example.com/m/lib"},
		{"lib", "example.com/m/cmd/t", "example.com/m/cmd/... example.com/m/cmd/tool example.com/m/cmd/tool/"},
		{"", "example.com/other/", ""},
		{"", "/", ""},
	} {
		m := Module{Dir: filepath.Join(root, tt.dir), Root: root, Path: "example.com/m"}
		if diff := cmp.Diff(tt.want, words(m.Packages(tt.typed))); diff != "" {
			t.Errorf("in %q, %q: %s", tt.dir, tt.typed, diff)
		}
	}
	if got := (Module{Dir: root}).Packages("example.com"); len(got) > 0 {
		t.Errorf("outside of a module: %v", got)
	}
}

func TestExpression(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"":             "gpu slow not_",
		"s":            "gpu slow not_",
		"not ":         "not_gpu not_slow not_not_",
		"!":            "!gpu !slow !not_",
		"(":            "(gpu (slow (not_",
		"slow ":        "slow_and_ slow_or_",
		"slow and ":    "slow_and_gpu slow_and_slow slow_and_not_",
		"slow and g":   "slow_and_gpu slow_and_slow slow_and_not_",
		"slow &&":      "slow_&&gpu slow_&&slow slow_&&not_",
		"(slow)":       "(slow)_and_ (slow)_or_",
		"(slow) ":      "(slow)_and_ (slow)_or_",
		"not (slow or": "not_(slow_and_ not_(slow_or_",
	} {
		marks := []Candidate{{Word: "gpu"}, {Word: "slow"}}
		var got []string
		for _, c := range Expression(typed, marks) {
			got = append(got, strings.ReplaceAll(c.Word, " ", "_"))
		}
		if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%q: %s", typed, diff)
		}
	}
}

func TestScripts(t *testing.T) {
	t.Parallel()
	for _, shell := range Shells() {
		script, ok := Script(shell)
		if !ok || !strings.Contains(script, "__complete") {
			t.Errorf("the script for %s does not ask isolint", shell)
		}
	}
	if _, ok := Script("tcsh"); ok {
		t.Error("there is a script for tcsh")
	}
}

func words(list []Candidate) string {
	var all []string
	for _, c := range list {
		all = append(all, c.Word)
	}
	return strings.Join(all, " ")
}
