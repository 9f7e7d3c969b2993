package table

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const sample = `
# a comment
os.Setenv	write	env:{0} undo=t.Setenv
os.OpenFile write file:{0} flags=1   # and another
os.OpenFile read file:{0}
net/http.HandleFunc write mux permanent
go.uber.org/zap.ReplaceGlobals write log:zap returns-undo
testing.TB.Setenv write env:{0} auto
sync.Map.Store through recv from=1
sync.OnceFunc returns-call 0 once
path/filepath.Abs string same 0
time.Sleep cost sleep
os.Exit noreturn
log.SetFlags write log part=flags
runtime.GOMAXPROCS write k least=0:1
`

func mustParse(t *testing.T, text string) *Table {
	t.Helper()
	table, err := Parse("sample.txt", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestParse(t *testing.T) {
	t.Parallel()
	table := mustParse(t, sample)
	for symbol, want := range map[string][]Entry{
		"os.Setenv":                      {{Verb: Write, Key: "env:{0}", Undo: "t.Setenv", Arg: None, From: None, Flags: None, Least: None}},
		"os.OpenFile":                    {{Verb: Write, Key: "file:{0}", Arg: None, From: None, Flags: 1, Least: None}, {Verb: Read, Key: "file:{0}", Arg: None, From: None, Flags: None, Least: None}},
		"net/http.HandleFunc":            {{Verb: Write, Key: "mux", Permanent: true, Arg: None, From: None, Flags: None, Least: None}},
		"go.uber.org/zap.ReplaceGlobals": {{Verb: Write, Key: "log:zap", ReturnsUndo: true, Arg: None, From: None, Flags: None, Least: None}},
		"testing.TB.Setenv":              {{Verb: Write, Key: "env:{0}", Auto: true, Arg: None, From: None, Flags: None, Least: None}},
		"sync.Map.Store":                 {{Verb: Through, Arg: Recv, From: 1, Flags: None, Least: None}},
		"sync.OnceFunc":                  {{Verb: ReturnsCall, Once: true, From: None, Flags: None, Least: None}},
		"path/filepath.Abs":              {{Verb: String, Op: "same", From: None, Flags: None, Least: None}},
		"time.Sleep":                     {{Verb: Cost, Op: "sleep", Arg: None, From: None, Flags: None, Least: None}},
		"runtime.GOMAXPROCS":             {{Verb: Write, Key: "k", Arg: None, From: None, Flags: None, Least: 0, LeastValue: 1}},
		"log.SetFlags":                   {{Verb: Write, Key: "log", Part: "flags", Arg: None, From: None, Flags: None, Least: None}},
		"os.Exit":                        {{Verb: NoReturn, Arg: None, From: None, Flags: None, Least: None}},
		"os.Getenv":                      nil,
	} {
		if diff := cmp.Diff(want, table.Lookup(symbol)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", symbol, diff)
		}
	}
}

// A symbol's lines count from wherever they stand.
func TestParseScattered(t *testing.T) {
	t.Parallel()
	table := mustParse(t, "a.F noreturn\na.G noreturn\na.F read cwd\n")
	if got := table.Lookup("a.F"); len(got) != 2 || got[0].Verb != NoReturn || got[1].Verb != Read {
		t.Errorf("got %v; want noreturn and read", got)
	}
	if got := table.Lookup("a.G"); len(got) != 1 {
		t.Errorf("got %v; want noreturn", got)
	}
}

func TestParseErrors(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ line, want string }{
		{"os.Setenv", "no verb after the symbol"},
		{"os.Setenv wirte env:{0}", "unknown verb wirte; did you mean write?"},
		{"os.Setenv frobnicate", "unknown verb frobnicate (one of read, write,"},
		{"os.Setenv write", "write needs an operand"},
		{"os.Setenv write env:{0", "unbalanced brace"},
		{"os.Setenv write env:0}", "unbalanced brace"},
		{"os.Setenv write env:{a}", `"a" is neither the number of an argument nor recv`},
		{"os.Setenv write env:{0.}", "no field after the dot"},
		{"os.Setenv write env:{0} permanemt", "unknown option of write permanemt; did you mean permanent?"},
		{"os.Setenv write env:{0} undo", "option undo has no value"},
		{"os.Setenv write env:{0} auto=1", "option auto takes no value"},
		{"os.Setenv write env:{0} flags=x", "neither the number"},
		{"a.F write k least=0", "least=0 is not ARGUMENT:VALUE"},
		{"a.F write k least=x:1", "neither the number"},
		{"os.Getenv read env:{0} auto", "read takes no option, found auto"},
		{"os.Exit noreturn now", "noreturn takes no option, found now"},
		{"sort.Ints through", "through needs an operand"},
		{"sort.Ints through -1", "neither the number"},
		{"time.Sleep cost slep", "unknown cost class slep; did you mean sleep?"},
		{"path.Join string jion", "unknown string operation jion; did you mean join?"},
		{"path.Clean string same", "neither the number"},
		{"Setenv write env:{0}", "not of the form pkg.Name"},
		{"os.(*File).Chdir write cwd", "without brackets"},
		{"a/*/b/*.F ignore", "more than one *"},
		{"a/b.F* ignore", "* stands for one whole element"},
		{"a/b*.F ignore", "* stands for one whole element"},
		{"a.F mark=", "option mark has no value"},
		{"a.F memory=1GiB", "a.F has no mark"},
		{"a.F mark=m memory=1", `memory "1" is not a size`},
		{"a.F mark=m mem=1GiB", "unknown option mem (one of mark, memory, exclusive)"},
		{"import mark=m", "import \"mark=m\""},
		{"import a/b", "a/b has no mark"},
	} {
		_, err := Parse("t.txt", strings.NewReader("# first\n\n"+test.line+"\n"))
		if err == nil || !strings.HasPrefix(err.Error(), "t.txt:3: ") || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s:\n got %v\nwant t.txt:3: ... %s", test.line, err, test.want)
		}
	}
}

func TestHoles(t *testing.T) {
	t.Parallel()
	got, err := Holes("listen:{0}::{1.Port}/{recv.Addr}")
	want := []Hole{{7, 10, 0, ""}, {12, 20, 1, "Port"}, {21, 32, Recv, "Addr"}}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(sample)
	f.Add("a/*.F calls 0\nb.* ignore\n")
	f.Add("import a/b mark=m\na.F mark=m memory=2GiB exclusive=x\n")
	f.Add("a.F write {{0}}\n")
	f.Add("a.F write {0}\r\n\ta.G through recv from=3 # x")
	f.Fuzz(func(t *testing.T, text string) {
		table, err := Parse("fuzz", strings.NewReader(text))
		if err != nil {
			if !strings.HasPrefix(err.Error(), "fuzz:") {
				t.Errorf("error without a place: %v", err)
			}
			return
		}
		for symbol, entries := range table.entries {
			if len(entries) == 0 || !table.HasPackage(packageOf(symbol)) {
				t.Errorf("%q: %d entries, package %q", symbol, len(entries), packageOf(symbol))
			}
		}
	})
}
