package effects

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"maps"
	"slices"
	"sync"
)

// The encoding of summaries: a table of the strings in them, then numbers, all
// as uvarints, the whole deflated. It is what is kept on disk for every package
// of every dependency, so it is small and the same for the same input.

type encoder struct {
	strings []string
	index   map[string]uint64
	body    []byte
}

func (e *encoder) num(n int) { e.body = binary.AppendUvarint(e.body, uint64(n)) }

func (e *encoder) str(s string) {
	i, ok := e.index[s]
	if !ok {
		i = uint64(len(e.strings))
		e.index[s] = i
		e.strings = append(e.strings, s)
	}
	e.body = binary.AppendUvarint(e.body, i)
}

func (e *encoder) bool(b bool) {
	if b {
		e.num(1)
	} else {
		e.num(0)
	}
}

func (e *encoder) steps(steps []Step) {
	e.num(len(steps))
	for _, s := range steps {
		e.str(s.Pkg)
		e.str(s.Func)
		e.str(s.File)
		e.num(s.Line)
	}
}

func (e *encoder) summary(s *Summary) {
	e.num(len(s.Effects))
	for _, f := range s.Effects {
		e.str(f.Key)
		if f.Op == Read {
			e.read(f)
			continue
		}
		parts, whole := partBits(f.Part, f.Sets)
		e.num(int(f.Op) | int(f.When)<<3 | int(f.Undo)<<5 | bit(f.Permanent)<<8 | bit(f.Deferred)<<9 | bit(f.Chosen)<<10 | bit(f.Maybe)<<11 | bit(f.Insert)<<12 |
			bit(whole)<<13 | bit(parts)<<14 | bit(f.Order)<<15 | bit(f.Sure)<<16 | bit(f.Only != "")<<17)
		e.only(f.Only)
		if parts {
			e.str(f.Part)
			e.strs(f.Sets)
		}
		e.str(f.Helper)
		e.str(f.Symbol)
		e.str(f.Variable)
		e.str(f.Slot)
		e.num(int(f.class))
		e.num(f.arg + 1)
		e.steps(f.Steps)
	}
	e.num(len(s.Through))
	for _, t := range s.Through {
		parts, whole := partBits(t.Part, t.Sets)
		e.num(t.Param)
		e.str(t.Path)
		e.str(t.Holder)
		e.str(t.Slot)
		e.num(int(t.When) | int(t.class)<<3 | bit(t.Memo)<<7 | int(t.Undo)<<8 | bit(t.Chosen)<<11 | bit(t.Maybe)<<12 | bit(t.Insert)<<13 | bit(t.Order)<<14 |
			bit(whole)<<15 | bit(parts)<<16 | bit(t.Only != "")<<17)
		e.only(t.Only)
		if parts {
			e.str(t.Part)
			e.strs(t.Sets)
		}
		e.num(t.arg + 1)
		e.steps(t.Steps)
	}
	e.num(len(s.Heavy))
	for _, h := range s.Heavy {
		e.str(h.Symbol)
		e.str(h.Mark)
		e.str(h.Memory)
		e.str(h.Exclusive)
		e.str(h.Only)
		e.steps(h.Steps)
	}
	e.num(len(s.Aliases))
	for _, a := range s.Aliases {
		e.num(a.result)
		e.num(a.param + 1)
		e.str(a.key)
		e.str(a.path)
	}
	e.num(len(s.Texts))
	for _, p := range slices.SortedFunc(maps.Keys(s.Texts), resultPart.compare) {
		e.num(p.result)
		e.str(p.field)
		e.str(s.Texts[p])
	}
	e.num(len(s.FuncUse))
	for _, i := range sortedKeys(s.FuncUse) {
		e.num(i)
		e.num(int(s.FuncUse[i]))
	}
	e.num(len(s.Parallel))
	for _, i := range s.Parallel {
		e.num(i)
	}
	e.num(bit(s.MayFatal) | bit(s.NoReturn)<<1 | bit(s.Unknown)<<2 | bit(s.UnknownResult)<<3)
}

// packed writes a summary after its length, so that it can be passed over.
func (e *encoder) packed(s *Summary) {
	start := len(e.body)
	e.summary(s)
	size := binary.AppendUvarint(nil, uint64(len(e.body)-start))
	e.body = slices.Insert(e.body, start, size...)
}

// read encodes a read: there are many, and most see all of a resource.
func (e *encoder) read(f Effect) {
	all := isWhole(f.Sees) && len(f.Sets) == 0
	parts := !all && len(f.Sees)+len(f.Sets) > 0
	e.num(int(f.Op) | int(f.When)<<3 | bit(f.Vague)<<5 | bit(all)<<6 | bit(parts)<<7 | bit(f.Deferred)<<8 | bit(f.Maybe)<<9 | bit(f.Own || f.handed)<<10 | bit(f.Sure)<<11 | bit(f.Perhaps)<<12 | bit(f.Only != "")<<13)
	e.only(f.Only)
	if parts {
		e.strs(f.Sees)
		e.strs(f.Sets)
	}
}

// only writes conditions, if there are any.
func (e *encoder) only(s string) {
	if s != "" {
		e.str(s)
	}
}

// partBits reports whether the parts of a write need to be listed, and if not,
// whether it sets the whole.
func partBits(part string, sets []string) (parts, whole bool) {
	whole = part == "" && isWhole(sets)
	return !whole && (part != "" || len(sets) > 0), whole
}

func isWhole(parts []string) bool { return len(parts) == 1 && parts[0] == "" }

func (e *encoder) strs(list []string) {
	e.num(len(list))
	for _, s := range list {
		e.str(s)
	}
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

func sortedKeys[K int | string, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func (e *encoder) bytes() []byte {
	var head []byte
	head = binary.AppendUvarint(head, uint64(len(e.strings)))
	for _, s := range e.strings {
		head = binary.AppendUvarint(head, uint64(len(s)))
		head = append(head, s...)
	}
	var buf bytes.Buffer
	w := deflaters.Get().(*flate.Writer)
	defer deflaters.Put(w)
	w.Reset(&buf)
	w.Write(head) // a bytes.Buffer takes everything
	w.Write(e.body)
	w.Close()
	return buf.Bytes()
}

// deflaters are kept: one is larger than what most packages have to say.
var deflaters = sync.Pool{New: func() any {
	w, err := flate.NewWriter(nil, flate.BestSpeed)
	if err != nil {
		panic("internal error: " + err.Error()) // the level is a constant
	}
	return w
}}
