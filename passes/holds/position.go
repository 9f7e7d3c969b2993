package holds

import (
	"go/ast"
	"go/token"
	"path/filepath"

	"golang.org/x/tools/go/analysis"
)

// A positioner moves positions to where a reader looks for them. The SSA form
// has a call at its parenthesis and an assignment at the last name before the
// operator; a step has no column at all.
//
// Positions move once everything is computed: what comes before what in a
// statement is told by those of the SSA form.
type positioner struct {
	pass   *analysis.Pass
	starts map[*token.File]map[token.Pos]token.Pos
	text   map[*token.File][]byte
}

func newPositioner(pass *analysis.Pass) *positioner {
	p := &positioner{
		pass:   pass,
		starts: make(map[*token.File]map[token.Pos]token.Pos),
		text:   make(map[*token.File][]byte),
	}
	for _, f := range pass.Files {
		p.starts[pass.Fset.File(f.Package)] = nil // made when asked for
	}
	return p
}

// apply moves the positions of everything that findings point at.
func (p *positioner) apply(res *Result) {
	for _, t := range res.Tests {
		for i := range t.Holds {
			t.Holds[i].At = p.start(t.Holds[i].At)
			p.indent(t.Holds[i].Path)
		}
		for i := range t.Queries {
			t.Queries[i].At = p.start(t.Queries[i].At)
			p.indent(t.Queries[i].Path)
		}
		for i := range t.Heavy {
			t.Heavy[i].At = p.start(t.Heavy[i].At)
			p.indent(t.Heavy[i].Path)
		}
	}
	for i := range res.InitHolds {
		res.InitHolds[i].At = p.start(res.InitHolds[i].At)
		p.indent(res.InitHolds[i].Path)
	}
	for i := range res.Init {
		res.Init[i].At = p.start(res.Init[i].At)
		p.indent(res.Init[i].Path)
	}
}

// start returns where the call or the assignment at pos begins, pos itself if
// there is none.
func (p *positioner) start(pos token.Pos) token.Pos {
	if !pos.IsValid() {
		return pos
	}
	file := p.pass.Fset.File(pos)
	starts, own := p.starts[file]
	if !own {
		return pos
	}
	if starts == nil {
		starts = p.startsOf(file)
		p.starts[file] = starts
	}
	if start, ok := starts[pos]; ok {
		return start
	}
	return pos
}

func (p *positioner) startsOf(file *token.File) map[token.Pos]token.Pos {
	starts := make(map[token.Pos]token.Pos)
	for _, f := range p.pass.Files {
		if p.pass.Fset.File(f.Package) != file {
			continue
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				starts[n.Lparen] = n.Pos()
			case *ast.IncDecStmt:
				assigned(starts, n, n.X)
				starts[n.TokPos] = n.Pos()
			case *ast.AssignStmt:
				for _, lhs := range n.Lhs {
					assigned(starts, n, lhs)
				}
				starts[n.TokPos] = n.Pos()
			}
			return true
		})
	}
	return starts
}

// assigned notes where a write to lhs may be: at the selected name of a.b.c, at
// the bracket of a[i], at the star.
func assigned(starts map[token.Pos]token.Pos, stmt ast.Stmt, lhs ast.Expr) {
	for {
		starts[lhs.Pos()] = stmt.Pos()
		switch e := lhs.(type) {
		case *ast.SelectorExpr:
			starts[e.Sel.Pos()] = stmt.Pos()
			lhs = e.X
		case *ast.IndexExpr:
			starts[e.Lbrack] = stmt.Pos()
			lhs = e.X
		case *ast.StarExpr:
			lhs = e.X
		case *ast.ParenExpr:
			lhs = e.X
		default:
			return
		}
	}
}

// indent moves the steps that are in the package's own files, and of which the
// line is known, to the first thing on it.
func (p *positioner) indent(steps []Step) {
	for i, s := range steps {
		file := p.pass.Fset.File(s.Pos)
		if _, own := p.starts[file]; !own || file == nil {
			continue
		}
		text := p.content(file)
		at := file.Offset(s.Pos)
		for at < len(text) && (text[at] == ' ' || text[at] == '\t') {
			at++
		}
		if at < file.Size() && at < len(text) {
			steps[i].Pos = file.Pos(at)
		}
	}
}

// content returns the text of a file, nil where the driver has none.
func (p *positioner) content(file *token.File) []byte {
	if text, ok := p.text[file]; ok {
		return text
	}
	var text []byte
	if p.pass.ReadFile != nil && filepath.IsAbs(file.Name()) {
		text, _ = p.pass.ReadFile(file.Name())
	}
	p.text[file] = text
	return text
}
