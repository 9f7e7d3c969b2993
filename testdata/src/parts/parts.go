// Package parts is summarised: each comment says which parts of what it reads
// and writes a function sees and sets.
package parts

import (
	"encoding/json"
	"errors"
)

type config struct {
	name string
	tags map[string]string
	next *config
}

var (
	level int
	names []string
	table = map[string]int{}
	conf  config
	deep  = &config{}
	other *config
)

func set(n int)           { level = n }                       // want `set: changes all, sets all`
func get() int            { return level }                    // want `get: sees all`
func count()              { level++ }                         // want `count: changes all, sets nothing`
func next() int           { level++; return level }           // want `next: changes all, sets nothing; sees all`
func setThenGet() int     { level = 1; return level }         // want `setThenGet: changes all, sets all; sees nothing`
func getThenSet() int     { n := level; level = 2; return n } // want `getThenSet: changes all, sets all; sees all`
func add(s string)        { names = append(names, s) }        // want `add: changes \[\+\], sets nothing; sees nothing`
func renew(s string)      { names = append(names[:0], s) }    // want `renew: changes all, sets all; sees nothing`
func length() int         { return len(names) }               // want `length: sees all`
func put(k string, n int) { table[k] = n }                    // want `put: changes \['p0'\], sets \['p0'\]; sees nothing`
func putA()               { put("a", 1) }                     // want `putA: changes \[a\], sets \[a\]; sees nothing`
func bump(k string)       { table[k]++ }                      // want `bump: changes \['p0'\], sets nothing; sees \['p0'\]`
func at(k string) int     { return table[k] }                 // want `at: sees \['p0'\]`
func atA() int            { return at("a") }                  // want `atA: sees \[a\]`
func putThenAt() int      { put("a", 1); return at("a") }     // want `putThenAt: changes \[a\], sets \[a\]; sees nothing`
func putThenOther() int   { put("a", 1); return at("b") }     // want `putThenOther: changes \[a\], sets \[a\]; sees \[b\]`
func setName(s string)    { conf.name = s }                   // want `setName: changes .name, sets .name`
func name() string        { return conf.name }                // want `name: sees .name`
func tag(k string) string { return deep.tags[k] }             // want `tag: sees .tags\['p0'\]`
func setTag(k, v string)  { deep.tags[k] = v }                // want `setTag: changes .tags\['p0'\], sets .tags\['p0'\]; sees nothing`
func setFurther(s string) { deep.next.name = s }              // want `setFurther: changes .next.name, sets .next.name; sees nothing`
func setAll(s string)     { conf = config{s, nil, nil} }      // want `setAll: changes .name, sets all`
func (c *config) set()    { c.name = "x" }                    // want `set: through 0 changes .name, sets .name`
func (c *config) grow()   { c.name += "x" }                   // want `grow: through 0 changes .name, sets nothing`
func (c *config) copy()   { *c = config{} }                   // want `copy: through 0 changes all, sets all`
func viaNext()            { deep.next.set() }                 // want `viaNext: changes .next.name, sets .next.name; sees nothing`
func viaAddress(n int)    { to(&level, n) }                   // want `viaAddress: changes all, sets all; sees nothing`
func to(p *int, n int)    { *p = n }                          // want `to: through 0 changes all, sets all`
func raise()              { set(get() + 1) }                  // want `raise: changes all, sets nothing; sees all`
func load(b []byte) error { return json.Unmarshal(b, &conf) } // want `load: changes '\?', sets nothing`
func resetNames()         { names = nil }                     // want `resetNames: changes all, sets all`
func resetBit()           { conf.name = "" }                  // want `resetBit: changes .name, sets all`
func unknown(c bool)      { lookup(c).name = "x" }            // want `unknown: changes \?, sets all; changes \?, sets all; may see more`
func isSet() bool         { return other != nil }             // want `isSet: sees nil`

func once() error { // want `once: changes all, sets nothing; sees all`
	if level != 0 {
		return errors.New("twice")
	}
	level = 1
	return nil
}

func empty() { // want `empty: changes all, sets all; sees nothing`
	for k := range table {
		delete(table, k)
	}
}

func list() []string { // want `list: sees all`
	var out []string
	for k := range table {
		out = append(out, k)
	}
	return out
}

func lookup(c bool) *config { // want `lookup: may see more`
	if c {
		return &conf
	}
	return deep
}
