package effects

import (
	"fmt"
	"go/types"
	"strings"
)

// A Fact is what importers need to know of a package: the summaries of the
// functions that they can call. It is one fact a package, with string keys, as
// facts on unexported objects do not travel.
type Fact struct {
	Data []byte // see encoder

	// Err says why the package could not be analysed; go vet drops an
	// analyzer's error in a dependency silently.
	Err string

	// Gaps are the packages below it that could not be analysed. They are
	// handed on, as drivers give the facts of direct imports only.
	Gaps []string
}

// AFact marks Fact as a fact.
func (*Fact) AFact() {}

func (f *Fact) String() string {
	fs, err := decodeFact(f)
	if err != nil {
		return err.Error()
	}
	return strings.Join(sortedKeys(fs.funcs), " ")
}

// facts is a decoded Fact.
type facts struct {
	funcs map[string]*packed // by name: F, T.M
	// foreign are summaries of methods of other packages' types that the
	// package's API leads to: an importer may call them without importing
	// those packages, and drivers hand out the facts of direct imports only.
	foreign map[string]*packed // by symbol
}

// A packed summary is decoded when it is asked for: most are never.
type packed struct {
	rest    *decoder // until then
	summary *Summary
}

// unpack returns the summary; a malformed one tells nothing.
func (p *packed) unpack() *Summary {
	if p.rest != nil {
		p.summary = p.rest.summary()
		if p.rest.err != nil {
			p.summary = unknown
		}
		p.rest = nil
	}
	return p.summary
}

func decodeFact(f *Fact) (*facts, error) {
	fs := &facts{funcs: make(map[string]*packed), foreign: make(map[string]*packed)}
	if len(f.Data) == 0 {
		return fs, nil
	}
	d, err := newDecoder(f.Data)
	if err != nil {
		return nil, err
	}
	for _, m := range []map[string]*packed{fs.funcs, fs.foreign} {
		for range d.count() {
			name := d.str()
			m[name] = d.packed()
		}
	}
	if d.err != nil {
		return nil, d.err
	}
	return fs, nil
}

func (fs *facts) encode() []byte {
	e := &encoder{index: make(map[string]uint64)}
	for _, m := range []map[string]*packed{fs.funcs, fs.foreign} {
		e.num(len(m))
		for _, name := range sortedKeys(m) {
			e.str(name)
			e.packed(m[name].unpack())
		}
	}
	return e.bytes()
}

// funcName names a function within its package: F, or T.M for a method.
func funcName(obj *types.Func) string {
	recv := obj.Signature().Recv()
	if recv == nil {
		return obj.Name()
	}
	t := types.Unalias(recv.Type())
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	if n, ok := t.(*types.Named); ok {
		return n.Obj().Name() + "." + obj.Name()
	}
	return obj.Name()
}

// imported returns the summary of a function of another package. Of a package
// without a fact nothing is known.
func (u *unit) imported(obj *types.Func) *Summary {
	fs := u.factsOf(obj.Pkg())
	if fs == nil {
		return u.foreignSummary(obj)
	}
	if s, ok := fs.funcs[funcName(obj)]; ok {
		return s.unpack()
	}
	return pure
}

var unknown = &Summary{Unknown: true, UnknownResult: true}

func (u *unit) foreignSummary(obj *types.Func) *Summary {
	symbol := obj.Pkg().Path() + "." + funcName(obj)
	for _, imp := range u.pass.Pkg.Imports() {
		if fs := u.factsOf(imp); fs != nil {
			if s, ok := fs.foreign[symbol]; ok {
				return s.unpack()
			}
		}
	}
	return unknown
}

// factsOf decodes the fact of a package on first use; nil if it has none.
func (u *unit) factsOf(p *types.Package) *facts {
	if fs, ok := u.imports[p]; ok {
		return fs
	}
	var fact Fact
	var fs *facts
	if !isStd(p) && u.pass.ImportPackageFact(p, &fact) && fact.Err == "" {
		var err error
		if fs, err = decodeFact(&fact); err != nil {
			fs = nil
		}
	}
	u.imports[p] = fs
	return fs
}

// export makes the package's fact. Functions that no other package can name
// are left out, and so is what only this package can use of the others.
func (u *unit) export() *Fact {
	fs := &facts{funcs: make(map[string]*packed), foreign: make(map[string]*packed)}
	for obj, s := range u.done {
		if s.empty() || obj.Signature().Recv() == nil && !obj.Exported() {
			continue
		}
		fs.funcs[funcName(obj)] = &packed{summary: s}
	}
	u.addForeign(fs.foreign)
	if len(fs.funcs)+len(fs.foreign) == 0 {
		return &Fact{}
	}
	return &Fact{Data: fs.encode()}
}

// failed is the fact of a package that could not be analysed.
func failed(reason any, gaps []string) *Fact {
	return &Fact{Err: strings.Join(strings.Fields(fmt.Sprint(reason)), " "), Gaps: gaps}
}

// maxForeign bounds the methods that a package passes on.
const maxForeign = 400

// addForeign collects the summaries of the methods of foreign types that the
// exported API of the package names, or that those methods return.
func (u *unit) addForeign(out map[string]*packed) {
	w := &apiWalk{unit: u, seen: make(map[types.Type]bool), out: out}
	scope := u.pass.Pkg.Scope()
	for _, name := range scope.Names() {
		if obj := scope.Lookup(name); obj.Exported() && !u.inTestFile(obj.Pos()) {
			w.walk(obj.Type(), 0)
		}
	}
}

// An apiWalk follows the types that a package's API leads to.
type apiWalk struct {
	*unit
	seen map[types.Type]bool
	out  map[string]*packed
}

func (w *apiWalk) walk(t types.Type, depth int) {
	t = types.Unalias(t)
	if depth > 5 || w.seen[t] || len(w.out) > maxForeign {
		return
	}
	w.seen[t] = true
	switch t := t.(type) {
	case *types.Pointer:
		w.walk(t.Elem(), depth)
	case *types.Slice:
		w.walk(t.Elem(), depth)
	case *types.Map:
		w.walk(t.Elem(), depth)
	case *types.Signature:
		for v := range t.Results().Variables() {
			w.walk(v.Type(), depth+1)
		}
	case *types.Struct:
		for f := range t.Fields() {
			if f.Exported() {
				w.walk(f.Type(), depth+1)
			}
		}
	case *types.Named:
		w.named(t.Origin(), depth)
	}
}

func (w *apiWalk) named(t *types.Named, depth int) {
	pkg := t.Obj().Pkg()
	if pkg == nil || isStd(pkg) {
		return
	}
	own := pkg == w.pass.Pkg
	for m := range t.Methods() {
		if !m.Exported() {
			continue
		}
		if !own {
			if s := w.imported(m); s != unknown && !s.empty() {
				w.out[pkg.Path()+"."+funcName(m)] = &packed{summary: s}
			}
		}
		w.walk(m.Type(), depth+1)
	}
	if own || depth < 2 {
		w.walk(t.Underlying(), depth+1)
	}
}
