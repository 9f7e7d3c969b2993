package rewrite

import (
	"bytes"
	"flag"
	"fmt"
	"go/ast"
	"go/format"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Test runs the archives of testdata. Each holds a file in.go, whose every call
// and assignment is a site, and want.go, which all fixes together make of it. A
// function with a comment "ok: reason" must stay as it is. The archive's own
// comment may set the version of Go.
func Test(t *testing.T) {
	t.Parallel()
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	w := newWorld()
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			testArchive(t, w, name)
		})
	}
}

func testArchive(t *testing.T, w *world, name string) {
	ar, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	version := "go1.26"
	if _, v, ok := strings.Cut(string(ar.Comment), "go: "); ok {
		version = "go" + strings.TrimSpace(v)
	}
	in := ar.Files[0].Data
	clean(t, "in.go", in)
	fixes := fixesOf(t, w, in, version)
	for i, f := range fixes {
		if f.near {
			t.Errorf("%s: a fix for a near miss: %s", f.at, f.Message)
		}
		t.Run(f.at, func(t *testing.T) {
			one := apply(t, in, []siteFix{f})
			w.check(t, one, version)
			clean(t, "one.go", one)
			for _, g := range fixes[i+1:] {
				if f.fn == g.fn {
					w.check(t, apply(t, in, []siteFix{f, g}), version)
				}
			}
		})
	}
	got := apply(t, in, fixes)
	clean(t, "out.go", got)
	for _, again := range fixesOf(t, w, w.check(t, got, version), version) {
		t.Errorf("%s: a fix after the fix: %s", again.at, again.Message)
	}
	if *update {
		ar.Files = []txtar.File{ar.Files[0], {Name: "want.go", Data: got}}
		if err := os.WriteFile(name, txtar.Format(ar), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if len(ar.Files) != 2 {
		t.Fatalf("%s has no want.go", name)
	}
	if diff := cmp.Diff(strings.Split(string(ar.Files[1].Data), "\n"), strings.Split(string(got), "\n")); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func clean(t *testing.T, name string, src []byte) {
	t.Helper()
	formatted, err := format.Source(src)
	if err != nil {
		t.Errorf("%s: %v\n%s", name, err, src)
	} else if diff := cmp.Diff(string(src), string(formatted)); diff != "" {
		t.Errorf("%s is not formatted: -got +gofmt\n%s", name, diff)
	}
}

// A siteFix is a fix with offsets for positions.
type siteFix struct {
	analysis.SuggestedFix
	at   string
	fn   *ast.FuncDecl
	near bool
	off  [][2]int
}

// fixesOf returns the fixes of all sites in src.
func fixesOf(t *testing.T, w *world, src []byte, version string) []siteFix {
	t.Helper()
	pass, err := w.load(src, version)
	if err != nil {
		t.Fatalf("%v\n%s", err, src)
	}
	file := pass.Files[0]
	tf := pass.Fset.File(file.Package)
	var fixes []siteFix
	for _, decl := range file.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if !ok || fn.Body == nil {
			continue
		}
		text := string(src[tf.Offset(fn.Pos()):tf.Offset(fn.End())])
		add := func(n ast.Node, f analysis.SuggestedFix, ok bool) {
			if !ok {
				return
			}
			s := siteFix{SuggestedFix: f, at: fmt.Sprintf("%s:%d", fn.Name.Name, tf.Line(n.Pos())), fn: fn, near: strings.Contains(text, "// ok:")}
			for _, e := range f.TextEdits {
				s.off = append(s.off, [2]int{tf.Offset(e.Pos), tf.Offset(e.End)})
			}
			fixes = append(fixes, s)
		}
		eachSite(pass, fn, add)
	}
	return fixes
}

// eachSite asks for the fix of each call and each assignment in fn.
func eachSite(pass *analysis.Pass, fn *ast.FuncDecl, add func(ast.Node, analysis.SuggestedFix, bool)) {
	ask := func(n ast.Node, inside token.Pos, method func(Site) (analysis.SuggestedFix, bool)) {
		site := Site{Pass: pass, Func: fn, At: n.Pos(), Parallel: strings.HasSuffix(fn.Name.Name, "ByTheAnalyzer")}
		f, ok := method(site)
		site.At = inside // where SSA has the instruction
		if g, also := method(site); ok != also || len(f.TextEdits) != len(g.TextEdits) {
			panic("the position within the call or the assignment makes a difference")
		}
		add(n, f, ok)
	}
	ast.Inspect(fn, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			switch symbol(pass.TypesInfo, n) {
			case "os.Setenv", "os.Unsetenv":
				ask(n, n.Lparen, Site.Setenv)
			case "os.Chdir":
				ask(n, n.Lparen, Site.Chdir)
			case "os.MkdirTemp", "io/ioutil.TempDir":
				ask(n, n.Lparen, Site.TempDir)
			case "net.Listen", "net.ListenPacket", "crypto/tls.Listen":
				ask(n, n.Lparen, Site.FreePort)
			}
		case *ast.AssignStmt:
			for _, lhs := range n.Lhs {
				if root := rootOf(lhs); root != nil {
					if obj := pass.TypesInfo.Uses[root]; obj != nil && obj.Parent() == pass.Pkg.Scope() || strings.HasPrefix(fmt.Sprint(obj), "var os.") {
						ask(n, n.TokPos, Site.SaveRestore)
					}
				}
			}
		}
		return true
	})
}

func rootOf(e ast.Expr) *ast.Ident {
	switch e := e.(type) {
	case *ast.Ident:
		return e
	case *ast.SelectorExpr:
		if x, ok := e.X.(*ast.Ident); ok && x.Name == "os" {
			return e.Sel
		}
		return rootOf(e.X)
	case *ast.IndexExpr:
		return rootOf(e.X)
	case *ast.StarExpr:
		return rootOf(e.X)
	}
	return nil
}

// apply makes the edits of all fixes that do not overlap those of one before;
// the same edit in two fixes is made once.
func apply(t *testing.T, src []byte, fixes []siteFix) []byte {
	t.Helper()
	type edit struct {
		start, end int
		text       string
	}
	var edits []edit
	for _, f := range fixes {
		var own []edit
		overlap, repeats := false, false
		for i, e := range f.TextEdits {
			x := edit{f.off[i][0], f.off[i][1], string(e.NewText)}
			known := false
			for _, y := range edits {
				known = known || x == y
				repeats = repeats || x == y && x.start < x.end
				overlap = overlap || x != y && x.start < y.end && y.start < x.end
			}
			if !known || x.start == x.end && !repeats {
				own = append(own, x)
			}
		}
		if !overlap {
			edits = append(edits, own...)
		}
	}
	var out bytes.Buffer
	last := 0
	for len(edits) > 0 {
		first := 0
		for i, e := range edits {
			if e.start < edits[first].start {
				first = i
			}
		}
		e := edits[first]
		edits = append(edits[:first:first], edits[first+1:]...)
		out.Write(src[last:e.start])
		out.WriteString(e.text)
		last = e.end
	}
	out.Write(src[last:])
	return out.Bytes()
}
