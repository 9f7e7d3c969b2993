package effects

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"io"
	"slices"
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
		e.num(int(f.Op) | int(f.When)<<3 | int(f.Undo)<<5 | bit(f.Permanent)<<8 | bit(f.Deferred)<<9 | bit(f.Chosen)<<10 | bit(f.Maybe)<<11 | bit(f.Insert)<<12 | bit(f.Order)<<13)
		if f.Op == Read {
			continue
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
		e.num(t.Param)
		e.str(t.Path)
		e.str(t.Holder)
		e.str(t.Slot)
		e.num(int(t.When) | int(t.class)<<3 | bit(t.Memo)<<7 | int(t.Undo)<<8 | bit(t.Chosen)<<11 | bit(t.Maybe)<<12 | bit(t.Insert)<<13 | bit(t.Order)<<14)
		e.num(t.arg + 1)
		e.steps(t.Steps)
	}
	e.num(len(s.Heavy))
	for _, h := range s.Heavy {
		e.str(h.Symbol)
		e.str(h.Mark)
		e.str(h.Memory)
		e.str(h.Exclusive)
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
	for _, i := range sortedKeys(s.Texts) {
		e.num(i)
		e.str(s.Texts[i])
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
	e.num(bit(s.MayFatal) | bit(s.NoReturn)<<1 | bit(s.Unknown)<<2)
}

// packed writes a summary after its length, so that it can be passed over.
func (e *encoder) packed(s *Summary) {
	start := len(e.body)
	e.summary(s)
	size := binary.AppendUvarint(nil, uint64(len(e.body)-start))
	e.body = slices.Insert(e.body, start, size...)
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
	w, err := flate.NewWriter(&buf, flate.BestSpeed)
	if err != nil {
		panic("internal error: " + err.Error()) // the level is a constant
	}
	w.Write(head) // a bytes.Buffer takes everything
	w.Write(e.body)
	w.Close()
	return buf.Bytes()
}

// maxFact bounds what a fact may inflate to: it is read from a cache that
// others can write to.
const maxFact = 256 << 20

var errFact = errors.New("malformed effects fact")

type decoder struct {
	strings []string
	body    []byte
	err     error
}

func newDecoder(data []byte) (*decoder, error) {
	raw, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(data)), maxFact))
	if err != nil {
		return nil, errFact
	}
	d := &decoder{body: raw}
	n := d.count()
	d.strings = make([]string, 0, n)
	for range n {
		size := d.num()
		if d.err != nil || size < 0 || size > len(d.body) {
			return nil, errFact
		}
		d.strings = append(d.strings, string(d.body[:size]))
		d.body = d.body[size:]
	}
	return d, d.err
}

func (d *decoder) num() int {
	n, size := binary.Uvarint(d.body)
	if size <= 0 || n > 1<<40 {
		d.err = errFact
		d.body = nil
		return 0
	}
	d.body = d.body[size:]
	return int(n)
}

// count reads the length of a list; each element takes a byte at least.
func (d *decoder) count() int {
	n := d.num()
	if n > len(d.body) {
		d.err = errFact
		return 0
	}
	return n
}

func (d *decoder) str() string {
	i := d.num()
	if i >= len(d.strings) {
		d.err = errFact
		return ""
	}
	return d.strings[i]
}

func (d *decoder) steps() []Step {
	n := d.count()
	if n == 0 {
		return nil
	}
	steps := make([]Step, n)
	for i := range steps {
		steps[i] = Step{Pkg: d.str(), Func: d.str(), File: d.str(), Line: d.num()}
	}
	return steps
}

// packed passes over a summary.
func (d *decoder) packed() *packed {
	size := d.count()
	p := &packed{rest: &decoder{strings: d.strings, body: d.body[:size]}}
	d.body = d.body[size:]
	return p
}

func (d *decoder) summary() *Summary {
	s := new(Summary)
	for range d.count() {
		s.Effects = append(s.Effects, d.effect())
	}
	for range d.count() {
		t := Through{Param: d.num(), Path: d.str(), Holder: d.str(), Slot: d.str()}
		n := d.num()
		t.When, t.class, t.Memo, t.Undo = When(n&7), class(n>>3&15), n>>7&1 == 1, Undo(n>>8&7)
		t.Chosen, t.Maybe, t.Insert = n>>11&1 == 1, n>>12&1 == 1, n>>13&1 == 1
		t.Order = n>>14&1 == 1
		t.arg = d.num() - 1
		t.Steps = d.steps()
		s.Through = append(s.Through, t)
	}
	for range d.count() {
		h := Heavy{Symbol: d.str(), Mark: d.str(), Memory: d.str(), Exclusive: d.str()}
		h.Steps = d.steps()
		s.Heavy = append(s.Heavy, h)
	}
	for range d.count() {
		s.Aliases = append(s.Aliases, alias{result: d.num(), param: d.num() - 1, key: d.str(), path: d.str()})
	}
	if n := d.count(); n > 0 {
		s.Texts = make(map[int]string, n)
		for range n {
			i := d.num()
			s.Texts[i] = d.str()
		}
	}
	if n := d.count(); n > 0 {
		s.FuncUse = make(map[int]use, n)
		for range n {
			i := d.num()
			s.FuncUse[i] = use(d.num())
		}
	}
	for range d.count() {
		s.Parallel = append(s.Parallel, d.num())
	}
	bits := d.num()
	s.MayFatal, s.NoReturn, s.Unknown = bits&1 != 0, bits&2 != 0, bits&4 != 0
	return s
}

func (d *decoder) effect() Effect {
	e := Effect{Key: d.str(), arg: -1}
	bits := d.num()
	e.Op, e.When, e.Undo = Op(bits&7), When(bits>>3&3), Undo(bits>>5&7)
	e.Permanent, e.Deferred, e.Chosen = bits>>8&1 == 1, bits>>9&1 == 1, bits>>10&1 == 1
	e.Maybe, e.Insert, e.Order = bits>>11&1 == 1, bits>>12&1 == 1, bits>>13&1 == 1
	if e.Op == Read {
		return e
	}
	e.Helper, e.Symbol, e.Variable, e.Slot = d.str(), d.str(), d.str(), d.str()
	e.class, e.arg = class(d.num()), d.num()-1
	e.Steps = d.steps()
	return e
}
