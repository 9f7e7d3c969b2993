package effects

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/isolint-go/isolint/passes/table"
)

// A flow says, for one function, which instructions can run and under which
// conditions.
type flow struct {
	end    map[*ssa.BasicBlock]int // instructions of live blocks that run: up to and with a call that does not return
	guards map[*ssa.BasicBlock]guard
	loops  map[*ssa.BasicBlock]bool
	locks  []*ssa.BasicBlock          // blocks that lock a mutex
	fatal  map[*ssa.BasicBlock]bool   // see isFatal; filled as it is asked
	only   map[*ssa.BasicBlock]string // see onlyIf; the same
}

func (f *family) flowOf(fn *ssa.Function) *flow {
	if fl, ok := f.flows[fn]; ok {
		return fl
	}
	fl := &flow{
		end:    make(map[*ssa.BasicBlock]int),
		guards: make(map[*ssa.BasicBlock]guard),
		loops:  loopBlocks(fn),
		fatal:  make(map[*ssa.BasicBlock]bool),
		only:   make(map[*ssa.BasicBlock]string),
	}
	f.flows[fn] = fl // before the blocks: a literal that calls itself comes back here
	if len(fn.Blocks) > 0 {
		f.reach(fl, fn.Blocks[0])
		if fn.Recover != nil {
			f.reach(fl, fn.Recover)
		}
	}
	// In order, as origins are found on the way: facts must not depend on chance.
	for _, b := range fn.Blocks {
		if _, live := fl.end[b]; !live {
			continue
		}
		fl.guards[b] = f.guardOf(fl, b)
		if locks(b) {
			fl.locks = append(fl.locks, b)
		}
	}
	if len(fn.Blocks) > 0 && strings.HasSuffix(strings.ToLower(fn.Name()), "locked") {
		fl.locks = append(fl.locks, fn.Blocks[0]) // by who calls it, as the name is to say
	}
	return fl
}

// reach marks what runs from b on.
func (f *family) reach(fl *flow, b *ssa.BasicBlock) {
	if _, seen := fl.end[b]; seen {
		return
	}
	fl.end[b] = len(b.Instrs)
	for i, instr := range b.Instrs {
		if call, ok := instr.(*ssa.Call); ok && f.endsHere(call) {
			fl.end[b] = i + 1
			return
		}
	}
	for _, s := range b.Succs {
		f.reach(fl, s)
	}
}

// endsHere reports whether a call does not return: os.Exit, t.Fatal, t.Skip,
// or a function that always ends so.
func (f *family) endsHere(call *ssa.Call) bool {
	if call.Call.IsInvoke() {
		return isTesting(call.Call.Method) && f.listed(call.Call.Method, table.NoReturn)
	}
	fn := call.Call.StaticCallee()
	if fn == nil {
		return false
	}
	obj, ok := fn.Object().(*types.Func)
	if !ok {
		return false
	}
	if isStd(obj.Pkg()) {
		return f.listed(obj, table.NoReturn)
	}
	return f.funcSummary(obj).NoReturn
}

func (f *family) listed(obj *types.Func, v table.Verb) bool {
	for _, e := range f.table.Lookup(table.Symbol(obj)) {
		if e.Verb == v {
			return true
		}
	}
	return false
}

func isTesting(obj *types.Func) bool {
	return obj.Pkg() != nil && obj.Pkg().Path() == "testing"
}

// returns reports whether a function can return at all.
func (f *family) returns(fn *ssa.Function) bool {
	fl := f.flowOf(fn)
	for b, end := range fl.end {
		if end == 0 || end < len(b.Instrs) {
			continue
		}
		if _, ok := b.Instrs[end-1].(*ssa.Return); ok && b != fn.Recover {
			return true
		}
	}
	return len(fn.Blocks) == 0
}

// always reports whether every way through a function that comes to its end
// leads through a block.
func (fl *flow) always(b *ssa.BasicBlock) bool {
	for other, end := range fl.end {
		if end == 0 || end < len(other.Instrs) {
			continue
		}
		if _, ok := other.Instrs[end-1].(*ssa.Return); ok && other != b.Parent().Recover && !b.Dominates(other) {
			return false
		}
	}
	return true
}

func loopBlocks(fn *ssa.Function) map[*ssa.BasicBlock]bool {
	in := make(map[*ssa.BasicBlock]bool)
	for _, head := range fn.Blocks {
		for _, tail := range head.Preds {
			if head.Dominates(tail) {
				markLoop(in, head, tail)
			}
		}
	}
	return in
}

// markLoop marks the natural loop of the edge from tail back to head.
func markLoop(in map[*ssa.BasicBlock]bool, head, tail *ssa.BasicBlock) {
	in[head] = true
	seen := map[*ssa.BasicBlock]bool{head: true}
	work := []*ssa.BasicBlock{tail}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if seen[b] {
			continue
		}
		seen[b] = true
		in[b] = true
		work = append(work, b.Preds...)
	}
}

// locks reports whether a block locks a sync mutex.
func locks(b *ssa.BasicBlock) bool {
	for _, instr := range b.Instrs {
		call, ok := instr.(*ssa.Call)
		if !ok {
			continue
		}
		name, pkg := "", ""
		if fn := call.Call.StaticCallee(); fn != nil && fn.Object() != nil && fn.Object().Pkg() != nil {
			name, pkg = fn.Name(), fn.Object().Pkg().Path()
		} else if call.Call.IsInvoke() && call.Call.Method.Pkg() != nil {
			name, pkg = call.Call.Method.Name(), call.Call.Method.Pkg().Path()
		}
		if name == "Lock" && pkg == "sync" {
			return true
		}
	}
	return false
}

// locked reports whether b runs after a mutex was locked in its function.
func (fl *flow) locked(b *ssa.BasicBlock) bool {
	for _, l := range fl.locks {
		if l.Dominates(b) {
			return true
		}
	}
	return false
}

// positions returns where the instructions of a block stand. Some that the
// compiler would make, such as the load in x += 1, stand where the next one does.
func positions(b *ssa.BasicBlock) []token.Pos {
	out := make([]token.Pos, len(b.Instrs))
	next := token.NoPos
	for i, instr := range slices.Backward(b.Instrs) {
		if p := instr.Pos(); p.IsValid() {
			next = p
		}
		out[i] = next
	}
	return out
}
