package effects

import (
	"cmp"
	"go/token"
	"iter"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// summary settles what a collector gathered: which writes are undone, and by
// what, and what of it the callers of the family's top can see.
func (c *collector) summary() *Summary {
	s := &Summary{
		Heavy: c.heavy, FuncUse: c.funcUse, Unknown: c.unknown || c.vague, UnknownResult: c.unknownResult,
		MayFatal: len(c.fatals) > 0,
		NoReturn: !c.returns(c.top),
		Parallel: c.parallelParams(),
		Aliases:  c.aliases(),
		Texts:    c.resultTexts(),
	}
	c.noteKept()
	c.kept = c.findKept()
	all := c.lend()
	var group []Effect
	for key, events := range c.byResource() {
		group = group[:0]
		for _, e := range events {
			group = append(group, *e)
		}
		all = c.settleKey(all, key, group)
	}
	s.Effects = slices.Clone(limitReads(all))
	s.Through = c.settleThrough()
	c.giveBack(all)
	c.giveBack(c.events)
	c.events = nil
	return s
}

// byResource yields the events on each resource, in source order. They are valid
// until the next ones.
func (c *collector) byResource() iter.Seq2[string, []*Effect] {
	sorted := make([]*Effect, len(c.events))
	for i := range c.events {
		sorted[i] = &c.events[i]
	}
	slices.SortStableFunc(sorted, func(a, b *Effect) int {
		return cmp.Or(strings.Compare(a.Key, b.Key), cmp.Compare(a.Pos, b.Pos))
	})
	return func(yield func(string, []*Effect) bool) {
		for len(sorted) > 0 {
			key, n := sorted[0].Key, 1
			for n < len(sorted) && sorted[n].Key == key {
				n++
			}
			if !yield(key, sorted[:n]) {
				return
			}
			sorted = sorted[n:]
		}
	}
}

// settleKey adds what is left of the events on one resource.
func (c *collector) settleKey(all []Effect, key string, events []Effect) []Effect {
	undoings, writes := c.undoings(key, events), c.plainWrites(events)
	from := len(all)
	restored := token.NoPos // where a plain statement restores
	for _, e := range events {
		if e.isPlainWrite() {
			if e.Pos == restored && e.Pos.IsValid() {
				continue
			}
			e, restored = c.settleWrite(e, writes, undoings, restored)
			e.SeenLater = c.seenLater(e)
		}
		if c.isInit() && e.Op == Cost {
			all = append(all, e) // each is told where it stands
			continue
		}
		all = mergeEffect(all, from, e)
	}
	return all[:from+len(dropUndo(all[from:]))]
}

// isInit reports whether the family is an init function, or the initialisation
// of the package's variables.
func (f *family) isInit() bool {
	return f.top.Signature.Recv() == nil && (f.top.Name() == "init" || strings.HasPrefix(f.top.Name(), "init#"))
}

// mergeEffect adds an effect unless one of all[from:] says the same. Of two writes the one
// that is undone less wins; how log writes and where it writes to stay apart. Reads merge
// whatever their place.
func mergeEffect(all []Effect, from int, e Effect) []Effect {
	for i := from; i < len(all); i++ {
		have := &all[i]
		if have.Op != e.Op || have.When != e.When || have.Deferred != e.Deferred || have.Op == Read && have.Perhaps != e.Perhaps {
			continue
		}
		if e.Op == Query && have.Slot != e.Slot && i-from < maxRows {
			continue
		}
		if e.Op != Write {
			have.Own, have.Near, have.Sure, have.handed = have.Own || e.Own, have.Near || e.Near, have.Sure || e.Sure, have.handed || e.handed
			have.Maybe = have.Maybe && e.Maybe
			have.InParallel = have.InParallel || e.InParallel
			have.InSubtest = have.InSubtest && e.InSubtest
			have.Beside = have.Beside || e.Beside
			have.Repeated = have.Repeated || e.Repeated
			have.Only = commonOnly(have.Only, e.Only)
			return all
		}
		if have.restores() != e.restores() || have.Permanent != e.Permanent || have.spec != e.spec || e.Key == "log" && have.Part != e.Part {
			continue
		}
		e.Only = commonOnly(have.Only, e.Only)
		have.Only = e.Only
		if worse(e, *have) {
			if e.First = e.Pos; have.lasts {
				e.First, e.lasts = have.First, true
			}
			*have = e
		}
		return all
	}
	e.First = e.Pos
	return append(all, e)
}

// maxReads bounds how many reads a summary lists: what reads hundreds of
// package variables is a whole program.
const maxReads = 250

func limitReads(effects []Effect) []Effect {
	n := 0
	return slices.DeleteFunc(effects, func(e Effect) bool {
		if e.Op != Read && e.Op != Memo {
			return false
		}
		n++
		return n > maxReads
	})
}

// settleThrough merges the writes through parameters: one a parameter, time
// and kind is enough.
func (c *collector) settleThrough() []Through {
	var out []Through
	for _, th := range c.through {
		if th.When == Now && th.Undo < UndoDefer && c.kept.hasThrough(th) {
			th.Undo = UndoDefer
		}
		at := slices.IndexFunc(out, func(have Through) bool {
			return have.Param == th.Param && have.Path == th.Path && have.Holder == th.Holder && have.Slot == th.Slot && have.Order == th.Order && have.When == th.When && have.Undo == th.Undo && (have.Memo == th.Memo || th.Memo) &&
				(have.class == th.class || th.Memo)
		})
		if at < 0 {
			out = append(out, th)
			continue
		}
		out[at].Only = commonOnly(out[at].Only, th.Only)
	}
	return out
}

// parallelParams returns the parameters of the top that t.Parallel is called on.
func (c *collector) parallelParams() []int {
	if c.runsParallel(c.top) {
		for i, p := range c.top.Params {
			if isTB(p.Type()) {
				return []int{i}
			}
		}
	}
	return nil
}

// aliases returns what the results of the top refer to. Where a result is now
// and then a value of its own, as with a default that is used if nothing was
// asked for, or comes beside an error, the package variable is not what callers
// mean to change.
func (c *collector) aliases() []alias {
	var out []alias
	fresh := make(map[int]bool) // results
	c.eachResult(func(ret *ssa.Return, i int, failed bool) {
		v := ret.Results[i]
		if !refers(v.Type(), 0) || isFunc(v.Type()) || isError(v.Type()) {
			return
		}
		for _, o := range c.originsOf(v) {
			a := alias{result: i, param: o.i, path: o.path}
			switch o.kind {
			case fromGlobal:
				if failed {
					continue // return empty, err
				}
				a = alias{result: i, param: -1, key: o.key}
			case fromParam:
			case fromLocal:
				fresh[i] = fresh[i] || !c.published(o.val)
				continue
			default:
				continue
			}
			if !slices.Contains(out, a) && len(out) < maxOrigins {
				out = append(out, a)
			}
		}
	})
	return slices.DeleteFunc(out, func(a alias) bool { return a.param < 0 && fresh[a.result] })
}

// published reports whether a new value is stored in a package variable too, as
// what is made when it is first asked for.
func (c *collector) published(v ssa.Value) bool {
	for _, ref := range *v.Referrers() {
		var dest ssa.Value
		switch ref := ref.(type) {
		case *ssa.Store:
			if ref.Val == v {
				dest = ref.Addr
			}
		case *ssa.MapUpdate:
			dest = ref.Map
		case *ssa.MakeInterface:
			if c.published(ref) {
				return true
			}
		}
		if dest != nil && slices.ContainsFunc(c.originsOf(dest), func(o origin) bool { return o.kind == fromGlobal }) {
			return true
		}
	}
	return false
}

// resultTexts returns the string results of the top that are known at least in
// part.
func (c *collector) resultTexts() map[resultPart]string {
	texts := make(map[resultPart]string)
	c.addResultParts(texts)
	mixed := make(map[int]bool)
	c.eachResult(func(ret *ssa.Return, i int, _ bool) {
		v := ret.Results[i]
		if !isString(v.Type()) || mixed[i] {
			return
		}
		s := c.text(v)
		if k, ok := v.(*ssa.Const); ok && isZero(k) {
			return // beside an error
		}
		part := resultPart{i, ""}
		if have, ok := texts[part]; ok && have != s || strings.Trim(s, hole) == "?" {
			mixed[i] = true
			delete(texts, part)
			return
		}
		texts[part] = s
	})
	return texts
}

// eachResult calls do for the results of the top, and says which of them come
// beside an error where others do not.
func (c *collector) eachResult(do func(ret *ssa.Return, i int, failed bool)) {
	fl := c.flowOf(c.top)
	var returns []*ssa.Return
	succeeds := false
	for _, b := range c.top.Blocks {
		end, live := fl.end[b]
		if !live || end < len(b.Instrs) || end == 0 {
			continue
		}
		if ret, ok := b.Instrs[end-1].(*ssa.Return); ok {
			returns = append(returns, ret)
			succeeds = succeeds || len(ret.Results) > 0 && !fails(ret)
		}
	}
	for _, ret := range returns {
		for i := range ret.Results {
			do(ret, i, succeeds && fails(ret))
		}
	}
}

// fails reports whether the last result is an error that may not be nil.
func fails(ret *ssa.Return) bool {
	if len(ret.Results) == 0 {
		return false
	}
	last := ret.Results[len(ret.Results)-1]
	return isError(last.Type()) && !isNil(last)
}
