package globalmutation

import (
	"testing"

	"example.com/config"
)

type aliasNested struct{ max int }

type aliasConfig struct {
	name  string
	limit *aliasNested
	tags  map[string]string
}

var (
	aliasPointer = &aliasConfig{}
	aliasMap     = map[string]int{"a": 1}
	aliasSlice   = []int{1, 2, 3}
	aliasShallow = &aliasConfig{limit: &aliasNested{max: 1}}
	aliasTags    = aliasConfig{tags: map[string]string{}}
	aliasPhi     = &aliasConfig{}
	aliasCloned  = &aliasConfig{limit: &aliasNested{max: 1}}
	aliasInBox   = &aliasConfig{}
)

func TestAliasOfPointer(t *testing.T) {
	c := aliasPointer
	c.name = "x" // want "changes aliasPointer and leaves it changed"
}

func TestAliasOfMap(t *testing.T) {
	m := aliasMap
	m["b"] = 2 // want "changes aliasMap and leaves it changed"
}

func TestAliasOfSubslice(t *testing.T) {
	s := aliasSlice[1:]
	s[0] = 9 // want "changes aliasSlice and leaves it changed"
}

// A shallow copy is still tied to what its pointers point to.
func TestAliasShallowCopy(t *testing.T) {
	c := *aliasShallow
	c.name = "mine"   // ok: the copy's own field
	c.limit.max = 100 // want "changes aliasShallow and leaves it changed"
}

func TestAliasMapInCopy(t *testing.T) {
	c := aliasTags
	c.tags["k"] = "v" // want "changes aliasTags and leaves it changed"
}

func TestAliasOnOneBranch(t *testing.T) {
	c := &aliasConfig{}
	if testing.Verbose() {
		c = aliasPhi
	}
	c.name = "x" // want "changes aliasPhi and leaves it changed"
}

func TestAliasInStruct(t *testing.T) {
	box := struct{ c *aliasConfig }{aliasInBox}
	box.c.name = "x" // want "changes aliasInBox and leaves it changed"
}

func TestAliasReads(t *testing.T) {
	if aliasPointer.name != "" || len(aliasMap) != 1 || aliasSlice[1] != 2 || aliasShallow.limit.max != 1 {
		t.Error("changed")
	}
	if len(aliasTags.tags) != 0 || aliasPhi.name != "" || aliasCloned.limit.max != 1 || aliasInBox.name != "" {
		t.Error("changed")
	}
}

func TestAliasDeepCopy(t *testing.T) {
	c := *aliasCloned
	limit := *aliasCloned.limit
	c.limit = &limit
	c.limit.max = 100 // ok: the nested struct was copied too
}

// The other package's singleton, by a function that returns it.
func TestAliasReturned(t *testing.T) {
	c := config.Default()
	c.Retry = 7 // want "changes config.Global and leaves it changed"
}

func TestAliasReturnedReads(t *testing.T) {
	if config.Global.Retry != 0 {
		t.Error("changed")
	}
}

func TestAliasReturnedClone(t *testing.T) {
	c := config.Default().Clone()
	c.Retry = 7            // ok: a clone
	c.Tags["k"] = "v"      // ok: the clone has its own map
	c.Limit.Max = 3        // ok: and its own nested struct
	d := config.Config{}   //
	d.Rename("x")          // ok: a value of the test's own
	e := *config.Default() //
	e.Name = "mine"        // ok: the copy's own field
	e.Fixed[0] = 1         // ok: an array is part of the copy
}
