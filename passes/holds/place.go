package holds

import (
	"cmp"
	"fmt"
	"go/token"
	"go/types"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/passes/effects"
)

// places turns the steps of a witness, which are file names and lines as they
// cross packages in facts, into positions.
type places struct {
	pass  *analysis.Pass
	own   map[string]*token.File // by base name
	dirs  map[string]string      // of other packages, by path
	files map[string]*token.File // made for other packages, by name
}

func newPlaces(pass *analysis.Pass) *places {
	p := &places{pass: pass, own: make(map[string]*token.File), files: make(map[string]*token.File)}
	for _, f := range pass.Files {
		tf := pass.Fset.File(f.Package)
		p.own[filepath.Base(tf.Name())] = tf
	}
	return p
}

// pos returns the position of a step, or NoPos where its file is not known.
func (p *places) pos(s effects.Step) token.Pos {
	if s.Pkg == p.pass.Pkg.Path() {
		if f := p.own[s.File]; f != nil && s.Line >= 1 && s.Line <= f.LineCount() {
			return f.LineStart(s.Line)
		}
		return token.NoPos
	}
	dir, ok := p.dir(s.Pkg)
	if !ok || s.Line < 1 || s.Line > 1<<20 {
		return token.NoPos
	}
	name := filepath.Join(dir, s.File)
	f := p.files[name]
	if f == nil || f.LineCount() < s.Line {
		f = p.addFile(name, s.Line)
		p.files[name] = f
	}
	return f.LineStart(s.Line)
}

// addFile makes a file of one-byte lines, as importers of export data do for
// files that they have not read.
func (p *places) addFile(name string, lines int) *token.File {
	lines = max(lines, 4096)
	f := p.pass.Fset.AddFile(name, -1, lines)
	starts := make([]int, lines)
	for i := range starts {
		starts[i] = i
	}
	f.SetLines(starts)
	return f
}

// dir finds the directory of an imported package by the position of anything
// declared in it.
func (p *places) dir(path string) (string, bool) {
	if p.dirs == nil {
		p.dirs = make(map[string]string)
		p.visit(p.pass.Pkg, make(map[*types.Package]bool))
	}
	if d, ok := p.dirs[path]; ok {
		return d, true
	}
	return p.moduleDir(path)
}

// moduleDir finds the directory of a package of the module of which the package
// under analysis has seen nothing: it lies where its path says.
func (p *places) moduleDir(path string) (string, bool) {
	if p.pass.Module == nil || p.pass.Module.Path == "" || len(p.pass.Files) == 0 {
		return "", false
	}
	module, own := p.pass.Module.Path, strings.TrimSuffix(p.pass.Pkg.Path(), "_test")
	rel, inModule := strings.CutPrefix(path+"/", module+"/")
	ownRel, ownInModule := strings.CutPrefix(own+"/", module+"/")
	dir := filepath.ToSlash(filepath.Dir(p.pass.Fset.Position(p.pass.Files[0].Package).Filename)) + "/"
	root, ok := strings.CutSuffix(dir, "/"+ownRel)
	if !inModule || !ownInModule || !ok || !filepath.IsAbs(dir) {
		return "", false
	}
	return filepath.Join(root, filepath.FromSlash(rel)), true
}

// shows reports whether a reader can be shown the last of several steps, which
// is the write itself.
func (p *places) shows(steps []effects.Step) bool {
	return len(steps) < 2 || p.pos(steps[len(steps)-1]).IsValid()
}

func (p *places) visit(pkg *types.Package, seen map[*types.Package]bool) {
	if seen[pkg] {
		return
	}
	seen[pkg] = true
	scope := pkg.Scope()
	for _, name := range scope.Names() {
		if pos := scope.Lookup(name).Pos(); pos.IsValid() {
			if file := p.pass.Fset.Position(pos).Filename; filepath.IsAbs(file) {
				p.dirs[pkg.Path()] = filepath.Dir(file)
				break
			}
		}
	}
	for _, imp := range pkg.Imports() {
		p.visit(imp, seen)
	}
}

// path describes the way from a test to an effect; one that happens in the
// test itself needs no description.
func (b *builder) path(steps []effects.Step, what string) []Step {
	if len(steps) < 2 {
		return nil
	}
	var out []Step
	for i, s := range steps {
		message := fmt.Sprintf("%s %s", b.funcName(s), what)
		if i+1 < len(steps) {
			message = fmt.Sprintf("%s calls %s", b.funcName(s), b.funcName(steps[i+1]))
		}
		if pos := b.places.pos(s); pos.IsValid() {
			out = append(out, Step{Pos: pos, Message: message})
		}
	}
	return out
}

// funcName is a function as the code of the package under analysis would
// write it.
func (b *builder) funcName(s effects.Step) string {
	if s.Pkg == b.pass.Pkg.Path() {
		return s.Func
	}
	return b.pkgName(s.Pkg) + "." + s.Func
}

func (b *builder) pkgName(path string) string {
	for _, imp := range b.pass.Pkg.Imports() {
		if imp.Path() == path {
			return imp.Name()
		}
	}
	return effects.PackageName(path)
}

// variableName is the listed variable that an effect writes. Where that is a
// function that returns it, the resource says more.
func variableName(e effects.Effect) string {
	name := ShortSymbol(e.Variable)
	if plainNames[e.Key] != "" && strings.HasSuffix(name, ".Default") {
		return plainNames[e.Key] + " (" + name + ")"
	}
	return name
}

// name is a resource as a user would write it.
func (b *builder) name(key string) string {
	kind, rest, ok := strings.Cut(key, ":")
	if !ok {
		if name := cmp.Or(plainNames[key], stateNames[key]); name != "" {
			return name
		}
		return "the state of " + key
	}
	switch kind {
	case "var":
		i := strings.LastIndex(rest, ".")
		if rest[:i] == b.pass.Pkg.Path() {
			return rest[i+1:]
		}
		return b.pkgName(rest[:i]) + rest[i:]
	case "env":
		if rest == "*" {
			return "the environment"
		}
		return "environment variable " + rest
	case "port":
		proto, port, _ := strings.Cut(rest, ":")
		return proto + " port " + port
	case "file", "socket":
		return rest
	case "log", "metrics", "registry", "patch":
		return "the " + kind + " of " + rest
	case "runtime":
		if name, ok := runtimeNames[rest]; ok {
			return name
		}
		return "the runtime's " + rest
	}
	return kind + "'s " + rest
}
