package effects

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/types"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"
)

// printing returns an analyzer that reports what the summary of each function
// says, in one line.
func printing(describe func(*Summary) string) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:     "printer",
		Doc:      "report summaries",
		Requires: []*analysis.Analyzer{Analyzer},
		Run: func(pass *analysis.Pass) (any, error) {
			res := pass.ResultOf[Analyzer].(*Result)
			for _, file := range pass.Files {
				for _, d := range file.Decls {
					fn, ok := d.(*ast.FuncDecl)
					if !ok {
						continue
					}
					if says := describe(res.Of(pass.TypesInfo.Defs[fn.Name].(*types.Func))); says != "" {
						pass.Reportf(fn.Name.Pos(), "%s: %s", fn.Name.Name, says)
					}
				}
			}
			return nil, nil
		},
	}
}

var printer = printing(describe)

// partsPrinter reports which parts of what it reads and writes each function
// sees and sets.
var partsPrinter = printing(describeParts)

func describeParts(s *Summary) string {
	parts := func(list []string) string {
		if len(list) == 0 {
			return " nothing"
		}
		text := strings.ReplaceAll(strings.Join(list, " "), hole, "'")
		if text = strings.ReplaceAll(text, partMark, ""); slices.Contains(list, "") {
			text = "all"
		}
		return " " + text
	}
	var words []string
	for _, e := range s.Effects {
		switch {
		case e.Op == Write && !e.Deferred && e.When == Now:
			words = append(words, "changes"+parts([]string{e.Part})+", sets"+parts(e.Sets))
		case e.Op == Read && e.Vague:
			words = append(words, "may see more")
		case e.Op == Read:
			words = append(words, "sees"+parts(e.Sees))
		}
	}
	for _, th := range s.Through {
		words = append(words, fmt.Sprintf("through %d changes%s, sets%s", th.Param, parts([]string{th.Part}), parts(th.Sets)))
	}
	slices.Sort(words)
	return strings.Join(words, "; ")
}

func describe(s *Summary) string {
	ops := map[Op]string{Read: "read", Write: "write", Memo: "memo", Cost: "cost"}
	whens := map[When]string{AtCleanup: "cleanup ", OnResult: "result "}
	undos := map[Undo]string{UndoPlain: " undone plainly", UndoDefer: " undone by defer", UndoCleanup: " undone by cleanup", UndoAuto: " undone"}
	var words []string
	for _, e := range s.Effects {
		when := whens[e.When]
		if e.Deferred {
			when = "deferred "
		}
		words = append(words, when+ops[e.Op]+" "+strings.ReplaceAll(e.Key, hole, "'")+undos[e.Undo])
	}
	for _, th := range s.Through {
		path := ""
		if th.Path != "" {
			path = "." + th.Path
		}
		words = append(words, fmt.Sprintf("through %d%s", th.Param, path))
	}
	if len(s.Parallel) > 0 {
		words = append(words, "parallel")
	}
	slices.Sort(words)
	return strings.Join(words, ", ")
}

func TestSummaries(t *testing.T) {
	t.Parallel()
	testdata, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	analysistest.Run(t, testdata, printer, "effects")
}

func TestParts(t *testing.T) {
	t.Parallel()
	testdata, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	analysistest.Run(t, testdata, partsPrinter, "parts")
}

func sample() *facts {
	return &facts{
		funcs: map[string]*packed{
			"Set": {summary: &Summary{
				Effects: []Effect{{
					Key: "env:" + keyParam(0, ""), Op: Write, Symbol: "os.Setenv", Helper: "t.Setenv", Permanent: true, Chosen: true,
					class: valArg, arg: 1, Slot: "[x]", Part: fieldPart("m"), Sets: []string{fieldPart("m"), fieldPart("n")}, Steps: []Step{{Pkg: "p", Func: "Set", File: "p.go", Line: 3}},
				}, {
					Key: "var:p.g", Op: Write, Sets: []string{""}, arg: -1,
				}, {
					Key: "var:p.g", Op: Read, Deferred: true, Maybe: true, Vague: true, Sees: []string{fieldPart("m")}, Sets: []string{fieldPart("n")}, arg: -1,
				}},
				Texts: map[resultPart]string{{0, ""}: "/tmp/" + holeUnknown}, FuncUse: map[int]use{1: usedAtCleanup}, Parallel: []int{0},
				MayFatal: true, Unknown: true,
			}},
			"T.Put": {summary: &Summary{
				Through: []Through{{Param: 0, Path: "m", Holder: "p.T", When: OnResult, Undo: UndoAuto, Memo: true, Maybe: true, arg: -1, Part: inside}, {Param: 1, Sets: []string{""}, arg: -1}},
				Heavy:   []Heavy{{Symbol: "m.Load", Mark: "use_real_models", Memory: "2GiB"}},
				Aliases: []alias{{result: 1, param: -1, key: "var:p.g"}, {param: 2, path: "f"}},
			}},
		},
		foreign: map[string]*packed{"q.U.Get": {summary: &Summary{Effects: []Effect{{Key: "var:q.x", Op: Read, Sees: []string{""}, arg: -1}}}}},
	}
}

func TestFactRoundTrip(t *testing.T) {
	t.Parallel()
	want := sample()
	data := want.encode()
	if again := sample().encode(); !bytes.Equal(data, again) {
		t.Error("the same facts are encoded differently")
	}
	got, err := decodeFact(&Fact{Data: data})
	if err != nil {
		t.Fatal(err)
	}
	opts := cmp.Options{
		cmp.Transformer("unpack", (*packed).unpack), cmp.AllowUnexported(facts{}, Effect{}, Through{}, alias{}), cmpopts.EquateEmpty(),
		cmpopts.IgnoreFields(Effect{}, "in", "saved", "tb"), cmpopts.IgnoreFields(Heavy{}, "Pos"),
	}
	if diff := cmp.Diff(want, got, opts); diff != "" {
		t.Errorf("decoded (-want +got):\n%s", diff)
	}
}

func FuzzDecodeFact(f *testing.F) {
	data := sample().encode()
	f.Add(data)
	f.Add(data[:len(data)/2])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		fs, err := decodeFact(&Fact{Data: data})
		if err != nil {
			return
		}
		if _, err := decodeFact(&Fact{Data: fs.encode()}); err != nil {
			t.Errorf("what was decoded does not decode again: %v", err)
		}
	})
}
