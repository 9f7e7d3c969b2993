package settings

import (
	"flag"
	"io"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/passes/table"
)

// parsed returns the settings that arguments make. It has flags of its own,
// as those of Analyzer belong to the process.
func parsed(t *testing.T, args ...string) *Settings {
	t.Helper()
	flags := newFlags()
	if err := flags.Parse(args); err != nil {
		t.Fatal(err)
	}
	got, err := run(&analysis.Pass{Analyzer: &analysis.Analyzer{Flags: flags}})
	if err != nil {
		t.Fatal(err)
	}
	return got.(*Settings)
}

func TestDefaults(t *testing.T) {
	t.Parallel()
	got := parsed(t)
	if got.Strict || got.Resources || got.Table != table.Default() {
		t.Errorf("got %+v; want not strict, and the built-in table", got)
	}
}

func TestFlags(t *testing.T) {
	t.Parallel()
	got := parsed(t, "-strict", "-resources", `-heavy=[
		{"call": "example.com/ours/model.Load", "mark": "use_real_models", "memory": "4GiB"},
		{"import": "example.com/ours/gpu", "mark": "gpu", "exclusive": "gpu:0"}]`)
	if !got.Strict || !got.Resources {
		t.Errorf("got %+v; want strict, with resources", got)
	}
	call, _ := got.Table.Heavy("example.com/ours/model.Load")
	want := table.Heavy{Symbol: "example.com/ours/model.Load", Mark: "use_real_models", Memory: "4GiB"}
	if call != want {
		t.Errorf("call: got %+v, want %+v", call, want)
	}
	imported, _ := got.Table.HeavyImport("example.com/ours/gpu")
	want = table.Heavy{Import: "example.com/ours/gpu", Mark: "gpu", Exclusive: "gpu:0"}
	if imported != want {
		t.Errorf("import: got %+v, want %+v", imported, want)
	}
	if _, ok := table.Default().Heavy("example.com/ours/model.Load"); ok {
		t.Error("the built-in table was changed")
	}
}

func TestBadHeavy(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ text, want string }{
		{`{"call": "a.B", "mark": "m"}`, "not a JSON list"},
		{`[{"call": "a.B", "mark": "m"}`, "unexpected EOF"},
		{`[] []`, "text after the JSON list"},
		{`[{"call": "a.B", "marks": "m"}]`, `heavy call 1: unknown key "marks" (known: call, import, mark, memory, exclusive)`},
		{`[{"call": "a.B", "mark": "m"}, {"call": "a.C", "mark": 1}]`, "heavy call 2: mark is not a string: 1"},
		{`[{"mark": "m"}]`, "either a call or an import"},
		{`[{"call": "a.B", "import": "a", "mark": "m"}]`, "either a call or an import"},
		{`[{"call": "a.B"}]`, "a.B has no mark"},
		{`[{"call": "a.B", "mark": "1m"}]`, `mark "1m"`},
		{`[{"call": "a.B", "mark": "m", "memory": "lots"}]`, `memory "lots"`},
		{`[{"call": "a.(*B).C", "mark": "m"}]`, "without brackets"},
		{`[{"call": "Load", "mark": "m"}]`, "not of the form pkg.Name"},
	} {
		flags := newFlags()
		flags.Init("settings", flag.ContinueOnError)
		flags.SetOutput(io.Discard)
		err := flags.Parse([]string{"-heavy", test.text})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s:\n got %v\nwant %s", test.text, err, test.want)
		}
	}
}

func TestAnalyzer(t *testing.T) {
	t.Parallel()
	if err := analysis.Validate([]*analysis.Analyzer{Analyzer}); err != nil {
		t.Error(err)
	}
}

func FuzzHeavy(f *testing.F) {
	f.Add(`[{"call": "example.com/ours/model.Load", "mark": "use_real_models", "memory": "4GiB"}]`)
	f.Add(`[{"import": "example.com/ours/gpu", "mark": "gpu"}, {}]`)
	f.Add(``)
	f.Add(`null`)
	f.Fuzz(func(t *testing.T, text string) {
		calls, err := parseHeavy(text)
		for _, h := range calls {
			if check := h.Check(); err == nil && check != nil {
				t.Errorf("%q: accepted, yet %v", text, check)
			}
		}
		if err == nil {
			table.Default().With(calls...)
		}
	})
}
