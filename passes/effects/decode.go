package effects

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"io"
)

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
		t.Order, t.Only = n>>14&1 == 1, d.only(n>>17)
		t.Part, t.Sets = d.parts(n>>15&1 == 1, n>>16&1 == 1)
		t.arg = d.num() - 1
		t.Steps = d.steps()
		s.Through = append(s.Through, t)
	}
	for range d.count() {
		h := Heavy{Symbol: d.str(), Mark: d.str(), Memory: d.str(), Exclusive: d.str(), Only: d.str()}
		h.Steps = d.steps()
		s.Heavy = append(s.Heavy, h)
	}
	for range d.count() {
		s.Aliases = append(s.Aliases, alias{result: d.num(), param: d.num() - 1, key: d.str(), path: d.str()})
	}
	if n := d.count(); n > 0 {
		s.Texts = make(map[resultPart]string, n)
		for range n {
			p := resultPart{d.num(), d.str()}
			s.Texts[p] = d.str()
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
	s.MayFatal, s.NoReturn, s.Unknown, s.UnknownResult = bits&1 != 0, bits&2 != 0, bits&4 != 0, bits&8 != 0
	return s
}

func (d *decoder) effect() Effect {
	e := Effect{Key: d.str(), arg: -1}
	bits := d.num()
	e.Op, e.When = Op(bits&7), When(bits>>3&3)
	if e.Op == Read {
		d.read(&e, bits)
		return e
	}
	e.Undo = Undo(bits >> 5 & 7)
	e.Permanent, e.Deferred, e.Chosen = bits>>8&1 == 1, bits>>9&1 == 1, bits>>10&1 == 1
	e.Maybe, e.Insert, e.Order, e.Sure = bits>>11&1 == 1, bits>>12&1 == 1, bits>>15&1 == 1, bits>>16&1 == 1
	e.Only = d.only(bits >> 17)
	e.Part, e.Sets = d.parts(bits>>13&1 == 1, bits>>14&1 == 1)
	e.Helper, e.Symbol, e.Variable, e.Slot = d.str(), d.str(), d.str(), d.str()
	e.class, e.arg = class(d.num()), d.num()-1
	e.Steps = d.steps()
	return e
}

func (d *decoder) read(e *Effect, bits int) {
	e.Vague, e.Deferred, e.Maybe, e.Own = bits>>5&1 == 1, bits>>8&1 == 1, bits>>9&1 == 1, bits>>10&1 == 1
	e.Sure, e.Perhaps = bits>>11&1 == 1, bits>>12&1 == 1
	e.Only = d.only(bits >> 13)
	if bits>>6&1 == 1 {
		e.Sees = []string{""}
	}
	if bits>>7&1 == 1 {
		e.Sees, e.Sets = d.strs(), d.strs()
	}
}

// only reads conditions, if the bit says that there are any.
func (d *decoder) only(bit int) string {
	if bit&1 == 0 {
		return ""
	}
	return d.str()
}

// parts reads the parts of a write.
func (d *decoder) parts(whole, listed bool) (string, []string) {
	if whole {
		return "", []string{""}
	}
	if !listed {
		return "", nil
	}
	return d.str(), d.strs()
}

func (d *decoder) strs() []string {
	n := d.count()
	if n == 0 {
		return nil
	}
	list := make([]string, n)
	for i := range list {
		list[i] = d.str()
	}
	return list
}
