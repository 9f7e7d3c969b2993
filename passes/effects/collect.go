package effects

import (
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A collector walks a family and gathers what it does, in source order as far
// as the control flow allows.
type collector struct {
	*family
	events        []Effect
	through       []Through
	heavy         []Heavy
	fatals        []fatal
	calls         []madeCall
	funcUse       map[int]use
	unknown       bool
	unknownResult bool // in a func that is returned
	vague         bool // something unknown is deferred or handed to Cleanup: it may undo anything
	active        map[*ssa.Function]bool
	types         map[string]types.Type // of package variables that are written, by resource
	apart         int                   // in so many goroutines that nothing waits for
	kept          kept                  // put back by what others are to call

	filledBehind map[*ssa.BasicBlock]bool // see isFilled
}

func (f *family) newCollector() *collector {
	return &collector{
		family: f, events: f.lend(), funcUse: make(map[int]use), active: make(map[*ssa.Function]bool), types: make(map[string]types.Type),
		filledBehind: make(map[*ssa.BasicBlock]bool),
	}
}

func (f *family) collect() *collector {
	c := f.newCollector()
	c.walk(f.top, mode{parallel: f.runsParallel(f.top)})
	c.settleParts()
	c.settleReplaced()
	return c
}

// walk gathers the effects of one member that runs in mode m, and of the
// literals in it.
func (c *collector) walk(fn *ssa.Function, m mode) {
	if c.active[fn] {
		return
	}
	c.active[fn] = true
	defer delete(c.active, fn)
	if c.inBackground(fn) {
		c.apart++
		defer func() { c.apart-- }()
	}
	fl := c.flowOf(fn)
	for _, b := range fn.Blocks {
		if end, live := fl.end[b]; live {
			places := positions(b)
			for i, instr := range b.Instrs[:end] {
				c.instruction(place{fl: fl, block: b, pos: places[i], fn: fn, mode: m}, instr)
			}
		}
	}
	for _, lit := range fn.AnonFuncs {
		if mc, ok := c.closure[lit]; ok && !fl.runs(mc) {
			continue
		}
		for _, use := range c.modesOf(lit) {
			if use.subtest && c.runsParallel(lit) {
				use.parallel = true
			}
			c.walk(lit, m.then(use))
		}
	}
}

// runs reports whether an instruction is in live code.
func (fl *flow) runs(instr ssa.Instruction) bool {
	end, live := fl.end[instr.Block()]
	if !live {
		return false
	}
	if end == len(instr.Block().Instrs) {
		return true
	}
	for _, in := range instr.Block().Instrs[:end] {
		if in == instr {
			return true
		}
	}
	return false
}

func (c *collector) instruction(at place, instr ssa.Instruction) {
	switch instr := instr.(type) {
	case *ssa.Store:
		c.write(at, instr.Addr, instr.Val, nil)
	case *ssa.MapUpdate:
		c.write(at, instr.Map, instr.Value, instr.Key)
	case *ssa.UnOp:
		if instr.Op == token.MUL {
			c.load(at, instr)
			c.handle(at, instr)
		}
	case *ssa.Call:
		if b, ok := instr.Call.Value.(*ssa.Builtin); ok {
			c.builtin(at, b.Name(), instr.Call.Args)
			return
		}
		c.call(at, instr)
	case *ssa.Defer:
		at.mode.deferred = true
		if b, ok := instr.Call.Value.(*ssa.Builtin); ok {
			c.builtin(at, b.Name(), instr.Call.Args)
			return
		}
		c.call(at, instr)
	case *ssa.Go:
		if !waits(at.fn) {
			c.apart++
			defer func() { c.apart-- }()
		}
		c.call(at, instr)
	case *ssa.Return:
		for _, r := range instr.Results {
			if isFunc(r.Type()) {
				c.funcValue(at, r, nil, mode{when: OnResult})
			}
		}
	}
}

// A fatal is a call that may end the test, or only the subtest that it is in.
type fatal struct {
	pos     token.Pos
	in      spot
	block   *ssa.BasicBlock
	subtest bool
	skips   bool // it is t.Skip
}

func (c *collector) fatal(at place, skips bool) {
	c.fatals = append(c.fatals, fatal{pos: at.pos, in: at.spot(), block: at.block, subtest: at.mode.subtest, skips: skips})
}

func (c *collector) builtin(at place, name string, args []ssa.Value) {
	switch name {
	case "delete":
		c.write(at, args[0], nil, args[1])
	case "clear", "copy":
		if refers(args[0].Type(), 0) {
			c.write(at, args[0], nil, nil)
		}
	}
}

// write records a store of val at addr, or in the map addr at key. A nil val
// is a removal.
func (c *collector) write(at place, addr, val, key ssa.Value) {
	for _, o := range c.originsOf(addr) {
		switch o.kind {
		case fromGlobal:
			if o.deep && (!c.canHold(o.typ, addr) || besideStdio(o.key, holder(addr))) {
				continue
			}
			e := c.effect(at, o.key, Write)
			e.Variable, e.Chosen = o.listed, c.chosen(val, key)
			e.Slot = c.slot(key)
			e.Insert = at.fl.locked(at.block) && (key != nil || o.deep)
			e.class, e.arg = c.classify(o.key, val)
			e.saved, e.Value = c.savedAt(e, val), constantText(val)
			if e.class.isFixed() && c.resets() {
				e.class = valInitial
			}
			_, e.whole = addr.(*ssa.Global)
			if !e.whole && e.class == valInitial && !c.resets() {
				e.class = valZero // a part of it: what it was is not known
			}
			if o.listed != "" && o.deep && e.class == valZero {
				e.class = valInitial // the standard library's defaults have nothing there
			}
			e.Order = c.swapped(addr, val)
			if at.mode.once || c.benign(at, o, addr, val, key) {
				e.Op = Memo
			}
			c.types[o.key] = o.typ
			e.Part, e.Sets = c.writtenPart(at, o, addr, val, key)
			e.exact = true
			c.add(at, e)
		case fromParam:
			class, arg := c.classify("", val)
			if class.isFixed() && c.resets() {
				class = valInitial
			}
			if arg == o.i {
				class, arg = valOther, -1 // x.list = append(x.list, …)
			}
			part, sets := c.writtenPart(at, o, addr, val, key)
			c.through = append(c.through, Through{
				Order: c.swapped(addr, val), Param: o.i, Path: o.path, Part: part, Sets: sets, Holder: holder(addr), When: at.mode.when, class: class, arg: arg,
				Maybe: c.maybe(at, true), Only: c.onlyIf(at.fl, at.block), Chosen: c.chosen(val, key),
				Insert: at.fl.locked(at.block), Slot: c.slot(key),
				Memo:  at.mode.once || c.benign(at, o, addr, val, key),
				Steps: []Step{c.step(at)}, back: c.sources(val).have(c.family, o),
			})
		}
	}
}

// resets reports whether the function says by its name that it puts things back.
func (f *family) resets() bool {
	return strings.HasPrefix(strings.ToLower(f.top.Name()), "reset")
}

// slot is the text of a map key.
func (c *collector) slot(key ssa.Value) string {
	if key == nil {
		return ""
	}
	return "[" + c.text(key) + "]"
}

// load records the read of a package variable, unless it only serves to put
// the value back, or to count.
func (c *collector) load(at place, u *ssa.UnOp) {
	for _, o := range c.originsOf(u.X) {
		if o.kind != fromGlobal || o.deep || c.frozen[o.key] {
			continue
		}
		// _ = x is no use of x, but where a test writes it, it shows that a
		// parallel subtest is meant to see it.
		blank := len(*u.Referrers()) == 0
		if blank && at.mode.parallel || !blank && !c.onlySaved(u, o.key) {
			e := c.effect(at, o.key, Read)
			e.Own, e.Sure = true, at.fl.always(at.block)
			e.Sees, e.Vague = c.lookAt(u, o)
			e.Near = e.shows()
			c.add(at, e)
		}
	}
}

func (c *collector) effect(at place, key string, op Op) Effect {
	saved := at.saved
	if saved.fn == nil {
		saved = at.spot()
	}
	var steps []Step
	if op != Read { // no finding shows the way to a read, and there are many
		steps = []Step{c.step(at)}
	}
	return Effect{
		Key: key, Op: op, When: at.mode.when, Pos: at.pos, Steps: steps,
		Maybe: c.maybe(at, op == Read || strings.HasPrefix(key, "var:")), Only: c.onlyIf(at.fl, at.block), Perhaps: at.mode.perhaps, InParallel: at.mode.parallel, Beside: at.mode.beside, InSubtest: at.mode.subtest, Deferred: at.mode.deferred,
		Repeated: at.mode.repeated || at.fl.loops[at.block], arg: -1, in: at.spot(), direct: at.mode.direct, row: at.mode.row,
		tb: at.mode.tb, around: at.mode.around, spec: c.nodes.specAround(at.fn), saved: saved, block: at.block,
	}
}

// maybe reports whether code that a test calls does something only where a caller asks for
// it, or looks at something in memory, or changes it, only where things have gone wrong. A
// file is often made where there was none: if _, err := os.Stat(name); err != nil.
func (c *collector) maybe(at place, memory bool) bool {
	only := ifOption
	if memory {
		only |= onError
	}
	return !c.isTest() && at.fl.guards[at.block]&only != 0
}

func (c *collector) add(at place, e Effect) {
	g := at.fl.guards[at.block]
	if g&ifProduction != 0 || g&(ifFlag|ifEnv) != 0 && e.Op != Read || g&ifEnv != 0 && c.isTest() {
		return // no test; golden files behind -update; a test that runs itself as a subprocess
	}
	if e.Op == Cost && c.apart > 0 {
		return
	}
	if e.Op == Write && (g&ifFailed != 0 || c.isFatal(at.fl, at.block)) {
		return // to tell more of a failure, or of what ends the process
	}
	c.events = append(c.events, e)
}

func (f *family) step(at place) Step {
	p := f.pass.Fset.Position(at.pos)
	if f.name == "" {
		f.name = f.top.RelString(f.top.Package().Pkg)
	}
	return Step{Pkg: f.path, Func: f.name, File: baseName(p.Filename), Line: p.Line}
}

func isFunc(t types.Type) bool {
	_, ok := t.Underlying().(*types.Signature)
	return ok
}
